/** Whether what landed is what a pull request was judged by, and what became of it. */

import { type Chain, type Decision, precedes } from "./chains.ts";
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
  /** Whether the ledger has any record of a merge; what `check --ledger` keeps has none, and there the content alone decides. */
  readonly mergesRecorded: boolean;
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
  { decisions, late, merge }: Chain,
  { branch, mergesRecorded }: Line,
): { readonly found: Judgement } | { readonly decisions: readonly Decision[] } {
  const last = decisions.at(-1);
  const not = (reason: ClassReason) => ({ found: ungated(reason, last) });
  if (merge === undefined) {
    const own = decisions.filter(
      ({ baseRef, defaultBranch }) =>
        branch === undefined || baseRef === branch || baseRef === defaultBranch || (baseRef === "" && !mergesRecorded),
    );
    if (own.length > 0) return { decisions: own };
    return not(last === undefined ? { code: "no-merge-record" } : { code: "other-base", base: last.baseRef });
  }
  const wasDefault = decisions.some(({ defaultBranch }) => defaultBranch === merge.baseRef);
  if (branch !== undefined && merge.baseRef !== branch && !wasDefault)
    return not({ code: "other-base", base: merge.baseRef });
  if (last === undefined)
    return { found: ungated({ code: late.length === 0 ? "never-judged" : "judged-later" }, late.at(-1)) };
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
export function conclude(chain: Chain, decision: Decision, start: number, line: Line): Judgement {
  if (!landedAfter(decision, start, line)) return ungated({ code: "judged-later" }, decision);
  return asRecorded(chain, line, concludeMerged(chain, decision));
}

/** What becomes of a change that was judged, and of whose merge nothing is recorded. */
function asRecorded({ merge }: Chain, { mergesRecorded }: Line, judgement: Judgement): Judgement {
  const { reason, decision } = judgement;
  if (merge !== undefined || !mergesRecorded) return judgement;
  return reason.code === "not-passed" || reason.code === "last-not-passed"
    ? { ...judgement, reason: { code: "not-passed-unrecorded", status: reason.status } }
    : ungated({ code: "no-merge-record" }, decision);
}

function concludeMerged({ decisions }: Chain, decision: Decision): Judgement {
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

/** What a merge queue let through, and how many commits of the line that is. */
export interface Queued {
  readonly judgement: Judgement;
  readonly commits: number;
}

/** A merge queue judges the very commit that lands, with all that it brings behind the group's base. */
export function concludeQueued(chain: Chain, commit: string, line: Line): Queued | undefined {
  const { positionOf } = line;
  const { merge } = chain;
  const group = chain.groups.findLast(
    (each) => each.passed && each.head === commit && (merge === undefined || precedes(each, merge)),
  );
  const [from, to] = [positionOf(group?.base ?? ""), positionOf(commit)];
  if (group === undefined || from === undefined || to === undefined || from >= to) return undefined;
  const decision = chain.decisions.findLast(({ sequence }) => sequence < group.sequence);
  if (decision?.status !== "pass") return undefined;
  const last = chain.decisions.at(-1) ?? decision;
  const as = (judgement: Judgement): Queued => ({ judgement: asRecorded(chain, line, judgement), commits: to - from });
  if (last.status !== "pass") return as(bypassedBy(last, last.status));
  const { waived: requirements } = decision;
  return requirements.length > 0
    ? as({ class: "waived", reason: { code: "passed-with-waiver", requirements }, decision })
    : as({ class: "gated", reason: { code: "passed-in-queue" }, decision });
}
