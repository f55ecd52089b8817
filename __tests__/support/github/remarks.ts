/** Texts that people write and edit: comments, reviews, descriptions. */
import { unprocessable } from "./failure.ts";
import {
  type Comment,
  findPull,
  type Pull,
  type Reaction,
  type ReactionContent,
  type Repository,
  type Review,
  type ReviewState,
  type State,
  type Written,
} from "./state.ts";
import type { World } from "./world.ts";

/** GitHub counts characters, not bytes. */
const MAX_BODY = 65_536;

export function checkBody(body: unknown): string {
  if (typeof body !== "string" || body.trim() === "") throw unprocessable("Body can't be blank");
  if ([...body].length > MAX_BODY) throw unprocessable(`Body is too long (maximum is ${MAX_BODY} characters)`);
  return body;
}

const write = (world: World, author: number, body: string): Written => {
  const at = world.clock();
  return { id: world.nextId(), author, body, createdAt: at, updatedAt: at, revisions: [], reactions: [] };
};

export function addComment(world: World, pull: Pull, author: number, body: string): Comment {
  return world.change(() => {
    const comment: Comment = write(world, author, body);
    pull.comments.push(comment);
    touch(world, pull);
    return comment;
  });
}

/** Nothing happens where the text is the same. The first edit also records the text as it was created. */
export function editText(world: World, text: Written, editor: number, body: string, pull?: Pull): void {
  if (text.body === body) return;
  world.change(() => {
    const at = world.clock();
    if (text.revisions.length === 0)
      text.revisions.push({ id: world.nextId(), at: text.createdAt, editor: text.author, text: text.body });
    text.revisions.push({ id: world.nextId(), at, editor, text: body });
    text.body = body;
    text.updatedAt = at;
    if (pull) touch(world, pull);
  });
}

export function deleteComment(world: World, pull: Pull, id: number): void {
  world.change(() => {
    pull.comments = pull.comments.filter((comment) => comment.id !== id);
    touch(world, pull);
  });
}

export function addReview(
  world: World,
  pull: Pull,
  { author, state, body, commit }: { author: number; state: ReviewState; body: string; commit: string },
): Review {
  return world.change(() => {
    const review: Review = { ...write(world, author, body), state, commit };
    pull.reviews.push(review);
    if (state !== "PENDING") pull.requested.users = pull.requested.users.filter((id) => id !== author);
    touch(world, pull);
    return review;
  });
}

export function dismissReview(world: World, pull: Pull, id: number, by: number, message: string): Review {
  const review = pull.reviews.find((each) => each.id === id);
  if (review === undefined) throw new Error(`no review ${id}`);
  return world.change(() => {
    addTimeline(world, pull, "ReviewDismissedEvent", by, {
      previousReviewState: review.state,
      dismissalMessage: message,
      review: review.id,
    });
    review.state = "DISMISSED";
    review.updatedAt = world.clock();
    touch(world, pull);
    return review;
  });
}

export function addReaction(world: World, text: Written, user: number, content: ReactionContent): Reaction {
  const found = text.reactions.find((each) => each.user === user && each.content === content);
  if (found) return found;
  return world.change(() => {
    const reaction = { id: world.nextId(), content, user, at: world.clock() };
    text.reactions.push(reaction);
    return reaction;
  });
}

export function addTimeline(
  world: World,
  pull: Pull,
  type: string,
  actor: number,
  fields: Readonly<Record<string, string | number>> = {},
): void {
  pull.timeline.push({ id: world.nextId(), type, at: world.clock(), actor, fields });
}

export function touch(world: World, pull: Pull): void {
  pull.updatedAt = world.clock();
}

export interface Place<T extends Written> {
  readonly repository: Repository;
  readonly pull: Pull;
  readonly text: T;
}

export function findComment(repositories: readonly Repository[], id: number): Place<Comment> | undefined {
  for (const repository of repositories)
    for (const pull of repository.pulls) {
      const text = pull.comments.find((comment) => comment.id === id);
      if (text) return { repository, pull, text };
    }
  return undefined;
}

export function findReview(repositories: readonly Repository[], id: number): Place<Review> | undefined {
  for (const repository of repositories)
    for (const pull of repository.pulls) {
      const text = pull.reviews.find((review) => review.id === id);
      if (text) return { repository, pull, text };
    }
  return undefined;
}

export function mustPull(state: State, repository: number, number: number): Pull {
  const pull = findPull(state.repositories.find(({ id }) => id === repository) as Repository, number);
  if (pull === undefined) throw new Error(`no pull request #${number}`);
  return pull;
}
