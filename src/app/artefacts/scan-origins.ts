/** From where bytes lie to what the scan says of them. */
import type { LfsPointer } from "../../core/facts.ts";
import type { Reach } from "../../core/scan-facts.ts";
import { resultWithout } from "../../scan/outside-result.ts";
import type { FileResult } from "../../scan/result.ts";
import type { Had, ScanMeans } from "./means.ts";
import type { Origin } from "./origins.ts";

/** What came of one artefact, and how sure it is that the right bytes were read. */
export interface Scanned {
  readonly result: FileResult;
  readonly reach: Reach;
}

/** Fetches all bytes, each content once, and scans each under its path. @returns one answer for each, in order */
export async function scanOrigins(
  wanted: readonly { readonly path: string; readonly origin: Origin }[],
  means: ScanMeans,
): Promise<Scanned[]> {
  const ids = new Set(wanted.flatMap(({ origin }) => ("blob" in origin ? [origin.blob] : [])));
  const pointers = new Map(wanted.flatMap(({ origin }) => ("lfs" in origin ? [[origin.lfs.oid, origin.lfs]] : [])));
  const none: ReadonlyMap<string, Had> = new Map();
  const [blobs, objects] = await Promise.all([
    ids.size === 0 ? none : means.blobs([...ids]),
    pointers.size === 0 ? none : means.objects([...pointers.values()]),
  ]);
  return Promise.all(
    wanted.map(({ path, origin }) => {
      if ("unreachable" in origin) return withoutBytes(path, origin.unreachable);
      if ("out" in origin) return withoutBytes(path, OUT_OF_REACH);
      return "blob" in origin
        ? scanHad(path, blobs.get(origin.blob), undefined, means)
        : scanHad(path, objects.get(origin.lfs.oid), origin.lfs, means);
    }),
  );
}

async function scanHad(
  path: string,
  had: Had | undefined,
  pointer: LfsPointer | undefined,
  means: ScanMeans,
): Promise<Scanned> {
  if (had === undefined || "unavailable" in had)
    return withoutBytes(path, had?.unavailable ?? "it was not found", pointer?.size);
  // The whole of an object was held against its oid when it was fetched.
  const sha256 = pointer === undefined;
  const result = await means.scan({ path, source: had.source, sha256 });
  // A storage that gives nothing lets nobody read even a part.
  const gaveBytes = had.whole || result.size === 0 || result.bytesRead > 0;
  const wasRead = gaveBytes && result.findings.every(({ rule }) => rule !== "SRC001");
  return { result, reach: !wasRead ? "none" : had.whole ? "verified" : "unverified" };
}

const OUT_OF_REACH =
  "DVC keeps it where the gate cannot go; scan it where it is, and commit the report (docs/proofs/evidence.md)";

const withoutBytes = (path: string, why: string, size = 0): Scanned => ({
  result: resultWithout(path, { rule: "SRC001", message: `The content could not be had: ${why}.` }, { size }),
  reach: "none",
});
