import type { Blob, Repository, TreeEntry } from "../adapters/git/repository.ts";
import { byCodeUnits } from "../core/change/code-units.ts";
import { compileGlobs } from "../core/change/globs.ts";
import type { Scope } from "../core/change/scope.ts";
import type { Facts, ReportFact } from "../core/facts.ts";
import type { EvidenceProof, Policy } from "../core/policy/policy.ts";
import { SCAN_REPORT } from "../core/proofs/evidence.ts";
import { proofsAsked } from "../core/proofs/proofs-asked.ts";
import { parseScanReport } from "../evidence/secmlops-scan.ts";

/** Past it a report is not read (bytes), and past these many no more are. */
const MAX_REPORT_BYTES = 8 * 1_048_576;
const MAX_REPORTS = 1_000;

/** Reads the reports that applicable `evidence` proofs name, from a commit's tree. */
export async function gatherReports(
  repository: Pick<Repository, "listTree" | "readBlobs">,
  commit: string,
  policy: Policy,
  scope: Scope,
): Promise<Facts["reports"]> {
  const proofs = proofsAsked(policy, scope).filter(
    (proof): proof is EvidenceProof => proof.kind === "evidence" && proof.format === SCAN_REPORT,
  );
  if (proofs.length === 0) return [];
  const isAskedFor = proofs.map(({ report }) => compileGlobs(report));
  const found = (await repository.listTree(commit))
    .filter(({ path, mode }) => mode.startsWith("100") && isAskedFor.some((asks) => asks(path)))
    .sort((a, b) => byCodeUnits(a.path, b.path));
  const entries = found.slice(0, MAX_REPORTS);
  const blobs = await repository.readBlobs(
    entries.map(({ id }) => id),
    MAX_REPORT_BYTES,
  );
  return entries.map((entry) => readReport(entry, blobs.get(entry.id)));
}

function readReport({ path, id }: TreeEntry, blob: Blob | undefined): ReportFact {
  const report = { path, id, format: SCAN_REPORT };
  if (blob === undefined || "missing" in blob)
    return { ...report, content: { unavailable: "its content is not in this clone" } };
  if ("tooLarge" in blob)
    return {
      ...report,
      content: { unavailable: `it has ${blob.tooLarge} bytes; at most ${MAX_REPORT_BYTES} are read` },
    };
  return { ...report, content: parseScanReport(blob.bytes) };
}
