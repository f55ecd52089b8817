/** A ledger as a branch of a clone: read from git's objects, never checked out. */
import type { LedgerFile } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { gitIn } from "../git/run-git.ts";
import { streamBatch } from "./stream-batch.ts";

/** What the action writes by default. */
export const LEDGER_BRANCH = "secmlops-ledger";

/**
 * @param folder a clone, bare or not
 * @param branch a branch, here or of a remote, or any other name that git knows a commit by
 * @throws LedgerError `unreadable` where there is no such branch
 */
export async function openClone(folder: string, branch = LEDGER_BRANCH): Promise<LedgerSource> {
  const git = gitIn(folder, ["-c", "safe.bareRepository=all"]);
  let found: { name: string; tip: string } | undefined;
  for (const name of [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`, branch]) {
    const { code, stdout } = await git.run([
      "rev-parse",
      "--verify",
      "--quiet",
      "--end-of-options",
      `${name}^{commit}`,
    ]);
    if (code === 0) {
      found = { name, tip: stdout.toString("latin1").trim() };
      break;
    }
  }
  if (found === undefined)
    throw new LedgerError(
      "unreadable",
      `${folder} has no branch ${branch}: fetch it with \`git fetch origin ${branch}:${branch}\`, or name another with --branch`,
    );
  const { tip } = found;
  const list = async (): Promise<{ path: string; id: string }[]> =>
    (await git.ask(["ls-tree", "-r", "-z", "--full-tree", tip]))
      .toString("utf8")
      .split("\0")
      .filter((line) => line !== "")
      .map((line) => ({ path: line.slice(line.indexOf("\t") + 1), id: line.split(/[ \t]/, 3)[2] ?? "" }));
  return {
    name: `${found.name} of ${folder} at ${tip.slice(0, 12)}`,
    tip,
    async *files(wanted = () => true): AsyncGenerator<LedgerFile> {
      const entries = (await list()).filter(({ path }) => wanted(path));
      let at = 0;
      for await (const bytes of streamBatch(
        git,
        entries.map(({ id }) => id),
      )) {
        const entry = entries[at++];
        if (entry !== undefined) yield { path: entry.path, bytes };
      }
    },
    async read(path) {
      const { code, stdout } = await git.run(["cat-file", "blob", `${tip}:${path}`]);
      return code === 0 ? stdout : undefined;
    },
    close: async () => {},
  };
}
