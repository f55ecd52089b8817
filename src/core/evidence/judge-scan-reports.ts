/** Reports of the gate's own scanner, run where the bytes can be had. */
import type { Facts } from "../facts.ts";
import { type Artefact, scanOf } from "../proofs/artefacts.ts";
import { type FolderFinder, folderFinder, folderWork, pathsOfFolders } from "../proofs/dvc-folder.ts";
import { verdictReason } from "../proofs/scan.ts";
import { weighScan } from "../proofs/weigh-scan.ts";
import type { Reason } from "../reason.ts";
import type { ReportFact, ScannedFile } from "../report-facts.ts";

/**
 * What speaks against the artefacts of a change. Every one must be in a report under the digest that the change names it by. A
 * report is never believed over what the gate could read for itself.
 */
export function judgeScanReports(
  artefacts: readonly Artefact[],
  reports: readonly ReportFact[],
  facts: Facts,
): Reason[] {
  const own = artefacts.flatMap((artefact) => ownObjection(artefact, facts));
  const known = filesByDigest(artefacts, reports);
  return [...own, ...artefacts.flatMap((artefact) => judgeArtefact(artefact, known, facts))];
}

/** What the gate has read for itself counts, whatever a report says of it: harm in any part, and doubt about the whole. */
function ownObjection(artefact: Artefact, facts: Facts): Reason[] {
  const own = scanOf(artefact, facts);
  if (own === undefined || own.verdict === "safe" || own.reach === "none") return [];
  if (own.reach === "unverified" && own.verdict === "unknown") return [];
  const { findings } = weighScan(own, []);
  return [verdictReason(own.path, own.verdict, findings, own.omitted)];
}

/** The files that reports speak of, by the names that content can have. */
interface Known {
  readonly byDigest: ReadonlyMap<string, readonly ScannedFile[]>;
  readonly inFolder: FolderFinder<ScannedFile>;
}

function filesByDigest(artefacts: readonly Artefact[], reports: readonly ReportFact[]): Known {
  const all = reports.flatMap(({ content }) => ("known" in content ? (content.known.files ?? []) : []));
  const byDigest = new Map<string, ScannedFile[]>();
  for (const file of all)
    for (const digest of [file.sha256, ...(file.md5 === undefined ? [] : [file.md5, `md5:${file.md5}`])]) {
      const same = byDigest.get(digest);
      // A report may name one digest ten thousand times: a new list for each would take quadratic work.
      if (same === undefined) byDigest.set(digest, [file]);
      else same.push(file);
    }
  return {
    byDigest,
    inFolder: folderFinder(pathsOfFolders(artefacts), all, folderWork()),
  };
}

function judgeArtefact(artefact: Artefact, known: Known, facts: Facts): Reason[] {
  const { path, id } = artefact;
  const own = scanOf(artefact, facts);
  if (own?.reach === "verified") return [];
  const digest = artefact.sha256 ?? own?.sha256 ?? id;
  const files = digest.endsWith(".dir") ? known.inFolder(path, digest) : (known.byDigest.get(digest) ?? []);
  if (files.length === 0) return [{ code: "report-lacks", path, digest }];
  const bad = files.find(({ verdict }) => verdict !== "safe");
  return bad === undefined || bad.verdict === "safe" ? [] : [{ code: "report-verdict", path, verdict: bad.verdict }];
}
