/** Reads a pull request: what it is, who worked on it, what people said, how its checks stand, what the ledger remembers. */
import type { Remark, Review, ReviewState } from "../../core/acts/conversation.ts";
import type { Check, Commit, Fact, Person } from "../../core/facts.ts";
import { headPath } from "../../ledger/layout.ts";
import { asking, explainApiError, GitHubError, graphqlErrors } from "./api-error.ts";
import type { GitHub } from "./client.ts";
import { GHOST, identityOf, personOf, personOrNull } from "./people.ts";
import {
  type CheckNode,
  type CommentNode,
  type CommitNode,
  type Page,
  PULL_QUERY,
  type PullAnswer,
  type PullNode,
  type ReactionGroup,
  type ReviewNode,
  type StatusNode,
  type TimelineNode,
} from "./pull-query.ts";

export interface PullAddress {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

export interface PullCommit extends Omit<Commit, "updateMerge"> {
  readonly parents: readonly string[];
}

/** A commit status as it is shown. */
export interface Status {
  readonly context: string;
  /** `success`, `pending`, `failure`, `error`. */
  readonly state: string;
  readonly description: string;
  readonly url: string;
  readonly creator: Person | null;
}

export interface SameHead {
  readonly number: number;
  readonly base: string;
}

/** A pull request at one moment. */
export interface Pull {
  /** The account we act as. */
  readonly self: Person;
  readonly repository: { readonly name: string; readonly url: string; readonly defaultBranch: string };
  readonly ledger: { readonly tip?: string; readonly memory?: { readonly id: string; readonly text?: string } };
  readonly number: number;
  readonly node: string;
  readonly url: string;
  readonly state: "open" | "closed" | "merged";
  readonly merged?: { readonly at: string; readonly by: Person; readonly commit?: string };
  /** `tip`: absent where the branch is gone. `seen`: what GitHub compared with last, which of a merged one is from before. */
  readonly base: { readonly ref: string; readonly tip?: string; readonly seen: string };
  readonly head: string;
  readonly fork: boolean;
  readonly draft: boolean;
  readonly author: Person;
  readonly body: string;
  readonly bodyEditedAt?: string;
  readonly comments: readonly Remark[];
  readonly reviews: readonly Review[];
  /** By a remark's node: what we reacted with already. */
  readonly reactions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly commits: Fact<readonly PullCommit[]>;
  /** Whoever is known to have pushed with force. */
  readonly pushers: readonly Person[];
  readonly checks: Fact<readonly Check[]>;
  readonly statuses: readonly Status[];
  /** Logins and `org/team`s whose review is asked for. */
  readonly requested: readonly string[];
  /** Open pull requests with the same head, this one apart; unavailable where GitHub does not list them. */
  readonly sameHead: Fact<readonly SameHead[]>;
  /** The commit that a merge queue built with it, if it is queued. */
  readonly queued?: string;
  /** Whether statuses and checks are those of the head; if not, it moved while it was read. */
  readonly settled: boolean;
}

type Lists = "comments" | "reviews" | "commits" | "timeline" | "checks";
type Cursors = Partial<Record<Lists, string>>;

/**
 * One request for up to a hundred of each list, one for each further page.
 * @param ledger the branch, if a history is kept
 * @param now the instant that stands for checks which have not begun
 * @throws GitHubError where there is no such pull request, or it may not be read
 */
export async function readPull(
  github: GitHub,
  { owner, name, number }: PullAddress,
  ledger: string | undefined,
  now: string,
): Promise<Pull> {
  const wanted = { what: `read pull request #${number}`, right: "pull-requests: read" } as const;
  const unread = new Map<string, string>();
  const ask = async (lists: readonly Lists[], after: Cursors): Promise<PullAnswer> => {
    const variables = {
      ...{ owner, name, number, withLedger: ledger !== undefined && Object.keys(after).length === 0 },
      ...{ ledger: `refs/heads/${ledger ?? ""}`, memory: headPath(number) },
      ...{ comments: lists.includes("comments"), commentsAfter: after.comments ?? null },
      ...{ reviews: lists.includes("reviews"), reviewsAfter: after.reviews ?? null },
      ...{ commits: lists.includes("commits"), commitsAfter: after.commits ?? null },
      ...{ timeline: lists.includes("timeline"), timelineAfter: after.timeline ?? null },
      ...{ checks: lists.includes("checks"), checksAfter: after.checks ?? null },
    };
    return asking(wanted, async () => {
      try {
        return await github.query<PullAnswer>(PULL_QUERY, variables);
      } catch (error) {
        return partOf(error, unread);
      }
    });
  };

  const answer = await ask(["comments", "reviews", "commits", "timeline", "checks"], {});
  const pull = answer.repository?.pullRequest;
  if (answer.repository === null || !pull)
    throw new GitHubError("gone", `there is no pull request #${number} that the \`token\` can read`);
  const pages = [pull];
  for (let next = nextPages(pull); next.length > 0; ) {
    const after = Object.fromEntries(next.map(({ list, cursor }) => [list, cursor]));
    const more = (
      await ask(
        next.map(({ list }) => list),
        after,
      )
    ).repository?.pullRequest;
    if (!more) throw new GitHubError("gone", `pull request #${number} vanished while it was read`);
    pages.push(more);
    next = nextPages(more);
  }
  return assemble(answer, pull, pages, unread, now);
}

/** An answer with some of its parts refused is still an answer, if none but the named parts depend on them. */
function partOf(error: unknown, unread: Map<string, string>): PullAnswer {
  const errors = graphqlErrors(error);
  const data = error instanceof Error && "data" in error ? (error.data as PullAnswer | null) : null;
  const refused = errors.map((each) => ({ ...each, part: each.path?.join(".") ?? "" }));
  if (!data?.repository?.pullRequest || errors.length === 0 || !refused.every(({ part }) => SPARE.test(part)))
    throw error;
  for (const { part } of refused)
    unread.set(/headCommit/.test(part) ? "checks" : "ledger", explainApiError(error, RIGHTS(part)).message);
  return data;
}
/** The parts that can be done without: their facts are then unavailable. */
const SPARE = /^repository\.pullRequest\.headCommit\.nodes\.\d+\.commit\.statusCheckRollup\b/;
const RIGHTS = (part: string) =>
  /workflowRun/.test(part)
    ? ({ what: "read which workflow a check belongs to", right: "actions: read" } as const)
    : ({ what: "read the checks of the head", right: "checks: read" } as const);

function nextPages(pull: PullNode): { list: Lists; cursor: string }[] {
  const lists: Record<Lists, Page<unknown> | null | undefined> = {
    comments: pull.comments,
    reviews: pull.reviews,
    commits: pull.commits,
    timeline: pull.timelineItems,
    checks: pull.headCommit?.nodes?.[0]?.commit.statusCheckRollup?.contexts,
  };
  return (Object.keys(lists) as Lists[]).flatMap((list) => {
    const info = lists[list]?.pageInfo;
    return info?.hasNextPage && info.endCursor !== null ? [{ list, cursor: info.endCursor }] : [];
  });
}

const nodesOf = <T>(page: { readonly nodes: readonly (T | null)[] | null } | null | undefined): T[] =>
  (page?.nodes ?? []).filter((node): node is T & {} => node !== null);

function assemble(
  { viewer, repository }: PullAnswer,
  pull: PullNode,
  pages: readonly PullNode[],
  unread: ReadonlyMap<string, string>,
  now: string,
): Pull {
  const comments = pages.flatMap((page) => nodesOf(page.comments));
  const reviews = pages.flatMap((page) => nodesOf(page.reviews)).filter(({ state }) => state !== "PENDING");
  const timeline = pages.flatMap((page) => nodesOf(page.timelineItems));
  const commits = pages.flatMap((page) => nodesOf(page.commits));
  const head = pull.headCommit?.nodes?.[0]?.commit;
  const checks = pages.flatMap((page) => nodesOf(page.headCommit?.nodes?.[0]?.commit.statusCheckRollup?.contexts));
  const noChecks = unread.get("checks");
  return {
    self: personOf({ __typename: "User", ...viewer }),
    repository: {
      name: repository?.nameWithOwner ?? "",
      url: repository?.url ?? "",
      defaultBranch: repository?.defaultBranchRef?.name ?? "",
    },
    ledger: ledgerOf(repository),
    number: pull.number,
    node: pull.id,
    url: pull.url,
    state: ({ OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const)[pull.state],
    ...(pull.mergedAt === null
      ? {}
      : {
          merged: {
            at: pull.mergedAt,
            by: pull.mergedBy ? personOf(pull.mergedBy) : GHOST,
            ...(pull.mergeCommit ? { commit: pull.mergeCommit.oid } : {}),
          },
        }),
    base: {
      ref: pull.baseRefName,
      seen: pull.baseRefOid,
      ...(pull.baseRef?.target ? { tip: pull.baseRef.target.oid } : {}),
    },
    head: pull.headRefOid,
    fork: pull.isCrossRepository,
    draft: pull.isDraft,
    author: pull.author ? personOf(pull.author) : GHOST,
    body: pull.body,
    ...(pull.lastEditedAt === null ? {} : { bodyEditedAt: pull.lastEditedAt }),
    comments: comments.map(remarkOf),
    reviews: reviews.map((review) => reviewOf(review, timeline)),
    reactions: new Map([...comments, ...reviews].map(({ id, reactionGroups }) => [id, ownReactions(reactionGroups)])),
    commits: commitsOf(commits, pull.commits?.totalCount ?? 0),
    pushers: timeline.flatMap((item) =>
      item.__typename === "HeadRefForcePushedEvent" && item.actor ? [personOf(item.actor)] : [],
    ),
    checks:
      noChecks !== undefined
        ? { unavailable: noChecks }
        : head?.oid === pull.headRefOid
          ? { known: checks.map((check) => checkOf(check, now)) }
          : { unavailable: "the head moved while its checks were read" },
    statuses: (head?.status?.contexts ?? []).map(statusOf),
    requested: nodesOf(pull.reviewRequests).flatMap(
      ({ requestedReviewer }) => requestedReviewer?.login ?? requestedReviewer?.combinedSlug ?? [],
    ),
    sameHead: sameHeadOf(pull, nodesOf(head?.associatedPullRequests)),
    ...(pull.mergeQueueEntry?.headCommit ? { queued: pull.mergeQueueEntry.headCommit.oid } : {}),
    settled: head === undefined || head.oid === pull.headRefOid,
  };
}

/** For a commit on the default branch GitHub names the pull request that brought it there, and no other. */
function sameHeadOf(
  { number: own, headRefOid: sha, state }: PullNode,
  found: readonly { number: number; state: string; baseRefName: string; headRefOid: string }[],
): Pull["sameHead"] {
  const open = found.filter((each) => each.state === "OPEN" && each.headRefOid === sha);
  if (state === "OPEN" && (!open.some(({ number }) => number === own) || found.length >= PAGE))
    return { unavailable: "GitHub does not list the pull requests of this commit" };
  return {
    known: open
      .filter(({ number }) => number !== own)
      .map(({ number, baseRefName }) => ({ number, base: baseRefName })),
  };
}
const PAGE = 50;

function ledgerOf(repository: PullAnswer["repository"]): Pull["ledger"] {
  const target = repository?.ledger?.target;
  const { oid: id, text, isTruncated } = target?.file?.object ?? {};
  return {
    ...(target ? { tip: target.oid } : {}),
    ...(id === undefined ? {} : { memory: { id, ...(isTruncated || typeof text !== "string" ? {} : { text }) } }),
  };
}

function remarkOf(node: CommentNode): Remark {
  const { id, fullDatabaseId, url, author, body, createdAt, lastEditedAt, editor } = node;
  return {
    id: Number(fullDatabaseId),
    node: id,
    url,
    author: personOrNull(author),
    body,
    createdAt,
    ...(lastEditedAt === null ? {} : { edited: { at: lastEditedAt, editor: personOrNull(editor) } }),
  };
}

const STATES: Readonly<Record<string, ReviewState>> = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes-requested",
  COMMENTED: "commented",
};

function reviewOf(node: ReviewNode, timeline: readonly TimelineNode[]): Review {
  const dismissal = timeline.findLast(
    (item) => item.__typename === "ReviewDismissedEvent" && item.review?.fullDatabaseId === node.fullDatabaseId,
  );
  const told = dismissal?.__typename === "ReviewDismissedEvent" ? dismissal : undefined;
  const dismissed = node.state === "DISMISSED";
  return {
    ...remarkOf(node),
    createdAt: node.submittedAt ?? node.createdAt,
    state: STATES[dismissed ? (told?.previousReviewState ?? "") : node.state],
    ...(node.commit === null ? {} : { commit: node.commit.oid }),
    ...(dismissed
      ? { dismissed: { at: told?.createdAt ?? node.createdAt, by: personOrNull(told?.actor ?? null) } }
      : {}),
  };
}

const ownReactions = (groups: readonly ReactionGroup[] | null): ReadonlySet<string> =>
  new Set((groups ?? []).filter(({ viewerHasReacted }) => viewerHasReacted).map(({ content }) => content));

function commitsOf(nodes: readonly CommitNode[], total: number): Fact<readonly PullCommit[]> {
  if (nodes.length < total) return { unavailable: `GitHub listed ${nodes.length} of ${total} commits` };
  return { known: nodes.map(({ commit }) => commitOf(commit)) };
}

function commitOf({ oid, parents, author, committer, authors, signature }: CommitNode["commit"]): PullCommit {
  const key = (signer: { name: string | null; email: string | null } | null) =>
    JSON.stringify([signer?.name, signer?.email]);
  const more = nodesOf(authors).filter((signer) => key(signer) !== key(author));
  const unlisted = authors.totalCount - nodesOf(authors).length;
  return {
    id: oid,
    parents: nodesOf(parents).map((parent) => parent.oid),
    author: identityOf(author),
    committer: identityOf(committer),
    coAuthors: [...more.map(identityOf), ...(unlisted > 0 ? [{ unattributed: `${unlisted} more co-authors` }] : [])],
    verified: signature?.isValid ?? false,
  };
}

export function checkOf(node: CheckNode, now: string): Check {
  if (node.__typename === "StatusContext") {
    const waits = node.state === "PENDING" || node.state === "EXPECTED";
    const app = node.creator === null ? undefined : personOf(node.creator).login.replace(/\[bot\]$/, "");
    return {
      name: node.context,
      ...(app === undefined ? {} : { app }),
      state: waits ? "running" : "completed",
      ...(waits ? {} : { conclusion: node.state.toLowerCase() }),
      at: node.createdAt,
      ...(node.targetUrl ? { url: node.targetUrl } : {}),
    };
  }
  const app = node.checkSuite?.app?.slug;
  const run = node.checkSuite?.workflowRun;
  const workflow = run?.file?.path;
  const done = node.status === "COMPLETED";
  return {
    name: node.name,
    ...(app === undefined ? {} : { app }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(run ? { event: run.event } : {}),
    state: done ? "completed" : "running",
    ...(done && node.conclusion !== null ? { conclusion: node.conclusion.toLowerCase() } : {}),
    at: (done ? node.completedAt : null) ?? node.startedAt ?? now,
    ...(node.detailsUrl ? { url: node.detailsUrl } : {}),
  };
}

const statusOf = ({ context, state, description, targetUrl, creator }: StatusNode): Status => ({
  context,
  state: state.toLowerCase(),
  description: description ?? "",
  url: targetUrl ?? "",
  creator: personOrNull(creator),
});
