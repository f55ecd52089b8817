/** What to answer each command with: the reason itself always stands in the checklist. Pure. */

import type { Reaction } from "../../adapters/github/publish.ts";
import type { CollectedActs, Reply } from "../../core/acts/collect-acts.ts";
import type { Verdict } from "../../core/verdict.ts";
import { isSignOff, leavesOf } from "../../render/proof-tree.ts";
import { collectRefusals } from "../../render/refusal.ts";

const ANSWERS: readonly Reaction[] = ["THUMBS_UP", "CONFUSED", "EYES"];

/**
 * A thumb up where every command counted, confusion where one did not or none was understood, eyes for a `/recheck`.
 * @param given by remark, the reactions we gave already
 */
export function chooseReactions(
  replies: readonly Reply[],
  verdict: Verdict,
  given: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly node: string; readonly content: Reaction }[] {
  const refused = new Set([...collectRefusals(verdict).map(({ act }) => act.id), ...lapsedIn(verdict)]);
  return replies.flatMap(({ node, actIds, nearMisses, recheck }) => {
    const content: Reaction | undefined =
      nearMisses.length > 0 || actIds.some((id) => refused.has(id))
        ? "CONFUSED"
        : actIds.length > 0
          ? "THUMBS_UP"
          : recheck
            ? "EYES"
            : undefined;
    // What counted and has lapsed since was answered when it was new.
    const isAnswered = ANSWERS.some((each) => given.get(node)?.has(each));
    return content === undefined || isAnswered ? [] : [{ node, content }];
  });
}

/**
 * After a merge nothing counts any more: eyes for what was understood, confusion where nothing was.
 * @param mergedAt what was done before was answered then, or never
 * @param given by remark, the reactions we gave already
 */
export function chooseLateReactions(
  { acts, replies }: Pick<CollectedActs, "acts" | "replies">,
  mergedAt: string,
  given: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly node: string; readonly content: Reaction }[] {
  const late = new Set(acts.filter(({ at }) => Date.parse(at) > Date.parse(mergedAt)).map(({ id }) => id));
  return replies.flatMap(({ node, actIds, nearMisses }) => {
    const isLate = actIds.some((id) => late.has(id));
    const content: Reaction | undefined = isLate
      ? "EYES"
      : actIds.length === 0 && nearMisses.length > 0
        ? "CONFUSED"
        : undefined;
    const isAnswered = ANSWERS.some((each) => given.get(node)?.has(each));
    return content === undefined || isAnswered ? [] : [{ node, content }];
  });
}

/** What the seats themselves say did not count, or does no more. */
function lapsedIn({ requirements }: Verdict): string[] {
  const seats = requirements.flatMap(({ proof }) =>
    leavesOf(proof)
      .filter(isSignOff)
      .flatMap((leaf) => leaf.seats),
  );
  return seats.flatMap(({ lapsed }) => lapsed?.id ?? []);
}
