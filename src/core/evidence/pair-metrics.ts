/** Which number of base is held against which of the head's. */
import type { Metric } from "../report-facts.ts";
import { aboutOf as aboutWhom } from "./select-metrics.ts";

/**
 * A number follows the one about the same people or slice. Where a side has several about the same, as the rows of a table, they are told apart by
 * their places: else one of them would stand for all.
 * @param aboutOf what a number is about, of those that may follow one another
 * @returns what two numbers share of which one follows the other
 */
export function pairer(
  here: readonly Metric[],
  before: readonly Metric[],
  aboutOf: (each: Metric) => string | undefined = aboutWhom,
): (each: Metric) => string {
  const twice = new Set([here, before].flatMap((side) => [...repeated(side.map(aboutOf))]));
  return (each) => {
    const about = aboutOf(each);
    return JSON.stringify([about ?? null, twice.has(about) ? each.at : null]);
  };
}

function repeated<T>(all: readonly T[]): Set<T> {
  const seen = new Set<T>();
  const again = new Set<T>();
  for (const each of all) (seen.has(each) ? again : seen).add(each);
  return again;
}
