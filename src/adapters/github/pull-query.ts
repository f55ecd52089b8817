/** The one document that reads a pull request, and the shape of its answer. Lists come in pages of a hundred. */

export const PULL_QUERY = /* GraphQL */ `
query GatePullRequest(
  $owner: String!, $name: String!, $number: Int!, $ledger: String!, $memory: String!, $withLedger: Boolean!
  $comments: Boolean!, $commentsAfter: String, $reviews: Boolean!, $reviewsAfter: String, $commits: Boolean!, $commitsAfter: String
  $timeline: Boolean!, $timelineAfter: String, $checks: Boolean!, $checksAfter: String
) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    url
    defaultBranchRef { name }
    ledger: ref(qualifiedName: $ledger) @include(if: $withLedger) {
      target { oid ... on Commit { file(path: $memory) { object { ... on Blob { oid isTruncated text } } } } }
    }
    pullRequest(number: $number) {
      id number url state isDraft isCrossRepository mergedAt body lastEditedAt
      author { ...Who }
      mergedBy { ...Who }
      mergeCommit { oid }
      baseRefName
      baseRefOid
      baseRef { target { oid } }
      headRefOid
      mergeQueueEntry { headCommit { oid } }
      reviewRequests(first: 100) { nodes { requestedReviewer { __typename ... on User { login } ... on Team { combinedSlug } } } }
      comments(first: 100, after: $commentsAfter) @include(if: $comments) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id fullDatabaseId url body createdAt lastEditedAt
          author { ...Who }
          editor { ...Who }
          reactionGroups { content viewerHasReacted }
        }
      }
      reviews(first: 100, after: $reviewsAfter) @include(if: $reviews) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id fullDatabaseId url body state createdAt submittedAt lastEditedAt
          author { ...Who }
          editor { ...Who }
          commit { oid }
          reactionGroups { content viewerHasReacted }
        }
      }
      commits(first: 100, after: $commitsAfter) @include(if: $commits) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          commit {
            oid
            parents(first: 10) { totalCount nodes { oid } }
            author { ...Signer }
            committer { ...Signer }
            authors(first: 50) { totalCount nodes { ...Signer } }
            signature { isValid }
          }
        }
      }
      timelineItems(first: 100, after: $timelineAfter, itemTypes: [REVIEW_DISMISSED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT])
        @include(if: $timeline) {
        pageInfo { hasNextPage endCursor }
        nodes {
          __typename
          ... on ReviewDismissedEvent { createdAt previousReviewState actor { ...Who } review { fullDatabaseId } }
          ... on HeadRefForcePushedEvent { actor { ...Who } }
        }
      }
      headCommit: commits(last: 1) @include(if: $checks) {
        nodes {
          commit {
            oid
            associatedPullRequests(first: 50) { nodes { number state baseRefName headRefOid } }
            status { contexts { context state description targetUrl creator { ...Who } } }
            statusCheckRollup {
              contexts(first: 100, after: $checksAfter) {
                pageInfo { hasNextPage endCursor }
                nodes {
                  __typename
                  ... on CheckRun {
                    name status conclusion startedAt completedAt detailsUrl
                    checkSuite { app { slug } workflowRun { event file { path } } }
                  }
                  ... on StatusContext { context state createdAt targetUrl creator { ...Who } }
                }
              }
            }
          }
        }
      }
    }
  }
}
fragment Who on Actor { __typename login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } }
fragment Signer on GitActor { name email user { login databaseId } }
`;

/** What changed since: everything that a decision was made of, in as few words as tell one state from another. */
export const PULSE_QUERY = /* GraphQL */ `
query GatePulse($owner: String!, $name: String!, $number: Int!, $ledger: String!, $memory: String!, $withLedger: Boolean!, $record: String!, $withRecord: Boolean!, $withChecks: Boolean!) {
  repository(owner: $owner, name: $name) {
    ledger: ref(qualifiedName: $ledger) @include(if: $withLedger) {
      target {
        oid
        ... on Commit {
          file(path: $memory) { object { oid } }
          record: file(path: $record) @include(if: $withRecord) { object { oid } }
        }
      }
    }
    pullRequest(number: $number) {
      state isDraft baseRefName headRefOid lastEditedAt updatedAt
      baseRef { target { oid } }
      comments(last: 100) { totalCount nodes { fullDatabaseId lastEditedAt author { ...Who } editor { ...Who } } }
      reviews(last: 100) { totalCount nodes { fullDatabaseId state lastEditedAt author { ...Who } editor { ...Who } } }
      headCommit: commits(last: 1) @include(if: $withChecks) {
        nodes {
          commit {
            statusCheckRollup {
              contexts(first: 100) {
                nodes {
                  __typename
                  ... on CheckRun { name status conclusion startedAt completedAt }
                  ... on StatusContext { context state createdAt creator { ...Who } }
                }
              }
            }
          }
        }
      }
    }
  }
}
fragment Who on Actor { __typename login ... on User { databaseId } ... on Bot { databaseId } }
`;

