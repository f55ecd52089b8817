import { compileGlobs } from "../change/globs.ts";
import type { Item } from "../change/item.ts";
import type { Facts, ReportFact } from "../facts.ts";
import type { EvidenceProof } from "../policy/policy.ts";
import type { Reason } from "../reason.ts";
import type { ScannedFile } from "../report-facts.ts";
import type { EvidenceVerdict } from "../verdict.ts";
import { type Artefact, artefactsOf, scanOf } from "./artefacts.ts";
import { hashDvcFolder } from "./dvc-folder.ts";
import { verdictReason } from "./scan.ts";
import { weighScan } from "./weigh-scan.ts";

export const SCAN_REPORT = "secmlops-scan";

/**
 * Judges reports. Of the formats this version knows one: what `secmlops-gate scan` wrote elsewhere, about bytes that the gate
 * itself cannot reach. Every artefact must be in a report under the digest that the change names it by. A report from the
 * change says no more than its author does, so it is never believed over what the gate could read for itself.
 */
export function judgeEvidence(proof: EvidenceProof, items: readonly Item[], facts: Facts): EvidenceVerdict {
  const conclude = (status: EvidenceVerdict["status"], reasons: readonly Reason[], reports: string[] = []) =>
    ({ kind: "evidence", status, reasons, format: proof.format, reports, outOfReach }) as const;
  const artefacts = artefactsOf(items);
  const outOfReach = artefacts.filter((artefact) => scanOf(artefact, facts)?.reach !== "verified").length;
  if (proof.format !== SCAN_REPORT) return conclude("error", [{ code: "unsupported", proof: "evidence" }]);
  const reports = reportsOf(proof, facts);
  const paths = reports.map(({ path }) => path);
  const own = artefacts.flatMap((artefact) => ownObjection(artefact, facts));
  const refuse = (...reasons: readonly Reason[]) => conclude("unmet", [...own, ...reasons].slice(0, SHOWN), paths);
  if (reports.length === 0) return refuse({ code: "report-missing", report: proof.report });
  if (proof.assurance === "checked" || proof.assurance === "signed")
    return refuse({ code: "assurance-too-low", found: "bound", wanted: proof.assurance });
  const broken = reports.flatMap(({ path, content }): Reason[] =>
    "unavailable" in content ? [{ code: "report-broken", path, detail: content.unavailable }] : [],
  );
  const known = filesByDigest(reports);
  const missing = artefacts.flatMap((artefact) => judgeArtefact(artefact, known, facts));
  return own.length + broken.length + missing.length > 0
    ? refuse(...broken, ...missing)
    : conclude("satisfied", [], paths);
}

/** What the gate has read for itself counts, whatever a report says of it: harm in any part, and doubt about the whole. */
function ownObjection(artefact: Artefact, facts: Facts): Reason[] {
  const own = scanOf(artefact, facts);
  if (own === undefined || own.verdict === "safe" || own.reach === "none") return [];
  if (own.reach === "unverified" && own.verdict === "unknown") return [];
  const { findings } = weighScan(own, []);
  return [verdictReason(own.path, own.verdict, findings, own.omitted)];
}

const SHOWN = 10;

/** The reports of its format that a proof names. */
export function reportsOf({ report, format }: EvidenceProof, { reports }: Pick<Facts, "reports">): ReportFact[] {
  const isAskedFor = compileGlobs(report);
  return reports.filter((each) => each.format === format && isAskedFor(each.path));
}

/** The files that reports speak of, by the names that content can have. */
interface Known {
  readonly byDigest: ReadonlyMap<string, readonly ScannedFile[]>;
  readonly all: readonly ScannedFile[];
}

function filesByDigest(reports: readonly ReportFact[]): Known {
  const all = reports.flatMap(({ content }) => ("known" in content ? content.known.files : []));
  const byDigest = new Map<string, ScannedFile[]>();
  for (const file of all)
    for (const digest of [file.sha256, ...(file.md5 === undefined ? [] : [file.md5, `md5:${file.md5}`])]) {
      const same = byDigest.get(digest);
      // A report may name one digest ten thousand times: a new list for each would take quadratic work.
      if (same === undefined) byDigest.set(digest, [file]);
      else same.push(file);
    }
  return { byDigest, all };
}

function judgeArtefact(artefact: Artefact, known: Known, facts: Facts): Reason[] {
  const { path, id } = artefact;
  const own = scanOf(artefact, facts);
  if (own?.reach === "verified") return [];
  const digest = artefact.sha256 ?? own?.sha256 ?? id;
  const files = digest.endsWith(".dir") ? hashDvcFolder(path, known.all, digest) : (known.byDigest.get(digest) ?? []);
  if (files.length === 0) return [{ code: "report-lacks", path, digest }];
  const bad = files.find(({ verdict }) => verdict !== "safe");
  return bad === undefined || bad.verdict === "safe" ? [] : [{ code: "report-verdict", path, verdict: bad.verdict }];
}
