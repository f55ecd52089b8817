import { openScanPool, type ScanPoolOptions } from "../../adapters/scan/pool.ts";
import type { Walked } from "../../adapters/scan/walk.ts";
import { resultWithout } from "../../scan/outside-result.ts";
import { type FileResult, SEVERITIES } from "../../scan/result.ts";

/** Files handed to the pool at once: enough that no worker waits. */
const AHEAD = 32;
/** Findings and imports kept of all files together: a folder of hostile files must not fill the memory. */
const KEPT = 500_000;

/**
 * Scans what a walk found, in its order.
 * @param done is told of each file as it is ready
 */
export async function scanFiles(
  found: readonly Walked[],
  {
    digests,
    done,
    ...pooled
  }: ScanPoolOptions & {
    readonly digests: { readonly sha256: boolean; readonly md5: boolean };
    readonly done: (result: FileResult) => void;
  },
): Promise<FileResult[]> {
  const pool = openScanPool(pooled);
  const results: FileResult[] = [];
  let next = 0;
  let kept = 0;
  const work = async () => {
    for (let at = next; at < found.length; at = next) {
      next += 1;
      const file = found[at];
      if (file === undefined) return;
      const result =
        "file" in file
          ? await pool.scan({ path: file.path, source: { file: file.file }, ...digests })
          : resultWithout(file.path, file.found, { formats: file.format === undefined ? [] : [file.format] });
      kept += result.findings.length + result.imports.length;
      results[at] = kept > KEPT ? shorten(result) : result;
      done(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(AHEAD, found.length) }, work));
  } finally {
    await pool.close();
  }
  return results;
}

/** A result without its details, but for the gravest finding. The verdict stands; the limit says that there was more. */
function shorten(result: FileResult): FileResult {
  const { findings, imports, limitsHit } = result;
  if (findings.length + imports.length <= 1) return result;
  const [gravest] = SEVERITIES.flatMap((severity) => findings.find((finding) => finding.severity === severity) ?? []);
  return {
    ...result,
    imports: [],
    findings: gravest === undefined ? [] : [gravest],
    limitsHit: [...new Set([...limitsHit, "findings"])],
  };
}
