/** Scans content under every name by which a loader may come upon it: what JSON, YAML and text do depends on it. */

import { worstOf } from "../../core/proofs/weigh-scan.ts";
import type { Reach } from "../../core/scan-facts.ts";
import { escapeEvidence } from "../../scan/escape-evidence.ts";
import { fingerprintsUnder } from "../../scan/findings-of.ts";
import type { FileResult, Finding } from "../../scan/result.ts";
import type { ScanMeans } from "./means.ts";
import type { Origin } from "./origins.ts";
import { type Scanned, scanOrigins } from "./scan-origins.ts";

export interface Named {
  /** Its own name. */
  readonly path: string;
  /** Those of links that lead to it. */
  readonly aliases: readonly string[];
  readonly origin: Origin;
}

/** @returns one answer for each, in order: all that is found under any of its names */
export async function scanUnderNames(wanted: readonly Named[], means: ScanMeans): Promise<Scanned[]> {
  const each = wanted.flatMap(({ path, aliases, origin }) =>
    [path, ...aliases].map((name) => ({ path: name, origin })),
  );
  const scans = await scanOrigins(each, means);
  let at = 0;
  return wanted.flatMap(({ aliases }) => {
    const [own, ...others] = scans.slice(at, at + aliases.length + 1);
    at += aliases.length + 1;
    return own === undefined ? [] : [others.reduce(join, own)];
  });
}

const COVERAGES = ["none", "partial", "full"] as const;
const REACHES: readonly Reach[] = ["none", "unverified", "verified"];
const lesser = <T>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) < order.indexOf(b) ? a : b);
const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

/** Adds what another name shows: the worse of both, and what is found under it alone. */
function join(own: Scanned, other: Scanned): Scanned {
  const [a, b] = [own.result, other.result];
  const result: FileResult = {
    ...a,
    verdict: worstOf([a.verdict, b.verdict]),
    coverage: lesser(COVERAGES, a.coverage, b.coverage),
    formats: union(a.formats, b.formats),
    limitsHit: union(a.limitsHit, b.limitsHit),
    findings: [...a.findings, ...findingsOfAlias(a, b)],
  };
  return { result, reach: lesser(REACHES, own.reach, other.reach) };
}

function findingsOfAlias({ path, findings: known }: FileResult, { path: alias, findings }: FileResult): Finding[] {
  const seen = new Set(fingerprintsUnder(path, known));
  const under = fingerprintsUnder(path, findings);
  const added = findings
    .filter((_, at) => !seen.has(under[at] ?? ""))
    .map((finding) => ({
      ...finding,
      path,
      message: `Under the name ${escapeEvidence(alias)}, by which a link leads to it: ${finding.message}`,
    }));
  const fingerprints = fingerprintsUnder(path, added);
  return added.map((finding, at) => ({ ...finding, fingerprint: fingerprints[at] ?? "" }));
}
