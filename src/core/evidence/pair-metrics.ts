/** Which number of base is held against which of the head's. */
import { joinKey } from "../join-key.ts";
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
  const twice = new Set<string | undefined>();
  for (const side of [here, before]) {
    const seen = new Set<string | undefined>();
    for (const each of side) {
      const about = aboutOf(each);
      (seen.has(about) ? twice : seen).add(about);
    }
  }
  return (each) => {
    const about = aboutOf(each);
    return joinKey(about, twice.has(about) ? each.at : undefined);
  };
}
