import { describe, expect, it, test } from "@jest/globals";
import { concernOf } from "../../../src/core/impact/concerns.ts";

/** Names as the tools write them: those of the reports under `__tests__/evidence/reports/`, or of the tools' own documentation. */
test.each<[format: string, name: string, meaning: string]>([
  ["aif360", "Disparate impact", "fairness higher"],
  ["aif360", "Statistical parity difference", "fairness zero"],
  ["aif360", "Average odds difference", "fairness zero"],
  ["aif360", "False negative rate difference", "fairness zero"],
  ["aif360", "Error Rate Ratio", "fairness higher"],
  ["aif360", "Mean Difference", "fairness zero"],
  ["aif360", "Consistency", "fairness higher"],
  ["aif360", "Theil index", "fairness lower"],
  ["aif360", "Classification accuracy", "reliability higher"],
  ["fairlearn", "demographic_parity_ratio", "fairness higher"],
  ["fairlearn", "equalized_odds_difference", "fairness zero"],
  ["fairlearn", "accuracy_difference", "fairness zero"],
  ["fairlearn", "accuracy_ratio", "fairness higher"],
  ["fairlearn", "accuracy", "reliability higher"],
  ["json", "overall.demographic_parity_ratio", "fairness higher"],
  ["json", "robust_accuracy", "security higher"],
  ["json", "empirical_robustness", "security higher"],
  ["json", "attack_success_rate", "security lower"],
  ["json", "ASR", "security lower"],
  ["json", "k_anonymity", "privacy higher"],
  ["json", "membership_inference.auc", "privacy lower"],
  ["mlflow", "toxicity/v1/mean", "safety lower"],
  ["json", "infidelity", "explainability lower"],
  ["json", "faithfulness_correlation", "explainability higher"],
  ["codecarbon", "emissions", "sustainability lower"],
  ["codecarbon", "energy_consumed", "sustainability lower"],
  ["cyclonedx", "activityEnergyCost(training)", "sustainability lower"],
  ["cyclonedx", "co2CostEquivalent(training)", "sustainability lower"],
  ["hf-model-card", "co2_eq_emissions", "sustainability lower"],
  ["evidently", "ValueDrift(age)", "reliability lower"],
  ["evidently", "ValueDrift(age).p_value", "reliability higher"],
  ["evidently", "DriftedColumnsCount.share", "reliability lower"],
  ["evidently", "MissingValueCount(age).share", "reliability lower"],
  ["evidently", "MeanError.mean", "reliability zero"],
  ["evidently", "F1ByLabel.0", "reliability higher"],
  ["evidently", "RocAuc", "reliability higher"],
  ["evidently", "RMSE.mean", "reliability lower"],
  ["deepchecks", "Label Drift.Drift score", "reliability lower"],
  ["deepchecks", "Train Test Performance.F1", "reliability higher"],
  ["deepchecks", "Data Duplicates - Test Dataset", "reliability lower"],
  ["great-expectations", "success_percent", "reliability higher"],
  ["great-expectations", "expect_column_values_to_be_between(age).unexpected_percent", "reliability lower"],
  ["mlflow", "accuracy_score", "reliability higher"],
  ["mlflow", "mean_absolute_percentage_error", "reliability lower"],
  ["mlflow", "r2_score", "reliability higher"],
  ["mlflow", "false_positives", "reliability lower"],
  ["json", "eval/loss", "reliability lower"],
  ["hf-model-card", "wer", "reliability lower"],
  ["garak", "pass_rate", "security higher"],
  ["giskard", "EthicalBiasDetector.major", "fairness lower"],
  ["giskard", "LLMPromptInjectionDetector.medium", "security lower"],
  ["giskard", "LLMInformationDisclosureDetector.major", "privacy lower"],
  ["giskard", "LLMHarmfulContentDetector.minor", "safety lower"],
  ["giskard", "OverconfidenceDetector.major", "reliability lower"],
  ["in-toto", "passedTests", "reliability higher"],
  ["in-toto", "failedTests", "reliability lower"],
  ["modelscan", "total_issues_by_severity.CRITICAL", "security lower"],
  ["picklescan", "Dangerous globals", "security lower"],
  ["promptfoo", "pass_rate", "safety higher"],
  ["sarif", "errors", "security lower"],
])("%s: `%s` is about %s", (format, name, meaning) => {
  const found = concernOf(format, name);
  expect(found === undefined ? "nothing" : `${found.concern} ${found.better}`).toBe(meaning);
});

describe("a number that says nothing of a concern by itself", () => {
  it.each([
    ["aif360", "Accuracy.numTruePositives"],
    ["aif360", "Disparate Impact.numUnprivileged"],
    ["cyclonedx", "accuracy.confidenceInterval.lowerBound"],
    ["deepchecks", "Mixed Nulls.n_samples"],
    ["evidently", "MeanError.std"],
    ["evidently", "RowCount"],
    ["fairlearn", "selection_rate"],
    ["giskard", "detectors"],
    ["modelscan", "scanned.total_scanned"],
    ["picklescan", "Scanned files"],
    ["codecarbon", "duration"],
    ["json", "folds[0].seconds"],
    ["json", "constructor"],
    ["__proto__", "anything"],
    ["json", ""],
  ])("%s: `%s`", (format, name) => {
    expect(concernOf(format, name)).toBeUndefined();
  });

  it("is looked for at the start of a long name only", () => {
    expect(concernOf("json", `${"x".repeat(300)} accuracy`)).toBeUndefined();
  });
});
