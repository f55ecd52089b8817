/**
 * Reads what `sha256sum` or `md5sum` wrote beside a report: the report's own digest, and those of what it is about.
 * https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html
 */
import { createHash } from "node:crypto";
import type { Fact } from "../core/facts.ts";
import type { Subject } from "../core/report-facts.ts";

export const SUMS_SUFFIXES = [".sha256", ".md5"] as const;
export type SumsSuffix = (typeof SUMS_SUFFIXES)[number];

const ALGORITHMS: Readonly<Record<SumsSuffix, { hash: "sha256" | "md5"; digits: number }>> = {
  ".sha256": { hash: "sha256", digits: 64 },
  ".md5": { hash: "md5", digits: 32 },
};
const MAX_LINES = 10_000;
/** The name in binary or text mode; a backslash in front says that the name is written with escapes. */
const LINE = /^(\\?)([0-9a-f]+) [ *](.+)$/;

/**
 * @param bytes of the file of sums
 * @param report the bytes that it must know as they are: else it speaks of an older report
 * @returns what the report is about, the report itself left out; or why there is no telling
 */
export function readSums(bytes: Uint8Array, suffix: SumsSuffix, report: Uint8Array): Fact<Subject[]> {
  const { hash, digits } = ALGORITHMS[suffix];
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { unavailable: "it is not text in UTF-8" };
  }
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  if (lines.length > MAX_LINES) return { unavailable: `it has ${lines.length} lines; at most ${MAX_LINES} are read` };
  const own = createHash(hash).update(report).digest("hex");
  const subjects: Subject[] = [];
  let knowsReport = false;
  for (const [index, line] of lines.entries()) {
    const [, escaped, digest = "", name = ""] = LINE.exec(line) ?? [];
    if (digest.length !== digits)
      return {
        unavailable: `at line ${index + 1}: expected ${digits} lower-case hex digits, two spaces and a name, as ${hash}sum writes them`,
      };
    if (digest === own) knowsReport = true;
    else
      subjects.push({
        name: escaped === "" ? name : readEscaped(name),
        ...(hash === "sha256" ? { sha256: digest } : { md5: digest }),
      });
  }
  if (!knowsReport) return { unavailable: `none of its lines has the ${hash} of the report as it is now (${own})` };
  if (subjects.length === 0)
    return { unavailable: "it names nothing beside the report itself; give sha256sum the model too" };
  return { known: subjects };
}

const readEscaped = (name: string): string =>
  name.replace(/\\([\\nr])/g, (_, letter) => (letter === "n" ? "\n" : letter === "r" ? "\r" : "\\"));
