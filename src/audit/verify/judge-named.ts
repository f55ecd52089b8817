/** Whether what records name is there: policies, evidence, other records; and what is there that no record names. */
import { attestationPath, evidencePath, policyPath } from "../../ledger/layout.ts";
import type { Census } from "./census.ts";
import type { Findings, ReferenceFault, ReferenceKind } from "./finding.ts";

export function judgeShelves(census: Census, findings: Findings): void {
  const { policies, evidence } = census;
  for (let row = 0; row < policies.digests.length; row += 1) {
    const [policy, uses] = [policies.digests.hex(row), policies.uses.get(row)];
    if (policies.isThere.get(row) === 0)
      findings.add({ kind: "policy-missing", policy, uses, ...census.spot(policies.firstUse.get(row)) });
    else if (uses === 0) findings.add({ kind: "unnamed", of: "policy", path: policyPath(policy) });
  }
  for (let row = 0; row < evidence.digests.length; row += 1) {
    const [sha256, uses] = [evidence.digests.hex(row), evidence.uses.get(row)];
    if (evidence.isThere.get(row) === 0)
      findings.add({ kind: "evidence-missing", sha256, uses, ...census.spot(evidence.firstUse.get(row)) });
    else if (uses === 0) findings.add({ kind: "unnamed", of: "evidence", path: evidencePath(sha256) });
    else {
      const [says, has] = [evidence.saidLengths.get(row), evidence.lengths.get(row)];
      if (says !== -1 && has !== -1 && says !== has)
        findings.add({ kind: "evidence-length", sha256, says, has, ...census.spot(evidence.firstUse.get(row)) });
    }
  }
}

export function judgeReferences(census: Census, findings: Findings): void {
  const { references, merges, pulls, digests, attested } = census;
  const judge = (what: ReferenceKind, from: number, to: number, pullRequest: number): void => {
    const wrong = faultOf(census, what, to, pullRequest);
    if (wrong !== undefined)
      findings.add({ kind: "reference", what, record: digests.hex(to), wrong, ...census.spot(from) });
  };
  for (let at = 0; at < references.from.length; at += 1)
    judge(census.whatOf(at), references.from.get(at), references.to.get(at), references.pull.get(at));
  for (let at = 0; at < merges.from.length; at += 1) {
    const [from, decision] = [merges.from.get(at), merges.decision.get(at)];
    if (decision > 0) judge("decision", from, decision - 1, pulls.get(from));
  }
  for (let at = 0; at < attested.length; at += 1)
    if (!census.isThere(attested.get(at)))
      findings.add({ kind: "attestation-without-record", path: attestationPath(digests.hex(attested.get(at))) });
}

/** @param identity who must have attested every decision that passes */
export function judgePasses(census: Census, identity: string, findings: Findings): void {
  for (const row of census.unattested()) findings.add({ kind: "pass-unattested", identity, ...census.spot(row) });
}

function faultOf(census: Census, what: ReferenceKind, row: number, pullRequest: number): ReferenceFault | undefined {
  if (!census.isThere(row)) return "missing";
  const kind = census.kindOf(row);
  // A record too spoilt to tell is a finding of its own.
  if (kind === "unknown") return undefined;
  if (kind !== (what === "merge" ? "merge" : "decision")) return "other-kind";
  return census.pulls.get(row) === pullRequest ? undefined : "other-pull-request";
}
