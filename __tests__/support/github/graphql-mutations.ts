/** What GraphQL lets a token change. */
import { needWrite, type Right } from "./access.ts";
import { moveRef, writeSigned } from "./commits.ts";
import { forbidden, notFound, TypedRefusal, unprocessable } from "./failure.ts";
import { commitNode } from "./graphql-commit.ts";
import { actorNode, type Context, type Node } from "./graphql-context.ts";
import { findNode, seen } from "./graphql-query.ts";
import { commentNode, writtenNode } from "./graphql-remarks.ts";
import { refNode } from "./graphql-repository.ts";
import { nodeId, readNodeId } from "./node-id.ts";
import {
  addComment,
  addReaction,
  checkBody,
  deleteComment,
  editText,
  findComment,
  findReview,
  type Place,
} from "./remarks.ts";
import { requestReviewers } from "./requests.ts";
import { createRef } from "./rest-git.ts";
import {
  accountOf,
  findPull,
  findRepository,
  type Pull,
  type ReactionContent,
  type Repository,
  type Written,
} from "./state.ts";

const CONVERSATION: readonly Right[] = [
  ["pull-requests", "write"],
  ["issues", "write"],
];

interface CommitInput {
  readonly branch: { readonly id?: string; readonly repositoryNameWithOwner?: string; readonly branchName?: string };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions?: readonly { readonly path: string }[];
  };
}

export function mutationRoot(context: Context): Node {
  const { world, state, token } = context;
  const id = (input: object) => ({ clientMutationId: "clientMutationId" in input ? input.clientMutationId : null });
  const allow = (repository: Repository, ...rights: readonly Right[]) => needWrite(state, token, repository, ...rights);
  return {
    addComment({ input }: { input: { subjectId: string; body: string } }) {
      const { repository, pull } = mustFindPull(context, input.subjectId);
      allow(repository, ...CONVERSATION);
      const comment = addComment(world, pull, token.viewer, checkBody(input.body));
      const node = commentNode(context, repository, pull, comment);
      return {
        ...{ ...id(input), commentEdge: { cursor: "", node }, timelineEdge: { cursor: "", node } },
        subject: () => context.pullNode(context, repository, pull),
      };
    },
    updateIssueComment({ input }: { input: { id: string; body: string } }) {
      const { repository, pull, text } = mustFindComment(context, input.id);
      allow(repository, ...CONVERSATION);
      editText(world, text, token.viewer, checkBody(input.body), pull);
      return { ...id(input), issueComment: commentNode(context, repository, pull, text) };
    },
    deleteIssueComment({ input }: { input: { id: string } }) {
      const { repository, pull, text } = mustFindComment(context, input.id);
      allow(repository, ...CONVERSATION);
      deleteComment(world, pull, text.id);
      return id(input);
    },
    addReaction({ input }: { input: { subjectId: string; content: ReactionContent } }) {
      const { repository, text } = mustFindText(context, input.subjectId);
      allow(repository, ...CONVERSATION);
      const { id: number, at, content } = addReaction(world, text, token.viewer, input.content);
      const node = { __typename: "Reaction", id: nodeId("Reaction", number), content, createdAt: at };
      return {
        ...id(input),
        reaction: node,
        subject: () => findNode(context, input.subjectId),
        reactionGroups: () => (writtenNode(context, repository, text)["reactionGroups"] as () => unknown)(),
      };
    },
    requestReviews({
      input,
    }: {
      input: { pullRequestId: string; userIds?: string[]; teamIds?: string[]; union?: boolean };
    }) {
      const { repository, pull } = mustFindPull(context, input.pullRequestId);
      allow(repository, ["pull-requests", "write"]);
      const teams = state.organisations.flatMap((each) => each.teams);
      const keyOf = (node: string) => Number(readNodeId(node)?.key[0]);
      const users = (input.userIds ?? []).map((node) => accountOf(state, keyOf(node))?.login ?? node);
      const slugs = (input.teamIds ?? []).map((node) => teams.find((team) => team.id === keyOf(node))?.slug ?? node);
      if (input.union !== true) pull.requested = { users: [], teams: [] };
      requestReviewers(world, repository, pull, { users, teams: slugs });
      const subject = () => context.pullNode(context, repository, pull);
      return { ...id(input), pullRequest: subject, actor: () => actorNode(context, token.viewer) };
    },
    createCommitOnBranch({ input }: { input: CommitInput }) {
      const { repository, ref } = mustFindBranch(context, input.branch);
      allow(repository, ["contents", "write"]);
      const oid = commitOnBranch(context, repository, ref, input);
      return {
        ...{ ...id(input), commit: () => commitNode(context, repository, oid) },
        ref: () => refNode(context, repository, ref),
      };
    },
    createRef({ input }: { input: { repositoryId: string; name: string; oid: string } }) {
      const [key] = readNodeId(input.repositoryId)?.key ?? [];
      const repository = seen(context).find((each) => each.id === key);
      if (repository === undefined) throw unresolved(input.repositoryId);
      allow(repository, ["contents", "write"]);
      createRef({ world, repository, token }, input.name, input.oid);
      return { ...id(input), ref: () => refNode(context, repository, input.name) };
    },
  };
}

