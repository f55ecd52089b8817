/** What happens to a pull request besides words. */
import {
  commitFiles,
  commitsOf,
  headRepositoryOf,
  loginOf,
  mergeCommits,
  moveRef,
  pointPullRef,
  writeSigned,
} from "./commits.ts";
import type { Files } from "./git-objects.ts";
import { addTimeline, touch } from "./remarks.ts";
import { fullNameOf, type Pull, type QueueEntry, type Repository } from "./state.ts";
import type { World } from "./world.ts";

export interface NewPull {
  readonly head: string;
  readonly base?: string;
  readonly author: string;
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
}

const branch = (name: string): string => `refs/heads/${name}`;

export function openPull(world: World, repository: Repository, from: Repository, wanted: NewPull): Pull {
  const base = wanted.base ?? repository.defaultBranch;
  const headOid = from.refs[branch(wanted.head)];
  const baseOid = repository.refs[branch(base)];
  if (headOid === undefined || baseOid === undefined)
    throw new Error(`no branch ${headOid === undefined ? wanted.head : base}`);
  return world.change(() => {
    const at = world.clock();
    const pull: Pull = {
      ...{ id: world.nextId(), number: repository.nextNumber++, author: world.account(wanted.author).id },
      ...{ title: wanted.title ?? `Merge ${wanted.head}`, body: wanted.body ?? "", createdAt: at, updatedAt: at },
      ...{ revisions: [], reactions: [], state: "OPEN", draft: wanted.draft ?? false },
      ...{ baseRef: base, baseOid, headRef: wanted.head, headOid, headRepository: from.id },
      ...{ comments: [], reviews: [], timeline: [], requested: { users: [], teams: [] } },
    };
    repository.pulls.push(pull);
    pointPullRef(world, repository, pull);
    return pull;
  });
}

export function retarget(world: World, repository: Repository, pull: Pull, base: string, by: number): void {
  const oid = repository.refs[branch(base)];
  if (oid === undefined) throw new Error(`no branch ${base}`);
  world.change(() => {
    addTimeline(world, pull, "BaseRefChangedEvent", by, { previousRefName: pull.baseRef, currentRefName: base });
    pull.baseRef = base;
    pull.baseOid = oid;
    touch(world, pull);
  });
}

export function setDraft(world: World, pull: Pull, draft: boolean, by: number): void {
  world.change(() => {
    pull.draft = draft;
    addTimeline(world, pull, draft ? "ConvertToDraftEvent" : "ReadyForReviewEvent", by);
    touch(world, pull);
  });
}

export function closePull(world: World, pull: Pull, by: number): void {
  world.change(() => {
    pull.state = "CLOSED";
    pull.closedAt = world.clock();
    addTimeline(world, pull, "ClosedEvent", by);
    touch(world, pull);
  });
}

export function reopenPull(world: World, repository: Repository, pull: Pull, by: number): void {
  world.change(() => {
    pull.state = "OPEN";
    delete pull.closedAt;
    pull.baseOid = repository.refs[branch(pull.baseRef)] ?? pull.baseOid;
    pull.headOid = headRepositoryOf(world, pull)?.refs[branch(pull.headRef)] ?? pull.headOid;
    pointPullRef(world, repository, pull);
    addTimeline(world, pull, "ReopenedEvent", by);
    touch(world, pull);
  });
}

export type MergeMethod = "merge" | "squash" | "rebase";

/** @returns the base's new tip. @throws Error on conflicts */
export function mergePull(world: World, repository: Repository, pull: Pull, method: MergeMethod, by: number): string {
  const tip = repository.refs[branch(pull.baseRef)];
  if (tip === undefined || pull.state !== "OPEN") throw new Error(`#${pull.number} cannot be merged`);
  return world.change(() => {
    const oid = mergedTip(world, repository, pull, { method, tip, by });
    moveRef(world, repository, branch(pull.baseRef), oid, by);
    finishMerge(world, pull, oid, by);
    return oid;
  });
}

function finishMerge(world: World, pull: Pull, oid: string, by: number): void {
  const at = world.clock();
  pull.state = "MERGED";
  pull.closedAt = at;
  pull.merged = { at, by, commit: oid };
  addTimeline(world, pull, "MergedEvent", by, { commit: oid, mergeRefName: pull.baseRef });
  addTimeline(world, pull, "ClosedEvent", by);
  touch(world, pull);
}

