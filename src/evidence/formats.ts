import { cyclonedx } from "./cyclonedx.ts";
import type { ReportFormatName } from "./format-names.ts";
import { inToto } from "./in-toto.ts";
import { json } from "./json.ts";
import { modelSigning } from "./model-signing.ts";
import { modelscan } from "./modelscan.ts";
import { picklescan } from "./picklescan.ts";
import type { ReportFormat } from "./report-format.ts";
import { sarif } from "./sarif.ts";
import { secmlopsScan } from "./secmlops-scan.ts";
import { yaml } from "./yaml.ts";

/** One reader for each format; a format without one does not compile. */
export const FORMATS: Readonly<Partial<Record<ReportFormatName, ReportFormat>>> = {
  "in-toto": inToto,
  "secmlops-scan": secmlopsScan,
  cyclonedx,
  json,
  modelscan,
  "model-signing": modelSigning,
  picklescan,
  sarif,
  yaml,
};
