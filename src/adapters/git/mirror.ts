/** The action's own bare repository: what it needs of a remote, fetched by id. Nothing of it is ever checked out. */
import { mkdir, mkdtemp, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { LFS_POINTER_LIMIT } from "../../core/change/lfs-pointer.ts";
import { closedEnvironment, type RemoteOptions, remoteOf } from "./fetch.ts";
import { GitError, printable } from "./git-error.ts";
import { type Repository, repositoryIn, requireNew, webName } from "./repository.ts";
import { type Git, gitIn } from "./run-git.ts";

export interface MirrorOptions extends RemoteOptions {
  /** Where the new folder is made, such as `RUNNER_TEMP`. */
  readonly folder: string;
  /** The kind of ids that the remote has; `sha1` by default. */
  readonly objectFormat?: "sha1" | "sha256";
}

/**
 * Reading by id alone: anything but a full id is refused before git sees it. Beside what the methods of a repository throw,
 * those that fetch throw GitError `fetch-denied`, `fetch-failed` and `commit-gone`. What is read about history is right or
 * throws `shallow`: `fetchHistory` comes first.
 */
export interface Mirror extends Repository {
  /** Git in the mirror, for reading; it neither fetches nor knows the token. */
  readonly git: Git;
  /**
   * Fetches commits with their trees and with every blob that may be an LFS pointer or a link; those already here are
   * skipped. What else a tree holds stays at the remote.
   * @throws GitError `commit-gone`, naming it; `unknown-ref` where an id is not a commit's
   */
  fetchCommits(ids: readonly string[]): Promise<void>;
  /** As `fetchCommits`, for commits that may be gone after a force-push. @returns those the remote no longer has */
  fetchSurvivors(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Fetches everything that these commits, and those already here, descend from: commits alone, without trees. */
  fetchHistory(tips: readonly string[]): Promise<void>;
  /**
   * Fetches all commits, without trees, that the repository itself publishes: those of its default branch, which `HEAD`
   * then names, and of its tags.
   */
  fetchPublished(): Promise<void>;
  /** Whether the second is the first, or descends from it. @throws GitError `shallow` */
  isAncestor(ancestor: string, commit: string): Promise<boolean>;
  /**
   * Blobs by id; those not here are fetched, all at once and whatever their size. `missing`: the remote does not have it.
   * @param limit bytes; a larger blob is not read
   */
  readBlobs: Repository["readBlobs"];
  /** As `readBlobs`, those not here are fetched first, all at once. Where that fails they are unavailable, and nothing is thrown. */
  spoolBlobs: Repository["spoolBlobs"];
  /** As `spoolBlobs`. */
  hashBlobs: Repository["hashBlobs"];
}

/** Configuration by environment variables. */
const OLDEST = [2, 32] as const;
/** Git leaves out blobs of this size and larger ones (bytes); a link's target is shorter. */
const SMALL = `--filter=blob:limit=${LFS_POINTER_LIMIT}`;
const COMMITS_ALONE = "--filter=tree:0";
/** Git's own number for no limit. Unlike `--unshallow` it may be asked for where nothing is cut off. */
const WHOLE = "--depth=2147483647";
/** As many commits we tell the remote that we have, with all their history. */
const MAX_TIPS = 8;

/** @throws GitError `git-missing`, `git-too-old`; TypeError on an address that is not one of http or https */
export async function openMirror(options: MirrorOptions): Promise<Mirror> {
  const { objectFormat = "sha1", url } = options;
  await mkdir(options.folder, { recursive: true });
  const folder = await mkdtemp(join(resolve(options.folder), "mirror-"));
  const remote = remoteOf(folder, options);
  const surroundings = { environment: closedEnvironment(folder) };
  await requireNew(gitIn(folder, [], surroundings), OLDEST);
  const init = ["init", "--quiet", "--bare", "--template=", `--object-format=${objectFormat}`, folder];
  await gitIn(folder, [], surroundings).ask(init);
  const git = gitIn(folder, [`--git-dir=${folder}`], surroundings);
  const reader = repositoryIn(git, folder);
  const inTurn = queue();
  /** Commits that came with their trees, and commits that came with their history. */
  const [full, rooted] = [new Set<string>(), new Set<string>()];

  const check = (ids: readonly string[]): void => {
    const length = objectFormat === "sha1" ? 40 : 64;
    const wrong = ids.find((id) => id.length !== length || !/^[0-9a-f]+$/.test(id));
    if (wrong !== undefined)
      throw new GitError("unknown-ref", `${printable(JSON.stringify(wrong))} is not a full ${objectFormat} id`);
  };

  /** Of objects, those that are not here. */
  async function absent(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const output = await git.ask(["cat-file", "--batch-check=%(objectname)"], `${ids.join("\n")}\n`);
    const answers = output.toString("latin1").split("\n");
    return ids.filter((id, at) => answers[at] !== id);
  }

  async function bring(ids: readonly string[], mayBeGone: boolean): Promise<ReadonlySet<string>> {
    check(ids);
    const wanted = [...new Set(ids)].filter((id) => !full.has(id));
    if (wanted.length === 0) return new Set();
    const unknown = await absent(wanted);
    let gone: ReadonlySet<string> = new Set();
    if (mayBeGone) gone = await remote.fetchWhatIsThere(["--depth=1", SMALL], unknown);
    else await remote.fetch(["--depth=1", SMALL], unknown);
    const here = wanted.filter((id) => !gone.has(id));
    // Of a commit that came with a history, the tree alone is fetched: by its own id it would cut that history off.
    await remote.fetch([SMALL], await absent(await treesOf(git, here)));
    for (const id of here) full.add(id);
    return gone;
  }

  /** Cuts anywhere below these commits could hide what is asked. */
  async function requireRooted(...tips: readonly string[]): Promise<void> {
    check(tips);
    const cut = new Set((await readFile(join(folder, "shallow"), "latin1").catch(() => "")).split("\n"));
    if (cut.size <= 1) return;
    const ends = await git.ask(["rev-list", "--max-parents=0", ...tips, "--"]);
    if (
      !ends
        .toString("latin1")
        .split("\n")
        .some((id) => id !== "" && cut.has(id))
    )
      return;
    throw new GitError("shallow", `the history of ${tips.map((id) => id.slice(0, 7)).join(" and ")} was not fetched`);
  }

  /** Fetches blobs that are not here. @returns why that failed */
  async function tryToFetch(ids: readonly string[]): Promise<GitError | undefined> {
    try {
      await inTurn(async () => remote.fetchWhatIsThere([], await absent([...new Set(ids)])));
      return undefined;
    } catch (error) {
      if (error instanceof GitError) return error;
      throw error;
    }
  }

  /** Gives what is not here the reason why. */
  async function withFailure<T>(
    blobs: ReadonlyMap<string, T>,
    { message }: GitError,
  ): Promise<ReadonlyMap<string, T | { readonly unavailable: string }>> {
    const here = await reader.blobSizes([...blobs.keys()]);
    return new Map([...blobs].map(([id, blob]) => [id, here.has(id) ? blob : { unavailable: message }]));
  }

  return {
    ...reader,
    git,
    fetchCommits: (ids) => inTurn(async () => void (await bring(ids, false))),
    fetchSurvivors: (ids) => inTurn(() => bring(ids, true)),
    fetchHistory: (tips) =>
      inTurn(async () => {
        check(tips);
        const wanted = [...new Set(tips)].filter((id) => !rooted.has(id));
        const known = [...rooted].slice(-MAX_TIPS);
        const negotiation = ["-c", `fetch.negotiationAlgorithm=${known.length > 0 ? "default" : "noop"}`];
        const flags = [WHOLE, COMMITS_ALONE, ...known.map((id) => `--negotiation-tip=${id}`)];
        await remote.fetch(flags, wanted, negotiation);
        for (const id of wanted) rooted.add(id);
      }),
    fetchPublished: () =>
      inTurn(async () => {
        const branch = await remote.defaultBranch();
        const valid = branch !== undefined && (await git.run(["check-ref-format", branch])).code === 0;
        if (!valid) throw new GitError("fetch-failed", `${url} does not say which branch is its default one`);
        await remote.fetch([WHOLE, COMMITS_ALONE], [`+HEAD:${branch}`, "+refs/tags/*:refs/tags/*"]);
        await git.ask(["symbolic-ref", "HEAD", branch]);
      }),
    async isAncestor(ancestor, commit) {
      check([ancestor, commit]);
      const { code } = await git.run(["merge-base", "--is-ancestor", "--end-of-options", ancestor, commit]);
      if (code === 0) return true;
      await requireRooted(ancestor, commit);
      if (code === 1) return false;
      throw new GitError("missing-object", `${ancestor} or ${commit} was not fetched`);
    },
    async mergeBases(a, b) {
      await requireRooted(a, b);
      return reader.mergeBases(a, b);
    },
    async mergeBase(a, b) {
      await requireRooted(a, b);
      return reader.mergeBase(a, b);
    },
    async commitsBetween(base, head) {
      await requireRooted(base, head);
      return reader.commitsBetween(base, head);
    },
    async diffChanges(from, to) {
      check([from, to].flat());
      return reader.diffChanges(from, to);
    },
    async listTree(commit, below) {
      check([commit]);
      return reader.listTree(commit, below);
    },
    async entriesAt(commit, paths) {
      check([commit]);
      return reader.entriesAt(commit, paths);
    },
    async treeLinks(commit) {
      check([commit]);
      return reader.treeLinks(commit);
    },
    async linksOfBoth(mergeBase, head) {
      check([mergeBase, head]);
      return reader.linksOfBoth(mergeBase, head);
    },
    async blobSizes(ids) {
      check(ids);
      return reader.blobSizes(ids);
    },
    async readBlobs(ids, limit) {
      check(ids);
      await inTurn(async () => remote.fetchWhatIsThere([], await absent([...new Set(ids)])));
      return reader.readBlobs(ids, limit);
    },
    async spoolBlobs(ids, below, limits) {
      check(ids);
      const failure = await tryToFetch(ids);
      const spool = await reader.spoolBlobs(ids, below, limits);
      return failure === undefined ? spool : { ...spool, blobs: await withFailure(spool.blobs, failure) };
    },
    async hashBlobs(ids, hashing) {
      check(ids);
      const failure = await tryToFetch(ids);
      const hashed = await reader.hashBlobs(ids, hashing);
      return failure === undefined ? hashed : withFailure(hashed, failure);
    },
    name: async () => webName(url) ?? url,
    commonFolder: async () => folder,
    root: async () => folder,
    countUncommitted: async () => 0,
  };
}

/** The trees that commits name. Git's own `ID^{tree}` answers only where the tree is here. */
async function treesOf(git: Git, commits: readonly string[]): Promise<string[]> {
  if (commits.length === 0) return [];
  const output = await git.ask(["cat-file", "--batch"], `${commits.join("\n")}\n`);
  const trees = new Set<string>();
  let position = 0;
  for (const id of commits) {
    const end = output.indexOf(10, position);
    const [, type, size] = output.toString("latin1", position, end).split(" ");
    if (type !== "commit") throw new GitError("unknown-ref", `${id} is not a commit`);
    const line = output.toString("latin1", end + 1, output.indexOf(10, end + 1));
    const tree = /^tree ([0-9a-f]+)$/.exec(line)?.[1];
    if (tree === undefined) throw new GitError("corrupt-object", `commit ${id} names no tree`);
    trees.add(tree);
    position = end + Number(size) + 2;
  }
  return [...trees];
}

/** Runs one piece of work after the other, whether it succeeds or not. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
