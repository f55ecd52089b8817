import type { FileChange, Link } from "../../core/facts.ts";
import { GitError } from "./git-error.ts";
import { parseRawDiff } from "./parse-diff.ts";
import { resolveLinks } from "./resolve-links.ts";
import { type GitAnswer, runGit } from "./run-git.ts";

/** One entry of a tree. `path` is text; bytes that are not UTF-8 show as U+FFFD. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** What reading a blob gave. */
export type Blob = { readonly bytes: Buffer } | { readonly tooLarge: number } | { readonly missing: true };

/** A git repository, read by commit id; nothing is ever checked out or written. */
export interface Repository {
  readonly folder: string;
  /** @throws GitError `unknown-ref` */
  resolveCommit(ref: string): Promise<string>;
  /** The first of the refs that names a commit. */
  firstCommit(refs: readonly string[]): Promise<{ ref: string; id: string } | undefined>;
  /** The best common ancestor; where there are several, the one git puts first. @throws GitError `shallow`, `failed` */
  mergeBase(a: string, b: string): Promise<string>;
  /** Every change between two commits; exact renames only, so that no blob is read. */
  diffChanges(from: string, to: string): Promise<FileChange[]>;
  /** All entries below a folder (`""`: the whole tree), in git's order. */
  listTree(commit: string, folder?: string): Promise<TreeEntry[]>;
  /** The entries at exactly these paths; a path that the tree does not have is not in the answer. */
  entriesAt(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, TreeEntry>>;
  /** Every symlink of the tree, followed. Only the links' own blobs are read. */
  treeLinks(commit: string): Promise<Link[]>;
  /** The sizes of blobs that are there, by id. */
  blobSizes(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Blobs by id, in one batch. @param limit bytes; a larger blob is not read */
  readBlobs(ids: readonly string[], limit: number): Promise<ReadonlyMap<string, Blob>>;
  /** The remote's web name (`owner/name`), or the folder's. */
  name(): Promise<string>;
  /** The top folder of the work tree; of a bare repository, its own. */
  root(): Promise<string>;
}

const LINK = "120000";

/** @throws GitError `not-a-repository`, `git-missing` */
export async function openRepository(folder: string): Promise<Repository> {
  const run = (words: readonly string[], input?: string) => runGit(folder, words, input);
  const ask = async (words: readonly string[], input?: string) => succeed(words, await run(words, input));

  const answer = await run(["rev-parse", "--git-dir"]);
  if (answer.code !== 0) throw notARepository(folder, answer);

  async function findCommit(ref: string): Promise<string | undefined> {
    const found = await run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
    return found.code === 0 ? text(found) : undefined;
  }

  async function blobSizes(ids: readonly string[]): Promise<Map<string, number>> {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return new Map();
    const { stdout } = await ask(["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"], `${unique.join("\n")}\n`);
    const sizes = new Map<string, number>();
    for (const line of stdout.toString("latin1").split("\n")) {
      const [id, type, size] = line.split(" ");
      if (id !== undefined && type === "blob") sizes.set(id, Number(size));
    }
    return sizes;
  }

  async function readBlobs(ids: readonly string[], limit: number): Promise<Map<string, Blob>> {
    const sizes = await blobSizes(ids);
    const blobs = new Map<string, Blob>();
    const wanted: string[] = [];
    for (const id of new Set(ids)) {
      const size = sizes.get(id);
      if (size === undefined) blobs.set(id, { missing: true });
      else if (size > limit) blobs.set(id, { tooLarge: size });
      else wanted.push(id);
    }
    if (wanted.length === 0) return blobs;
    const { stdout } = await ask(["cat-file", "--batch"], `${wanted.join("\n")}\n`);
    let position = 0;
    for (const id of wanted) {
      const end = stdout.indexOf(10, position);
      const size = Number(stdout.toString("latin1", position, end).split(" ")[2]);
      blobs.set(id, { bytes: stdout.subarray(end + 1, end + 1 + size) });
      position = end + size + 2;
    }
    return blobs;
  }

  async function listTree(commit: string, below = ""): Promise<TreeEntry[]> {
    const words = ["ls-tree", "-r", "-z", "--full-tree", commit, ...(below === "" ? [] : ["--", `${below}/`])];
    return parseTree((await ask(words)).stdout);
  }

  return {
    folder,
    async resolveCommit(ref) {
      const id = await findCommit(ref);
      if (id === undefined) throw unknownRef(ref);
      return id;
    },
    async firstCommit(refs) {
      for (const ref of refs) {
        const id = await findCommit(ref);
        if (id !== undefined) return { ref, id };
      }
      return undefined;
    },
    async mergeBase(a, b) {
      const found = await run(["merge-base", a, b]);
      if (found.code === 0) return text(found);
      if (found.code !== 1) throw explain(["merge-base"], found);
      const shallow = text(await run(["rev-parse", "--is-shallow-repository"])) === "true";
      if (shallow) {
        throw new GitError("shallow", "this clone is too shallow to hold the merge base: run `git fetch --unshallow` (in a workflow: `fetch-depth: 0`)");
      }
      throw new GitError("failed", `${a.slice(0, 7)} and ${b.slice(0, 7)} have no common history: name a base that the change was branched from with --base`);
    },
    async diffChanges(from, to) {
      const words = ["diff-tree", "-r", "--raw", "-z", "--no-abbrev", "-M100%", "--ignore-submodules=none", "--no-ext-diff", from, to];
      return parseRawDiff((await ask(words)).stdout);
    },
    listTree,
    async entriesAt(commit, paths) {
      if (paths.length === 0) return new Map();
      const { stdout } = await ask(["ls-tree", "-z", "--full-tree", commit, "--", ...paths]);
      return new Map(parseTree(stdout).map((entry) => [entry.path, entry]));
    },
    async treeLinks(commit) {
      const entries = await listTree(commit);
      const links = entries.filter(({ mode }) => mode === LINK);
      if (links.length === 0) return [];
      const blobs = await readBlobs(links.map(({ id }) => id), 4_096);
      const targets = new Map(
        links.map(({ path, id }) => {
          const blob = blobs.get(id);
          return [path, blob && "bytes" in blob ? blob.bytes.toString("utf8") : ""];
        }),
      );
      const paths = new Set([""]);
      for (const { path } of entries) {
        for (let end = path.length; end > 0 && !paths.has(path.slice(0, end)); end = path.lastIndexOf("/", end - 1)) {
          paths.add(path.slice(0, end));
        }
      }
      return resolveLinks(targets, (path) => paths.has(path));
    },
    blobSizes,
    readBlobs,
    async name() {
      const remote = text(await run(["config", "--get", "remote.origin.url"]));
      const named = /[/:]([^/:]+\/[^/]+?)(?:\.git)?\/?$/.exec(remote)?.[1];
      return named ?? folder.replace(/\/+$/, "").split("/").at(-1) ?? folder;
    },
    async root() {
      const found = await run(["rev-parse", "--show-toplevel"]);
      return found.code === 0 ? text(found) : folder;
    },
  };
}

function parseTree(output: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let position = 0; position < output.length; ) {
    const end = output.indexOf(0, position);
    const tab = output.indexOf(9, position);
    const [mode = "", , id = ""] = output.toString("latin1", position, tab).split(" ");
    entries.push({ mode, id, path: output.toString("utf8", tab + 1, end) });
    position = end + 1;
  }
  return entries;
}

const text = ({ stdout }: GitAnswer) => stdout.toString("utf8").trim();

function succeed(words: readonly string[], answer: GitAnswer): GitAnswer {
  if (answer.code !== 0) throw explain(words, answer);
  return answer;
}

function notARepository(folder: string, { stderr }: GitAnswer): GitError {
  if (/dubious ownership/.test(stderr)) {
    return new GitError("not-a-repository", `git refuses ${folder}, which belongs to somebody else: run \`git config --global --add safe.directory ${folder}\``);
  }
  return new GitError("not-a-repository", `${folder} is not in a git repository: change into one, or run \`git init\``);
}

function unknownRef(ref: string): GitError {
  return new GitError("unknown-ref", `there is no commit ${JSON.stringify(ref)} here: look at \`git branch --all\`, or run \`git fetch\` first`);
}

/** Turns git's own words into what is wrong and the command that mends it. */
function explain(words: readonly string[], { code, stderr }: GitAnswer): GitError {
  const said = stderr.trim().split("\n").at(-1) ?? "";
  if (/bad object|missing (?:blob|tree|commit|object)|unable to read tree|could not fetch|promisor/i.test(stderr)) {
    return new GitError("missing-object", `an object of this repository is not there (${said}): run \`git fetch --refetch\``);
  }
  if (/corrupt|inflate|does not match|bad (?:tree|signature)|object file .* is empty/i.test(stderr)) {
    return new GitError("corrupt-object", `an object of this repository is damaged (${said}): look at \`git fsck\`, and clone anew`);
  }
  return new GitError("failed", `git ${words[0]} ended with ${code}: ${said}`);
}
