import type { Item } from "../change/item.ts";
import type { Facts } from "../facts.ts";
import type { ScanProof } from "../policy/policy.ts";
import type { FailingVerdict, Reason } from "../reason.ts";
import type { ScanFact, ScanFinding } from "../scan-facts.ts";
import type { ProofStatus, ScannedArtefact, ScanProofVerdict } from "../verdict.ts";
import { artefactsOf, scanOf } from "./artefacts.ts";
import { byGravity, weighScan } from "./weigh-scan.ts";

/** Artefacts of a verdict, the gravest first, and findings of each. */
const SHOWN_ARTEFACTS = 50;
const SHOWN_FINDINGS = 10;
/** Reasons of one proof; each is a line that somebody reads. */
const SHOWN_REASONS = 10;

/**
 * Judges what the scan said of the artefacts that the change brings or alters. What the change deletes harms nobody; what was
 * not scanned is an error.
 */
export function judgeScan(proof: ScanProof, items: readonly Item[], facts: Facts): ScanProofVerdict {
  const artefacts = artefactsOf(items);
  const counts = { safe: 0, unknown: 0, malformed: 0, dangerous: 0 };
  const shown: ScannedArtefact[] = [];
  const failures: Reason[] = [];
  const gaps: Reason[] = [];
  for (const artefact of artefacts) {
    const scan = scanOf(artefact, facts);
    if (scan === undefined) {
      gaps.push({ code: "unavailable", fact: `the scan of ${artefact.path}`, detail: "it was not scanned" });
      continue;
    }
    const judged = judgeArtefact(proof, scan);
    counts[judged.shown.verdict] += 1;
    shown.push(judged.shown);
    failures.push(...judged.failures);
  }
  const status: ProofStatus = gaps.length > 0 ? "error" : failures.length > 0 ? "unmet" : "satisfied";
  const reasons = [...gaps, ...failures.sort(byHarm)];
  const more = reasons.length - SHOWN_REASONS;
  return {
    kind: "scan",
    status,
    reasons: more > 0 ? [...reasons.slice(0, SHOWN_REASONS), { code: "scan-more", more }] : reasons,
    failOn: proof.failOn,
    ...(proof.formats === undefined ? {} : { formats: proof.formats }),
    scanned: counts,
    artefacts: shown.sort(byGravity).slice(0, SHOWN_ARTEFACTS),
  };
}

function judgeArtefact(proof: ScanProof, scan: ScanFact): { shown: ScannedArtefact; failures: Reason[] } {
  const { path, formats, reach, table, baseTable } = scan;
  const { verdict, findings, used } = weighScan(scan, proof.allow);
  const failures: Reason[] = [];
  // What could not be had was not scanned, however much a policy lets pass.
  if (verdict !== "safe" && (proof.failOn.includes(verdict) || reach === "none"))
    failures.push(verdictReason(path, verdict, findings, scan.omitted));
  const accepted = proof.formats;
  const isByDigest = used.some((allowance) => "sha256" in allowance);
  const hasFormat = reach !== "none";
  if (
    accepted !== undefined &&
    hasFormat &&
    !isByDigest &&
    !(formats.length > 0 && formats.every((one) => accepted.includes(one)))
  )
    failures.push({ code: "scan-format", path, formats, accepted });
  const shown: ScannedArtefact = {
    ...{ path, verdict, formats, reach },
    findings: findings.slice(0, SHOWN_FINDINGS),
    omitted: scan.omitted + Math.max(0, findings.length - SHOWN_FINDINGS),
    allowed: used,
    ...(table === undefined ? {} : { table }),
    ...(baseTable === undefined ? {} : { baseTable }),
  };
  return { shown, failures };
}

/** @param findings the gravest first */
export function verdictReason(
  path: string,
  verdict: FailingVerdict,
  findings: readonly ScanFinding[],
  omitted: number,
): Reason {
  const [finding] = findings;
  const more = Math.max(0, findings.length + omitted - 1);
  return { code: "scan-verdict", path, verdict, ...(finding === undefined ? {} : { finding }), more };
}

/** Verdicts before formats, the gravest first; what is equally grave stays in path order. */
function byHarm(a: Reason, b: Reason): number {
  const [one, other] = [a, b].map((reason) => (reason.code === "scan-verdict" ? reason.verdict : "safe"));
  return byGravity({ verdict: one ?? "safe" }, { verdict: other ?? "safe" });
}
