import { aif360 } from "./aif360.ts";
import { codecarbon } from "./codecarbon.ts";
import { csv } from "./csv.ts";
import { cyclonedx } from "./cyclonedx.ts";
import { deepchecks } from "./deepchecks.ts";
import { dvcMetrics } from "./dvc-metrics.ts";
import { evidently } from "./evidently.ts";
import { fairlearn } from "./fairlearn.ts";
import type { ReportFormatName } from "./format-names.ts";
import { garak } from "./garak.ts";
import { giskard } from "./giskard.ts";
import { greatExpectations } from "./great-expectations.ts";
import { hfEvalResults } from "./hf-eval-results.ts";
import { hfModelCard } from "./hf-model-card.ts";
import { inToto } from "./in-toto.ts";
import { json } from "./json.ts";
import { mlflow } from "./mlflow.ts";
import { modelSigning } from "./model-signing.ts";
import { modelscan } from "./modelscan.ts";
import { picklescan } from "./picklescan.ts";
import { promptfoo } from "./promptfoo.ts";
import type { ReportFormat } from "./report-format.ts";
import { sarif } from "./sarif.ts";
import { secmlopsScan } from "./secmlops-scan.ts";
import { yaml } from "./yaml.ts";

/** One reader for each format; a format without one does not compile. */
export const FORMATS: Readonly<Record<ReportFormatName, ReportFormat>> = {
  aif360,
  codecarbon,
  csv,
  cyclonedx,
  deepchecks,
  "dvc-metrics": dvcMetrics,
  evidently,
  fairlearn,
  garak,
  giskard,
  "great-expectations": greatExpectations,
  "hf-eval-results": hfEvalResults,
  "hf-model-card": hfModelCard,
  "in-toto": inToto,
  json,
  mlflow,
  "model-signing": modelSigning,
  modelscan,
  picklescan,
  promptfoo,
  sarif,
  "secmlops-scan": secmlopsScan,
  yaml,
};
