/** Comments, reviews and their histories as GraphQL tells them. */

import { commitNode } from "./graphql-commit.ts";
import { actorNode, type Context, connect, type Node, type Window } from "./graphql-context.ts";
import { smallId } from "./graphql-ids.ts";
import { nodeId } from "./node-id.ts";
import { associationOf, htmlOf } from "./rest-shapes.ts";
import type { Comment, Pull, ReactionContent, Repository, Review, Written } from "./state.ts";
import { unifiedDiff } from "./unified-diff.ts";

const CONTENTS: readonly ReactionContent[] = [
  ...(["THUMBS_UP", "THUMBS_DOWN", "LAUGH", "HOORAY", "CONFUSED", "HEART", "ROCKET", "EYES"] as const),
];

/** What every text of a person's has. */
export function writtenNode(context: Context, repository: Repository, text: Written): Node {
  const last = text.revisions.at(-1);
  return {
    ...{ databaseId: smallId(text.id), fullDatabaseId: String(text.id) },
    ...{ body: text.body, bodyText: text.body, createdAt: text.createdAt, updatedAt: text.updatedAt },
    publishedAt: text.createdAt,
    author: () => actorNode(context, text.author),
    authorAssociation: associationOf(context.state, repository, text.author),
    editor: () => actorNode(context, last?.editor),
    ...{ lastEditedAt: last?.at ?? null, includesCreatedEdit: last !== undefined },
    viewerDidAuthor: text.author === context.token.viewer,
    reactionGroups: () =>
      CONTENTS.map((content) => {
        const given = text.reactions.filter((each) => each.content === content);
        return {
          content,
          createdAt: given[0]?.at ?? null,
          viewerHasReacted: given.some(({ user }) => user === context.token.viewer),
          reactors: (window: Window) => connect("reactors", given, window, ({ user }) => actorNode(context, user)),
          users: (window: Window) => connect("users", given, window, ({ user }) => actorNode(context, user)),
        };
      }),
    userContentEdits: (window: Window) =>
      connect("userContentEdits", edits(text), window, (at) => editNode(context, text, at)),
  };
}

/** Newest first. */
const edits = (text: Written): number[] => text.revisions.map((_, index) => index).reverse();

function editNode(context: Context, text: Written, index: number): Node {
  const revision = text.revisions[index];
  if (revision === undefined) throw new Error("no such revision");
  const { id, at, editor, text: now, deleted } = revision;
  const before = text.revisions[index - 1]?.text ?? "";
  const diff = { full: now, "unified-diff": unifiedDiff(before, now), none: null }[context.world.editHistory];
  return {
    ...{ __typename: "UserContentEdit", id: nodeId("UserContentEdit", id) },
    ...{ createdAt: at, editedAt: at, updatedAt: deleted?.at ?? at, diff: deleted ? null : diff },
    editor: () => actorNode(context, editor),
    deletedAt: deleted?.at ?? null,
    deletedBy: () => actorNode(context, deleted?.by),
  };
}

export function commentNode(context: Context, repository: Repository, pull: Pull, comment: Comment): Node {
  return {
    ...writtenNode(context, repository, comment),
    ...{ __typename: "IssueComment", id: nodeId("IssueComment", comment.id) },
    url: `${htmlOf(context.world, context.state, repository)}/pull/${pull.number}#issuecomment-${comment.id}`,
    ...{ isMinimized: false, minimizedReason: null },
  };
}

export function reviewNode(context: Context, repository: Repository, pull: Pull, review: Review): Node {
  return {
    ...writtenNode(context, repository, review),
    ...{ __typename: "PullRequestReview", id: nodeId("PullRequestReview", review.id), state: review.state },
    ...{ submittedAt: review.state === "PENDING" ? null : review.createdAt },
    url: `${htmlOf(context.world, context.state, repository)}/pull/${pull.number}#pullrequestreview-${review.id}`,
    commit: () => commitNode(context, repository, review.commit),
  };
}
