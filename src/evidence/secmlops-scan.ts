/** Reads what `secmlops-gate scan --format json` wrote. */
import * as z from "zod";
import { byGravity } from "../core/proofs/weigh-scan.ts";
import { SCAN_VERDICTS, type ScanVerdict } from "../scan/result.ts";
import { ruleOf } from "../scan/rules.ts";
import { SCAN_OUTPUT_SCHEMA } from "../scan/summary.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { member } from "./take.ts";

/** What is not named here is not looked at. */
const output = z.object({
  schema: z.literal(SCAN_OUTPUT_SCHEMA),
  tool: z.object({ version: z.string() }),
  files: z.array(
    z.object({
      path: z.string().min(1),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, "64 lower-case hex digits")
        .optional(),
      md5: z
        .string()
        .regex(/^[0-9a-f]{32}$/, "32 lower-case hex digits")
        .optional(),
      verdict: z.enum(SCAN_VERDICTS),
      findings: z.array(z.object({ rule: z.string() })),
    }),
  ),
});

/** Files of one report that a decision keeps. */
const MAX_FILES = 10_000;

export const secmlopsScan: ReportFormat = {
  name: "secmlops-scan",
  recognise: (source) => source.object()?.schema === SCAN_OUTPUT_SCHEMA,
  parse: (source) => {
    const read = output.safeParse(source.json());
    if (!read.success) throw toReportError(read.error);
    const { tool, files } = read.data;
    if (files.length === 0)
      throw new ReportError("$.files", "it speaks of no file; give `secmlops-gate scan` what to scan");
    // What could not be read has no digest, and so speaks of no content: a link, a pipe, a file that was not there.
    const named = files.flatMap(({ findings: _, sha256, ...file }) =>
      sha256 === undefined ? [] : [{ ...file, sha256 }],
    );
    if (named.length > MAX_FILES)
      throw new ReportError(
        "$.files",
        `it speaks of ${named.length} files, and at most ${MAX_FILES} are read; split it`,
      );
    const odd = files.findIndex(({ verdict, findings }) => isBetterThan(verdict, findings));
    if (odd >= 0)
      throw new ReportError(`$.files[${odd}].verdict`, "the verdict is better than the findings beside it allow");
    return {
      tool: { name: "secmlops-gate", version: tool.version },
      files: named.map(({ path, sha256, md5, verdict }) => ({
        path,
        sha256,
        ...(md5 === undefined ? {} : { md5 }),
        verdict,
      })),
    };
  },
};

/** A verdict that the command cannot have written beside such findings. */
function isBetterThan(verdict: ScanVerdict, findings: readonly { rule: string }[]): boolean {
  return findings.some(({ rule }) => byGravity({ verdict }, { verdict: ruleOf(rule)?.atBest ?? "safe" }) > 0);
}

function toReportError({ issues: [issue] }: z.ZodError): ReportError {
  const where = issue?.path.reduce<string>((at, key) => member(at, typeof key === "number" ? key : String(key)), "$");
  return new ReportError(where ?? "$", (issue?.message ?? "not what the command writes").slice(0, 200));
}
