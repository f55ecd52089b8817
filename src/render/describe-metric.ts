/** One number of a report as one line. */
import { brokenBounds, brokenLimits } from "../core/evidence/weigh-metric.ts";
import type { MetricVerdict } from "../core/verdict.ts";
import { drawBar, type Mark } from "./bar.ts";
import { formatMetric } from "./format-metric.ts";
import { code, join, say, strong, type Text } from "./span.ts";
import { arrow, nameMetric, wordBounds, wordLimits, wordMoveShare } from "./wording-metrics.ts";

/**
 * `accuracy ████████│█▁ 0.93 (n = 2,048), needs ≥ 0.80, main 0.94 ↓ · lowest in age<25: 0.71, n = 412`.
 * @param base the base's name
 */
export function describeMetric(metric: MetricVerdict, base: string): Text {
  const bar = barOf(metric);
  const needs = describeNeeds(metric);
  const compared = describeBase(metric, base);
  const parts = [
    say`${nameMetric(metric.metric, metric.about)}${bar === undefined ? [] : say` ${code(bar)}`} ${describeValue(metric)}`,
    // What fails comes first.
    ...(holdsAlone(metric) ? [...compared, ...needs] : [...needs, ...compared]),
  ];
  return join([join(parts, ", "), ...describeLowest(metric)], " · ");
}

/** Whether a line on this number has a bar: it needs a legend then. */
export const hasBar = (metric: MetricVerdict): boolean => barOf(metric) !== undefined;
export const BAR_LEGEND = "Bars go from 0 to 1: █ is the number, │ the bound it is held against";

/** Whether a number is within its bounds and has moved too far. */
function holdsAlone({ value, judged = value, base, expect = {}, compare }: MetricVerdict): boolean {
  if (judged === undefined || base === undefined || compare === undefined) return false;
  return brokenBounds(judged, expect).length === 0 && brokenLimits(judged, base, compare).length > 0;
}

/** `accuracy 0.93 (≥ 0.80)`, for one that holds. */
export function describeMetricShortly(metric: MetricVerdict, base: string): Text {
  const { value, judged = value, unit, expect = {}, compare } = metric;
  const name = nameMetric(metric.metric, metric.about);
  if (value === undefined) return name;
  const bounds = wordBounds(expect, judged);
  const before = metric.base === undefined || compare === undefined ? [] : describeBase(metric, base, "briefly");
  const notes = [...(bounds === "" ? [] : [say`${bounds}`]), ...before];
  return say`${name} ${formatMetric(value, unit)}${notes.length === 0 ? [] : say` (${join(notes, ", ")})`}`;
}

function describeValue({ value, judged, unit, samples, expect }: MetricVerdict): Text {
  if (value === undefined) return say`${strong("not stated")}`;
  const notes = [
    ...(judged === undefined ? [] : [`inverse ${formatMetric(judged)}`]),
    ...(samples === undefined ? [] : [`n = ${samples.toLocaleString("en-US")}`]),
  ];
  const shown = formatMetric(value, unit, judged === undefined ? boundOf(expect)?.at : undefined);
  return say`${strong(shown)}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
}

function describeNeeds({ value, judged = value, expect = {} }: MetricVerdict): Text[] {
  const bounds = wordBounds(expect, judged);
  return bounds === "" ? [] : [say`needs ${bounds}`];
}

function describeBase(metric: MetricVerdict, name: string, how: "briefly" | "fully" = "fully"): Text[] {
  const { value, judged = value, base, compare, unit } = metric;
  if (base === undefined) return compare === undefined ? [] : [say`nothing to compare with on ${name}`];
  const moved = judged === undefined ? "" : ` ${arrow(judged, base)}`;
  const limits = how === "briefly" || compare === undefined ? "" : wordLimits(compare);
  const isBroken = compare !== undefined && judged !== undefined && brokenLimits(judged, base, compare).length > 0;
  const change = isBroken ? wordMoveShare(judged, base) : "";
  return [
    say`${name} ${formatMetric(base, unit, judged)}${moved}${change}`,
    ...(limits === "" ? [] : [isBroken ? say`${strong(limits)}` : say`${limits}`]),
  ];
}

function describeLowest({ groups, groupsOf, unit }: MetricVerdict): Text[] {
  const [lowest] = groups;
  if (lowest === undefined) return [];
  const value = formatMetric(lowest.value, groupsOf === undefined ? unit : undefined);
  const size = lowest.samples === undefined ? "" : `, n = ${lowest.samples.toLocaleString("en-US")}`;
  const what = groupsOf === undefined ? say`lowest` : say`lowest ${code(groupsOf)}`;
  return [say`${what} ${value} in ${code(lowest.name)}${size}`];
}

/** The one bound of a number, where there is one. */
function boundOf({ min, max, absMax }: MetricVerdict["expect"] = {}): Mark | undefined {
  const marks: Mark[] = [
    ...(min === undefined ? [] : [{ at: min, rule: "min" } as const]),
    ...(max === undefined ? [] : [{ at: max, rule: "max" } as const]),
    ...(absMax === undefined ? [] : [{ at: absMax, rule: "max" } as const]),
  ];
  return marks.length === 1 ? marks[0] : undefined;
}

/** A bar where number and bound are shares. */
function barOf({ value, judged = value, unit, expect }: MetricVerdict): string | undefined {
  const mark = boundOf(expect);
  if (mark === undefined || judged === undefined) return undefined;
  if (unit !== undefined && unit !== "fraction" && unit !== "ratio" && unit !== "percent") return undefined;
  const scale = unit === "percent" ? 100 : 1;
  const [share, at] = [(expect?.absMax === undefined ? judged : Math.abs(judged)) / scale, mark.at / scale];
  return share < 0 || share > 1 || at < 0 || at > 1 ? undefined : drawBar(share, { ...mark, at });
}
