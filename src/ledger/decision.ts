import { canonicalJson, sha256Hex } from "../core/canonical-json.ts";
import type { Facts } from "../core/facts.ts";

/** Told apart from every other digest of a JSON value. */
export const DECISION = "secmlops-gate/decision@1";

/**
 * What makes a decision another one, as one sha256. Two runs with the same digest decided the same: the later one records and
 * publishes nothing.
 *
 * It covers
 * - the verdict, whole, but for two members: `now`, since time alone changes nothing until a requirement says so (an expired
 *   sign-off or waiver changes the requirement), and `base`, the tip of the base branch, which moves with every push to it. What
 *   moved on base and matters is seen by `mergeBase`, `policyDigest` and the requirements' digests;
 * - the ids of all acts, in no order, even of those that no requirement looks at: an act that was seen once must be remembered.
 *   An id names one text of one remark, so an edit is another act. Acts that could not be read are not the same as none.
 *
 * Other facts count by what they do to the verdict.
 */
export function decisionDigest(
  verdict: { readonly now: string; readonly base: string },
  { acts }: Pick<Facts, "acts">,
): string {
  const { now: _now, base: _base, ...decided } = verdict;
  const ids = "known" in acts ? acts.known.map(({ id }) => id).sort() : null;
  return sha256Hex(canonicalJson({ schema: DECISION, verdict: decided, acts: ids }));
}
