/** From what people wrote, ticked and reviewed to acts: what they did, and what content they are taken to have seen. */
import type { Act } from "../facts.ts";
import { isSamePerson } from "../people/same-person.ts";
import { bindTo, digestsIn, type ShownDigest, seeDigests } from "./bind-targets.ts";
import type { Conversation, Remark, Review } from "./conversation.ts";
import { isNegative } from "./own-seat.ts";
import {
  type RemarkKind,
  type RemarkReading,
  type Reply,
  type ReportedNearMiss,
  readRemark,
  readReview,
  sourceOf,
} from "./read-remark.ts";
import { readTicks } from "./read-ticks.ts";
import { addRemembered, type RememberedAct } from "./remember.ts";
import { openShowings } from "./showings.ts";

export type { RemarkKind, Reply, ReportedNearMiss } from "./read-remark.ts";
export type { RememberedAct } from "./remember.ts";

export interface ActsContext {
  /** Full digests by requirement id, by commit that reviews name; a commit that is missing could not be computed. */
  readonly digestsAt: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Requirements that a review's commit shows more of today than its author can have seen: what was signed of them there is stale. */
  readonly unseenBy?: (review: Review) => ReadonlySet<string>;
  /** What earlier records of this pull request hold. */
  readonly remembered: readonly RememberedAct[];
}

export interface CollectedActs {
  /** Each with an id of its own. An id changes when the text that holds the act is edited. */
  readonly acts: Act[];
  /** For every remark whose text of today has commands or near misses. */
  readonly replies: Reply[];
  /** The newest first, a few. */
  readonly nearMisses: ReportedNearMiss[];
  /** Whether any remark asks to judge again. */
  readonly recheck: boolean;
}

const SHOWN_NEAR_MISSES = 5;

/** Collects what everybody did in a pull request. Total and pure; linear in what was said. */
export function collectActs(conversation: Conversation, context: ActsContext): CollectedActs {
  const { remembered } = context;
  const { self, checklist } = conversation;
  const showings = openShowings(conversation);
  const comments = byId(conversation.comments);
  const reviews = byId(conversation.reviews);
  const readings: RemarkReading[] = [];
  const said: Act[] = [];
  const hear = (remark: Remark | Review, kind: RemarkKind, seen?: readonly ShownDigest[]) => {
    if (isSamePerson(remark.author, self)) return;
    const reading = readRemark(remark, kind, (instant) => {
      const sight = showings.sightAt(instant);
      return seen === undefined ? sight : seeDigests(seen, sight.find);
    });
    if (reading === undefined) return;
    readings.push(reading);
    said.push(...reading.acts);
  };
  for (const comment of comments.values()) hear(comment, "comment");
  for (const review of reviews.values()) {
    const seen = digestsSeen(review, context);
    said.push(...readReview(review, bindTo(seen)));
    hear(review, "review", seen);
  }

  const isBlind = checklist !== undefined && !isReadable(checklist.revisions);
  const known = remembered.map(({ act }) => act).filter((act) => isNegative(act) || (isBlind && act.via === "tick"));
  const ticks = readTicks(conversation, [...said, ...known]);
  const acts = addRemembered([...said, ...ticks.acts], remembered, (act) => {
    if (ticks.stillStands(act)) return act.source;
    const [, kind, id] = /^(comment|review)-(\d+)@/.exec(act.id) ?? [];
    const remark = (kind === "comment" ? comments : reviews).get(Number(id));
    const source = remark && sourceOf(remark);
    return source === undefined || source.state === "intact" ? { state: "deleted" } : source;
  });
  return {
    acts,
    replies: readings.map(({ reply }) => reply),
    nearMisses: readings
      .flatMap(({ nearMisses }) => nearMisses)
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
      .slice(0, SHOWN_NEAR_MISSES),
    recheck: readings.some(({ reply }) => reply.recheck),
  };
}

/** Pages can overlap when something is written while they are read: the later reading stands. */
const byId = <T extends Remark>(remarks: readonly T[]): Map<number, T> =>
  new Map(remarks.map((remark) => [remark.id, remark]));

function digestsSeen(review: Review, { digestsAt, unseenBy }: ActsContext): ShownDigest[] {
  const { commit } = review;
  const digests = commit === undefined ? undefined : digestsAt.get(commit);
  if (commit === undefined || digests === undefined) return [];
  const unseen = unseenBy?.(review);
  const seen = Object.entries(digests).filter(([id]) => !unseen?.has(id));
  return digestsIn({ head: commit, digests: new Map(seen) });
}

const isReadable = (revisions: NonNullable<Conversation["checklist"]>["revisions"]): boolean =>
  "known" in revisions && revisions.known.every(({ text }) => text !== undefined);
