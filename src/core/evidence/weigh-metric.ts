/** Holds a number against what a policy asks of it. */
import type { Comparison, Expectation, Limit } from "../policy/policy.ts";
import type { Metric } from "../report-facts.ts";

export type BoundRule = "min" | "max" | "abs-max" | "equals" | "one-of";
export type MoveRule = "max-drop" | "max-rise" | "min-change";

/** A ratio compares two groups, and says the same whichever of them comes first: the smaller of itself and its inverse. */
export function judgedValue({ value, unit }: Pick<Metric, "value" | "unit">): number {
  if (unit !== "ratio" || value <= 1) return value;
  return 1 / value;
}

/** The bounds that a number breaks, each as the policy writes it. */
export function brokenBounds(value: number, expect: Omit<Expectation, "metric">): { rule: BoundRule; bound: string }[] {
  const { min, max, absMax, equals, oneOf } = expect;
  const broken: { rule: BoundRule; bound: string }[] = [];
  const demand = (holds: boolean, rule: BoundRule, bound: string) => {
    if (!holds) broken.push({ rule, bound });
  };
  // Written so that a number that is none would break each of them.
  if (min !== undefined) demand(value >= min, "min", String(min));
  if (max !== undefined) demand(value <= max, "max", String(max));
  if (absMax !== undefined) demand(Math.abs(value) <= absMax, "abs-max", String(absMax));
  if (equals !== undefined) demand(value === equals, "equals", String(equals));
  if (oneOf !== undefined)
    demand(
      oneOf.some((each) => each === value),
      "one-of",
      oneOf.map(String).join(", "),
    );
  return broken;
}

/** Binary fractions: 0.9 - 0.89 is a little more than 0.01. */
const TOLERANCE = 1e-9;

/** The limits that the way from base to here breaks, each as the policy writes it. */
export function brokenLimits(
  value: number,
  base: number,
  compare: Omit<Comparison, "metric">,
): { rule: MoveRule; limit: string }[] {
  const { maxDrop, maxRise, minChange } = compare;
  const slack = TOLERANCE * Math.max(Math.abs(value), Math.abs(base));
  const broken: { rule: MoveRule; limit: string }[] = [];
  if (maxDrop !== undefined && !(base - value <= amountOf(maxDrop, base) + slack))
    broken.push({ rule: "max-drop", limit: writeLimit(maxDrop) });
  if (maxRise !== undefined && !(value - base <= amountOf(maxRise, base) + slack))
    broken.push({ rule: "max-rise", limit: writeLimit(maxRise) });
  if (minChange !== undefined && !(Math.abs(value - base) >= amountOf(minChange, base) - slack && value !== base))
    broken.push({ rule: "min-change", limit: writeLimit(minChange) });
  return broken;
}

const amountOf = ({ amount, relative }: Limit, base: number): number => (relative ? amount * Math.abs(base) : amount);

/** As the policy writes it: `0.01` or `1%`. */
export function writeLimit({ amount, relative }: Limit): string {
  return relative ? `${Number((amount * 100).toPrecision(12))}%` : String(amount);
}
