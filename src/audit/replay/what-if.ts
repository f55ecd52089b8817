/** What another policy would have decided of the same facts. */
import { evaluate } from "../../core/evaluate.ts";
import type { Policy } from "../../core/policy/policy.ts";
import type { OverallStatus, RequirementStatus } from "../../core/verdict.ts";
import type { GateRecord } from "../../ledger/record.ts";

export interface Shift {
  readonly id: string;
  /** Absent where the policy of then had no such requirement, and `after` where the new one has none. */
  readonly before?: RequirementStatus;
  readonly after?: RequirementStatus;
}

/** One pull request, by its last decision. */
export interface WhatIf {
  readonly pullRequest: number;
  readonly record: string;
  readonly at: string;
  readonly before: OverallStatus;
  readonly after: OverallStatus;
  /** Requirements that came to something else, in the new policy's order, then those that it has no more. */
  readonly shifts: readonly Shift[];
}

/** A decision that cannot be decided by the new policy. */
export interface Undecided {
  readonly pullRequest: number;
  readonly record: string;
  readonly why: string;
}

type Decision = Extract<GateRecord["predicate"], { kind: "decision" }>;

/** @param record its sha256 */
export function decideAnew(
  policy: Policy,
  { facts, verdict, pullRequest, at }: Decision,
  record: string,
): WhatIf | Undecided {
  try {
    const now = evaluate(policy, facts);
    const before = new Map(verdict.requirements.map(({ id, status }) => [id, status]));
    const after = new Map(now.requirements.map(({ id, status }) => [id, status]));
    const ids = new Set([...after.keys(), ...before.keys()]);
    const shifts = [...ids].flatMap((id): Shift[] => {
      const [then, today] = [before.get(id), after.get(id)];
      if (then === today) return [];
      return [
        { id, ...(then === undefined ? {} : { before: then }), ...(today === undefined ? {} : { after: today }) },
      ];
    });
    return { pullRequest, record, at, before: verdict.status, after: now.status, shifts };
  } catch (error) {
    return { pullRequest, record, why: error instanceof Error ? error.message : String(error) };
  }
}
