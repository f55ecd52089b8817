/**
 * Reads what `Snapshot.save_json` of Evidently 0.7 and later writes: `metrics[].{metric_name,config,value}` and `tests[].status`.
 * https://github.com/evidentlyai/evidently/blob/main/src/evidently/core/report.py
 */
import { own } from "../core/own.ts";
import type { TestResult } from "../core/report-facts.ts";
import { asObject } from "../scan/strict-json.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { isDrift } from "./evidently-drift.ts";
import { type EvidentlyMetric, readEvidentlyMetrics } from "./evidently-metrics.ts";
import { noteEvidentlyValue } from "./evidently-values.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Found, member, takeList, takeObject, takeText } from "./take.ts";

/** A test that is not critical warns where it would fail. */
const STATUSES: ReadonlyMap<string, TestResult> = new Map([
  ["SUCCESS", "passed"],
  ["WARNING", "warned"],
  ["FAIL", "failed"],
  ["ERROR", "errors"],
  ["SKIPPED", "skipped"],
]);

export const evidently: ReportFormat = {
  name: "evidently",
  recognise: (source) => {
    const report = source.object() ?? {};
    const [metrics, tests] = [own(report, "metrics"), own(report, "tests")];
    if (!Array.isArray(metrics) || !Array.isArray(tests)) return false;
    const first = asObject(metrics[0]);
    return first !== undefined && ["id", "metric_name", "config", "value"].every((key) => Object.hasOwn(first, key));
  },
  parse: (source) => {
    const report = takeObject(source.json(), "$");
    const found: Found = { metrics: [], broken: [] };
    const { metrics, failures } = readEvidentlyMetrics(own(report, "metrics"));
    for (const metric of metrics) noteEvidentlyValue(found, metric);
    const outcomes = [...failures, ...readTests(own(report, "tests"), metrics)];
    return {
      tool: { name: "evidently" },
      ...found,
      ...(outcomes.length === 0 ? {} : { tests: countTests(outcomes) }),
    };
  },
};

function readTests(value: unknown, metrics: readonly EvidentlyMetric[]): TestOutcome[] {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  return takeList(value, "$.tests").map((each, index): TestOutcome => {
    const at = member("$.tests", index);
    const fields = takeObject(each, at);
    const status = takeText(own(fields, "status"), `${at}.status`);
    const result = STATUSES.get(status);
    if (result === undefined)
      throw new ReportError(`${at}.status`, `expected one of ${[...STATUSES.keys()].join(", ")}`);
    const id = own(takeObject(own(fields, "metric_config"), `${at}.metric_config`), "metric_id");
    const tested = byId.get(takeText(id, `${at}.metric_config.metric_id`));
    if (tested === undefined)
      throw new ReportError(`${at}.metric_config.metric_id`, "$.metrics has no metric of that id");
    if (own(fields, "id") === "drift" && result === "passed" && isDrift(tested.config, tested.value))
      throw new ReportError(`${at}.status`, `the score ${tested.value} at ${tested.at} is drift by its own threshold`);
    const name = takeText(own(fields, "name"), `${at}.name`);
    const description = own(fields, "description");
    return { name, result, at, ...(typeof description === "string" ? { detail: description } : {}) };
  });
}
