import type { ScanVerdict } from "../../scan/result.ts";
import type { Allowance } from "../policy/policy.ts";
import type { ScanFact, ScanFinding } from "../scan-facts.ts";

/** What is left of a scan once the policy's allowances are taken off. */
export interface Weighed {
  readonly verdict: ScanVerdict;
  /** Gravest first. */
  readonly findings: readonly ScanFinding[];
  /** The allowances that changed something. */
  readonly used: readonly Allowance[];
}

const RANK: Readonly<Record<ScanVerdict, number>> = { safe: 0, unknown: 1, malformed: 2, dangerous: 3 };
export const worstOf = (verdicts: readonly ScanVerdict[]): ScanVerdict =>
  verdicts.reduce((worst, verdict) => (RANK[verdict] > RANK[worst] ? verdict : worst), "safe");
export const byGravity = (a: { verdict: ScanVerdict }, b: { verdict: ScanVerdict }): number =>
  RANK[b.verdict] - RANK[a.verdict];

/**
 * Takes the allowances off a scan. A content that is allowed by its digest is `safe`, whatever it holds. A finding that is
 * allowed counts no longer; what the others say stands, and so does it that the artefact was not read to its end. An import
 * that is known to do harm is not allowed by its name: it would do harm with other arguments too.
 */
export function weighScan(scan: ScanFact, allow: readonly Allowance[]): Weighed {
  const whole = allow.find((each) => "sha256" in each && each.sha256 === scan.sha256);
  if (whole !== undefined) return { verdict: "safe", findings: [], used: [whole] };
  const used = new Set<Allowance>();
  const findings = scan.findings.filter((finding) => {
    const allowance = allow.find((each) => isCovered(finding, scan.path, each));
    if (allowance !== undefined) used.add(allowance);
    return allowance === undefined;
  });
  findings.sort(byGravity);
  if (used.size === 0) return { verdict: scan.verdict, findings, used: [] };
  const wasReadWhole = scan.coverage === "full" && scan.limitsHit.length === 0;
  const unseen = scan.omitted > 0 ? scan.verdict : wasReadWhole ? "safe" : "unknown";
  return { verdict: worstOf([unseen, ...findings.map(({ verdict }) => verdict)]), findings, used: [...used] };
}

function isCovered(finding: ScanFinding, path: string, allowance: Allowance): boolean {
  if ("import" in allowance) return finding.verdict === "unknown" && finding.import === allowance.import;
  return "rule" in allowance && allowance.rule === finding.rule && allowance.path === path;
}
