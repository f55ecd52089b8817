import type { ProofStatus, ProofVerdict } from "../verdict.ts";

/** From worst to best for `all`: one error spoils it, then one unmet, then one pending. */
const ALL: readonly ProofStatus[] = ["error", "unmet", "pending", "satisfied"];
/** For `any`: one satisfied child is enough; otherwise hope (pending) before doubt (error) before failure. */
const ANY: readonly ProofStatus[] = ["satisfied", "pending", "error", "unmet"];

/** The status of a tree over its children's; what the other children said is kept beside it. */
export function combine(kind: "all" | "any", children: readonly ProofStatus[]): ProofStatus {
  return (kind === "all" ? ALL : ANY).find((status) => children.includes(status)) ?? "error";
}

/** How good a status is for whoever waits on it: higher is better. */
export const rankStatus = (status: ProofStatus): number => ALL.indexOf(status);

export function combineVerdicts(kind: "all" | "any", of: readonly ProofVerdict[]): ProofVerdict {
  return {
    kind,
    status: combine(
      kind,
      of.map(({ status }) => status),
    ),
    of,
  };
}
