/** A ledger as a branch of a clone: read from git's objects, never checked out. */
import { isPlainPath } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { printable } from "../git/git-error.ts";
import { historyOf } from "../git/history.ts";
import { openRepository } from "../git/repository.ts";
import { type Git, gitIn } from "../git/run-git.ts";
import { cloneHistory } from "./clone-history.ts";
import { streamTree } from "./stream-tree.ts";

/** What the action writes by default. */
export const LEDGER_BRANCH = "secmlops-ledger";

/**
 * @param folder a clone, bare or not
 * @param branch a branch, here or of a remote, or any other name that git knows a commit by
 * @throws LedgerError `unreadable` where there is no such branch, or more than one; GitError where there is no clone
 */
export async function openClone(folder: string, branch = LEDGER_BRANCH): Promise<LedgerSource> {
  await openRepository(folder);
  // It is none inside a work tree: that was just looked at.
  const git = gitIn(folder, ["-c", "safe.bareRepository=all"]);
  const { name, tip } = await findBranch(git, folder, branch);
  return {
    name: `${name} of ${folder} at ${tip.slice(0, 12)}`,
    tip,
    files: (wanted = () => true) => streamTree(git, tip, wanted),
    async read(path) {
      if (!isPlainPath(path)) return undefined;
      const isIt = (each: string) => each === path;
      for await (const { bytes, odd } of streamTree(git, tip, isIt, path)) return odd === undefined ? bytes : undefined;
      return undefined;
    },
    history: cloneHistory(git, folder, tip),
    close: async () => {},
  };
}

interface Found {
  readonly name: string;
  readonly tip: string;
}

/** A branch of that name here and at every remote must be one and the same: which of them was meant, nobody else can say. */
async function findBranch(git: Git, folder: string, branch: string): Promise<Found> {
  const found = branch.startsWith("refs/") ? [] : await branchesNamed(git, branch);
  const [first] = found;
  if (first === undefined) {
    const tip = (await historyOf(git, folder).firstCommit([branch]))?.id;
    if (tip !== undefined) return { name: branch, tip };
    const shown = printable(branch);
    throw new LedgerError(
      "unreadable",
      `${folder} has no branch ${shown}: fetch it with \`git fetch origin ${shown}:${shown}\`, or name another with --branch`,
    );
  }
  if (found.every(({ tip }) => tip === first.tip)) return first;
  const all = found.map(({ name, tip }) => `${name} is at ${tip.slice(0, 12)}`).join(", ");
  throw new LedgerError(
    "unreadable",
    `${folder} has more than one ${printable(branch)}: ${all}: name the one that is meant, as --branch ${found.at(-1)?.name}`,
  );
}

async function branchesNamed(git: Git, branch: string): Promise<Found[]> {
  const format = "--format=%(objecttype) %(objectname) %(refname)";
  const patterns = [`refs/heads/${branch}`, `refs/remotes/*/${branch}`];
  const { code, stdout } = await git.run(["for-each-ref", format, "--", ...patterns]);
  if (code !== 0) return [];
  return stdout
    .toString("utf8")
    .split("\n")
    .map((line) => line.split(" "))
    .flatMap(([type, tip = "", name = ""]) =>
      // A pattern finds what lies below it too.
      type === "commit" && (name === `refs/heads/${branch}` || isOfRemote(name, branch)) ? [{ name, tip }] : [],
    );
}

const isOfRemote = (name: string, branch: string): boolean =>
  name.startsWith("refs/remotes/") && name.slice("refs/remotes/".length).replace(/^[^/]+\//, "") === branch;
