import type { Fact } from "../core/facts.ts";
import { type Report, report } from "../core/report-facts.ts";
import { AUTO, REPORT_FORMATS } from "./format-names.ts";
import { FORMATS } from "./formats.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { ReportSource } from "./report-source.ts";

/**
 * Reads a report.
 * @param path where it lies in the repository: it tells apart formats whose content looks alike
 * @param format a format's name, or `auto` to tell it by the content
 * @param keep what of it is kept, given what its places are within as well; what is not is not looked at any further
 * @returns what it says, or why there is no telling: where in the document, and what was expected. Never throws, on any bytes
 */
export function readReport(
  path: string,
  bytes: Uint8Array,
  format: string,
  keep: (whole: Report, documentOf: () => unknown) => Fact<Report> = (whole) => ({ known: whole }),
): Fact<Report> {
  const source = new ReportSource(path, bytes);
  try {
    const reader = format === AUTO ? recognise(source) : readerOf(format);
    const { metrics = [], broken = [], subjects = [], document, ...rest } = reader.parse(source);
    if (rest.tests === undefined && rest.files === undefined && metrics.length + broken.length + subjects.length === 0)
      throw new ReportError("the top", `nothing in it was measured or tested, as ${reader.name} reads it`);
    const kept = keep(
      { format: reader.name, metrics, broken, subjects, omitted: 0, ...rest },
      () => document ?? source.object(),
    );
    if ("unavailable" in kept) return kept;
    const read = report.safeParse(kept.known);
    if (read.success) return { known: read.data };
    const [issue] = read.error.issues;
    return {
      unavailable: `at ${issue?.path.join(".") || "the top"}: ${(issue?.message ?? "unreadable").slice(0, 200)}`,
    };
  } catch (error) {
    if (error instanceof ReportError) return { unavailable: error.message.slice(0, 500) };
    // A reader that stumbles has met what it does not understand, and nothing was learnt.
    return { unavailable: `it is not what the tool writes (${error instanceof Error ? error.name : "error"})` };
  }
}

function readerOf(format: string): ReportFormat {
  const name = REPORT_FORMATS.find((each) => each === format);
  if (name === undefined) throw new ReportError("the policy", `no report format is called ${JSON.stringify(format)}`);
  return FORMATS[name];
}

/** @throws ReportError where no format claims it, or more than one does */
function recognise(source: ReportSource): ReportFormat {
  const claims = REPORT_FORMATS.map((name) => FORMATS[name]).filter((reader) => reader.recognise(source));
  const [only] = claims;
  if (only !== undefined && claims.length === 1) return only;
  // What is called JSON and is none was cut off, or is broken: no format's name would mend it.
  if (claims.length === 0 && /\.(?:json|sarif)$/i.test(source.path)) source.json();
  const why =
    claims.length === 0
      ? "it looks like no report format"
      : `it looks like ${claims.map(({ name }) => name).join(" and like ")}`;
  throw new ReportError("the top", `${why}; name the format in the policy, as \`format: fairlearn\``);
}
