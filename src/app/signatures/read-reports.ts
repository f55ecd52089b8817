import { sha256Hex } from "../../core/canonical-json.ts";
import type { EvidenceProof } from "../../core/policy/policy.ts";
import { signaturePathOf } from "../../core/proofs/signed.ts";
import type { SignatureFact } from "../../core/signature-facts.ts";
import { entriesOf, type Means } from "./means.ts";
import { readUnits } from "./read-units.ts";

/** Past these many bytes of all reports with their signatures no more are read. */
const MAX_ALL = 256 * 1_048_576;

/** Signatures of reports: the report itself where it is one, and what lies beside it. What has none is not in the answer. */
export async function readReports(means: Means, proofs: readonly EvidenceProof[]): Promise<SignatureFact[]> {
  const plain = new Map(means.tree.filter(({ mode }) => mode.startsWith("100")).map((entry) => [entry.path, entry]));
  const units = entriesOf(means.tree, proofs).map((report) => ({
    report,
    beside: plain.get(signaturePathOf(report.path)),
  }));
  if (units.length === 0) return [];
  const [{ readReportSignature, readReportStatement }, { looksLikeBundle }] = await Promise.all([
    import("../../adapters/sigstore/read-signature.ts"),
    import("../../adapters/sigstore/read-bundle.ts"),
  ]);
  const facts: SignatureFact[] = [];
  const entriesIn = ({ report, beside }: (typeof units)[number]) =>
    beside === undefined ? [report] : [report, beside];
  for await (const [{ report, beside }, had] of readUnits(means.repository, units, entriesIn, MAX_ALL)) {
    const { path, id } = report;
    const bytes = had(report);
    // That it cannot be read is said where reports are.
    if ("unavailable" in bytes) continue;
    if (looksLikeBundle(bytes.known))
      facts.push({ path, id, signs: "statement", content: readReportStatement(bytes.known, means.options) });
    if (beside === undefined) continue;
    const about = { path, id, sha256: sha256Hex(bytes.known) };
    const signature = had(beside);
    const content =
      "unavailable" in signature
        ? signature
        : readReportSignature(signature.known, { bytes: bytes.known, sha256: about.sha256 }, means.options);
    facts.push({ path: beside.path, id: beside.id, signs: "report", about, content });
  }
  return facts;
}
