import type { ScanFact } from "../core/scan-facts.ts";
import type { FileResult } from "../scan/result.ts";
import { ruleOf } from "../scan/rules.ts";
import { renderSarif } from "./sarif.ts";

/** The scans of a change as SARIF: each finding says whether base has it too. */
export function renderScansAsSarif(scans: readonly ScanFact[], version: string): string {
  const old = new Set(
    scans.flatMap(({ path, findings }) =>
      findings.filter(({ onBase }) => onBase).map(({ fingerprint }) => keyOf(path, fingerprint)),
    ),
  );
  return renderSarif(scans.map(toResult), {
    version,
    baseline: (path, fingerprint) => (old.has(keyOf(path, fingerprint)) ? "unchanged" : "new"),
  });
}

const keyOf = (path: string, fingerprint: string): string => `${fingerprint} ${path}`;

const toResult = ({
  path,
  size = 0,
  sha256,
  verdict,
  coverage,
  formats,
  limitsHit,
  findings,
}: ScanFact): FileResult => ({
  ...{ path, size, formats, verdict, coverage, limitsHit, bytesRead: 0, imports: [] },
  ...(sha256 === undefined ? {} : { sha256 }),
  findings: findings.map(({ verdict: _, onBase: __, member, offset, evidence, import: name, ...finding }) => ({
    ...finding,
    path,
    ...(member === undefined ? {} : { member }),
    ...(offset === undefined ? {} : { offset }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(name === undefined ? {} : { import: name }),
    fix: ruleOf(finding.rule)?.fix ?? "See the rule's page.",
    refs: ruleOf(finding.rule)?.refs ?? [],
  })),
});
