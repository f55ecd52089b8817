/**
 * Reads one file of another repository at a full commit id, out of a clone on this machine or a mirror of our own.
 * Any commit of a fork resolves under its parent's name, so the commit must also be reachable from what the parent itself
 * published: its default branch, or a tag.
 */
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { PackRef } from "../core/policy/pack-ref.ts";
import { GitError } from "./git/git-error.ts";
import { type Blob, type BlobReader, blobReader } from "./git/read-blobs.ts";
import { type Git, type GitAnswer, gitIn } from "./git/run-git.ts";

export type GitHubPackRef = Extract<PackRef, { kind: "github" }>;

/** What a pack is read from. */
export interface Clone extends Pick<BlobReader, "readBlobs"> {
  readonly git: Git;
  /** Where people can bring it up to date themselves: its folder. */
  readonly folder?: string;
  /** Makes a commit's tree readable, where the clone holds only commits. */
  readonly fetchTree?: (commit: string) => Promise<void>;
}

/** Thrown inside this file, and turned into a value at its edge. */
class CloneProblem extends Error {}

/**
 * @param clones a folder laid out as `owner/repo` (or `owner/repo.git`), each a clone, bare or not
 * @returns the file's text, or why it cannot be had and what to do
 * @throws GitError where git cannot be run
 */
export async function readFromClone(
  clones: string | undefined,
  ref: GitHubPackRef,
  maxBytes: number,
): Promise<{ text: string } | { unavailable: string }> {
  return asValue(async () => readText(await findClone(clones, ref), ref, maxBytes));
}

/**
 * @returns the file's text, or why it cannot be had
 * @throws GitError where git cannot be run, or what the clone lacks cannot be fetched
 */
export function readPublished(
  clone: Clone,
  ref: GitHubPackRef,
  maxBytes: number,
): Promise<{ text: string } | { unavailable: string }> {
  return asValue(() => readText(clone, ref, maxBytes));
}

async function asValue(read: () => Promise<string>): Promise<{ text: string } | { unavailable: string }> {
  try {
    return { text: await read() };
  } catch (error) {
    if (error instanceof CloneProblem) return { unavailable: error.message };
    throw error;
  }
}

async function findClone(clones: string | undefined, { owner, repo }: GitHubPackRef): Promise<Clone> {
  const name = `${owner}/${repo}`;
  const how = `git clone --bare https://github.com/${name}.git`;
  if (clones === undefined)
    throw new CloneProblem(
      `packs of other repositories are read from local clones: name their folder with --packs or SECMLOPS_GATE_PACKS, and run ${how} FOLDER/${name}`,
    );
  for (const folder of [join(clones, owner, repo), join(clones, owner, `${repo}.git`)]) {
    if (!(await exists(folder))) continue;
    // Named outright: git must not look for a repository further up.
    const gitDir = (await exists(join(folder, ".git"))) ? join(folder, ".git") : folder;
    const git = gitIn(folder, [`--git-dir=${resolve(gitDir)}`]);
    const answer = await git.run(["rev-parse", "--git-dir"]);
    if (answer.code === 0) return { git, folder, readBlobs: blobReader(git).readBlobs };
    throw new CloneProblem(`${folder} is no clone of ${name}: ${lastLine(answer.stderr)}`);
  }
  throw new CloneProblem(`there is no clone of ${name}: run ${how} ${join(clones, owner, repo)}`);
}

async function requirePublished({ git, folder }: Clone, { owner, repo, commit }: GitHubPackRef): Promise<void> {
  const fetchIt = folder === undefined ? undefined : `run git -C ${folder} fetch --tags origin`;
  const type = await git.run(["cat-file", "-t", commit]);
  if (type.code !== 0 && fetchIt !== undefined)
    throw new CloneProblem(`the clone of ${owner}/${repo} does not have commit ${commit}: ${fetchIt}`);
  if (type.code === 0 && text(type) !== "commit") throw new CloneProblem(`${commit} is a ${text(type)}, not a commit`);
  const branch = await defaultBranch(git, folder);
  if (type.code === 0) {
    if ((await git.run(["merge-base", "--is-ancestor", commit, branch])).code === 0) return;
    const words = ["for-each-ref", "--count=1", "--format=%(refname)", "--contains", commit, "refs/tags"];
    const tags = await git.run(words);
    if (tags.code === 0 && text(tags) !== "") return;
  }
  const shallow = text(await git.run(["rev-parse", "--is-shallow-repository"])) === "true";
  const mend = fetchIt === undefined ? "publish it there with a tag" : `${fetchIt}${shallow ? " --unshallow" : ""}`;
  throw new CloneProblem(
    `commit ${commit} is reachable neither from ${owner}/${repo}'s default branch (${branch}) nor from a tag; it could be a fork's. If it is not, ${mend}`,
  );
}

/** What `origin` calls its default branch; in a bare clone, what `HEAD` names. A work tree's `HEAD` is anybody's branch. */
async function defaultBranch(git: Git, folder: string | undefined): Promise<string> {
  const origin = await git.run([
    "rev-parse",
    "--verify",
    "--quiet",
    "--symbolic-full-name",
    "refs/remotes/origin/HEAD",
  ]);
  if (origin.code === 0) return text(origin);
  const bare = text(await git.run(["rev-parse", "--is-bare-repository"])) === "true";
  const head = bare ? await git.run(["symbolic-ref", "--quiet", "HEAD"]) : undefined;
  if (head?.code === 0) return text(head);
  throw new CloneProblem(
    `which branch is the default one of ${folder} is not known: run git -C ${folder} remote set-head origin --auto`,
  );
}

/** By tree entry, so that neither a symlink nor a submodule is followed. */
async function readText(clone: Clone, ref: GitHubPackRef, maxBytes: number): Promise<string> {
  const { commit, path, owner, repo } = ref;
  await requirePublished(clone, ref);
  await clone.fetchTree?.(commit);
  const listing = await clone.git.run(["ls-tree", "-z", "--full-tree", commit, "--", path]);
  const [, mode, id, found] = /^(\d{6}) \w+ ([0-9a-f]+)\t([^\0]*)\0$/.exec(listing.stdout.toString()) ?? [];
  const where = `${path} of ${owner}/${repo} at ${commit}`;
  if (listing.code !== 0 || mode === undefined || id === undefined || found !== path)
    throw new CloneProblem(`there is no file ${where}`);
  if (!mode.startsWith("100")) throw new CloneProblem(`${where} is a symlink, folder or submodule, not a file`);
  const blob = (await readBlob(clone, id, maxBytes, where)) ?? { missing: true };
  if ("missing" in blob) throw new CloneProblem(`${where} cannot be read: its content is not there`);
  if ("tooLarge" in blob) throw new CloneProblem(`${where} has ${blob.tooLarge} bytes, more than ${maxBytes}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(blob.bytes);
  } catch {
    throw new CloneProblem(`${where} is not UTF-8 text`);
  }
}

async function readBlob({ readBlobs }: Clone, id: string, maxBytes: number, where: string): Promise<Blob | undefined> {
  try {
    return (await readBlobs([id], maxBytes)).get(id);
  } catch (error) {
    if (error instanceof GitError && error.code === "corrupt-object")
      throw new CloneProblem(`${where} cannot be read: ${error.message}`);
    throw error;
  }
}

const text = ({ stdout }: GitAnswer) => stdout.toString().trim();
const lastLine = (lines: string) => lines.trim().split("\n").at(-1) ?? "";

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
