/** A repository as GraphQL tells it. */

import { notFound } from "./failure.ts";
import { commitNode, objectNode } from "./graphql-commit.ts";
import { actorNode, type Context, connect, type Node, needField, userNode, type Window } from "./graphql-context.ts";
import { nodeId } from "./node-id.ts";
import { htmlOf } from "./rest-shapes.ts";
import { accountOf, findPull, fullNameOf, type QueueEntry, type Repository } from "./state.ts";

export function refNode(context: Context, repository: Repository, name: string): Node | null {
  const oid = repository.refs[name];
  if (oid === undefined) return null;
  const prefix = /^refs\/[^/]+\//.exec(name)?.[0] ?? "refs/";
  return {
    ...{ __typename: "Ref", id: nodeId("Ref", repository.id, name), name: name.slice(prefix.length), prefix },
    target: () => objectNode(context, repository, oid),
    repository: () => repositoryNode(context, repository),
  };
}

export function queueEntryNode(
  context: Context,
  repository: Repository,
  queue: readonly QueueEntry[],
  entry: QueueEntry,
): Node {
  return {
    ...{ __typename: "MergeQueueEntry", id: nodeId("Node", "entry", entry.id), position: queue.indexOf(entry) + 1 },
    ...{ state: "AWAITING_CHECKS", enqueuedAt: entry.at, jump: false, solo: false, estimatedTimeToMerge: null },
    enqueuer: () => actorNode(context, entry.enqueuer),
    headCommit: () => commitNode(context, repository, entry.headOid),
    baseCommit: () => commitNode(context, repository, entry.baseOid),
    pullRequest() {
      const pull = findPull(repository, entry.pull);
      return pull ? context.pullNode(context, repository, pull) : null;
    },
  };
}

interface PullsWindow extends Window {
  readonly states?: readonly string[];
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: "ASC" | "DESC" };
}

const PERMISSIONS: Readonly<Record<string, string>> = {
  read: "READ",
  triage: "TRIAGE",
  write: "WRITE",
  maintain: "MAINTAIN",
  admin: "ADMIN",
};

export function repositoryNode(context: Context, repository: Repository): Node {
  const { world, state } = context;
  const store = world.store(repository);
  const url = htmlOf(world, state, repository);
  /** Full name first; a short one is looked for among branches, then tags. */
  const findRef = (name: string): string =>
    [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`].find((each) => repository.refs[each]) ?? name;
  return {
    ...{ __typename: "Repository", id: nodeId("Repository", repository.id), databaseId: repository.id },
    ...{ name: repository.name, nameWithOwner: fullNameOf(state, repository), url, isPrivate: repository.private },
    ...{ resourcePath: url.slice(world.url.length), isFork: repository.parent !== undefined, isArchived: false },
    visibility: repository.private ? "PRIVATE" : "PUBLIC",
    owner: () => ({ __typename: "User", ...actorNode(context, repository.owner) }),
    defaultBranchRef: () => refNode(context, repository, `refs/heads/${repository.defaultBranch}`),
    ref({ qualifiedName }: { qualifiedName: string }) {
      needField(context, repository, ["contents", "read"]);
      return refNode(context, repository, findRef(qualifiedName));
    },
    object({ oid, expression }: { oid?: string; expression?: string }) {
      needField(context, repository, ["contents", "read"]);
      if (oid != null) return objectNode(context, repository, oid);
      const [, name = "", path] = /^([^:]+)(:.*)?$/s.exec(expression ?? "") ?? [];
      const start = repository.refs[findRef(name)] ?? (/^[0-9a-f]{40}$/.test(name) ? name : undefined);
      if (start === undefined) return null;
      return objectNode(context, repository, path === undefined ? start : store.resolve(start + path));
    },
    pullRequest({ number }: { number: number }) {
      needField(context, repository, ["pull-requests", "read"]);
      const pull = findPull(repository, number);
      if (pull === undefined) throw notFound(`Could not resolve to a PullRequest with the number of ${number}.`);
      return context.pullNode(context, repository, pull);
    },
    pullRequests({ states, baseRefName, headRefName, orderBy, ...window }: PullsWindow) {
      needField(context, repository, ["pull-requests", "read"]);
      const found = repository.pulls
        .filter((pull) => !states || states.includes(pull.state))
        .filter((pull) => baseRefName == null || pull.baseRef === baseRefName)
        .filter((pull) => headRefName == null || pull.headRef === headRefName);
      const descending = orderBy?.direction === "DESC";
      const ordered = descending ? [...found].reverse() : found;
      return connect("pullRequests", ordered, window, (pull) => context.pullNode(context, repository, pull));
    },
    mergeQueue({ branch = repository.defaultBranch }: { branch?: string }) {
      needField(context, repository, ["pull-requests", "read"], ["merge-queues", "read"]);
      const queue = repository.queues[branch];
      if (queue === undefined) return null;
      return {
        ...{ id: nodeId("Node", "queue", repository.id, branch), url: `${url}/queue/${branch}` },
        entries: (window: Window) =>
          connect("entries", queue, window, (entry) => queueEntryNode(context, repository, queue, entry)),
      };
    },
    collaborators({ query, login, ...window }: Window & { query?: string | null; login?: string | null }) {
      const people = [[String(repository.owner), "admin"], ...Object.entries(repository.collaborators)] as const;
      const found = people
        .map(([id, role]) => ({ account: accountOf(state, Number(id)), role: role ?? "read" }))
        .filter(({ account }) => account !== undefined && account.type !== "Organization")
        .filter(({ account }) => login == null || account?.login.toLowerCase() === login.toLowerCase())
        .filter(({ account }) => query == null || account?.login.toLowerCase().includes(query.toLowerCase()));
      const made = connect("collaborators", found, window, ({ account }) => userNode(context, account?.id));
      return {
        ...made,
        edges: () =>
          found.map(({ account, role }) => ({
            ...{ cursor: "", node: userNode(context, account?.id), permission: PERMISSIONS[role] ?? "READ" },
          })),
      };
    },
  };
}
