/** Whether what landed is what a pull request was judged by, and what became of it. */

import type { Chain, Decision } from "./chains.ts";
import type { ChangeClass, ClassReason } from "./change.ts";

/** What is settled about a change. */
export interface Judgement {
  readonly class: ChangeClass;
  readonly reason: ClassReason;
  /** What it rests on, or the last decision before the merge. */
  readonly decision?: Decision;
}

/** The line that changes landed on. */
export interface Line {
  /** The branch's plain name, where it was named as a branch. */
  readonly branch?: string;
  /** Where on the line a commit is. */
  readonly positionOf: (commit: string) => number | undefined;
}

export const ungated = (reason: ClassReason, decision?: Decision): Judgement => ({
  class: "ungated",
  reason,
  ...(decision === undefined ? {} : { decision }),
});

/**
 * Why a merged pull request has no decision that could be about what landed on this line; otherwise the decisions that could.
 * A pass earned against one branch says nothing of another; one that was the default branch under another name is the same.
 */
export function decisionsFor(
  { decisions, merge }: Chain,
  { branch }: Line,
): { readonly found: Judgement } | { readonly decisions: readonly Decision[] } {
  const last = decisions.at(-1);
  const not = (reason: ClassReason) => ({ found: ungated(reason, last) });
  if (merge === undefined) return not({ code: "no-merge-record" });
  const wasDefault = decisions.some(({ defaultBranch }) => defaultBranch === merge.baseRef);
  if (branch !== undefined && merge.baseRef !== branch && !wasDefault)
    return not({ code: "other-base", base: merge.baseRef });
  if (last === undefined) return not({ code: "never-judged" });
  const same = decisions.filter(({ baseRef }) => baseRef === merge.baseRef);
  return same.length > 0 ? { decisions: same } : not({ code: "other-base", base: last.baseRef });
}

/** Whether something landed after a decision: whatever the base branch held when it was made had landed before. */
export function landedAfter({ base }: Decision, start: number, { positionOf }: Line): boolean {
  const position = positionOf(base);
  return position === undefined || start > position;
}

/**
 * What a merge came to whose content is what `decision` judged.
 * @param start where on the line the change begins
 */
export function conclude({ decisions }: Chain, decision: Decision, start: number, line: Line): Judgement {
  if (!landedAfter(decision, start, line)) return ungated({ code: "judged-later" }, decision);
  if (decision.status !== "pass")
    return { class: "bypassed", reason: { code: "not-passed", status: decision.status }, decision };
  const last = decisions.at(-1) ?? decision;
  if (last.status !== "pass") return bypassedBy(last, last.status);
  if (decision.waived.length > 0)
    return { class: "waived", reason: { code: "passed-with-waiver", requirements: decision.waived }, decision };
  const { advisory, wouldBlock } = decision;
  return { class: "gated", reason: { code: "passed", advisory, wouldBlock }, decision };
}

/** Judged, and then judged again to no pass. */
const bypassedBy = (decision: Decision, status: Exclude<Decision["status"], "pass">): Judgement => ({
  class: "bypassed",
  reason: { code: "last-not-passed", status, head: decision.head },
  decision,
});

/** A merge queue judges the very commit that lands. */
export function concludeQueued(chain: Chain, commit: string, parent: string | undefined): Judgement | undefined {
  const isBefore = (sequence: number) => chain.merge === undefined || sequence < chain.merge.sequence;
  const group = chain.groups.findLast(
    ({ head, base, passed, sequence }) => passed && head === commit && base === parent && isBefore(sequence),
  );
  if (group === undefined) return undefined;
  const decision = chain.decisions.findLast(({ sequence }) => sequence < group.sequence);
  if (decision?.status !== "pass") return undefined;
  const last = chain.decisions.at(-1) ?? decision;
  if (last.status !== "pass") return bypassedBy(last, last.status);
  if (decision.waived.length > 0)
    return { class: "waived", reason: { code: "passed-with-waiver", requirements: decision.waived }, decision };
  return { class: "gated", reason: { code: "passed-in-queue" }, decision };
}
