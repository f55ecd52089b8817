import { findForerunners, reportsOf } from "../evidence/find-reports.ts";
import type { Facts } from "../facts.ts";
import type { EvidenceProof, Policy } from "../policy/policy.ts";
import { leavesOf } from "../proofs/judge-needs.ts";
import type { Report, ReportFact } from "../report-facts.ts";
import type { LeafVerdict, ProofVerdict, RequirementVerdict } from "../verdict.ts";
import type { Meaning } from "./concerns.ts";

/** One report as one proof reads it. */
export interface Reading {
  readonly proof: EvidenceProof;
  /** The main one of the requirement that asks. */
  readonly concern: Meaning["concern"];
  readonly fact: ReportFact;
  readonly content: Report;
  readonly before?: { readonly fact: ReportFact; readonly content: Report };
}

/**
 * Every report that a proof took into account, with the one on base that it follows, proof by proof.
 * @param requirements the verdicts on the policy's requirements, in its order
 */
export function readingsOf(policy: Policy, facts: Facts, requirements: readonly RequirementVerdict[]): Reading[] {
  return policy.requirements.flatMap((requirement, index) => {
    const leaves = leavesIn(requirements[index]?.proof);
    return leavesOf(requirement.needs).flatMap((proof, at) =>
      proof.kind === "evidence" ? readBy(proof, leaves[at], requirement.concerns[0], facts) : [],
    );
  });
}

function leavesIn(proof: ProofVerdict | undefined): LeafVerdict[] {
  if (proof === undefined) return [];
  return "of" in proof ? proof.of.flatMap(leavesIn) : [proof];
}

/** The reports that a proof took into account. */
function readBy(
  proof: EvidenceProof,
  leaf: LeafVerdict | undefined,
  concern: Meaning["concern"] | undefined,
  facts: Facts,
): Reading[] {
  if (leaf?.kind !== "evidence" || leaf.reports.length === 0 || concern === undefined) return [];
  const meant = new Set(leaf.reports);
  const reports = reportsOf(proof, facts).filter(({ path }) => meant.has(path));
  const { of } = findForerunners(proof, reports, facts);
  return reports.flatMap((fact): Reading[] => {
    if ("unavailable" in fact.content) return [];
    const before = of.get(fact.path);
    const known = before !== undefined && "known" in before.content ? before.content.known : undefined;
    return [
      {
        ...{ proof, concern, fact, content: fact.content.known },
        ...(before === undefined || known === undefined ? {} : { before: { fact: before, content: known } }),
      },
    ];
  });
}
