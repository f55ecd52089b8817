/** What every report format has: one file, one reader. */
import type { Report } from "../core/report-facts.ts";
import type { ReportSource } from "./report-source.ts";

/** What a reader makes of bytes; `format` is added by who asked. */
export type ParsedReport = Partial<Omit<Report, "format" | "omitted">> & {
  /** What the places of its numbers are within, where that is known; no part of the report. */
  readonly document?: unknown;
};

export interface ReportFormat {
  /** Its name in policies. */
  readonly name: string;
  /**
   * Whether a document is of this format, by its content and, where many tools share a form, its path: for `format: auto`. Cheap, and sure: what two formats could
   * claim, neither may.
   */
  readonly recognise: (source: ReportSource) => boolean;
  /**
   * @throws ReportError where the document is not what the tool writes, or tells nothing: no rows, no metrics, nothing that ran. Nothing else.
   */
  readonly parse: (source: ReportSource) => ParsedReport;
}
