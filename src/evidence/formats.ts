import type { ReportFormatName } from "./format-names.ts";
import type { ReportFormat } from "./report-format.ts";
import { secmlopsScan } from "./secmlops-scan.ts";

/** One reader for each format; a format without one does not compile. */
export const FORMATS: Readonly<Partial<Record<ReportFormatName, ReportFormat>>> = {
  "secmlops-scan": secmlopsScan,
};
