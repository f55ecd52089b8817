/** What our checklist has shown over time: the digests that commands are bound to. */
import { isSamePerson } from "../people/same-person.ts";
import { digestsIn, type ShownDigest, type Sight, seeDigests } from "./bind-targets.ts";
import type { Conversation } from "./conversation.ts";
import { readDigestList } from "./digest-list.ts";

/** How long a digest must have been on show before a bare command speaks of it: whoever writes has had time to see it. */
const SETTLING = 60_000;

export interface Showings {
  /**
   * What the writer of a text saw: the digests that stood in the checklist at that instant and had been standing there, without a
   * break, for at least a minute; and the latest digest with a typed prefix (16 hex digits or more) that it showed up to then.
   */
  sightAt(instant: string): Sight;
}

/** A digest that the checklist began to show at `since`, in ms. */
interface Showing extends ShownDigest {
  readonly since: number;
}

/** One state of the checklist. Where it listed nothing, was not ours, or the host has lost its text, it showed nothing. */
interface Statement {
  readonly since: number;
  readonly shows: ReadonlyMap<string, Showing>;
}

/**
 * Reads each state of the checklist once. What others wrote into it shows nothing; where they changed more than boxes, nobody knows
 * what its readers made of it, until the next text of ours.
 */
export function openShowings(conversation: Conversation): Showings {
  const statements = readStatements(conversation);
  const index = indexShowings(statements);
  return {
    sightAt(instant) {
      const at = Date.parse(instant);
      const shown = statements[countUpTo(statements, at) - 1]?.shows.values() ?? [];
      const settled = Array.from(shown).filter(({ since }) => at - since >= SETTLING);
      return seeDigests(settled, (id, prefix) => {
        const began = index.get(keyOf(id, prefix)) ?? [];
        return began.slice(0, countUpTo(began, at)).findLast(({ digest }) => digest.startsWith(prefix));
      });
    },
  };
}

function readStatements({ checklist, self }: Conversation): Statement[] {
  const revisions = checklist && "known" in checklist.revisions ? checklist.revisions.known : [];
  const statements: Statement[] = [];
  let last: string | undefined;
  for (const { at, editor, text } of revisions) {
    const ours = isSamePerson(editor, self);
    const isTick = !ours && text !== undefined && last !== undefined && withoutBoxes(text) === withoutBoxes(last);
    last = text;
    if (isTick) continue;
    const list = text === undefined || !ours ? undefined : readDigestList(text);
    const before = statements.at(-1)?.shows;
    const since = Date.parse(at);
    const shows = new Map<string, Showing>();
    for (const shown of list === undefined ? [] : digestsIn(list)) {
      const earlier = before?.get(shown.id);
      shows.set(shown.id, { ...shown, since: earlier?.digest === shown.digest ? earlier.since : since });
    }
    statements.push({ since, shows });
  }
  return statements;
}

const withoutBoxes = (text: string): string => text.replace(/^(\s*- )\[[ xX]\]/gm, "$1[ ]").trimEnd();

/** A typed digest has at least as many digits as the checklist prints. */
const keyOf = (id: string, digest: string): string => `${digest.slice(0, 16)} ${id.toLowerCase()}`;

/** Each digest once for every time it began to be shown, in the order of time. */
function indexShowings(statements: readonly Statement[]): Map<string, Showing[]> {
  const index = new Map<string, Showing[]>();
  for (const { since, shows } of statements) {
    for (const showing of shows.values()) {
      if (showing.since !== since) continue;
      const key = keyOf(showing.id, showing.digest);
      const began = index.get(key);
      if (began) began.push(showing);
      else index.set(key, [showing]);
    }
  }
  return index;
}

/** How many of `items`, in the order of time, began at `at` or before. */
function countUpTo(items: readonly { readonly since: number }[], at: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.since ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
