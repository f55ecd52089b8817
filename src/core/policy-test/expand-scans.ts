/** What the scan said of each artefact of a case: `safe`, in the format that its name promises, where the case does not say. */
import { formatsOfName } from "../../scan/names.ts";
import { ruleOf } from "../../scan/rules.ts";
import type { FileChange } from "../facts.ts";
import { worstOf } from "../proofs/weigh-scan.ts";
import type { ScanFact, ScanFinding } from "../scan-facts.ts";
import { objectId } from "./expand-parts.ts";
import type { ShortScan } from "./short-form.ts";

export function expandScans(
  changes: readonly FileChange[],
  scans: Readonly<Record<string, ShortScan>> = {},
): ScanFact[] {
  return changes.flatMap(({ path, newId, outs }): ScanFact[] => {
    const out = outs !== undefined && "known" in outs ? outs.known : [];
    return [
      ...(newId === undefined ? [] : [expandScan(path, newId, scans[path])]),
      // The gate cannot reach what DVC keeps.
      ...out.map((each) => expandScan(each.path, each.new ?? "", scans[each.path] ?? { reach: "none" })),
    ];
  });
}

function expandScan(path: string, id: string, short: ShortScan = {}): ScanFact {
  const scan = typeof short === "string" ? { verdict: short } : short;
  const { reach = "verified", formats = reach === "none" ? [] : formatsOfName(path).slice(0, 1) } = scan;
  const stated = (scan.findings ?? []).map((finding, index) => expandFinding(finding, `${path} ${index}`));
  const own = reach === "none" ? "unknown" : "safe";
  const verdict = scan.verdict ?? worstOf([own, ...stated.map((finding) => finding.verdict)]);
  // What the verdict says and no finding does still has a reason.
  const findings = verdict === "safe" || stated.length > 0 ? stated : [expandFinding(REASONS[verdict], path)];
  return {
    path,
    id,
    ...(scan.sha256 === undefined ? {} : { sha256: scan.sha256 }),
    reach,
    verdict,
    coverage: reach === "none" ? "none" : "full",
    formats: formats.length === 0 && reach !== "none" ? ["text"] : [...formats],
    limitsHit: [],
    findings,
    omitted: 0,
  };
}

type ShortFinding = NonNullable<Exclude<ShortScan, string>["findings"]>[number];
const REASONS = { unknown: "SNF006", malformed: "PKL007", dangerous: "PKL001" } as const;

function expandFinding(short: ShortFinding, seed: string): ScanFinding {
  const { rule, import: name, "on-base": onBase = false } = typeof short === "string" ? { rule: short } : short;
  return {
    rule,
    severity: ruleOf(rule)?.severity ?? "medium",
    verdict: ruleOf(rule)?.atBest ?? "unknown",
    message: name === undefined ? (ruleOf(rule)?.title ?? rule) : `${name} is called.`,
    ...(name === undefined ? {} : { import: name }),
    fingerprint: objectId(`${seed} ${rule}`),
    onBase,
  };
}
