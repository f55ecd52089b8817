import type { EvidenceProof } from "./policy.ts";

/** Whether a proof would hold by a report's being there, unless the report itself concludes something. */
export const asksNothing = ({ expect, compare, boundTo, assurance }: EvidenceProof): boolean =>
  expect.length + compare.length === 0 && boundTo === undefined && assurance === "declared";