/** The branch as it is now is compared and moved in one step: nothing else runs in between. */
function commitOnBranch(
  { world, state, token }: Context,
  repository: Repository,
  ref: string,
  input: CommitInput,
): string {
  const tip = repository.refs[ref];
  const { expectedHeadOid, message, fileChanges } = input;
  if (tip === undefined) throw notFound(`Branch not found`);
  if (tip !== expectedHeadOid)
    throw new TypedRefusal(
      "STALE_DATA",
      // Two spaces, as GitHub has it.
      `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`,
    );
  const store = world.store(repository);
  const paths = [...(fileChanges?.additions ?? []), ...(fileChanges?.deletions ?? [])].map(({ path }) => path);
  if (new Set(paths).size < paths.length) throw unprocessable("A path was requested to be changed more than once");
  const entries = [
    ...(fileChanges?.additions ?? []).map(({ path, contents }) => ({
      ...{ mode: "100644", path, oid: store.writeBlob(Buffer.from(contents, "base64")) },
    })),
    ...(fileChanges?.deletions ?? []).map(({ path }) => ({ mode: "0", path, oid: null })),
  ];
  const tree = store.writeTree(tip, entries);
  const text = [message.headline, ...(message.body ? [message.body] : [])].join("\n\n");
  const author = accountOf(state, token.viewer)?.login ?? "ghost";
  return world.change(() => {
    const oid = writeSigned(world, repository, tree, { parents: [tip], author, message: text });
    moveRef(world, repository, ref, oid, token.viewer);
    return oid;
  });
}

const unresolved = (id: string) => notFound(`Could not resolve to a node with the global id of '${id}'`);

function mustFindPull(context: Context, id: string): { repository: Repository; pull: Pull } {
  const [key, number] = readNodeId(id)?.kind === "PullRequest" ? (readNodeId(id)?.key ?? []) : [];
  const repository = seen(context).find((each) => each.id === key);
  const pull = repository && findPull(repository, Number(number));
  if (repository === undefined || pull === undefined) throw unresolved(id);
  return { repository, pull };
}

function mustFindComment(context: Context, id: string) {
  const read = readNodeId(id);
  const place = read?.kind === "IssueComment" ? findComment(seen(context), Number(read.key[0])) : undefined;
  if (place === undefined) throw unresolved(id);
  return place;
}

function mustFindText(context: Context, id: string): Place<Written> {
  const read = readNodeId(id);
  if (read?.kind === "PullRequestReview") {
    const place = findReview(seen(context), Number(read.key[0]));
    if (place === undefined) throw unresolved(id);
    return place;
  }
  if (read?.kind !== "PullRequest") return mustFindComment(context, id);
  const { repository, pull } = mustFindPull(context, id);
  return { repository, pull, text: pull };
}

function mustFindBranch(context: Context, branch: CommitInput["branch"]): { repository: Repository; ref: string } {
  const { state } = context;
  if (branch.id !== undefined) {
    const [key, ref] = readNodeId(branch.id)?.key ?? [];
    const repository = seen(context).find((each) => each.id === key);
    if (repository === undefined) throw unresolved(branch.id);
    return { repository, ref: String(ref) };
  }
  const name = branch.repositoryNameWithOwner ?? "";
  const repository = findRepository(state, name);
  if (repository === undefined || !seen(context).includes(repository))
    throw notFound(`Could not resolve to a Repository with the name '${name}'.`);
  if (branch.branchName === undefined) throw forbidden();
  return { repository, ref: `refs/heads/${branch.branchName.replace(/^refs\/heads\//, "")}` };
}
