/** The line of a branch: its commits through first parents alone, which is everything that was ever put on it, one after the other. */
import type { FileChange } from "../../core/facts.ts";
import { explainFailure, tellsOfDamage } from "./git-error.ts";
import { DIFF, parseRawDiff } from "./parse-diff.ts";
import type { Git } from "./run-git.ts";

export interface LineCommit {
  readonly id: string;
  readonly parents: readonly string[];
  /** When it was committed, by its own word: ISO 8601, UTC. */
  readonly at: string;
  /** The author's name, as the commit has it. */
  readonly author: string;
}

export interface LineReader {
  /** The line that ends in a commit, oldest first; a shallow clone holds only its end. */
  listLine(tip: string): Promise<LineCommit[]>;
  /**
   * What each commit changed against its first parent, in the order given; of a commit without parents all that it holds. It streams, by one
   * git process for all.
   * @throws GitError where an object is missing or damaged
   */
  diffLine(commits: readonly LineCommit[]): AsyncGenerator<{ commit: LineCommit; changes: FileChange[] }>;
  /** The id of all that a commit holds. */
  treeOf(commit: string): Promise<string>;
}

const FIELDS = ["%H", "%P", "%ct", "%an"];
const COLON = 0x3a;
const MAX_STDERR = 65_536;

export function lineReader(git: Git): LineReader {
  return {
    async listLine(tip) {
      const format = `--format=tformat:${FIELDS.join("%x00")}`;
      const words = [
        "--no-mailmap",
        "--no-notes",
        "--no-color",
        "--no-patch",
        "--no-show-signature",
        "--encoding=UTF-8",
      ];
      const output = await git.ask(["log", "-z", "--first-parent", ...words, format, tip, "--"]);
      const fields = output.toString("utf8").split("\0");
      const commits: LineCommit[] = [];
      for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
        const [id = "", parents = "", seconds = "", author = ""] = fields.slice(at, at + FIELDS.length);
        commits.push({ id, parents: parents === "" ? [] : parents.split(" "), at: instantOf(seconds), author });
      }
      return commits.reverse();
    },
    diffLine: (commits) => diffLine(git, commits),
    treeOf: async (commit) =>
      (await git.ask(["rev-parse", "--verify", "--end-of-options", `${commit}^{tree}`])).toString("latin1").trim(),
  };
}

/** Year 9999 and the first day there is: a commit may claim any number. */
const LAST_SECOND = 253_402_300_799;
function instantOf(seconds: string): string {
  const known = /^\d{1,12}$/.test(seconds) ? Math.min(Number(seconds), LAST_SECOND) : 0;
  return new Date(known * 1000).toISOString();
}

async function* diffLine(
  git: Git,
  commits: readonly LineCommit[],
): AsyncGenerator<{ commit: LineCommit; changes: FileChange[] }> {
  const child = git.start([...DIFF, "--stdin", "--always", "--root"]);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (stderr.length < MAX_STDERR) stderr += text;
  });
  const ended = new Promise<number>((resolve) => {
    child.on("error", (error) => {
      stderr += error.message;
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
  // It may stop reading early, and then says why in its exit code.
  child.stdin.on("error", () => {});
  child.stdin.end(
    commits.map(({ id, parents: [first] }) => (first === undefined ? `${id}\n` : `${id} ${first}\n`)).join(""),
  );
  let next = 0;
  try {
    for await (const { id, records } of splitCommits(child.stdout as AsyncIterable<Buffer>)) {
      const commit = commits[next++];
      if (commit?.id !== id)
        throw explainFailure("diff-tree", 1, `${stderr}\nan answer for ${id}, which was not asked for`);
      yield { commit, changes: parseRawDiff(records) };
    }
    const code = await ended;
    if (code !== 0 || tellsOfDamage(stderr) || next !== commits.length) throw explainFailure("diff-tree", code, stderr);
  } finally {
    child.kill();
  }
}

/**
 * Cuts the output of `diff-tree --stdin -z` into commits: the id, then records, each of one field and one or two paths. The bytes of one
 * commit are only there until the next is asked for.
 */
async function* splitCommits(output: AsyncIterable<Buffer>): AsyncGenerator<{ id: string; records: Buffer }> {
  let id: string | undefined;
  let store: Buffer = Buffer.alloc(1 << 20);
  /** In the store: where the commit at hand begins, up to where its records are whole, and where what was read ends. */
  let [start, whole, filled] = [0, 0, 0];
  for await (const chunk of output) {
    if (filled + chunk.length > store.length) {
      const kept = store.subarray(start, filled);
      // Twice as much each time, so that a vast commit is copied a few times and not once for each chunk.
      store = Buffer.concat([kept], Math.max(store.length, 2 * (kept.length + chunk.length)));
      [start, whole, filled] = [0, whole - start, kept.length];
    }
    filled += chunk.copy(store, filled);
    const read = store.subarray(0, filled);
    for (;;) {
      const isRecord = whole < filled && read[whole] === COLON;
      const end = isRecord ? endOfRecord(read, whole) : read.indexOf(0, whole);
      if (end === -1) break;
      if (!isRecord) {
        if (id !== undefined) yield { id, records: read.subarray(start, whole) };
        id = read.toString("latin1", whole, end);
        start = end + 1;
      }
      whole = end + 1;
    }
  }
  if (id !== undefined) yield { id, records: store.subarray(start, filled) };
}

/** Where a record ends, whose status is the last word before its first zero byte: `R` has two paths behind it. */
function endOfRecord(bytes: Buffer, start: number): number {
  const head = bytes.indexOf(0, start);
  if (head === -1) return -1;
  const space = bytes.lastIndexOf(0x20, head);
  const first = bytes.indexOf(0, head + 1);
  return first === -1 || bytes[space + 1] !== 0x52 ? first : bytes.indexOf(0, first + 1);
}
