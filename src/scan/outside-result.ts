/** What is found around a file's bytes: that they could not be had, changed while being read, or have another digest. */
import { findingsOf } from "./findings-of.ts";
import { type Found, worse } from "./reading.ts";
import type { FileResult } from "./result.ts";
import { RULES } from "./rules.ts";

/** A result without a look at the content, which `found` stands for. */
export function resultWithout(
  path: string,
  found: Found,
  rest: Partial<Pick<FileResult, "size" | "formats" | "limitsHit">> = {},
): FileResult {
  const verdict = RULES[found.rule].atBest;
  return {
    path,
    size: 0,
    formats: [],
    limitsHit: [],
    ...rest,
    verdict,
    coverage: verdict === "safe" ? "full" : "none",
    bytesRead: 0,
    imports: [],
    findings: findingsOf(path, [found]),
  };
}

/** A result with what was found after the content was read. A verdict only gets worse. */
export function amendResult(
  result: FileResult,
  found: readonly Found[],
  limitsHit: readonly string[] = [],
): FileResult {
  const verdict = found.map(({ rule }) => RULES[rule].atBest).reduce(worse, result.verdict);
  return {
    ...result,
    verdict,
    coverage:
      result.verdict === "safe" && verdict !== "safe" && result.coverage === "full" ? "partial" : result.coverage,
    limitsHit: [...new Set([...result.limitsHit, ...limitsHit])],
    findings: [...result.findings, ...findingsOf(result.path, found)],
  };
}
