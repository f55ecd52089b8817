import { type FileResult, SCAN_VERDICTS, type ScanVerdict, SEVERITIES, type Severity } from "./result.ts";

/** Of the JSON that the command prints: `{ schema, tool, files: FileResult[], summary }`. */
export const SCAN_OUTPUT_SCHEMA = "secmlops-gate/scan@1";

/** A scan of many files in numbers. */
export interface ScanSummary {
  readonly files: number;
  /** Of all files. */
  readonly bytes: number;
  /** Of those, what had to be read for the verdict. */
  readonly bytesRead: number;
  readonly verdicts: Readonly<Record<ScanVerdict, number>>;
  /** Files by format, names in order; a file can have several. */
  readonly formats: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<Severity, number>>;
}

export function summariseScan(files: readonly FileResult[]): ScanSummary {
  const verdicts = new Map<ScanVerdict, number>(SCAN_VERDICTS.map((verdict) => [verdict, 0]));
  const severities = new Map<Severity, number>(SEVERITIES.map((severity) => [severity, 0]));
  const formats = new Map<string, number>();
  let bytes = 0;
  let bytesRead = 0;
  for (const file of files) {
    bytes += file.size;
    bytesRead += file.bytesRead;
    count(verdicts, file.verdict);
    for (const format of file.formats) count(formats, format);
    for (const { severity } of file.findings) count(severities, severity);
  }
  const byName = [...formats].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    files: files.length,
    bytes,
    bytesRead,
    verdicts: toRecord(SCAN_VERDICTS, verdicts),
    formats: Object.fromEntries(byName),
    findings: toRecord(SEVERITIES, severities),
  };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function toRecord<Key extends string>(keys: readonly Key[], counts: ReadonlyMap<Key, number>): Record<Key, number> {
  const record: Partial<Record<Key, number>> = {};
  for (const key of keys) record[key] = counts.get(key) ?? 0;
  return record as Record<Key, number>;
}

/** The verdicts, gravest first: what somebody should read first. */
const BY_GRAVITY = ["dangerous", "malformed", "unknown", "safe"] as const satisfies readonly ScanVerdict[];

/** Files gravest first, otherwise in their order. */
export const gravestFirst = (files: readonly FileResult[]): FileResult[] =>
  BY_GRAVITY.flatMap((verdict) => files.filter((file) => file.verdict === verdict));
