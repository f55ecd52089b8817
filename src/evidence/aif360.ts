/**
 * Reads metrics of AI Fairness 360, in the two forms that its code writes:
 * - `{"Disparate impact": 0.79, ...}`, of its pipeline component: https://github.com/Trusted-AI/AIF360/blob/main/mlops/kubeflow/bias_detector_pytorch/src/fairness.py
 * - what `MetricJSONExplainer` returns, alone or several in a list: https://github.com/Trusted-AI/AIF360/blob/main/aif360/explainers/metric_json_explainer.py
 */
import { own } from "../core/own.ts";
import { asObject } from "../scan/strict-json.ts";
import { contradictFairness } from "./aif360-checks.ts";
import { isExplanation, noteExplanation } from "./aif360-explanation.ts";
import { noteFairness } from "./aif360-units.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import type { ReportSource } from "./report-source.ts";
import { type Fields, type Found, member, takeObject } from "./take.ts";

/** Names that nobody else's flat files have, as the component writes them. */
const OWN_NAMES = ["Disparate impact", "Statistical parity difference", "Average odds difference"];

export const aif360: ReportFormat = {
  name: "aif360",
  recognise: (source) => {
    const [first, ...rest] = lookAt(source);
    if (first === undefined) return false;
    if (rest.length > 0 || isExplanation(first)) return isExplanation(first);
    return OWN_NAMES.some((name) => typeof own(first, name) === "number" || own(first, name) === null);
  },
  parse: (source) => {
    const value = source.json();
    const found: Found = { metrics: [], broken: [] };
    const tool = { name: "aif360" };
    if (Array.isArray(value)) {
      if (value.length === 0) throw new ReportError("$", "expected at least one explanation");
      for (const [index, each] of value.entries()) noteExplanation(found, each, member("$", index));
      return { tool, ...found };
    }
    const report = takeObject(value, "$");
    if (isExplanation(report)) noteExplanation(found, report, "$");
    else noteFlat(found, report);
    return { tool, ...found };
  },
};

/** The objects that it consists of, as far as it takes to tell. */
function lookAt(source: ReportSource): readonly Fields[] {
  try {
    const value = source.json();
    const values: readonly unknown[] = Array.isArray(value) ? value.slice(0, 2) : [value];
    return values.map(asObject).filter((each) => each !== undefined);
  } catch {
    return [];
  }
}

function noteFlat(found: Found, report: Fields): void {
  for (const [name, value] of Object.entries(report)) noteFairness(found, value, { name, at: member("$", name) });
  const odd = contradictFairness(report);
  if (odd !== undefined) throw new ReportError(member("$", odd.name), odd.detail);
}
