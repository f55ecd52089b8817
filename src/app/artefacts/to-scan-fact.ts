import type { Artefact } from "../../core/proofs/artefacts.ts";
import { byGravity } from "../../core/proofs/weigh-scan.ts";
import type { ScanFact, ScanFinding } from "../../core/scan-facts.ts";
import { fingerprintsUnder } from "../../scan/findings-of.ts";
import type { FileResult, Finding } from "../../scan/result.ts";
import { ruleOf } from "../../scan/rules.ts";
import type { Scanned } from "./scan-origins.ts";

/** Findings of one artefact that a record keeps, the gravest first. */
const KEPT = 50;

/** @param before what a scan of the content that it replaces said, under the name that it had */
export function toScanFact(artefact: Artefact, { result, reach }: Scanned, before?: FileResult): ScanFact {
  const onBase = new Set(fingerprintsUnder(artefact.path, before?.findings ?? []));
  const findings = result.findings
    .map((finding) => keep(finding, onBase))
    .sort((a, b) => byGravity(a, b) || Number(a.onBase) - Number(b.onBase));
  const sha256 = artefact.sha256 ?? result.sha256;
  return {
    path: artefact.path,
    id: artefact.id,
    ...(sha256 === undefined ? {} : { sha256 }),
    size: result.size,
    reach,
    verdict: result.verdict,
    coverage: result.coverage,
    formats: [...result.formats],
    limitsHit: [...result.limitsHit],
    findings: findings.slice(0, KEPT),
    omitted: Math.max(0, findings.length - KEPT),
    ...(result.table === undefined ? {} : { table: copyTable(result.table) }),
    ...(before?.table === undefined ? {} : { baseTable: copyTable(before.table) }),
  };
}

function keep(finding: Finding, onBase: ReadonlySet<string>): ScanFinding {
  const { rule, severity, member, offset, message, evidence, import: name, fingerprint } = finding;
  return {
    rule,
    severity,
    verdict: ruleOf(rule)?.atBest ?? "unknown",
    ...(member === undefined ? {} : { member: bound(member) }),
    ...(offset === undefined ? {} : { offset }),
    message: bound(message),
    ...(evidence === undefined ? {} : { evidence: bound(evidence) }),
    // A name too long to be kept whole is none that a policy could allow.
    ...(name === undefined || bound(name) !== name ? {} : { import: name }),
    fingerprint,
    onBase: onBase.has(fingerprint),
  };
}

/** What comes from a hostile file, short and of whole characters: a record keeps it for years. */
const bound = (text: string): string => text.slice(0, LONGEST).toWellFormed();
const LONGEST = 1_000;

const copyTable = ({ columns, rows }: NonNullable<FileResult["table"]>): NonNullable<ScanFact["table"]> => ({
  columns: columns.map(({ name, type }) => ({ name, ...(type === undefined ? {} : { type }) })),
  ...(rows === undefined ? {} : { rows }),
});
