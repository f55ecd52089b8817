import { lstat, realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { FileChange } from "../../core/facts.ts";
import { GitError } from "./git-error.ts";
import { type History, historyOf } from "./history.ts";
import { type LineReader, lineReader } from "./line.ts";
import { DIFF, parseRawDiff } from "./parse-diff.ts";
import { type BlobReader, blobReader } from "./read-blobs.ts";
import { type TreeReader, treeReader } from "./read-tree.ts";
import { type Git, gitIn } from "./run-git.ts";

export type { CommitEntry, Signature } from "./history.ts";
export type { Blob } from "./read-blobs.ts";
export type { TreeEntry } from "./read-tree.ts";

/** A git repository, read by commit id; nothing is ever checked out or written. */
export interface Repository extends History, TreeReader, BlobReader, LineReader {
  readonly folder: string;
  /**
   * Every change between two commits; exact renames only, so that no blob is read.
   * @param from the merge base; of several, a path counts as changed if it differs from any, and the first that it differs from says how
   */
  diffChanges(from: string | readonly string[], to: string): Promise<FileChange[]>;
  /** How many tracked files differ from the last commit, in the index or the work tree; contents are not read. */
  countUncommitted(): Promise<number>;
  /** The remote's web name (`owner/name`), or the folder's. */
  name(): Promise<string>;
  /** The remote's web name, where it is on a server: a path is no name that anybody else knows it by. */
  remoteName(): Promise<string | undefined>;
  /** The branch that is checked out, also before its first commit; nothing where that is none. */
  currentBranch(): Promise<string | undefined>;
  /** The folder that holds the objects, shared by all work trees. */
  commonFolder(): Promise<string>;
  /** The top folder of the work tree; of a bare repository, its own. */
  root(): Promise<string>;
}

/** The oldest git that knows all our words. */
const OLDEST = [2, 30] as const;

/** @throws GitError `not-a-repository`, `git-missing`, `git-too-old` */
export async function openRepository(folder: string): Promise<Repository> {
  const git = gitIn(folder, (await isBare(folder)) ? ["-c", "safe.bareRepository=all"] : []);
  const answer = await git.run(["rev-parse", "--git-dir"]);
  if (answer.code !== 0) throw notARepository(folder, answer.stderr);
  await requireNew(git, OLDEST);
  return repositoryIn(git, folder);
}

/** The repository that this git works in. */
export function repositoryIn(git: Git, folder: string): Repository {
  const blobs = blobReader(git);
  return {
    folder,
    ...historyOf(git, folder),
    ...blobs,
    ...treeReader(git, blobs),
    ...lineReader(git),
    async diffChanges(from, to) {
      const diff = async (base: string) => parseRawDiff(await git.ask([...DIFF, "--end-of-options", base, to]));
      const [first = to, ...others] = typeof from === "string" ? [from] : from;
      const changes = await diff(first);
      if (others.length === 0) return changes;
      const byPath = new Map(changes.map((change) => [keyOf(change), change]));
      for (const base of others)
        for (const change of await diff(base)) if (!byPath.has(keyOf(change))) byPath.set(keyOf(change), change);
      return [...byPath.values()];
    },
    name: () => nameOf(git, folder),
    async remoteName() {
      const remote = await remoteOf(git);
      return /^(?:https?|ssh|git):\/\/[^/]|^[^/\\:]{2,}:(?!\/\/)/.test(remote) ? webName(remote) : undefined;
    },
    async currentBranch() {
      const { code, stdout } = await git.run(["symbolic-ref", "--quiet", "HEAD"]);
      return code === 0 ? /^refs\/heads\/(.+)\n$/s.exec(stdout.toString("utf8"))?.[1] : undefined;
    },
    async commonFolder() {
      const words = ["rev-parse", "--git-common-dir"];
      return resolve(folder, (await git.ask(words)).toString("utf8").trimEnd());
    },
    async countUncommitted() {
      const staged = await git.run(["diff-index", "--cached", "--name-only", "-z", "HEAD", "--"]);
      const flags = await withoutFilters(git);
      // A submodule's work tree is a repository of its own.
      const words = ["diff-files", "--ignore-submodules=dirty", "--name-only", "-z"];
      const unstaged = flags === undefined ? staged : await git.run([...flags, ...words]);
      const names = [staged, unstaged].flatMap(({ stdout }) => stdout.toString("latin1").split("\0"));
      return new Set(names.filter((name) => name !== "")).size;
    },
    async root() {
      const found = await git.run(["rev-parse", "--show-toplevel"]);
      return found.code === 0 ? found.stdout.toString("utf8").replace(/\n$/, "") : folder;
    },
  };
}

/**
 * Options that keep git from running a filter of the repository's where time and size do not tell whether a file changed;
 * `undefined` where there can be none. The user's own filters are left alone: git LFS is one.
 */
async function withoutFilters(git: Git): Promise<string[] | undefined> {
  const { stdout } = await git.run(["config", "--show-scope", "--null", "--name-only", "--get-regexp", "^filter\\."]);
  const fields = stdout.toString("utf8").split("\0");
  const own = fields.filter((_, at) => at % 2 === 1 && !TRUSTED_SCOPES.has(fields[at - 1] ?? ""));
  // In `-c key=value` the key ends at the first `=`.
  return own.some((key) => key.includes("=")) ? undefined : own.flatMap((key) => ["-c", `${key}=`]);
}

const TRUSTED_SCOPES: ReadonlySet<string> = new Set(["system", "global", "command"]);

/**
 * Whether git, started here, would come upon a bare repository. One inside a work tree is refused: anybody whose files are
 * there could have made it, and its configuration with it.
 * @throws GitError `not-a-repository`
 */
async function isBare(folder: string): Promise<boolean> {
  let bare: string | undefined;
  let here = await realpath(folder).catch(() => resolve(folder));
  for (let below = ""; below !== here; [below, here] = [here, dirname(here)]) {
    if (await stands(here, ".git")) {
      if (bare === undefined) return false;
      throw new GitError(
        "not-a-repository",
        `${bare} is a bare repository inside the repository ${here}, and could be anybody's: change into ${here}, or move it elsewhere`,
      );
    }
    if (bare === undefined && (await looksBare(here))) bare = here;
  }
  return bare !== undefined;
}

/** What git takes for a repository, or more. */
async function looksBare(folder: string): Promise<boolean> {
  if (!(await stands(folder, "HEAD"))) return false;
  return (await stands(folder, "commondir")) || ((await stands(folder, "objects")) && (await stands(folder, "refs")));
}

const stands = (folder: string, name: string): Promise<boolean> =>
  lstat(join(folder, name)).then(
    () => true,
    () => false,
  );

const remoteOf = async (git: Git): Promise<string> =>
  (await git.run(["config", "--get", "remote.origin.url"])).stdout.toString("utf8").trim();

async function nameOf(git: Git, folder: string): Promise<string> {
  return webName(await remoteOf(git)) ?? (resolve(folder).split(/[/\\]/).at(-1) || folder);
}

/** `owner/name` at the end of a remote's address. */
export const webName = (address: string): string | undefined => /[/:]([^/:]+\/[^/]+?)(?:\.git)?\/?$/.exec(address)?.[1];

/** @throws GitError `git-too-old` */
export async function requireNew(git: Git, oldest: readonly [number, number]): Promise<void> {
  const version = (await git.ask(["version"])).toString("latin1");
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version)?.slice(1) ?? []).map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new GitError(
    "git-too-old",
    `${version.trim()} is too old: install git ${oldest.join(".")} or newer (https://git-scm.com)`,
  );
}

function notARepository(folder: string, stderr: string): GitError {
  if (/dubious ownership/.test(stderr)) {
    return new GitError(
      "not-a-repository",
      `git refuses ${folder}, which belongs to somebody else: run \`git config --global --add safe.directory ${resolve(folder)}\``,
    );
  }
  return new GitError("not-a-repository", `${folder} is not in a git repository: change into one, or run \`git init\``);
}

const keyOf = ({ path, rawPath }: FileChange): string => rawPath ?? `/${path}`;
