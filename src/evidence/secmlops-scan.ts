/** Reads what `secmlops-gate scan --format json` wrote. */
import * as z from "zod";
import type { Fact } from "../core/facts.ts";
import { byGravity } from "../core/proofs/weigh-scan.ts";
import { type ScanReport, scanReport } from "../core/report-facts.ts";
import { SCAN_VERDICTS, type ScanVerdict } from "../scan/result.ts";
import { ruleOf } from "../scan/rules.ts";
import { SCAN_OUTPUT_SCHEMA } from "../scan/summary.ts";

/** What is not named here is not looked at. */
const output = z.object({
  schema: z.literal(SCAN_OUTPUT_SCHEMA),
  tool: z.object({ version: z.string() }),
  files: z.array(
    z.object({
      path: z.string(),
      sha256: z.string().optional(),
      md5: z.string().optional(),
      verdict: z.enum(SCAN_VERDICTS),
      findings: z.array(z.object({ rule: z.string() })),
    }),
  ),
});

/** Files of one report that a decision keeps. */
const MAX_FILES = 10_000;

/**
 * @param bytes UTF-8
 * @returns the files with their digests and verdicts, or why there is no telling: where in the document, and what was expected
 */
export function parseScanReport(bytes: Uint8Array): Fact<ScanReport> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return {
      unavailable: `it is not JSON in UTF-8: ${error instanceof Error ? error.message.slice(0, 200) : "unreadable"}`,
    };
  }
  const read = output.safeParse(value);
  if (!read.success) return { unavailable: explain(read.error) };
  const { tool, files } = read.data;
  if (files.length === 0)
    return { unavailable: "at files: it speaks of no file; give `secmlops-gate scan` what to scan" };
  // What could not be read has no digest, and so speaks of no content: a link, a pipe, a file that was not there.
  const named = files.filter(({ sha256 }) => sha256 !== undefined);
  if (named.length > MAX_FILES)
    return { unavailable: `at files: it speaks of ${named.length} files, and at most ${MAX_FILES} are read; split it` };
  const odd = named.findIndex(({ verdict, findings }) => isBetterThan(verdict, findings));
  if (odd >= 0) return { unavailable: `at files: the verdict on file ${odd + 1} is better than its findings allow` };
  const report = scanReport.safeParse({ version: tool.version, files: named.map(({ findings: _, ...file }) => file) });
  return report.success ? { known: report.data } : { unavailable: explain(report.error) };
}

/** A verdict that the command cannot have written beside such findings. */
function isBetterThan(verdict: ScanVerdict, findings: readonly { rule: string }[]): boolean {
  return findings.some(({ rule }) => byGravity({ verdict }, { verdict: ruleOf(rule)?.atBest ?? "safe" }) > 0);
}

function explain({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : path === "" ? String(key) : `${path}.${String(key)}`),
    "",
  );
  return `at ${where || "the top"}: ${(issue?.message ?? "not what the command writes").slice(0, 200)}`;
}
