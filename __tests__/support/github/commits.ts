/** Commits and refs: what a push does to the repository and to the pull requests that it concerns. */
import type { Files, Signature } from "./git-objects.ts";
import type { GitStore } from "./git-store.ts";
import { addTimeline, touch } from "./remarks.ts";
import { accountOf, noreplyOf, type Pull, type Repository, repositoryOf } from "./state.ts";
import { mustAccount, type World } from "./world.ts";

/** A login, `Name <address>`, or both parts apart. */
export type Who = string | { readonly name: string; readonly email: string };

export interface CommitOptions {
  readonly author: Who;
  /** Another address than the author's account has. */
  readonly email?: string;
  readonly committer?: Who;
  readonly message?: string;
  readonly coAuthors?: readonly Who[];
  /** Instead of the branch's tip. */
  readonly parents?: readonly string[];
  /** Where a branch that is not there yet begins; the default branch's tip. */
  readonly from?: string;
  /** Whether GitHub finds the signature valid. */
  readonly verified?: boolean;
  /** Who pushes it; the author. */
  readonly pusher?: string;
  /** `latin1`: each character of a path is one byte. */
  readonly pathEncoding?: "utf8" | "latin1";
}

export const WEB_FLOW = { name: "GitHub", email: "noreply@github.com" };

export function identityOf(world: World, who: Who, email?: string): { name: string; email: string } {
  if (typeof who === "object") return who;
  const [, name, address] = /^(.*?) ?<(.*)>$/.exec(who) ?? [];
  if (name !== undefined && address !== undefined) return { name, email: address };
  const account = world.account(who);
  return { name: account.name, email: email ?? noreplyOf(account) };
}

export const signed = (world: World, who: { name: string; email: string }): Signature => ({
  ...who,
  at: world.clock(),
});

/**
 * Writes a commit.
 * @param branch moved to the commit, created if need be; `null`: no ref points to the commit
 */
export function commitFiles(
  world: World,
  repository: Repository,
  branch: string | null,
  files: Files,
  options: CommitOptions,
): string {
  const store = world.store(repository);
  const tip = branch === null ? undefined : repository.refs[`refs/heads/${branch}`];
  const start = tip ?? options.from ?? repository.refs[`refs/heads/${repository.defaultBranch}`];
  const author = identityOf(world, options.author, options.email);
  const trailers = (options.coAuthors ?? []).map((who) => {
    const { name, email } = identityOf(world, who);
    return `Co-authored-by: ${name} <${email}>`;
  });
  const subject = options.message ?? `Change ${Object.keys(files)[0] ?? "nothing"}`.replace(/[^\x20-\x7e]/g, "?");
  const oid = store.writeCommit({
    parents: options.parents ?? (start === undefined ? [] : [start]),
    files,
    author: signed(world, author),
    committer: signed(world, options.committer === undefined ? author : identityOf(world, options.committer)),
    message: `${[subject, ...(trailers.length > 0 ? [trailers.join("\n")] : [])].join("\n\n")}\n`,
    ...(options.pathEncoding ? { pathEncoding: options.pathEncoding } : {}),
  });
  world.change(() => {
    if (options.verified) repository.verified[oid] = true;
    if (branch !== null) {
      const pusher =
        options.pusher ??
        (typeof options.author === "string" && !/[<>]/.test(options.author) ? options.author : "ghost");
      moveRef(world, repository, `refs/heads/${branch}`, oid, world.account(pusher).id);
    }
  });
  return oid;
}

/** Points a ref somewhere and brings the pull requests up to date whose head it is. */
export function moveRef(world: World, repository: Repository, ref: string, oid: string, by: number): void {
  world.change(() => {
    const before = repository.refs[ref];
    repository.refs[ref] = oid;
    world.store(repository).pointRef(ref, oid);
    if (before === undefined || before === oid) return;
    for (const base of world.state.repositories)
      for (const pull of base.pulls)
        if (pull.state === "OPEN" && pull.headRepository === repository.id && `refs/heads/${pull.headRef}` === ref)
          moveHead(world, base, pull, { before, oid, by });
  });
}

export function deleteRef(world: World, repository: Repository, ref: string): void {
  world.change(() => {
    delete repository.refs[ref];
    world.store(repository).pointRef(ref, undefined);
  });
}

function moveHead(
  world: World,
  base: Repository,
  pull: Pull,
  { before, oid, by }: { before: string; oid: string; by: number },
): void {
  pull.headOid = oid;
  pull.baseOid = base.refs[`refs/heads/${pull.baseRef}`] ?? pull.baseOid;
  pointPullRef(world, base, pull);
  if (!world.store(base).isAncestor(before, oid))
    addTimeline(world, pull, "HeadRefForcePushedEvent", by, { beforeCommit: before, afterCommit: oid });
  touch(world, pull);
}

/** The head is there under the base repository's name too, that of a fork as well. */
export function pointPullRef(world: World, repository: Repository, pull: Pull): void {
  const ref = `refs/pull/${pull.number}/head`;
  repository.refs[ref] = pull.headOid;
  world.store(repository).pointRef(ref, pull.headOid);
}

/** A merge as the browser makes it: committed and signed by GitHub. @throws Error on conflicts */
export function mergeCommits(
  world: World,
  repository: Repository,
  [ours, theirs]: readonly [string, string],
  { author, message }: { author: Who; message: string },
): string {
  const store = world.store(repository);
  return writeSigned(world, repository, store.mergeTrees(ours, theirs), { parents: [ours, theirs], author, message });
}

/** A commit that GitHub itself makes. */
export function writeSigned(
  world: World,
  repository: Repository,
  tree: string,
  { parents, author, message }: { parents: readonly string[]; author: Who; message: string },
): string {
  const oid = world.store(repository).writeCommitOf(tree, {
    ...{ parents, message, author: signed(world, identityOf(world, author)), committer: signed(world, WEB_FLOW) },
  });
  repository.verified[oid] = true;
  return oid;
}

/** The commits of a pull request, oldest first. */
export function commitsOf(store: GitStore, pull: Pull): string[] {
  return store.commitsBetween(pull.baseOid, pull.headOid);
}

export function headRepositoryOf(world: World, pull: Pull): Repository | undefined {
  return repositoryOf(world.state, pull.headRepository);
}

export const loginOf = (world: World, id: number): string => accountOf(world.state, id)?.login ?? "ghost";

export const accountName = (world: World, id: number): string => mustAccount(world.state, id).login;
