/** `metrics.json` of MLflow, as `EvaluationResult.save` writes it: https://github.com/mlflow/mlflow/blob/master/mlflow/models/evaluation/base.py. */
import { own } from "../core/own.ts";
import { asObject } from "../scan/strict-json.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, type Found, member, nameKind, note, takeCount, takeObject } from "./take.ts";

/** AIF360 writes flat metrics too, under a heading's words. */
const OTHERS =
  /^(?:Disparate impact|Statistical parity difference|Equal opportunity difference|Average odds difference)$/;
const EXAMPLES = "example_count";
/** Of a binary classifier: each example is in one of them. */
const CONFUSION = ["true_negatives", "false_positives", "false_negatives", "true_positives"];
const COUNTS = [EXAMPLES, ...CONFUSION];

export const mlflow: ReportFormat = {
  name: "mlflow",
  recognise: (source) => {
    if (!/(?:^|\/)metrics\.json$/.test(source.path)) return false;
    const entries = source.members();
    return (
      entries.length > 0 &&
      entries.every(([name, value]) => (typeof value === "number" || value === null) && !OTHERS.test(name))
    );
  },
  parse: (source) => {
    const metrics = takeObject(source.json(), "$");
    const samples = countExamples(metrics);
    const found: Found = { metrics: [], broken: [] };
    for (const [name, value] of Object.entries(metrics)) {
      const at = member("$", name);
      if (name === "") throw new ReportError(at, "expected a metric's name, found an empty one");
      if (asObject(value) !== undefined || Array.isArray(value))
        throw new ReportError(at, `expected a number, found ${nameKind(value)}: MLflow writes metrics flat`);
      note(found, value, {
        name,
        ...(COUNTS.includes(name) ? { unit: "count" } : {}),
        ...(samples === undefined || name === EXAMPLES ? {} : { samples }),
        at,
      });
    }
    return found;
  },
};

/** @throws ReportError where nothing was evaluated, or the counts do not come to it */
function countExamples(metrics: Fields): number | undefined {
  const stated = own(metrics, EXAMPLES);
  if (stated === undefined) return undefined;
  const at = member("$", EXAMPLES);
  const examples = takeCount(stated, at);
  if (examples === 0) throw new ReportError(at, "no example was evaluated");
  if (CONFUSION.every((name) => own(metrics, name) !== undefined)) {
    const sum = CONFUSION.reduce((total, name) => total + takeCount(own(metrics, name), member("$", name)), 0);
    if (sum !== examples) throw new ReportError(at, `expected ${sum}, as the four counts come to, found ${examples}`);
  }
  return examples;
}
