import type { Metric, Unit } from "../core/report-facts.ts";
import { noteInUnit } from "./note-in-unit.ts";
import { type Found, note } from "./take.ts";

/** Puts a number among the metrics in the unit that AIF360's name for it implies: `Disparate impact`, `disparate_impact` and `Error Rate Ratio` compare two groups. */
export function noteFairness(found: Found, value: unknown, metric: Omit<Metric, "value" | "unit">): void {
  const unit = unitOf(metric.name);
  if (unit === undefined) note(found, value, metric);
  else noteInUnit(found, value, { ...metric, unit });
}

function unitOf(name: string): Unit | undefined {
  if (/^disparate[ _]impact$|[ _]ratio$/i.test(name)) return "ratio";
  return /(?:^|[ _])(?:accuracy|rate|predictive[ _]value)$/i.test(name) ? "fraction" : undefined;
}
