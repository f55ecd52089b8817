/** Ticks: who turned which box of the checklist, read from its edit history. */
import type { Act, Person } from "../facts.ts";
import { personOf } from "../people/identify.ts";
import { isSamePerson } from "../people/same-person.ts";
import { bindTo } from "./bind-targets.ts";
import type { Checklist, ChecklistEdit, Conversation, Revision } from "./conversation.ts";
import { type DigestList, readDigestList } from "./digest-list.ts";
import { findTurns, isTicked, readSeats, type SeatsByLine, type Turn } from "./find-turns.ts";
import { findOwnSeats } from "./own-seat.ts";
import type { SeatMark } from "./seat-line.ts";

export interface TickReading {
  readonly acts: readonly Act[];
  /** Whether a tick of an earlier record still stands although the edit that made it can no longer be read. */
  readonly stillStands: (tick: Act) => boolean;
}

/** Our own last text: the only one whose seats and digests are authentic. */
interface Original {
  readonly seats: SeatsByLine | undefined;
  readonly list: DigestList | undefined;
}

/**
 * Compares each edit by somebody else with the text it found. Turning an authentic seat's box on is a sign-off; turning one's own
 * off is a revocation; whatever else was edited, and edits that nobody can be named for, are ignored.
 * @param others what people did otherwise, as far as it tells whose a seat is
 */
export function readTicks({ checklist, checklistEdit, self }: Conversation, others: readonly Act[]): TickReading {
  if (checklist === undefined) return { acts: [], stillStands: () => false };
  const acts: Act[] = [];
  const unread: { at: string; editor: Person }[] = [];
  const today = readSeats(checklist.body);
  const hasHistory = "known" in checklist.revisions;
  let original: Original | undefined;
  let before: SeatsByLine | undefined;
  const counts = new Map<string, number>();
  for (const { at, editor, text } of revisionsOf(checklist, checklistEdit, self)) {
    const after = text === undefined ? undefined : readSeats(text);
    if (isSamePerson(editor, self))
      original = { seats: after, list: text === undefined ? undefined : readDigestList(text) };
    else if (editor !== null && original !== undefined) {
      if (before && after && original.seats) {
        const turns = findTurns(before, after, original.seats);
        const clears = turns.some(({ to }) => to === "open");
        const isOwn = clears ? findOwnSeats([...others, ...acts], editor, at) : () => false;
        for (const turn of turns) {
          if (turn.to === "open" && !isOwn(turn.mark)) continue;
          // Without a history nothing else tells that the box was not cleared since.
          if (turn.to === "ticked" && !hasHistory && !isTicked(today, turn.mark)) continue;
          const count = (counts.get(at) ?? 0) + 1;
          counts.set(at, count);
          const id = `${idOf(checklist, at)}#${count}`;
          acts.push(actOf(id, turn, { at, editor, list: original.list, url: checklist.url }));
        }
      } else unread.push({ at, editor });
    }
    before = after;
  }
  return {
    acts,
    stillStands: (tick) =>
      isTickOf(checklist, tick) &&
      marksOf(tick).some((mark) => isTicked(today, mark)) &&
      (!hasHistory ||
        unread.some(({ at, editor }) => Date.parse(at) === Date.parse(tick.at) && isSamePerson(editor, tick.actor))),
  };
}

const idOf = ({ id }: Checklist, at: string): string => `tick-${id}@${at}`;

const isTickOf = (checklist: Checklist, { id, kind, via, at, source }: Act): boolean =>
  kind === "sign-off" && via === "tick" && source.state === "intact" && id.startsWith(`${idOf(checklist, at)}#`);

/**
 * The history, oldest first, with what the event tells of one edit where the history does not. Without any history that one edit is
 * all there is, and the text it found has to do for ours.
 */
function revisionsOf({ revisions }: Checklist, edit: ChecklistEdit | undefined, self: Person): readonly Revision[] {
  if ("unavailable" in revisions) {
    if (edit === undefined) return [];
    const { at, editor, before, after } = edit;
    return [
      { at, editor: self, text: before },
      { at, editor, text: after },
    ];
  }
  const { known } = revisions;
  const isIt = ({ at, editor }: Revision) =>
    edit !== undefined && Date.parse(at) === Date.parse(edit.at) && isSamePerson(editor, edit.editor);
  const at = known.findIndex(isIt);
  if (edit === undefined || at < 1 || known.filter(isIt).length > 1) return known;
  return known.map((revision, index) => {
    if (index === at) return { ...revision, text: revision.text ?? edit.after };
    return index === at - 1 ? { ...revision, text: revision.text ?? edit.before } : revision;
  });
}

/** The seats that a tick of an earlier record filled. */
function marksOf({ role = "", shown }: Act): SeatMark[] {
  return Object.entries(shown).map(([requirement, digest]) => ({
    requirement,
    role,
    digest: digest.slice(0, 16),
    ticked: true,
  }));
}

function actOf(
  id: string,
  { mark, to }: Turn,
  { at, editor, list, url }: { at: string; editor: Person; list: DigestList | undefined; url: string },
): Act {
  const digest = list?.digests.get(mark.requirement);
  const isListed = list !== undefined && digest?.startsWith(mark.digest);
  const seen = digest !== undefined && isListed ? [{ id: mark.requirement, digest, head: list.head }] : [];
  return {
    id,
    kind: to === "ticked" ? "sign-off" : "revoke",
    actor: personOf(editor),
    at,
    via: "tick",
    targets: { ids: [{ id: mark.requirement }] },
    role: mark.role,
    ...bindTo(seen),
    url,
    source: { state: "intact" },
    remembered: [],
  };
}
