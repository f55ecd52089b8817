import type { FileChange } from "../../core/facts.ts";
import { GitError, printable } from "./git-error.ts";

/** The command whose output is parsed here. An empty file moved is no rename: it would pair with any other. */
export const DIFF = [
  "diff-tree",
  "-r",
  "--raw",
  "-z",
  "--no-abbrev",
  "-M100%",
  "--no-rename-empty",
  "--ignore-submodules=none",
  "--no-ext-diff",
  "--no-textconv",
  "--no-relative",
  "--no-color",
];

const STATUS: Readonly<Record<string, FileChange["status"]>> = {
  A: "added",
  M: "modified",
  D: "deleted",
  R: "renamed",
  T: "type-changed",
};

/** `:100644 100644 `: what stands before the ids in every record. */
const IDS_START = 15;

/** A path with a part that no work tree can hold: git adds none such, and whoever made one wants it taken for another path. */
const IMPOSSIBLE = /(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/i;

/**
 * Parses the output of `git diff-tree -r --raw -z --no-abbrev`: one record for each change, its paths as they are, any bytes.
 * @throws GitError `corrupt-object` on a path with an empty part, `.`, `..` or `.git`; Error on output that git does not write
 */
export function parseRawDiff(output: Buffer): FileChange[] {
  const changes: FileChange[] = [];
  let position = 0;
  const fieldEnd = (start: number): number => {
    const end = output.indexOf(0, start);
    if (end < 0) throw new Error("git's diff ends in the middle of a record");
    return end;
  };
  while (position < output.length) {
    const end = fieldEnd(position);
    const record = output.toString("latin1", position, end);
    const space = record.indexOf(" ", IDS_START);
    const letter = record.slice(2 * space + 2 - IDS_START);
    const status = STATUS[letter.slice(0, 1)];
    if (space < 0 || status === undefined) throw new Error(`git's diff has a record that is not understood: ${record}`);
    const [oldMode, newMode] = [record.slice(1, 7), record.slice(8, 14)];
    const first = fieldEnd(end + 1);
    const last = status === "renamed" ? fieldEnd(first + 1) : first;
    const change: Writable = { path: "", status };
    setPath(change, "path", "rawPath", output, status === "renamed" ? first + 1 : end + 1, last);
    if (status === "renamed") setPath(change, "previousPath", "rawPreviousPath", output, end + 1, first);
    if (!isNothing(oldMode)) {
      change.oldMode = oldMode;
      change.oldId = record.slice(IDS_START, space);
    }
    if (!isNothing(newMode)) {
      change.newMode = newMode;
      change.newId = record.slice(space + 1, 2 * space + 1 - IDS_START);
    }
    changes.push(change);
    position = last + 1;
  }
  return changes;
}

type Writable = { -readonly [Key in keyof FileChange]: FileChange[Key] };

const isNothing = (mode: string) => mode === "000000";

/** A path as text, and its bytes as hex where they are not UTF-8: nothing is lost, nothing is mistaken for something else. */
function setPath(
  change: Writable,
  key: "path" | "previousPath",
  rawKey: "rawPath" | "rawPreviousPath",
  output: Buffer,
  start: number,
  end: number,
): void {
  const text = output.toString("utf8", start, end);
  if (IMPOSSIBLE.test(text))
    throw new GitError(
      "corrupt-object",
      `a tree of this repository has an entry that git would not make (${printable(JSON.stringify(text))}): run \`git fsck --full\` to see where, and remove it from the history`,
    );
  change[key] = text;
  if (text.includes("\ufffd") && !Buffer.from(text).equals(output.subarray(start, end))) {
    change[rawKey] = output.toString("hex", start, end);
  }
}
