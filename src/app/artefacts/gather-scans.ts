/** Scans what a change brings or alters, as far as the policy asks, and tells what is new from what base had already. */
import type { Scope } from "../../core/change/scope.ts";
import type { Policy } from "../../core/policy/policy.ts";
import { itemsToScan } from "../../core/proofs/proofs-asked.ts";
import type { ScanFact } from "../../core/scan-facts.ts";
import type { FileResult } from "../../scan/result.ts";
import type { ScanMeans } from "./means.ts";
import { type Placed, placeArtefacts, type TreeAt } from "./origins.ts";
import { scanUnderNames } from "./scan-names.ts";
import type { Scanned } from "./scan-origins.ts";
import { toScanFact } from "./to-scan-fact.ts";

/**
 * @param means asked for only where a proof needs a scan
 * @throws nothing of its own: what cannot be had or read is `unknown`, with the reason
 */
export async function gatherScans(
  repository: TreeAt,
  { policy, scope, head }: { policy: Policy; scope: Scope; head: string },
  means: () => Promise<ScanMeans>,
): Promise<ScanFact[]> {
  const items = itemsToScan(policy, scope);
  if (items.length === 0) return [];
  const placed = await placeArtefacts(repository, head, items);
  if (placed.length === 0) return [];
  const scanner = await means();
  const scans = await scanUnderNames(
    placed.map(({ artefact, aliases, head: origin }) => ({ path: artefact.path, aliases, origin })),
    scanner,
  );
  const pairs = placed.map((place, index) => ({ place, scanned: scans[index] }));
  const before = await scanBase(pairs, scanner);
  return pairs.flatMap(({ place, scanned }) =>
    scanned === undefined ? [] : [toScanFact(place.artefact, scanned, before.get(place))],
  );
}

/** Scans what was there before, under the name that it had, where there is something to compare it with. */
async function scanBase(
  pairs: readonly { place: Placed; scanned: Scanned | undefined }[],
  means: ScanMeans,
): Promise<ReadonlyMap<Placed, FileResult>> {
  const compared = pairs.flatMap(({ place, scanned }) =>
    place.base !== undefined && isWorthComparing(scanned) ? [{ place, base: place.base }] : [],
  );
  const scans = await scanUnderNames(
    compared.map(({ place: { aliases }, base }) => ({ ...base, aliases })),
    means,
  );
  return new Map(
    compared.flatMap(({ place }, index) => {
      const scanned = scans[index];
      return scanned === undefined ? [] : [[place, scanned.result] as const];
    }),
  );
}

const isWorthComparing = (scanned: Scanned | undefined): boolean =>
  scanned !== undefined &&
  scanned.reach !== "none" &&
  (scanned.result.findings.length > 0 || scanned.result.table !== undefined);
