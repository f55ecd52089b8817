/** Leaves out of a report what no decision asks for: facts are kept for years. */

import { companionNames } from "../core/evidence/companion-groups.ts";
import { baseName } from "../core/evidence/select-metrics.ts";
import type { Fact } from "../core/facts.ts";
import { concernOf } from "../core/impact/concerns.ts";
import type { Metric, Report } from "../core/report-facts.ts";

/** Metrics of one report that are kept although nothing asks for them. */
const SPARE = 200;
/** And those that are asked for. */
const MOST = 10_000;

/** Names that are looked at for what they may tell, though nothing asks for them. */
const NAMES = 10_000;

/** What a decision may ask of a report. */
export interface Asked {
  /** Names of metrics, without groups. */
  readonly names: ReadonlySet<string>;
  /** Places of metrics, as the report's reader writes them. */
  readonly places: ReadonlySet<string>;
}

type About = Pick<Metric, "name" | "group" | "samples" | "at">;

/**
 * Keeps the metrics that are asked for, with the groups they come from; of each group one, and the one that rests on the fewest samples; then those that are known to say
 * something of a concern; then the first others, up to two hundred.
 * @returns why there is no telling, where more is asked for than a decision can hold
 */
export function trimReport(report: Report, { names, places }: Asked): Fact<Report> {
  const seen = new Set<string>();
  const smallest = new Map<string, About>();
  for (const each of report.metrics) {
    const { group, samples } = each;
    if (group === undefined || samples === undefined) continue;
    if (samples < (smallest.get(group)?.samples ?? Number.POSITIVE_INFINITY)) smallest.set(group, each);
  }
  const isNewGroup = ({ group, samples }: Pick<Metric, "group" | "samples">) => {
    if (group === undefined) return false;
    // One with its size, if there is one.
    const key = samples === undefined ? `?${group}` : `n${group}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  const isAsked = (each: About) =>
    names.has(each.name) || places.has(each.at) || isNewGroup(each) || smallest.get(each.group ?? "") === each;
  const broken = report.broken.filter(isAsked);
  const asked = new Set(report.metrics.filter(isAsked));
  if (asked.size + broken.length > MOST)
    return {
      unavailable: `it states ${asked.size + broken.length} numbers that the policy asks for, and at most ${MOST} are kept; split it`,
    };
  if (report.subjects.length > MOST)
    return { unavailable: `it names ${report.subjects.length} subjects, and at most ${MOST} are kept; split it` };
  const others = report.metrics.filter((each) => !asked.has(each));
  const meanings = new Map<string, boolean>();
  const telling = others.filter(({ name }) => {
    const known = meanings.get(name) ?? (meanings.size < NAMES && concernOf(report.format, name) !== undefined);
    meanings.set(name, known);
    return known;
  });
  const spare = new Set([...telling, ...others].slice(0, SPARE));
  const metrics = report.metrics.filter((each) => asked.has(each) || spare.has(each));
  const left = broken.length + metrics.length;
  return { known: { ...report, metrics, broken, omitted: report.metrics.length + report.broken.length - left } };
}

/** The names that metrics must have which a policy asks for: its own, and those of the groups behind them. */
export function namesAsked(metrics: Iterable<string>): Set<string> {
  return new Set([...metrics].flatMap((metric) => [metric, ...companionNames(baseName(metric))]));
}
