/** The metrics of an Evidently report, and what to call them. */
import { own } from "../core/own.ts";
import type { TestOutcome } from "./count-tests.ts";
import { scoreKind } from "./evidently-drift.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, member, takeList, takeObject, takeText } from "./take.ts";

export interface EvidentlyMetric {
  readonly id: string;
  /** As `ValueDrift`. */
  readonly type: string;
  /** As `MissingValueCount(age)` or `ValueDrift(age).p_value`; in Evidently's own words, as `QuantileValue(column=age,quantile=0.5)`, where the report has several that would be called so. */
  readonly name: string;
  readonly config: Fields;
  readonly value: unknown;
  /** Where the value stands. */
  readonly at: string;
}

/** A configuration may list every column of a wide table. */
const LONGEST = 100_000;

interface Named extends EvidentlyMetric {
  readonly fullName: string;
}

/**
 * @returns metrics, and as failures those that have no result: Evidently writes `{}` for them
 * @throws ReportError
 */
export function readEvidentlyMetrics(value: unknown): { metrics: EvidentlyMetric[]; failures: TestOutcome[] } {
  const failures: TestOutcome[] = [];
  const metrics: Named[] = [];
  for (const [index, each] of takeList(value, "$.metrics").entries()) {
    const at = member("$.metrics", index);
    const fields = takeObject(each, at);
    if (Object.keys(fields).length === 0)
      failures.push({ name: `metric ${index}`, result: "errors", at, detail: "the metric has no result" });
    else metrics.push(readMetric(fields, at));
  }
  const uses = new Map<string, number>();
  for (const { name } of metrics) uses.set(name, (uses.get(name) ?? 0) + 1);
  return {
    failures,
    metrics: metrics.map(({ fullName, ...metric }) =>
      uses.get(metric.name) === 1 ? metric : { ...metric, name: fullName },
    ),
  };
}

function readMetric(fields: Fields, at: string): Named {
  if (!Object.hasOwn(fields, "metric_name") && Object.hasOwn(fields, "metric_id"))
    throw new ReportError(at, "it has no configuration, which says what the number means; use a newer Evidently");
  const fullName = takeText(own(fields, "metric_name"), `${at}.metric_name`);
  if (fullName.length > LONGEST) throw new ReportError(`${at}.metric_name`, "it is too long to name a metric");
  const config = takeObject(own(fields, "config"), `${at}.config`);
  const type = takeText(own(config, "type"), `${at}.config.type`).split(":").at(-1) ?? "";
  if (type === "" || !fullName.startsWith(`${type}(`))
    throw new ReportError(`${at}.metric_name`, `expected ${type}(...), as $.config.type says`);
  const column = own(config, "column");
  const kind = type === "ValueDrift" ? scoreKind(config) : undefined;
  return {
    id: takeText(own(fields, "id"), `${at}.id`),
    type,
    name: `${type}${typeof column === "string" ? `(${column})` : ""}${kind === undefined ? "" : `.${kind}`}`,
    fullName,
    config,
    value: own(fields, "value"),
    at: `${at}.value`,
  };
}
