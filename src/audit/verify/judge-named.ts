/** Whether what records name is there: policies, evidence, other records; and what is there that no record names. */
import { attestationPath, evidencePath, policyPath } from "../../ledger/layout.ts";
import type { Census } from "./census.ts";
import type { Findings, ReferenceFault } from "./finding.ts";

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
  const { references, digests, attested } = census;
  for (let at = 0; at < references.from.length; at += 1) {
    const wrong = faultOf(census, at);
    if (wrong === undefined) continue;
    const record = digests.hex(references.to.get(at));
    findings.add({
      kind: "reference",
      what: census.whatOf(at),
      record,
      wrong,
      ...census.spot(references.from.get(at)),
    });
  }
  for (let at = 0; at < attested.length; at += 1)
    if (!census.isThere(attested.get(at)))
      findings.add({ kind: "attestation-without-record", path: attestationPath(digests.hex(attested.get(at))) });
}

function faultOf(census: Census, at: number): ReferenceFault | undefined {
  const { references, pulls } = census;
  const row = references.to.get(at);
  if (!census.isThere(row)) return "missing";
  const kind = census.kindOf(row);
  // A record too spoilt to tell is a finding of its own.
  if (kind === "unknown") return undefined;
  if (kind !== (census.whatOf(at) === "merge" ? "merge" : "decision")) return "other-kind";
  return pulls.get(row) === references.pull.get(at) ? undefined : "other-pull-request";
}
