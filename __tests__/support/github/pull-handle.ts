/** What people do with a pull request. */
import { type CommitOptions, commitsOf, headRepositoryOf, moveRef } from "./commits.ts";
import type { Files } from "./git-objects.ts";
import { nodeId } from "./node-id.ts";
import {
  closePull,
  type MergeMethod,
  mergePull,
  pushToPull,
  reopenPull,
  retarget,
  setDraft,
  updateBranch,
} from "./pulls.ts";
import { addComment, addReview, deleteComment, dismissReview, editText } from "./remarks.ts";
import { accountOf, type Comment, type Pull, type Repository, type Review, type Written } from "./state.ts";
import type { World } from "./world.ts";

export interface RemarkHandle {
  readonly id: number;
  readonly node: string;
  readonly url: string;
  /** As they are now. */
  readonly body: string;
  readonly author: string;
  readonly createdAt: string;
  /** `THUMBS_UP github-actions[bot]` */
  readonly reactions: readonly string[];
  /** Texts after each edit, oldest first; the first is the creation. */
  readonly revisions: readonly { readonly by: string; readonly at: string; readonly text: string }[];
}

export type ReviewVerb = "APPROVE" | "REQUEST_CHANGES" | "COMMENT";

export interface PullHandle {
  readonly number: number;
  readonly node: string;
  readonly url: string;
  readonly repository: string;
  readonly headOid: string;
  readonly baseOid: string;
  readonly baseRef: string;
  readonly headRef: string;
  readonly author: string;
  readonly state: "OPEN" | "CLOSED" | "MERGED";
  readonly draft: boolean;
  readonly body: string;
  /** Oldest first. */
  readonly comments: readonly RemarkHandle[];
  readonly reviews: readonly (RemarkHandle & { readonly state: string; readonly commit: string })[];
  /** Logins and `team:slug` whose review is asked for. */
  readonly requested: readonly string[];
  readonly commits: readonly string[];
  comment(by: string, body: string): RemarkHandle;
  editComment(id: number, by: string, body: string): void;
  deleteComment(id: number): void;
  /** Removes a revision's text from the history, as its editor may; counted from 0, the creation. */
  deleteRevision(comment: number, revision: number, by: string): void;
  review(by: string, verb: ReviewVerb, body?: string, commit?: string): RemarkHandle;
  editReview(id: number, by: string, body: string): void;
  dismissReview(id: number, by: string, message: string): void;
  push(files: Files, options: CommitOptions): Promise<string>;
  forcePush(oid: string, by: string): void;
  retarget(base: string, by?: string): void;
  editBody(by: string, body: string): void;
  setDraft(draft: boolean, by?: string): void;
  close(by?: string): void;
  reopen(by?: string): void;
  /** @returns the base's new tip */
  merge(method: MergeMethod, by: string): string;
  /** Merges the base into the head, as the button does. @returns the merge */
  updateBranch(by: string): string;
}

const STATES = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

export function pullHandle(world: World, repository: Repository, pull: Pull): PullHandle {
  const loginOf = (id: number): string => accountOf(world.state, id)?.login ?? "ghost";
  const idOf = (login: string): number => world.account(login).id;
  const name = `${loginOf(repository.owner)}/${repository.name}`;
  const url = `${world.url}/${name}/pull/${pull.number}`;
  const must = <T extends Written>(list: readonly T[], id: number): T => {
    const found = list.find((each) => each.id === id);
    if (found === undefined) throw new Error(`nothing with the id ${id}`);
    return found;
  };
  const remark = (text: Comment | Review): RemarkHandle => ({
    id: text.id,
    node: nodeId("state" in text ? "PullRequestReview" : "IssueComment", text.id),
    url: `${url}#${"state" in text ? "pullrequestreview" : "issuecomment"}-${text.id}`,
    createdAt: text.createdAt,
    get body() {
      return text.body;
    },
    get author() {
      return loginOf(text.author);
    },
    get reactions() {
      return text.reactions.map(({ content, user }) => `${content} ${loginOf(user)}`);
    },
    get revisions() {
      return text.revisions.map(({ editor, at, text: written }) => ({ by: loginOf(editor), at, text: written }));
    },
  });
  return {
    ...{ number: pull.number, node: nodeId("PullRequest", repository.id, pull.number), url, repository: name },
    get headOid() {
      return pull.headOid;
    },
    get baseOid() {
      return pull.baseOid;
    },
    get baseRef() {
      return pull.baseRef;
    },
    headRef: pull.headRef,
    get author() {
      return loginOf(pull.author);
    },
    get state() {
      return pull.state;
    },
    get draft() {
      return pull.draft;
    },
    get body() {
      return pull.body;
    },
    get comments() {
      return pull.comments.map(remark);
    },
    get reviews() {
      return pull.reviews.map((review) =>
        Object.assign(remark(review), { state: review.state, commit: review.commit }),
      );
    },
    get requested() {
      const teams = world.state.organisations.flatMap((each) => each.teams);
      const slugs = pull.requested.teams.map((id) => `team:${teams.find((team) => team.id === id)?.slug}`);
      return [...pull.requested.users.map(loginOf), ...slugs];
    },
    get commits() {
      return commitsOf(world.store(repository), pull);
    },
    comment: (by, body) => remark(addComment(world, pull, idOf(by), body)),
    editComment: (id, by, body) => editText(world, must(pull.comments, id), idOf(by), body, pull),
    deleteComment: (id) => deleteComment(world, pull, id),
    deleteRevision(id, revision, by) {
      const found = must(pull.comments, id).revisions[revision];
      if (found === undefined) throw new Error(`comment ${id} has no revision ${revision}`);
      world.change(() => {
        found.deleted = { at: world.clock(), by: idOf(by) };
      });
    },
    review: (by, verb, body = "", commit = pull.headOid) =>
      remark(addReview(world, pull, { author: idOf(by), state: STATES[verb], body, commit })),
    editReview: (id, by, body) => editText(world, must(pull.reviews, id), idOf(by), body, pull),
    dismissReview: (id, by, message) => void dismissReview(world, pull, id, idOf(by), message),
    push: async (files, options) => pushToPull(world, pull, files, options),
    forcePush(oid, by) {
      const head = headRepositoryOf(world, pull);
      if (head) moveRef(world, head, `refs/heads/${pull.headRef}`, oid, idOf(by));
    },
    retarget: (base, by = loginOf(pull.author)) => retarget(world, repository, pull, base, idOf(by)),
    editBody: (by, body) => editText(world, pull, idOf(by), body, pull),
    setDraft: (draft, by = loginOf(pull.author)) => setDraft(world, pull, draft, idOf(by)),
    close: (by = loginOf(pull.author)) => closePull(world, pull, idOf(by)),
    reopen: (by = loginOf(pull.author)) => reopenPull(world, repository, pull, idOf(by)),
    merge: (method, by) => mergePull(world, repository, pull, method, idOf(by)),
    updateBranch: (by) => updateBranch(world, repository, pull, idOf(by)),
  };
}
