/** Numbers and what a policy asks of them, in words that reasons and lines of metrics share. */
import { type BoundRule, type MoveRule, writeLimit } from "../core/evidence/weigh-metric.ts";
import type { Comparison, Expectation } from "../core/policy/policy.ts";
import type { Unit } from "../core/report-facts.ts";
import { formatMetric } from "./format-metric.ts";
import { code, say, type Text } from "./span.ts";

/** Behind `needs`. */
const BOUND_SIGNS: Readonly<Record<BoundRule, string>> = {
  min: "≥ ",
  max: "≤ ",
  "abs-max": "within ±",
  equals: "",
  "one-of": "one of ",
};
/** Behind `bring it to`. */
const BOUND_WORDS: Readonly<Record<BoundRule, string>> = { ...BOUND_SIGNS, min: "at least ", max: "at most " };
const MOVE_WORDS: Readonly<Record<MoveRule, string>> = {
  "max-drop": "may fall by at most",
  "max-rise": "may rise by at most",
  "min-change": "must move by at least",
};

/** A metric's name, with the group that the number is about. */
export const nameMetric = (metric: string, about: string | undefined): Text =>
  about === undefined ? say`${code(metric)}` : say`${code(metric)} of ${code(about)}`;

/** `≥ 0.80`, or in a sentence `at least 0.80`; with as many decimals as the value beside it, up to two. */
export function wordBound(rule: BoundRule, bound: string, value: number | undefined, how: "sign" | "sentence"): string {
  return `${(how === "sign" ? BOUND_SIGNS : BOUND_WORDS)[rule]}${alignDecimals(bound, value)}`;
}

export const wordMove = (rule: MoveRule, limit: string): string => `${MOVE_WORDS[rule]} ${limit}`;

/** All bounds of a metric: `≥ 0.80 and ≤ 0.95`. Nothing where there is none. */
export function wordBounds({ min, max, absMax, equals, oneOf }: Omit<Expectation, "metric">, value?: number): string {
  const write = (rule: BoundRule, bound: unknown) =>
    bound === undefined ? [] : [wordBound(rule, String(bound), value, "sign")];
  return [
    ...write("min", min),
    ...write("max", max),
    ...write("abs-max", absMax),
    ...write("equals", equals),
    ...write("one-of", oneOf?.join(", ")),
  ].join(" and ");
}

export function wordLimits({ maxDrop, maxRise, minChange }: Omit<Comparison, "metric">): string {
  return [
    ...(maxDrop === undefined ? [] : [wordMove("max-drop", writeLimit(maxDrop))]),
    ...(maxRise === undefined ? [] : [wordMove("max-rise", writeLimit(maxRise))]),
    ...(minChange === undefined ? [] : [wordMove("min-change", writeLimit(minChange))]),
  ].join(", ");
}

/** Which way a number went since base, whether that is good or not: ▲ and ▼ stand for better and worse. */
export const arrow = (value: number, base: number): "↑" | "↓" | "=" => (value > base ? "↑" : value < base ? "↓" : "=");

/** How far a number moved, for its size: ` (+8.4%)`. Nothing where that would be no number that a person can use. */
export function wordMoveShare(value: number, base: number): string {
  const share = ((value - base) / Math.abs(base)) * 100;
  if (!Number.isFinite(share) || Math.abs(share) < 0.05 || Math.abs(share) >= 1_000) return "";
  return ` (${share > 0 ? "+" : "−"}${Number(Math.abs(share).toPrecision(2))}%)`;
}

/** Where a number that moved too far has to come back to: `at least 0.8217`. */
export function wordGoal(rule: MoveRule, limit: string, base: number, unit: Unit | undefined): string {
  const amount = limit.endsWith("%") ? (Number(limit.slice(0, -1)) / 100) * Math.abs(base) : Number(limit);
  if (rule === "max-drop") return `to at least ${formatMetric(base - amount, unit)}`;
  if (rule === "max-rise") return `to at most ${formatMetric(base + amount, unit)}`;
  return `away from ${formatMetric(base, unit)} by at least ${limit}`;
}

const DECIMALS = /^-?\d+(?:\.(\d+))?$/;

function alignDecimals(bound: string, value: number | undefined): string {
  if (value === undefined) return bound;
  const [own, other] = [DECIMALS.exec(bound), DECIMALS.exec(formatMetric(value))];
  if (own === null || other === null) return bound;
  const wanted = Math.min(2, other[1]?.length ?? 0);
  return own[1] === undefined || own[1].length >= wanted ? bound : Number(bound).toFixed(wanted);
}
