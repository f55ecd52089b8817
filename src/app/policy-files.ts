/** Finds the files of a policy: those of a commit, or those on disk that `--policy` names. */
import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { GitError } from "../adapters/git/git-error.ts";
import type { Blob, Repository, TreeEntry } from "../adapters/git/repository.ts";
import type { Problem, ProblemCode } from "../core/policy/problem.ts";
import { MAX_FILE_BYTES, type PolicyFile } from "../core/policy/read.ts";
import { UsageError } from "./io.ts";
import type { PolicyFiles } from "./load-policy.ts";
import { readNamed } from "./read-named.ts";

export const POLICY_FOLDER = ".github/secmlops";

/** What reading a policy needs of a repository. */
export type PolicyTree = Pick<Repository, "listTree" | "readBlobs" | "entriesAt">;

/** Stands in where a repository has no policy, and no organisation has one for it. */
const DEFAULT_POLICY: PolicyFile = {
  name: "(default policy)",
  text: "version: 1\nmode: advisory\nextends: [secmlops:baseline@1]\n",
};

/** Files that are read, and misplaced ones that are named. */
const MAX_FILES = 64;

/**
 * Every `*.yml` of `.github/secmlops/` in a commit, tests excepted; the default policy where there is none.
 * @param at another folder, or one file, that must then be there
 * @throws GitError where the commit cannot be read
 */
export async function readCommittedPolicy(
  repository: PolicyTree,
  commit: string,
  at: string = POLICY_FOLDER,
): Promise<PolicyFiles> {
  const below = await repository.listTree(commit, at);
  const usual = at === POLICY_FOLDER;
  const listed =
    below.length > 0
      ? below
      : usual
        ? // Git does not follow links: a folder that is none would look like no policy at all.
          (await repository.listTree(commit)).filter(({ path }) => STANDS_IN_THE_WAY.has(path))
        : [...(await repository.entriesAt(commit, [at])).values()];
  const entries = listed.map((entry) => ({
    ...entry,
    name: entry.path,
    inner: !usual && entry.path === at ? "policy.yml" : entry.path.slice(at.length + 1),
    isFile: entry.mode.startsWith("100"),
  }));
  const read = await readEntries(entries, async (wanted) => {
    const ids = wanted.map(({ id }) => id);
    const blobs = await repository.readBlobs(ids, MAX_FILE_BYTES);
    return wanted.map((entry) => bytesOf(blobs.get(entry.id), entry));
  });
  if (read.files.length > 0 || read.problems.length > 0) return read;
  return usual ? { files: [DEFAULT_POLICY], problems: [], isDefault: true } : nothingAt(at);
}

/** A policy that was named and is not there must not be taken for none. */
function nothingAt(path: string): PolicyFiles {
  const message = "no policy lies here: commit a file, or a folder of *.yml files, or name another place";
  const problem: Problem = { severity: "error", code: "invalid-value", file: path, line: 1, column: 1, message };
  return { files: [], problems: [problem], isDefault: false };
}

const STANDS_IN_THE_WAY: ReadonlySet<string> = new Set([".github", POLICY_FOLDER]);

function bytesOf(blob: Blob | undefined, { id, path }: TreeEntry): Content {
  if (blob === undefined || "missing" in blob)
    throw new GitError("missing-object", `${path} is not there (blob ${id}): run \`git fetch --refetch --no-filter\``);
  return "bytes" in blob ? blob.bytes : "too-large";
}

/**
 * A policy on disk: one file, or what can be read like one, or a folder as `.github/secmlops/` is.
 * @param path as the user wrote it; problems name files by it
 * @throws UsageError if nothing is there, or it cannot be read
 */
