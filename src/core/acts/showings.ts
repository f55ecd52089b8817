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

/** One state of the checklist as we wrote it. Where it listed nothing, or the host has lost its text, it showed nothing. */
interface Statement {
  readonly since: number;
  readonly shows: ReadonlyMap<string, Showing>;
}

/**
 * Reads each of our own states of the checklist once. What others wrote into it shows nothing and hides nothing: it is no statement
 * of ours, and the next of ours replaces it.
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
  for (const { at, editor, text } of revisions) {
    if (!isSamePerson(editor, self)) continue;
    const list = text === undefined ? undefined : readDigestList(text);
    const before = statements.at(-1)?.shows;
    const since = Date.parse(at);
    const shows = new Map<string, Showing>();
    for (const shown of list === undefined ? [] : digestsIn(list)) {
      const last = before?.get(shown.id);
      shows.set(shown.id, { ...shown, since: last?.digest === shown.digest ? last.since : since });
    }
    statements.push({ since, shows });
  }
  return statements;
}

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
