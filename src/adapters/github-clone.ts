/**
 * Reads one file of another repository at a full commit id, out of a clone on this machine.
 * Any commit of a fork resolves under its parent's name, so the commit must also be reachable from what the parent itself
 * published: its default branch, or a tag.
 */
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { PackRef } from "../core/policy/pack-ref.ts";
import { type GitAnswer, runGit } from "./git/run-git.ts";

export type GitHubPackRef = Extract<PackRef, { kind: "github" }>;

type Git = (...words: string[]) => Promise<GitAnswer>;

/** Thrown inside this file, and turned into a value by `readFromClone`. */
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
  try {
    const clone = await findClone(clones, ref);
    await requirePublished(clone, ref);
    return { text: await readText(clone.git, ref, maxBytes) };
  } catch (error) {
    if (error instanceof CloneProblem) return { unavailable: error.message };
    throw error;
  }
}

interface Clone {
  readonly git: Git;
  readonly folder: string;
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
    const git: Git = (...words) => runGit(folder, [`--git-dir=${resolve(gitDir)}`, ...words]);
    const answer = await git("rev-parse", "--git-dir");
    if (answer.code === 0) return { git, folder };
    throw new CloneProblem(`${folder} is no clone of ${name}: ${lastLine(answer.stderr)}`);
  }
  throw new CloneProblem(`there is no clone of ${name}: run ${how} ${join(clones, owner, repo)}`);
}

async function requirePublished({ git, folder }: Clone, { owner, repo, commit }: GitHubPackRef): Promise<void> {
  const fetchIt = `run git -C ${folder} fetch --tags origin`;
  const type = await git("cat-file", "-t", commit);
  if (type.code !== 0)
    throw new CloneProblem(`the clone of ${owner}/${repo} does not have commit ${commit}: ${fetchIt}`);
  if (text(type) !== "commit") throw new CloneProblem(`${commit} is a ${text(type)}, not a commit`);
  const branch = await defaultBranch(git, folder);
  if ((await git("merge-base", "--is-ancestor", commit, branch)).code === 0) return;
  const tags = await git("for-each-ref", "--count=1", "--format=%(refname)", "--contains", commit, "refs/tags");
  if (tags.code === 0 && text(tags) !== "") return;
  const shallow = text(await git("rev-parse", "--is-shallow-repository")) === "true";
  throw new CloneProblem(
    `commit ${commit} is reachable neither from ${owner}/${repo}'s default branch (${branch}) nor from a tag; it could be a fork's. If it is not, ${fetchIt}${shallow ? " --unshallow" : ""}`,
  );
}

/** What `origin` calls its default branch; in a bare clone, what `HEAD` names. A work tree's `HEAD` is anybody's branch. */
async function defaultBranch(git: Git, folder: string): Promise<string> {
  const origin = await git("rev-parse", "--verify", "--quiet", "--symbolic-full-name", "refs/remotes/origin/HEAD");
  if (origin.code === 0) return text(origin);
  const bare = text(await git("rev-parse", "--is-bare-repository")) === "true";
  const head = bare ? await git("symbolic-ref", "--quiet", "HEAD") : undefined;
  if (head?.code === 0) return text(head);
  throw new CloneProblem(
    `which branch is the default one of ${folder} is not known: run git -C ${folder} remote set-head origin --auto`,
  );
}

/** By tree entry, so that neither a symlink nor a submodule is followed. */
async function readText(git: Git, { commit, path, owner, repo }: GitHubPackRef, maxBytes: number): Promise<string> {
  const listing = await git("ls-tree", "-z", "--full-tree", commit, "--", path);
  const [, mode, id, found] = /^(\d{6}) \w+ ([0-9a-f]+)\t([^\0]*)\0$/.exec(listing.stdout.toString()) ?? [];
  const where = `${path} of ${owner}/${repo} at ${commit}`;
  if (listing.code !== 0 || mode === undefined || id === undefined || found !== path)
    throw new CloneProblem(`there is no file ${where}`);
  if (!mode.startsWith("100")) throw new CloneProblem(`${where} is a symlink, folder or submodule, not a file`);
  const size = await git("cat-file", "-s", id);
  if (size.code !== 0) throw new CloneProblem(`${where} cannot be read: ${lastLine(size.stderr)}`);
  if (Number(text(size)) > maxBytes) throw new CloneProblem(`${where} has ${text(size)} bytes, more than ${maxBytes}`);
  const blob = await git("cat-file", "blob", id);
  if (blob.code !== 0) throw new CloneProblem(`${where} cannot be read: ${lastLine(blob.stderr)}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(blob.stdout);
  } catch {
    throw new CloneProblem(`${where} is not UTF-8 text`);
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