export async function readPolicyOnDisk(path: string, cwd: string): Promise<PolicyFiles> {
  const absolute = resolve(cwd, path);
  const found = await stat(absolute).catch(() => undefined);
  if (found === undefined) throw new UsageError(`no policy lies at ${path}: name a file, or a folder of *.yml files`);
  const isFolder = found.isDirectory();
  const inside = isFolder ? await listNamed(absolute, path) : [];
  const entries = inside.map((entry) => ({ name: join(path, entry.name), inner: entry.name, isFile: entry.isFile() }));
  const read = await readEntries(isFolder ? entries : [{ name: path, inner: "policy.yml", isFile: true }], (wanted) =>
    Promise.all(wanted.map(({ name }) => readNamed(resolve(cwd, name), name, MAX_FILE_BYTES))),
  );
  if (read.files.length === 0 && read.problems.length === 0)
    throw new UsageError(`the folder ${path} holds no policy: expected *.yml files`);
  return read;
}

async function listNamed(absolute: string, path: string): Promise<Dirent[]> {
  return readdir(absolute, { withFileTypes: true }).catch((error: unknown) => {
    throw new UsageError(
      `the folder ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
}

interface Entry {
  readonly name: string;
  /** From the policy's folder. */
  readonly inner: string;
  readonly isFile: boolean;
}
type Content = Uint8Array | "too-large";

/** Reads what belongs to a policy, at most so many files, and nothing else: the folder may be a stranger's. */
async function readEntries<E extends Entry>(
  entries: readonly E[],
  read: (wanted: readonly E[]) => Promise<readonly Content[]>,
): Promise<PolicyFiles> {
  const problems: Problem[] = [];
  const refuse = (code: ProblemCode, { name }: Entry, message: string) => {
    problems.push({ severity: "error", code, file: name, line: 1, column: 1, message });
  };
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of sorted) {
    const why = whyMisplaced(entry);
    if (why !== undefined && problems.length < MAX_FILES) refuse("invalid-value", entry, why);
  }
  const wanted = sorted.filter((entry) => whyMisplaced(entry) === undefined && !entry.inner.endsWith(".test.yml"));
  const [beyond] = wanted.splice(MAX_FILES);
  if (beyond !== undefined) refuse("limit", beyond, `a policy has at most ${MAX_FILES} files, and this is one more`);
  const contents = await read(wanted);
  const files = wanted.flatMap((entry, index) => {
    const content = contents[index] ?? "too-large";
    if (content === "too-large") refuse("limit", entry, "the file is larger than 1 MiB; split it or shorten it");
    const text = content === "too-large" ? undefined : decode(content);
    if (text === undefined && content !== "too-large")
      refuse("yaml-syntax", entry, "the file is not UTF-8 text; save it as UTF-8");
    return text === undefined ? [] : [{ name: entry.name, text }];
  });
  return { files, problems, isDefault: false };
}

/** A file that a reader of the folder would take for part of the policy must be part of it. */
function whyMisplaced({ inner, isFile }: Entry): string | undefined {
  if (inner.includes("/"))
    return "a policy has no folders: put its *.yml files side by side, and anything else elsewhere";
  if (!isFile) return "only plain files can be part of a policy, neither folders nor symlinks nor submodules";
  if (inner.endsWith(".yaml")) return "policy files end in .yml; rename it";
  return inner.endsWith(".yml") ? undefined : "only *.yml and *.test.yml files may lie here; move it elsewhere";
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The policy's folder as seen from a folder of the repository: its own, or that of the nearest folder above which has one,
 * but not beyond the repository's root.
 * @returns a relative path; `.github/secmlops` where there is none
 */
export async function findPolicyFolder(cwd: string): Promise<string> {
  for (let up = ""; ; up = join(up, "..")) {
    const here = resolve(cwd, up);
    const has = async (name: string) => (await stat(join(here, name)).catch(() => undefined)) !== undefined;
    if (await has(POLICY_FOLDER)) return join(up, POLICY_FOLDER);
    if ((await has(".git")) || dirname(here) === here) return POLICY_FOLDER;
  }
}
