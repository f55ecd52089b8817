import { walk } from "../adapters/scan/walk.ts";
import { renderJson } from "../render/json.ts";
import { renderSarif } from "../render/sarif.ts";
import { renderScan } from "../render/scan-text.ts";
import type { FileResult } from "../scan/result.ts";
import { SCAN_OUTPUT_SCHEMA, type ScanSummary, summariseScan } from "../scan/summary.ts";
import { VERSION } from "../version.ts";
import { EXIT, type ExitCode, type Io, printRendered, tell, UsageError, wantsColour } from "./io.ts";
import { openProgress } from "./scan/progress.ts";
import { scanFiles } from "./scan/scan-files.ts";
import { writeNamed } from "./write-named.ts";

export const SCAN_FORMATS = ["text", "json", "sarif"] as const;

export interface ScanOptions {
  readonly format: (typeof SCAN_FORMATS)[number];
  readonly allowUnknown: boolean;
  readonly sha256: boolean;
  readonly verbose: boolean;
  /** Files read at once. */
  readonly jobs?: number;
  /** Where the result goes instead of stdout. */
  readonly output?: string;
}

/** Widest line on a terminal that does not say how wide it is. */
const WIDTH = 100;

/** `scan`: what loading files could do, from their bytes alone. Folders are read to their ends, links are not followed. */
export async function runScan(paths: readonly string[], options: ScanOptions, io: Io): Promise<ExitCode> {
  const { files: found, missing, skipped } = await walk(paths, io.cwd);
  if (missing.length > 0) throw new UsageError(`there is no file or folder ${missing.slice(0, 10).join(", ")}`);
  const progress = openProgress(io, found.length);
  const files = await scanFiles(found, {
    ...(options.jobs === undefined ? {} : { workers: options.jobs }),
    // As evidence, the JSON must name content by the digests that git, LFS and DVC know.
    digests: { sha256: options.sha256 || options.format === "json", md5: options.format === "json" },
    done: ({ verdict }) => progress.step(verdict !== "safe"),
  }).finally(() => progress.end());
  const summary = summariseScan(files);
  const text = render(files, summary, skipped, options, io);
  if (options.output === undefined) printRendered(io, text);
  else await writeNamed(options.output, "--output", text, io);
  if (skipped.length > 0)
    tell(
      io,
      `note: git's own files were not read: ${skipped.slice(0, 3).join(", ")}${skipped.length > 3 ? ` and ${skipped.length - 3} more` : ""}`,
    );
  return exitOfScan(summary, options.allowUnknown);
}

function render(
  files: readonly FileResult[],
  summary: ScanSummary,
  skipped: readonly string[],
  { format, verbose, output }: ScanOptions,
  io: Io,
): string {
  switch (format) {
    case "json": {
      const tool = { name: "secmlops-gate", version: VERSION };
      return renderJson({ schema: SCAN_OUTPUT_SCHEMA, tool, files, summary: { ...summary, skipped } });
    }
    case "sarif":
      return renderSarif(files, { version: VERSION });
    case "text": {
      const colour = output === undefined && wantsColour(io);
      return renderScan(files, summary, { colour, verbose, width: Math.min(io.stdout.columns ?? WIDTH, 120) });
    }
  }
}

/** Only what is safe passes; what might do harm fails; what nobody can tell waits for somebody who can. */
/** Nothing scanned is nothing known: a job with a wrong path must not stay green. */
export function exitOfScan({ verdicts }: Pick<ScanSummary, "verdicts">, allowUnknown: boolean): ExitCode {
  if (verdicts.dangerous > 0 || verdicts.malformed > 0) return EXIT.failed;
  const isUnknown = verdicts.unknown > 0 || verdicts.safe === 0;
  return isUnknown && !allowUnknown ? EXIT.pending : EXIT.pass;
}
