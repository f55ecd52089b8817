/** Scans what a change brings or alters, as far as the policy asks, and tells what is new from what base had already. */
import type { Repository } from "../../adapters/git/repository.ts";
import type { SourceSpec } from "../../adapters/scan/scan-job.ts";
import type { Scope } from "../../core/change/scope.ts";
import type { Facts, LfsPointer } from "../../core/facts.ts";
import type { Policy } from "../../core/policy/policy.ts";
import { itemsToScan } from "../../core/proofs/proofs-asked.ts";
import type { Reach, ScanFact } from "../../core/scan-facts.ts";
import { resultWithout } from "../../scan/outside-result.ts";
import type { FileResult } from "../../scan/result.ts";
import type { Had, ScanMeans } from "./means.ts";
import { type Origin, type Placed, placeArtefacts } from "./origins.ts";
import { toScanFact } from "./to-scan-fact.ts";

/** @param means asked for only where a proof needs a scan */
export async function gatherScans(
  repository: Pick<Repository, "entriesAt">,
  { policy, scope, head, links }: { policy: Policy; scope: Scope; head: string; links: Facts["links"] },
  means: () => Promise<ScanMeans>,
): Promise<ScanFact[]> {
  const items = itemsToScan(policy, scope);
  if (items.length === 0) return [];
  const placed = await placeArtefacts(repository, head, items, links);
  if (placed.length === 0) return [];
  const scanner = await means();
  const now = await scanAll(
    placed.map((each) => ({ ...each, origin: each.head })),
    scanner,
  );
  // What base had is only worth a look where there is something to compare.
  const compared = placed.flatMap((each, index) =>
    each.base !== undefined && isWorthComparing(now[index]) ? [{ ...each, origin: each.base, index }] : [],
  );
  const before = new Map<number, FileResult>();
  const old = await scanAll(compared, scanner);
  for (const [at, { index }] of compared.entries()) {
    const result = old[at]?.result;
    if (result !== undefined) before.set(index, result);
  }
  return placed.flatMap(({ artefact }, index) => {
    const scanned = now[index];
    return scanned === undefined ? [] : [toScanFact(artefact, scanned, before.get(index))];
  });
}

/** What came of one artefact, and how sure it is that the right bytes were read. */
export interface Scanned {
  readonly result: FileResult;
  readonly reach: Reach;
}

const isWorthComparing = (scanned: Scanned | undefined): boolean =>
  scanned !== undefined &&
  scanned.reach !== "none" &&
  (scanned.result.findings.length > 0 || scanned.result.table !== undefined);

async function scanAll(
  wanted: readonly (Pick<Placed, "artefact"> & { readonly origin: Origin })[],
  means: ScanMeans,
): Promise<Scanned[]> {
  const blobs = wanted.flatMap(({ origin }) => ("blob" in origin ? [origin.blob] : []));
  const pointers = wanted.flatMap(({ origin }) => ("lfs" in origin ? [origin.lfs] : []));
  const [contents, objects] = await Promise.all([
    blobs.length === 0 ? new Map<string, Had>() : means.blobs([...new Set(blobs)]),
    pointers.length === 0 ? new Map() : means.objects(distinct(pointers)),
  ] as const);
  return Promise.all(
    wanted.map(async ({ artefact: { path }, origin }): Promise<Scanned> => {
      if ("unreachable" in origin) return withoutBytes(path, origin.unreachable);
      if ("out" in origin) return withoutBytes(path, OUT_OF_REACH);
      const had: Had<{ source: SourceSpec; whole: boolean }> =
        "blob" in origin ? wholeBlob(contents.get(origin.blob)) : (objects.get(origin.lfs.oid) ?? NOT_ASKED);
      if ("unavailable" in had) return withoutBytes(path, had.unavailable, "lfs" in origin ? origin.lfs.size : 0);
      const result = await means.scan({
        path,
        source: had.source,
        ...("blob" in origin ? { sha256: true } : had.whole ? { sha256: origin.lfs.oid } : {}),
      });
      const wasRead = result.findings.every(({ rule }) => rule !== "SRC001" && rule !== "SRC007");
      return { result, reach: !wasRead ? "none" : had.whole ? "verified" : "unverified" };
    }),
  );
}

const OUT_OF_REACH =
  "DVC keeps its bytes where the gate cannot go: run `secmlops-gate scan --format json` where they are, and give its report";
const NOT_ASKED = { unavailable: "it was not found" } as const;

const wholeBlob = (had: Had | undefined): Had<{ source: SourceSpec; whole: boolean }> =>
  had === undefined ? NOT_ASKED : "unavailable" in had ? had : { source: had, whole: true };

const withoutBytes = (path: string, why: string, size = 0): Scanned => ({
  result: resultWithout(path, { rule: "SRC001", message: `The content could not be had: ${why}.` }, { size }),
  reach: "none",
});

const distinct = (pointers: readonly LfsPointer[]): LfsPointer[] => [
  ...new Map(pointers.map((pointer) => [pointer.oid, pointer])).values(),
];