export const HISTORY_QUERY = /* GraphQL */ `
query GateChecklistHistory($node: ID!, $after: String) {
  node(id: $node) {
    ... on IssueComment {
      userContentEdits(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { editedAt deletedAt diff editor { __typename login ... on User { databaseId } ... on Bot { databaseId } } }
      }
    }
  }
}
`;

export interface Actor {
  readonly __typename: string;
  readonly login: string;
  readonly databaseId?: number | null;
}
export interface Signer {
  readonly name: string | null;
  readonly email: string | null;
  readonly user: { readonly login: string; readonly databaseId: number | null } | null;
}
export interface Page<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (T | null)[] | null;
}
export interface ReactionGroup {
  readonly content: string;
  readonly viewerHasReacted: boolean;
}
export interface CommentNode {
  readonly id: string;
  /** A number past 32 bits, as text. */
  readonly fullDatabaseId: string | null;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly author: Actor | null;
  readonly editor: Actor | null;
  readonly reactionGroups: readonly ReactionGroup[] | null;
}
export interface ReviewNode extends CommentNode {
  readonly state: string;
  readonly submittedAt: string | null;
  readonly commit: { readonly oid: string } | null;
}
export interface CommitNode {
  readonly commit: {
    readonly oid: string;
    readonly parents: {
      readonly totalCount: number;
      readonly nodes: readonly ({ readonly oid: string } | null)[] | null;
    };
    readonly author: Signer | null;
    readonly committer: Signer | null;
    readonly authors: { readonly totalCount: number; readonly nodes: readonly (Signer | null)[] | null };
    readonly signature: { readonly isValid: boolean } | null;
  };
}
export type TimelineNode =
  | {
      readonly __typename: "ReviewDismissedEvent";
      readonly createdAt: string;
      readonly previousReviewState: string;
      readonly actor: Actor | null;
      readonly review: { readonly fullDatabaseId: string | null } | null;
    }
  | { readonly __typename: "HeadRefForcePushedEvent"; readonly actor: Actor | null };
export interface StatusNode {
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Actor | null;
}
export type CheckNode =
  | {
      readonly __typename: "CheckRun";
      readonly name: string;
      readonly status: string;
      readonly conclusion: string | null;
      readonly startedAt: string | null;
      readonly completedAt: string | null;
      readonly detailsUrl: string | null;
      readonly checkSuite: {
        readonly app: { readonly slug: string } | null;
        readonly workflowRun: { readonly event: string; readonly file: { readonly path: string } | null } | null;
      } | null;
    }
  | (Omit<StatusNode, "description"> & { readonly __typename: "StatusContext"; readonly createdAt: string });

export interface PullNode {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly state: "OPEN" | "CLOSED" | "MERGED";
  readonly isDraft: boolean;
  readonly isCrossRepository: boolean;
  readonly mergedAt: string | null;
  readonly body: string;
  readonly lastEditedAt: string | null;
  readonly author: Actor | null;
  readonly mergedBy: Actor | null;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly baseRef: { readonly target: { readonly oid: string } | null } | null;
  readonly headRefOid: string;
  readonly mergeQueueEntry: { readonly headCommit: { readonly oid: string } | null } | null;
  readonly reviewRequests: {
    readonly nodes:
      | readonly ({
          readonly requestedReviewer: {
            readonly __typename: string;
            readonly login?: string;
            readonly combinedSlug?: string;
          } | null;
        } | null)[]
      | null;
  } | null;
  readonly comments?: Page<CommentNode>;
  readonly reviews?: Page<ReviewNode> | null;
  readonly commits?: Page<CommitNode> & { readonly totalCount: number };
  readonly timelineItems?: Page<TimelineNode>;
  readonly headCommit?: {
    readonly nodes:
      | readonly ({
          readonly commit: {
            readonly oid: string;
            readonly associatedPullRequests: {
              readonly nodes:
                | readonly ({
                    readonly number: number;
                    readonly state: string;
                    readonly baseRefName: string;
                    readonly headRefOid: string;
                  } | null)[]
                | null;
            } | null;
            readonly status: { readonly contexts: readonly StatusNode[] } | null;
            readonly statusCheckRollup: { readonly contexts: Page<CheckNode> } | null;
          };
        } | null)[]
      | null;
  };
}
/** The ledger's branch, and in its last commit the memory of this pull request. */
export interface LedgerRef {
  readonly target: {
    readonly oid: string;
    readonly record?: { readonly object: { readonly oid?: string } | null } | null;
    readonly file?: {
      readonly object: { readonly oid?: string; readonly isTruncated?: boolean; readonly text?: string | null } | null;
    } | null;
  } | null;
}
export interface PullAnswer {
  readonly viewer: { readonly login: string; readonly databaseId: number | null };
  readonly repository: {
    readonly nameWithOwner: string;
    readonly url: string;
    readonly defaultBranchRef: { readonly name: string } | null;
    readonly ledger?: LedgerRef | null;
    readonly pullRequest: PullNode | null;
  } | null;
}