function mergedTip(
  world: World,
  repository: Repository,
  pull: Pull,
  { method, tip, by }: { method: MergeMethod; tip: string; by: number },
): string {
  const store = world.store(repository);
  const actor = loginOf(world, by);
  switch (method) {
    case "merge": {
      const message = `Merge pull request #${pull.number} from ${headName(world, pull)}\n\n${pull.title}`;
      return mergeCommits(world, repository, [tip, pull.headOid], { author: actor, message });
    }
    case "squash": {
      const message = `${pull.title} (#${pull.number})`;
      const tree = store.mergeTrees(tip, pull.headOid);
      return writeSigned(world, repository, tree, { parents: [tip], author: loginOf(world, pull.author), message });
    }
    case "rebase": {
      let onto = tip;
      for (const { oid, author, message } of store.readCommits(commitsOf(store, pull)))
        onto = store.writeCommitOf(store.pickTree(oid, onto), {
          ...{ parents: [onto], author, message },
          committer: { ...author, at: world.clock() },
        });
      return onto;
    }
  }
}

const headName = (world: World, pull: Pull): string => {
  const repository = headRepositoryOf(world, pull);
  const owner = repository === undefined ? "ghost" : fullNameOf(world.state, repository).split("/")[0];
  return `${owner}/${pull.headRef}`;
};

/** The button "Update branch": the base is merged into the head. */
export function updateBranch(world: World, repository: Repository, pull: Pull, by: number): string {
  const head = headRepositoryOf(world, pull);
  const tip = repository.refs[branch(pull.baseRef)];
  if (head === undefined || tip === undefined) throw new Error(`#${pull.number} cannot be updated`);
  return world.change(() => {
    const message = `Merge branch '${pull.baseRef}' into ${pull.headRef}`;
    const oid = mergeCommits(world, head, [pull.headOid, tip], { author: loginOf(world, by), message });
    repository.verified[oid] = true;
    moveRef(world, head, branch(pull.headRef), oid, by);
    return oid;
  });
}

export function pushToPull(world: World, pull: Pull, files: Files, options: Parameters<typeof commitFiles>[4]): string {
  const head = headRepositoryOf(world, pull);
  if (head === undefined) throw new Error(`the head of #${pull.number} is gone`);
  return commitFiles(world, head, pull.headRef, files, options);
}

export interface MergeGroup {
  readonly headOid: string;
  readonly baseOid: string;
  /** `refs/heads/gh-readonly-queue/main/pr-2-<sha>` */
  readonly ref: string;
  readonly baseRef: string;
}

/** Adds pull requests to their base's merge queue, each merged upon the one before it. */
export function enqueuePulls(world: World, repository: Repository, pulls: readonly Pull[], by: number): MergeGroup {
  const [first] = pulls;
  const baseRef = first?.baseRef ?? repository.defaultBranch;
  return world.change(() => {
    const queue = repository.queues[baseRef] ?? [];
    repository.queues[baseRef] = queue;
    const base = queue.at(-1)?.headOid ?? repository.refs[branch(baseRef)] ?? "";
    let tip = base;
    let ref = "";
    for (const pull of pulls) {
      const message = `Merge pull request #${pull.number} from ${headName(world, pull)}\n\n${pull.title}`;
      const headOid = mergeCommits(world, repository, [tip, pull.headOid], { author: loginOf(world, by), message });
      const entry: QueueEntry = {
        ...{ id: world.nextId(), pull: pull.number, headOid, baseOid: tip, at: world.clock(), enqueuer: by },
      };
      queue.push(entry);
      ref = `refs/heads/gh-readonly-queue/${baseRef}/pr-${pull.number}-${tip}`;
      moveRef(world, repository, ref, headOid, by);
      tip = headOid;
    }
    return { headOid: tip, baseOid: base, ref, baseRef };
  });
}

/** Merges the first entries of a queue, up to this commit. */
export function mergeQueued(world: World, repository: Repository, baseRef: string, headOid: string, by: number): void {
  const queue = repository.queues[baseRef] ?? [];
  const last = queue.findIndex((entry) => entry.headOid === headOid);
  world.change(() => {
    moveRef(world, repository, branch(baseRef), headOid, by);
    for (const entry of queue.splice(0, last + 1)) {
      const pull = repository.pulls.find(({ number }) => number === entry.pull);
      if (pull) finishMerge(world, pull, entry.headOid, by);
    }
  });
}
