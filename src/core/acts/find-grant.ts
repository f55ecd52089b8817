import type { Act } from "../facts.ts";
import { own } from "../own.ts";

/** A waiver as a verdict tells of it: the requirement that rests on it, and the reason that it gives. */
export interface ToldWaiver {
  readonly requirement: string;
  /** What the requirement's content was. */
  readonly digest?: string | undefined;
  /** The login of whoever gave it. */
  readonly by: string;
  readonly until: string;
  readonly note?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * The act by which a waiver was granted, which alone has its time: one person may waive many requirements until the same day. Of those
 * that say the same, the one that names the requirement most clearly, and of these the newest.
 * @param acts of the facts that the verdict was made from; only their outline need be right
 */
export function findGrant(acts: readonly Act[], waiver: ToldWaiver): Act | undefined {
  let [found, best]: [Act | undefined, number] = [undefined, NO_WORD];
  for (const act of acts) {
    if (!saysTheSame(act, waiver)) continue;
    const clarity = clarityOf(act, waiver);
    const isNewer = found === undefined || Date.parse(act.at) >= Date.parse(found.at);
    if (clarity > best || (clarity === best && clarity !== NO_WORD && isNewer)) [found, best] = [act, clarity];
  }
  return found;
}

const saysTheSame = ({ kind, actor, ...act }: Act, { by, until, note, url }: ToldWaiver): boolean =>
  kind === "waive" &&
  actor.login === by &&
  act.until === until &&
  (note === undefined || (act.note ?? "") === note) &&
  (url === undefined || act.url === url);

const [NO_WORD, LONE_WORD, GROUP, ID] = [0, 1, 2, 3] as const;

/**
 * How clearly an act speaks of a requirement. Which are in a group only the policy knows, and whether a lone word is one. A waiver that
 * counts is bound to content.
 */
function clarityOf({ targets, shown = {} }: Act, { requirement, digest }: ToldWaiver): number {
  const words = targets !== undefined && "ids" in targets ? targets.ids : [];
  const named = words.find(({ id }) => id.toLowerCase() === requirement.toLowerCase());
  const bound = named?.digest ?? own(shown, requirement);
  if (bound === undefined) return NO_WORD;
  if (digest !== undefined && !digest.startsWith(bound) && !bound.startsWith(digest)) return NO_WORD;
  if (named !== undefined) return ID;
  if (words.length === 0) return GROUP;
  return words.length === 1 && words[0]?.digest === undefined ? LONE_WORD : NO_WORD;
}
