/** A ledger as a branch of a clone: read from git's objects, never checked out. */
import { isPlainPath } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { printable } from "../git/git-error.ts";
import { historyOf } from "../git/history.ts";
import { openRepository } from "../git/repository.ts";
import { type Git, gitIn } from "../git/run-git.ts";
import { cloneHistory } from "./clone-history.ts";
import { WORKSPACE } from "./keep-folder.ts";
import { openPathReader } from "./read-path.ts";
import { streamTree } from "./stream-tree.ts";

/** Of git's own memory. */
const GIT_CACHE = "256m";

/** At a ledger's top. */
const FOLDERS: ReadonlySet<string> = new Set(["records", "policies", "pulls", "evidence", "attestations"]);

/** What the action writes by default. */
export const LEDGER_BRANCH = "secmlops-ledger";

/**
 * @param folder a clone, bare or not
 * @param branch a branch, here or of a remote, or any other name that git knows a commit by
 * @throws LedgerError `unreadable` where there is no such branch, or more than one; GitError where there is no clone
 */
export async function openClone(folder: string, branch = LEDGER_BRANCH): Promise<LedgerSource> {
  await openRepository(folder);
  const git = ledgerGit(folder);
  const found = await findBranch(git, folder, branch);
  // What was named otherwise may be anything; of what bears the ledger's name, it is a finding that nothing of it is left.
  if (branch !== LEDGER_BRANCH && (await holdsOther(git, found.tip)))
    throw new LedgerError("unreadable", `${found.name} of ${folder} holds no ledger: name the branch that does`);
  return sourceAt(git, folder, found);
}

export interface Checkout {
  readonly source: LedgerSource;
  /** Files of the work tree that are not as they are in the commit, or not in it at all. Only the commit is read. */
  readonly differing: number;
  /** Branches of the same name at a remote that are at another commit. */
  readonly elsewhere: readonly string[];
}

/**
 * A ledger's branch that is checked out: read from its commits all the same.
 * @param folder the top folder of a work tree
 * @returns nothing where something else is checked out
 * @throws GitError where there is no clone
 */
export async function openCheckout(folder: string): Promise<Checkout | undefined> {
  const repository = await openRepository(folder);
  const git = ledgerGit(folder);
  const tip = (await repository.firstCommit(["HEAD"]))?.id;
  if (tip === undefined) return undefined;
  const { stdout } = await git.run(["symbolic-ref", "--quiet", "HEAD"]);
  const name = stdout.toString("utf8").trim() || "HEAD";
  const branch = name.replace(/^refs\/heads\//, "");
  if (branch !== LEDGER_BRANCH && !(await holdsRecords(git, tip))) return undefined;
  const others = await git.run(["ls-files", "--others", "--directory", "--no-empty-directory", "-z"]);
  const strange = others.stdout
    .toString("latin1")
    .split("\0")
    .filter((path) => path !== "" && path !== `${WORKSPACE}/`);
  return {
    source: sourceAt(git, folder, { name: `${name}, which is checked out,`, tip }),
    differing: (await repository.countUncommitted()) + strange.length,
    elsewhere: (await branchesNamed(git, branch)).filter((each) => each.tip !== tip).map((each) => each.name),
  };
}

/** Whether a clone has a branch of that name, here or of a remote. */
export async function hasBranch(folder: string, branch = LEDGER_BRANCH): Promise<boolean> {
  return (await branchesNamed(ledgerGit(folder), branch)).length > 0;
}

// It is no bare repository inside a work tree: openRepository looked at that.
// Records are read in the order of their digests, which no pack has them in: without room git unpacks the same bases over and over.
const ledgerGit = (folder: string): Git =>
  gitIn(folder, ["-c", "safe.bareRepository=all", "-c", `core.deltaBaseCacheLimit=${GIT_CACHE}`]);

function sourceAt(git: Git, folder: string, { name, tip }: Found): LedgerSource {
  const paths = openPathReader(git, tip);
  return {
    name: `${name} of ${folder} at ${tip.slice(0, 12)}`,
    tip,
    files: (wanted = () => true) => streamTree(git, tip, wanted),
    async read(path) {
      const file = isPlainPath(path) ? await paths.read(path) : undefined;
      return file?.odd === undefined ? file?.bytes : undefined;
    },
    history: cloneHistory(git, folder, tip),
    close: () => paths.close(),
  };
}

/** Folders of records, at most 256. */
async function holdsRecords(git: Git, tip: string): Promise<boolean> {
  const { code, stdout } = await git.run(["ls-tree", "-d", "-z", "--name-only", "--full-tree", tip, "--", "records/"]);
  return code === 0 && /(?:^|\0)records\/[0-9a-f]{2}\0/.test(stdout.toString("latin1"));
}

/** Whether there is something, and nothing of it as in a ledger. */
async function holdsOther(git: Git, tip: string): Promise<boolean> {
  const { code, stdout } = await git.run(["ls-tree", "-z", "--name-only", "--full-tree", tip]);
  const names = stdout
    .toString("latin1")
    .split("\0")
    .filter((name) => name !== "" && name !== "README.md");
  return code === 0 && names.length > 0 && !names.some((name) => FOLDERS.has(name));
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
      `${folder} has no branch ${shown}: fetch it with \`git fetch origin ${shown}:refs/remotes/origin/${shown}\`, or name another with --branch`,
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
