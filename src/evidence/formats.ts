import { aif360 } from "./aif360.ts";
import { cyclonedx } from "./cyclonedx.ts";
import { deepchecks } from "./deepchecks.ts";
import { evidently } from "./evidently.ts";
import { fairlearn } from "./fairlearn.ts";
import type { ReportFormatName } from "./format-names.ts";
import { giskard } from "./giskard.ts";
import { greatExpectations } from "./great-expectations.ts";
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
  aif360,
  deepchecks,
  evidently,
  fairlearn,
  giskard,
  "great-expectations": greatExpectations,
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
