import type { FileChange } from "../../core/facts.ts";

const STATUS: Readonly<Record<string, FileChange["status"]>> = {
  A: "added",
  M: "modified",
  D: "deleted",
  R: "renamed",
  T: "type-changed",
};

/**
 * Parses the output of `git diff-tree -r --raw -z --no-abbrev`: one record for each change, its paths as they are, any bytes.
 * @throws Error on output that git does not write
 */
export function parseRawDiff(output: Buffer): FileChange[] {
  const changes: FileChange[] = [];
  let position = 0;
  const next = (): Buffer => {
    const end = output.indexOf(0, position);
    if (end < 0) throw new Error("git's diff ends in the middle of a record");
    const field = output.subarray(position, end);
    position = end + 1;
    return field;
  };
  while (position < output.length) {
    const [oldMode = "", newMode, oldId, newId, letter = ""] = next().toString("latin1").slice(1).split(" ");
    const status = STATUS[letter.slice(0, 1)];
    if (status === undefined || newMode === undefined || oldId === undefined || newId === undefined) {
      throw new Error(`git's diff has a record that is not understood: ${letter}`);
    }
    const previous = status === "renamed" ? next() : undefined;
    const path = next();
    changes.push({
      ...named("path", "rawPath", path),
      ...(previous ? named("previousPath", "rawPreviousPath", previous) : {}),
      status,
      ...(isNothing(oldMode) ? {} : { oldMode, oldId }),
      ...(isNothing(newMode) ? {} : { newMode, newId }),
    } as FileChange);
  }
  return changes;
}

const isNothing = (mode: string) => mode === "000000";

/** A path as text, and its bytes as hex where they are not UTF-8: nothing is lost, nothing is mistaken for something else. */
function named(key: string, rawKey: string, bytes: Buffer): Record<string, string> {
  const text = bytes.toString("utf8");
  if (!text.includes("\ufffd") || Buffer.from(text).equals(bytes)) return { [key]: text };
  return { [key]: text, [rawKey]: bytes.toString("hex") };
}
