/** Values of Evidently's metrics: a number, `{count, share}`, `{mean, std}`, `{counts, shares}` by label, or a number for each label. */
import { own } from "../core/own.ts";
import type { Unit } from "../core/report-facts.ts";
import { asObject } from "../scan/strict-json.ts";
import type { EvidentlyMetric } from "./evidently-metrics.ts";
import { type NamedPlace, stepInto } from "./named-place.ts";
import { noteInUnit } from "./note-in-unit.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, type Found, note } from "./take.ts";

/** Metrics that are shares by definition, for the whole or by label. */
const FRACTIONS = /^(?:Dummy)?(?:Accuracy|Precision|Recall|F1Score|F1|RocAuc|TPR|TNR|FPR|FNR)(?:ByLabel)?$/;

/** @throws ReportError where a count contradicts the share beside it, or the columns that it counts */
export function noteEvidentlyValue(found: Found, { type, name, config, value, at }: EvidentlyMetric): void {
  const unit = FRACTIONS.test(type) ? "fraction" : type.endsWith("Count") ? "count" : undefined;
  const counted = asObject(value);
  if (counted !== undefined && Object.hasOwn(counted, "share")) checkShare(type, config, counted, at);
  noteNested(found, value, { name, at }, unit);
}

function noteNested(found: Found, value: unknown, place: NamedPlace, unit: Unit | undefined): void {
  const fields = asObject(value);
  if (fields === undefined) {
    if (unit === undefined) note(found, value, place);
    else noteInUnit(found, value, { ...place, unit });
    return;
  }
  for (const [key, each] of Object.entries(fields))
    noteNested(found, each, stepInto(place, key), UNIT_OF.get(key) ?? unit);
}

const UNIT_OF: ReadonlyMap<string, Unit> = new Map([
  ["count", "count"],
  ["counts", "count"],
  ["share", "fraction"],
  ["shares", "fraction"],
]);

const TOLERANCE = 1e-6;

function checkShare(type: string, config: Fields, value: Fields, at: string): void {
  const [count, share] = [own(value, "count"), own(value, "share")];
  if (typeof count !== "number" || typeof share !== "number") return;
  if ((count === 0) !== (share === 0))
    throw new ReportError(
      `${at}.share`,
      `expected 0 where the count is 0 and only there, and they are ${count} and ${share}`,
    );
  const columns = own(config, "columns");
  if (type !== "DriftedColumnsCount" || !Array.isArray(columns) || columns.length === 0) return;
  if (Math.abs(count / columns.length - share) > TOLERANCE)
    throw new ReportError(`${at}.share`, `${count} of the ${columns.length} columns is ${count / columns.length}`);
}
