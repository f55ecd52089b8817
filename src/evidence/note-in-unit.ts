import type { Metric, Unit } from "../core/report-facts.ts";
import { type Found, note, noteBroken } from "./take.ts";

/** Between what a value lies in a unit, bounds included. */
const RANGES: Readonly<Partial<Record<Unit, readonly [number, number]>>> = {
  fraction: [0, 1],
  percent: [0, 100],
  ratio: [0, Number.POSITIVE_INFINITY],
  count: [0, Number.POSITIVE_INFINITY],
};

/** What tools add up in binary may miss a bound by a few of the last digits. */
const SLACK = 1e-9;

/** As `note`, and a number that cannot be in its unit is broken too: a share of 1.2, half a sample. */
export function noteInUnit(
  found: Found,
  value: unknown,
  metric: Omit<Metric, "value"> & { readonly unit: Unit },
): void {
  const [least, most] = RANGES[metric.unit] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const isOutside =
    typeof value === "number" &&
    Number.isFinite(value) &&
    (value < least - SLACK || value > most + SLACK || (metric.unit === "count" && !Number.isInteger(value)));
  if (isOutside) noteBroken(found, metric, `expected a ${metric.unit}, found ${value}`);
  else note(found, value, metric);
}
