/** Every report format that has a reader, by its name in policies. `formats.ts` has the readers. */
export const REPORT_FORMATS = [
  "aif360",
  "codecarbon",
  "csv",
  "cyclonedx",
  "deepchecks",
  "dvc-metrics",
  "evidently",
  "fairlearn",
  "garak",
  "giskard",
  "great-expectations",
  "hf-eval-results",
  "hf-model-card",
  "in-toto",
  "json",
  "mlflow",
  "model-signing",
  "modelscan",
  "picklescan",
  "promptfoo",
  "sarif",
  "secmlops-scan",
  "yaml",
] as const;
export type ReportFormatName = (typeof REPORT_FORMATS)[number];

/** Asks the gate to tell the format by the content. */
export const AUTO = "auto";

/** Formats whose tool comes to a conclusion of its own, so that a report says something even where no metric is asked for. */
export const CONCLUDING_FORMATS: readonly ReportFormatName[] = [
  "deepchecks",
  "evidently",
  "giskard",
  "great-expectations",
  "in-toto",
  "model-signing",
  "modelscan",
  "picklescan",
  "promptfoo",
  "sarif",
  "secmlops-scan",
];

/** Formats that the policy treats otherwise than reports of numbers. */
export const SCAN_REPORT = "secmlops-scan";
export const MODEL_SIGNING = "model-signing";
