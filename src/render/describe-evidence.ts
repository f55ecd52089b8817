/** What reports say, line by line: the same for checklist and terminal. */
import { brokenBounds, brokenLimits } from "../core/evidence/weigh-metric.ts";
import type { Reason } from "../core/reason.ts";
import type { EvidenceVerdict, MetricVerdict, ProofStatus, Verdict } from "../core/verdict.ts";
import { describeMetric, describeMetricShortly, hasBar } from "./describe-metric.ts";
import { describeOrigin, type ReportPlace } from "./describe-origin.ts";
import { formatMetric } from "./format-metric.ts";
import { isOpen, leavesOf } from "./proof-tree.ts";
import { code, join, plural, say, type Text } from "./span.ts";
import { wordBounds } from "./wording-metrics.ts";

/** `text` behind the sign of its status, where it has one. */
export interface EvidenceLine {
  readonly text: Text;
  readonly status?: ProofStatus;
  /** The number that it is about, if one. */
  readonly metric?: MetricVerdict;
}

/** Names in one sentence. */
const NAMES = 3;
/** From so many groups on in which a metric holds, one line tells of them all. */
const MANY = 3;

/** The reasons that no line of a metric tells. */
export function reasonsBesides(evidence: EvidenceVerdict): readonly Reason[] {
  const told = new Set(evidence.metrics.map(keyOf));
  const isTold = (reason: Reason) =>
    (reason.code === "metric-bound" || reason.code === "metric-moved") &&
    told.has(keyOf({ ...reason, report: reason.path }));
  const reasons = evidence.reasons.filter((reason) => !isTold(reason) && reason.code !== "evidence-more");
  const unlisted = evidence.reasons.reduce((sum, each) => sum + (each.code === "evidence-more" ? each.more : 0), 0);
  // Of those that were cut off, lines of metrics tell some.
  const listed = new Set(
    evidence.reasons.flatMap((each) => ("metric" in each ? [keyOf({ ...each, report: each.path })] : [])),
  );
  const more =
    unlisted - evidence.metrics.reduce((sum, each) => sum + (listed.has(keyOf(each)) ? 0 : countBroken(each)), 0);
  return more > 0 ? [...reasons, { code: "evidence-more", more }] : reasons;
}

const keyOf = ({ report, metric, about }: Pick<MetricVerdict, "report" | "metric"> & { about?: string }): string =>
  JSON.stringify([report, metric, about]);

/** How many reasons a number that fails has given. */
function countBroken({ status, value, judged = value, base, expect = {}, compare = {} }: MetricVerdict): number {
  if (status === "satisfied") return 0;
  if (judged === undefined) return 1;
  return brokenBounds(judged, expect).length + (base === undefined ? 0 : brokenLimits(judged, base, compare).length);
}

/**
 * A line for each number, those that fail first, and one for the reports themselves, which a single number has on its own line.
 * @param most lines of numbers; what is left out is counted
 */
export function describeNumbers(evidence: EvidenceVerdict, place: ReportPlace, most: number): EvidenceLine[] {
  const failing = evidence.metrics.filter((each) => each.status !== "satisfied" && !isToldByReason(each, evidence));
  const holding = gather(evidence.metrics.filter(({ status }) => status === "satisfied"));
  const lines = [
    ...failing.map(
      (metric): EvidenceLine => ({
        text: describeMetric(
          place.listsGroups && metric.groups.length > 1 ? { ...metric, groups: [] } : metric,
          place.base,
        ),
        status: metric.status === "error" ? "error" : "unmet",
        metric,
      }),
    ),
    ...holding.map((all): EvidenceLine => ({ text: describeHolding(all, place.base), status: "satisfied" })),
  ];
  const origin = describeOrigin(evidence, place);
  const [only] = lines;
  if (only === undefined) return describeOriginAlone(evidence, origin);
  if (lines.length === 1 && origin.length === 1) return [{ ...only, text: join([only.text, ...origin], " · ") }];
  const shown = lines.slice(0, most);
  const fails = Math.max(0, failing.length - shown.length);
  const holds = lines.length - shown.length - fails;
  const rest: EvidenceLine[] = [
    { text: say`${plural(fails, "more number")} ${fails === 1 ? "fails" : "fail"}`, status: "unmet" },
    { text: say`${plural(holds, "more number")} ${holds === 1 ? "holds" : "hold"}`, status: "satisfied" },
  ];
  return [
    ...shown,
    ...rest.filter((_, index) => (index === 0 ? fails : holds) > 0),
    ...(origin.length === 0 ? [] : [{ text: join(origin, " · ") }]),
  ];
}

/** Reports without numbers: what is amiss with them is told by reasons. */
function describeOriginAlone({ status, tests, passedOver }: EvidenceVerdict, origin: readonly Text[]): EvidenceLine[] {
  if (origin.length === 0) return [];
  if (status === "satisfied") return [{ text: join(origin, " · "), status }];
  return tests === undefined && passedOver.length === 0 ? [] : [{ text: join(origin, " · ") }];
}

/** A number that is not there, or none, is told of by the reason that says why. */
const isToldByReason = ({ value, report, metric }: MetricVerdict, { reasons }: EvidenceVerdict): boolean =>
  value === undefined &&
  reasons.some(
    (reason) =>
      (reason.code === "metric-missing" || reason.code === "metric-broken") &&
      reason.path === report &&
      reason.metric === metric,
  );

/** Groups in which one metric holds stand together where they are many. */
function gather(metrics: readonly MetricVerdict[]): MetricVerdict[][] {
  const byName = new Map<string, MetricVerdict[]>();
  for (const each of metrics) {
    const key = JSON.stringify([each.report, each.metric, each.about === undefined]);
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [each]);
    else same.push(each);
  }
  return [...byName.values()].flatMap((all) => (all.length < MANY ? all.map((each) => [each]) : [all]));
}

function describeHolding(all: readonly MetricVerdict[], base: string): Text {
  const [first] = all;
  if (first === undefined) return [];
  if (all.length === 1) return describeMetric(first, base);
  const values = all.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
  const [low, high] = [values[0] ?? 0, values.at(-1) ?? 0];
  const bounds = wordBounds(first.expect ?? {}, low);
  return say`${code(first.metric)} in ${all.length} groups: ${formatMetric(low, first.unit)} to ${formatMetric(high, first.unit)}${bounds === "" ? "" : `, needs ${bounds}`}`;
}

/** Whether what is told of open requirements has a bar, which needs a legend. */
export const showsBars = ({ requirements }: Verdict): boolean =>
  requirements
    .filter(isOpen)
    .flatMap(({ proof }) => leavesOf(proof))
    .some((leaf) => leaf.kind === "evidence" && leaf.metrics.some(hasBar));

/** Reports of which nothing is amiss, in one line: a few numbers, then where they come from. */
export function describeEvidence(evidence: EvidenceVerdict, place: ReportPlace): Text {
  const { format, reports, metrics } = evidence;
  if (reports.length === 0) return say`evidence of format ${code(format)}`;
  const shown = metrics.slice(0, NAMES).map((each) => describeMetricShortly(each, place.base));
  const rest = metrics.length - shown.length;
  const numbers = rest > 0 ? [...shown, say`${rest} more`] : shown;
  return join([...(numbers.length === 0 ? [] : [join(numbers, ", ")]), ...describeOrigin(evidence, place)], " · ");
}
