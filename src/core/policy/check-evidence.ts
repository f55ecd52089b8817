/** Checks what one `evidence` proof asks for: words that the gate knows, and nothing that could never fail or never hold. */
import { AUTO, CONCLUDING_FORMATS, MODEL_SIGNING, REPORT_FORMATS, SCAN_REPORT } from "../../evidence/format-names.ts";
import { parseMetricPath } from "../report-path.ts";
import { asksNothing } from "./asks-nothing.ts";
import type { Survey } from "./check-semantics.ts";
import type { EvidenceProof } from "./policy.ts";
import { quote, suggest } from "./problem.ts";
import { type Spot, valueAt } from "./spot.ts";

export function checkEvidence(proof: EvidenceProof, survey: Survey, fallback: Spot): void {
  const { report } = survey;
  const spot = survey.proofSpots.get(proof) ?? fallback;
  const { format, boundTo, assurance, signedBy } = proof;
  const isKnown = format === AUTO || REPORT_FORMATS.some((name) => name === format);
  if (!isKnown)
    report.error(
      "unknown-name",
      valueAt(spot, ["format"]),
      `no report format is called ${quote(format)}`,
      suggest(format, [AUTO, ...REPORT_FORMATS]),
    );
  if (boundTo !== undefined) checkBoundTo(boundTo, spot, survey);
  if (format === SCAN_REPORT || format === MODEL_SIGNING) refuseMetrics(proof, survey, spot);
  else if (isKnown && asksNothing(proof) && format !== AUTO && !CONCLUDING_FORMATS.some((name) => name === format))
    report.error(
      "never-fails",
      spot.key ?? spot.at,
      `a ${format} report states numbers and concludes nothing, and this proof asks for none of them; add "expect", "compare" or "bound-to"`,
    );
  const needsSigner = assurance === "signed" || format === MODEL_SIGNING;
  if (needsSigner && signedBy.length === 0)
    report.error(
      "never-holds",
      spot.key ?? spot.at,
      'a signature proves nothing unless the policy says whose; add "signed-by" with { identity, issuer } or { key }',
    );
  if (!needsSigner && signedBy.length > 0)
    report.error(
      "never-fails",
      valueAt(spot, ["signed-by"]),
      'nothing asks for a signature here, so "signed-by" would ask for nothing; add "assurance: signed"',
    );
  for (const { name, path } of proof.metrics) {
    const parsed = parseMetricPath(path);
    if ("problem" in parsed)
      report.error(
        "invalid-value",
        valueAt(spot, ["metrics", name]),
        `${quote(path)} is no place of one value: ${parsed.problem}`,
      );
  }
}

function checkBoundTo(kind: string, spot: Spot, { kinds, broken, report }: Survey): void {
  if (kinds.includes(kind) || broken.all || broken.kinds.has(kind)) return;
  report.error(
    "unknown-name",
    valueAt(spot, ["bound-to"]),
    `"bound-to": no asset kind is called ${quote(kind)}`,
    suggest(kind, kinds),
  );
}

/** What these formats say is no number. */
function refuseMetrics(
  { format, expect, compare, metrics, measures, minGroupSize }: EvidenceProof,
  { report }: Survey,
  spot: Spot,
): void {
  const asked = {
    expect,
    compare,
    metrics,
    measures,
    "min-group-size": minGroupSize === undefined ? [] : [minGroupSize],
  };
  for (const [key, value] of Object.entries(asked))
    if (value.length > 0)
      report.error(
        "invalid-value",
        valueAt(spot, [key]),
        `a ${format} report has no metrics, so ${quote(key)} would ask for nothing; take it out`,
      );
}
