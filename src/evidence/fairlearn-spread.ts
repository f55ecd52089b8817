/** Whether what a Fairlearn report says of all its groups agrees with what it says of each. */
import { own } from "../core/own.ts";
import type { FairlearnGroup } from "./fairlearn-groups.ts";

export type SpreadKind = "difference" | "ratio";

const TOLERANCE = 1e-6;

/**
 * Holds a difference or ratio against the groups, as `MetricFrame.difference` and `ratio` make them by their default method, `between_groups`.
 * @param stated anything that is no number agrees: it is noted as such
 * @param of the metric that is compared
 * @returns what is wrong, if anything is
 */
export function contradictSpread(
  stated: unknown,
  kind: SpreadKind,
  of: string,
  groups: readonly FairlearnGroup[],
): string | undefined {
  const { least, most } = rangeOf(of, groups);
  if (typeof stated !== "number") return undefined;
  const [expected, how] =
    kind === "ratio" ? [least / most, `${least} / ${most}`] : [most - least, `${most} - ${least}`];
  if (Math.abs(stated - expected) <= slack(expected)) return undefined;
  return `by the ${of} of the groups it is ${how} (method between_groups), and it says ${stated}`;
}

/** @returns what is wrong with an average that lies outside of what it is the average of */
export function contradictAverage(stated: unknown, of: string, groups: readonly FairlearnGroup[]): string | undefined {
  const { least, most, isWhole } = rangeOf(of, groups);
  if (typeof stated !== "number" || !isWhole) return undefined;
  if (stated >= least - slack(least) && stated <= most + slack(most)) return undefined;
  return `the groups' ${of} lies between ${least} and ${most}, and so must everybody's, and it says ${stated}`;
}

const slack = (value: number) => TOLERANCE * Math.max(1, Math.abs(value));

/** `isWhole`: every group with people in it has a number. */
function rangeOf(of: string, groups: readonly FairlearnGroup[]): { least: number; most: number; isWhole: boolean } {
  let [least, most, isWhole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (const { samples, metrics } of groups) {
    const value = own(metrics, of);
    if (typeof value === "number") {
      least = Math.min(least, value);
      most = Math.max(most, value);
    } else if (samples > 0) isWhole = false;
  }
  return { least, most, isWhole };
}
