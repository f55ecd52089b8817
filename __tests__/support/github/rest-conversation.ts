/** Comments, reactions, reviewers, statuses. */
import type { Right } from "./access.ts";
import { notFound, unprocessable } from "./failure.ts";
import { addComment, addReaction, checkBody, deleteComment, editText, findComment, type Place } from "./remarks.ts";
import { addStatus, requestReviewers } from "./requests.ts";
import type { Call, Route } from "./rest-call.ts";
import { paginate } from "./rest-call.ts";
import { commentShape, pullShape, reviewShape, statusShape, userOf } from "./rest-shapes.ts";
import { type Comment, type CommitStatus, findPull, type Pull, type ReactionContent } from "./state.ts";

const REPO = "/repos/{owner}/{repo}";
const READ: readonly Right[] = [
  ["pull-requests", "read"],
  ["issues", "read"],
];
const WRITE: readonly Right[] = [
  ["pull-requests", "write"],
  ["issues", "write"],
];

export function pullOf({ repository, params }: Call, name = "pull_number"): Pull {
  const pull = findPull(repository, Number(params[name]));
  if (pull === undefined) throw notFound();
  return pull;
}

function commentOf({ repository, params }: Call): Place<Comment> {
  const found = findComment([repository], Number(params["comment_id"]));
  if (found === undefined) throw notFound();
  return found;
}

const show = ({ world, state, repository }: Call, pull: Pull, comment: Comment) =>
  commentShape(world, state, repository, pull, comment);

const REACTIONS: Readonly<Record<string, ReactionContent>> = {
  "+1": "THUMBS_UP",
  "-1": "THUMBS_DOWN",
  laugh: "LAUGH",
  hooray: "HOORAY",
  confused: "CONFUSED",
  heart: "HEART",
  rocket: "ROCKET",
  eyes: "EYES",
};

export const conversationRoutes: readonly Route[] = [
  {
    ...{ method: "GET", template: `${REPO}/issues/{issue_number}/comments`, rights: READ },
    handle(call) {
      const pull = pullOf(call, "issue_number");
      const since = call.query.get("since") ?? "";
      const wanted = pull.comments.filter(({ updatedAt }) => updatedAt >= since);
      return paginate(call, wanted, (page) => page.map((comment) => show(call, pull, comment)));
    },
  },
  {
    ...{ method: "POST", template: `${REPO}/issues/{issue_number}/comments`, rights: WRITE },
    handle(call) {
      const pull = pullOf(call, "issue_number");
      const comment = addComment(call.world, pull, call.token.viewer, checkBody(call.body["body"]));
      return { status: 201, body: show(call, pull, comment) };
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/issues/comments/{comment_id}`, rights: READ },
    handle(call) {
      const { pull, text } = commentOf(call);
      return { status: 200, body: show(call, pull, text) };
    },
  },
  {
    ...{ method: "PATCH", template: `${REPO}/issues/comments/{comment_id}`, rights: WRITE },
    handle(call) {
      const { pull, text } = commentOf(call);
      editText(call.world, text, call.token.viewer, checkBody(call.body["body"]), pull);
      return { status: 200, body: show(call, pull, text) };
    },
  },
  {
    ...{ method: "DELETE", template: `${REPO}/issues/comments/{comment_id}`, rights: WRITE },
    handle(call) {
      const { pull, text } = commentOf(call);
      deleteComment(call.world, pull, text.id);
      return { status: 204 };
    },
  },
  {
    ...{ method: "POST", template: `${REPO}/issues/comments/{comment_id}/reactions`, rights: WRITE },
    handle(call) {
      const { text } = commentOf(call);
      const word = String(call.body["content"]);
      const content = REACTIONS[word];
      if (content === undefined) throw unprocessable("Validation Failed");
      const before = text.reactions.length;
      const { id, user, at } = addReaction(call.world, text, call.token.viewer, content);
      const body = { id, node_id: "", user: userOf(call.world, call.state, user), content: word, created_at: at };
      return { status: text.reactions.length === before ? 200 : 201, body };
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/pulls/{pull_number}/reviews`, rights: [["pull-requests", "read"]] },
    handle(call) {
      const { world, state, repository } = call;
      const pull = pullOf(call);
      return paginate(call, pull.reviews, (page) =>
        page.map((review) => ({
          ...reviewShape(world, state, repository, pull, review),
          _links: { html: { href: "" }, pull_request: { href: "" } },
        })),
      );
    },
  },
  {
    ...{ method: "POST", template: `${REPO}/pulls/{pull_number}/requested_reviewers` },
    rights: [["pull-requests", "write"]],
    handle(call) {
      const { world, state, repository, body } = call;
      const pull = pullOf(call);
      requestReviewers(world, repository, pull, {
        users: (body["reviewers"] ?? []) as readonly string[],
        teams: (body["team_reviewers"] ?? []) as readonly string[],
      });
      return { status: 201, body: { ...pullShape(world, state, repository, pull), _links: links() } };
    },
  },
  {
    ...{ method: "POST", template: `${REPO}/statuses/{sha}`, rights: [["statuses", "write"]] },
    handle({ world, state, repository, token, params, body }) {
      const status = addStatus(world, repository, {
        oid: params["sha"] ?? "",
        context: String(body["context"] ?? "default"),
        state: body["state"] as CommitStatus["state"],
        description: (body["description"] as string | null | undefined) ?? null,
        targetUrl: (body["target_url"] as string | null | undefined) ?? null,
        creator: token.viewer,
      });
      return { status: 201, body: statusShape(world, state, repository, status) };
    },
  },
];

/** The links of a pull request in a list; nobody follows them here. */
export function links(): Record<string, { href: string }> {
  const names = "comments commits statuses html issue review_comments review_comment self".split(" ");
  return Object.fromEntries(names.map((name) => [name, { href: "" }]));
}
