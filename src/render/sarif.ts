/**
 * A scan as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), within what GitHub takes
 * (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
 */
import { gzipSync } from "node:zlib";
import { findingsOf } from "../scan/findings-of.ts";
import type { FileResult, Finding, ScanVerdict } from "../scan/result.ts";
import type { RuleId } from "../scan/rules.ts";
import { gravestFirst } from "../scan/summary.ts";
import { renderJson } from "./json.ts";
import { describeRule, LEVELS, RULE_IDS, RULE_INDEX } from "./sarif-rules.ts";
import { locate, ROOT, toMessage, toPlain } from "./sarif-text.ts";

export interface SarifOptions {
  /** Of this tool. */
  readonly version: string;
  /** Whether base has the finding already. */
  readonly baseline?: (path: string, fingerprint: string) => "new" | "unchanged";
  /** What GitHub takes of one upload; tests make it small. */
  readonly most?: { readonly results: number; readonly gzipBytes: number };
}

const MOST = { results: 25_000, gzipBytes: 10_000_000 } as const;
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** Stands for a file that is not safe though no finding says why. */
const UNEXPLAINED: RuleId = "SRC009";

/** Writes the log. What GitHub would refuse for its size is cut from the end, gravest files first, and a note says so. */
export function renderSarif(files: readonly FileResult[], options: SarifOptions): string {
  const { results: mostResults, gzipBytes } = options.most ?? MOST;
  const results = gravestFirst(files).flatMap((file) => resultsOf(file, options.baseline));
  let kept = Math.min(results.length, mostResults);
  for (;;) {
    const text = renderJson(logOf(results.slice(0, kept), results.length, files, options.version));
    if (kept === 0) return text;
    const size = gzipSync(text).length;
    if (size <= gzipBytes) return text;
    kept = Math.min(kept - 1, Math.floor((kept * gzipBytes * 0.9) / size));
  }
}

function logOf(results: readonly Result[], all: number, files: readonly FileResult[], version: string) {
  const cut = all - results.length;
  const note = `${cut} of ${all} results were left out, as GitHub takes no more; those of the gravest files were kept.`;
  const shown = new Set(results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri));
  // By their addresses: names that differ only in what cannot be written share one.
  const artifacts = new Map(files.map(describeArtifact).map((artifact) => [artifact.location.uri, artifact]));
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "SecMLOps Gate",
            version,
            semanticVersion: version,
            informationUri: "https://github.com/secmlops/secmlops-gate",
            rules: RULE_IDS.map(describeRule),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            ...(cut > 0 ? { toolExecutionNotifications: [{ level: "warning", message: { text: note } }] } : {}),
          },
        ],
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [ROOT]: { description: { text: "The folder that the scan was started in." } } },
        artifacts: [...artifacts.values()].filter(({ location }) => shown.has(location.uri)),
        results,
      },
    ],
  };
}

const describeArtifact = ({ path, size, sha256 }: FileResult) => ({
  location: locate(path),
  length: size,
  ...(sha256 === undefined ? {} : { hashes: { "sha-256": sha256 } }),
});

type Result = ReturnType<typeof describeFinding>;

function resultsOf(file: FileResult, baseline: SarifOptions["baseline"]): Result[] {
  const { verdict, limitsHit, path } = file;
  const findings = file.findings.length === 0 && verdict !== "safe" ? explain(path, limitsHit) : file.findings;
  return findings.map((finding) =>
    describeFinding(
      finding,
      verdict,
      path,
      baseline === undefined ? {} : { baselineState: baseline(path, finding.fingerprint) },
    ),
  );
}

function explain(path: string, limitsHit: readonly string[]): readonly Finding[] {
  const why =
    limitsHit.length > 0 ? `It was not read to its end: ${limitsHit.join(", ")}.` : "Not all of it was understood.";
  return findingsOf(path, [{ rule: UNEXPLAINED, message: why }]);
}

function describeFinding(
  { rule, severity, message, member, offset, evidence, fix, fingerprint, import: imported }: Finding,
  verdict: ScanVerdict,
  path: string,
  state: { baselineState?: "new" | "unchanged" },
) {
  const text = [message, evidence === undefined ? "" : `Found: ${evidence}`, fix]
    .filter((part) => part !== "")
    .join(" ");
  const isOfFile = member === undefined && offset !== undefined;
  return {
    ruleId: rule,
    ruleIndex: RULE_INDEX.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text: toMessage(text) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: locate(path),
          // GitHub shows no result without a line; binary files have only the first.
          region: { startLine: 1, ...(isOfFile ? { byteOffset: offset } : {}) },
        },
        ...(member === undefined ? {} : { logicalLocations: [describeMember(path, member)] }),
      },
    ] as const,
    partialFingerprints: { primaryLocationLineHash: toPlain(fingerprint), "secmlopsGate/v1": toPlain(fingerprint) },
    ...state,
    properties: {
      verdict,
      severity,
      ...(member === undefined
        ? {}
        : { member: toPlain(member), ...(offset === undefined ? {} : { memberOffset: offset }) }),
      ...(imported === undefined ? {} : { import: toPlain(imported) }),
    },
  };
}

const describeMember = (path: string, member: string) => ({
  name: toPlain(member.slice(member.lastIndexOf("!") + 1)),
  fullyQualifiedName: toPlain(`${path}!${member}`),
  kind: "resource",
});
