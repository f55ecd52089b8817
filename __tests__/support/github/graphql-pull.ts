/** A pull request as GraphQL tells it. */
import { commitsOf } from "./commits.ts";
import { commitNode } from "./graphql-commit.ts";
import { actorNode, type Context, connect, type Node, userNode, type Window } from "./graphql-context.ts";
import { smallId } from "./graphql-ids.ts";
import { commentNode, reviewNode, writtenNode } from "./graphql-remarks.ts";
import { queueEntryNode, refNode, repositoryNode } from "./graphql-repository.ts";
import { nodeId } from "./node-id.ts";
import { htmlOf } from "./rest-shapes.ts";
import { type Pull, type Repository, repositoryOf, type Team, type TimelineItem } from "./state.ts";

const idOf = ({ id }: { readonly id: number }): number => id;

/** `HeadRefForcePushedEvent` -> `HEAD_REF_FORCE_PUSHED_EVENT` */
const enumOf = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();

export function pullNode(context: Context, repository: Repository, pull: Pull): Node {
  const { world, state } = context;
  const store = world.store(repository);
  const head = repositoryOf(state, pull.headRepository);
  const url = `${htmlOf(world, state, repository)}/pull/${pull.number}`;
  /** All are read at once, not one by one as they are shown. */
  const commits = (): string[] => store.readCommits(commitsOf(store, pull)).map(({ oid }) => oid);
  return {
    ...writtenNode(context, repository, pull),
    ...{
      __typename: "PullRequest",
      id: nodeId("PullRequest", repository.id, pull.number),
      databaseId: smallId(pull.id),
    },
    ...{ number: pull.number, url, resourcePath: url.slice(world.url.length), title: pull.title, state: pull.state },
    ...{ isDraft: pull.draft, closed: pull.state !== "OPEN", closedAt: pull.closedAt ?? null, locked: false },
    ...{ merged: pull.state === "MERGED", mergedAt: pull.merged?.at ?? null, mergeable: "MERGEABLE" },
    mergedBy: () => actorNode(context, pull.merged?.by),
    mergeCommit: () => commitNode(context, repository, pull.merged?.commit),
    ...{ baseRefName: pull.baseRef, baseRefOid: pull.baseOid, headRefName: pull.headRef, headRefOid: pull.headOid },
    baseRef: () => refNode(context, repository, `refs/heads/${pull.baseRef}`),
    headRef: () => (head ? refNode(context, head, `refs/heads/${pull.headRef}`) : null),
    baseRepository: () => repositoryNode(context, repository),
    headRepository: () => (head ? repositoryNode(context, head) : null),
    headRepositoryOwner: () => actorNode(context, head?.owner),
    repository: () => repositoryNode(context, repository),
    mergeQueueEntry() {
      const queue = repository.queues[pull.baseRef] ?? [];
      const entry = queue.find((each) => each.pull === pull.number);
      return entry ? queueEntryNode(context, repository, queue, entry) : null;
    },
    isCrossRepository: pull.headRepository !== repository.id,
    ...{ additions: 0, deletions: 0, changedFiles: () => store.changedFiles(pull.baseOid, pull.headOid).length },
    commits: (window: Window) =>
      connect("commits", commits(), window, (oid) => ({
        ...{
          __typename: "PullRequestCommit",
          id: nodeId("Node", "PullRequestCommit", pull.id, oid),
          url: `${url}/commits/${oid}`,
        },
        commit: () => commitNode(context, repository, oid),
      })),
    comments: (window: Window) =>
      connect("comments", pull.comments, window, (each) => commentNode(context, repository, pull, each), idOf),
    reviews({ states, author, ...window }: Window & { states?: readonly string[]; author?: string }) {
      const wanted = pull.reviews
        .filter((review) => review.state !== "PENDING" || review.author === context.token.viewer)
        .filter((review) => !states || states.includes(review.state))
        .filter((review) => !author || actorNode(context, review.author)?.["login"] === author);
      return connect("reviews", wanted, window, (each) => reviewNode(context, repository, pull, each), idOf);
    },
    timelineItems({ itemTypes, ...window }: Window & { itemTypes?: readonly string[] }) {
      if (!itemTypes) throw new Error("the tests' GitHub needs `itemTypes`: it knows events alone");
      const wanted = pull.timeline.filter(({ type }) => itemTypes.includes(enumOf(type)));
      return connect("timelineItems", wanted, window, (item) => timelineNode(context, repository, pull, item), idOf);
    },
    reviewRequests(window: Window) {
      const teams = state.organisations.flatMap((each) => each.teams);
      const wanted = [
        ...pull.requested.users.map((id) => ({ id, reviewer: () => userNode(context, id) })),
        ...pull.requested.teams.map((id) => ({
          ...{
            id,
            reviewer: () =>
              teamBrief(
                context,
                teams.find((team) => team.id === id),
              ),
          },
        })),
      ];
      return connect("reviewRequests", wanted, window, ({ id, reviewer }) => ({
        ...{ __typename: "ReviewRequest", id: nodeId("Node", "request", pull.id, id), requestedReviewer: reviewer },
        ...{ databaseId: smallId(id), asCodeOwner: false },
      }));
    },
  };
}

function teamBrief({ world, state }: Context, team: Team | undefined): Node | null {
  const organisation = team && state.organisations.find((each) => each.teams.includes(team));
  const login = state.accounts.find(({ id }) => id === organisation?.account)?.login;
  if (team === undefined || login === undefined) return null;
  const url = `${world.url}/orgs/${login}/teams/${team.slug}`;
  return {
    ...{ __typename: "Team", id: nodeId("Team", team.id), databaseId: team.id, slug: team.slug, name: team.slug, url },
    combinedSlug: `${login}/${team.slug}`,
  };
}

/** Fields of an event that name something: it is looked up. */
function timelineNode(context: Context, repository: Repository, pull: Pull, item: TimelineItem): Node {
  const lookUp = (key: string, value: string | number): unknown => {
    if (/commit$/i.test(key)) return () => commitNode(context, repository, String(value));
    if (key !== "review") return value;
    const review = pull.reviews.find(({ id }) => id === value);
    return () => (review ? reviewNode(context, repository, pull, review) : null);
  };
  return {
    ...{ __typename: item.type, id: nodeId("Node", item.type, item.id), createdAt: item.at },
    actor: () => actorNode(context, item.actor),
    pullRequest: () => pullNode(context, repository, pull),
    ...Object.fromEntries(Object.entries(item.fields).map(([key, value]) => [key, lookUp(key, value)])),
  };
}
