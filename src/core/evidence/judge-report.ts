/** Judges one report: its age, what the tool itself concluded, and each metric that the policy asks for. */
import type { Facts } from "../facts.ts";
import { asksNothing } from "../policy/asks-nothing.ts";
import type { Comparison, EvidenceProof, Expectation } from "../policy/policy.ts";
import type { Reason } from "../reason.ts";
import { type Metric, type Report, type ReportFact, TEST_RESULTS, type Tests } from "../report-facts.ts";
import type { MetricVerdict } from "../verdict.ts";
import { companionGroups } from "./companion-groups.ts";
import { pairer } from "./pair-metrics.ts";
import { aboutOf, baseName, nearestMetric, selectMetrics } from "./select-metrics.ts";
import { brokenBounds, brokenLimits, judgedValue } from "./weigh-metric.ts";

export interface Judged {
  readonly reasons: readonly Reason[];
  readonly metrics: readonly MetricVerdict[];
}

/** A report that could be read, and the one that it follows. */
export interface Readable {
  readonly fact: ReportFact;
  readonly content: Report;
  readonly base?: { readonly fact: ReportFact; readonly content: Report };
}

export function judgeReport(proof: EvidenceProof, readable: Readable, facts: Facts): Judged {
  const { fact, content } = readable;
  const asked = askedOf(proof).map((metric) => judgeMetric(metric, proof, readable));
  const reasons = [
    ...judgeAge(proof, fact, content, facts),
    ...judgeTests(proof, fact.path, content, readable.base?.content.tests),
    ...judgeGroups(proof, fact.path, content),
    ...asked.flatMap((each) => each.reasons),
  ];
  return { reasons, metrics: asked.flatMap((each) => each.metrics) };
}

interface Asked {
  readonly metric: string;
  readonly expect?: Omit<Expectation, "metric">;
  readonly compare?: Omit<Comparison, "metric">;
}

/** Each metric once, with all that the policy asks of it. What is asked of the tool's own tests is judged with them. */
function askedOf({ expect, compare }: EvidenceProof): Asked[] {
  const asked = new Map<string, Asked>();
  for (const { metric, ...rest } of expect) if (!isTestCount(metric)) asked.set(metric, { metric, expect: rest });
  for (const { metric, ...rest } of compare)
    if (!isTestCount(metric)) asked.set(metric, { ...(asked.get(metric) ?? { metric }), compare: rest });
  return [...asked.values()];
}

function judgeMetric(asked: Asked, proof: EvidenceProof, { fact, content, base }: Readable): Judged {
  const { metric } = asked;
  const { path } = fact;
  const { metrics, broken } = selectMetrics(metric, proof, fact, content);
  const before = base === undefined ? undefined : selectMetrics(metric, proof, base.fact, base.content);
  const compared = asked.compare === undefined ? undefined : before;
  const reasons: Reason[] = broken.map((each) => ({
    code: "metric-broken",
    path,
    metric: nameOf(metric, each),
    ...about(each),
    at: each.at,
    detail: each.detail,
  }));
  if (metrics.length + broken.length === 0) {
    const nearest = nearestMetric(metric, content);
    reasons.push({ code: "metric-missing", path, metric, ...(nearest === undefined ? {} : { nearest }) });
  }
  for (const each of compared?.broken ?? [])
    reasons.push({
      code: "base-report-broken",
      path: base?.fact.path ?? path,
      detail: `at ${each.at}: ${each.detail}`,
    });
  const keyOf = pairer(metrics, before?.metrics ?? []);
  const here = new Set(metrics.map(keyOf));
  // What is stated nowhere here is missing already; what is stated of fewer groups than on base has vanished.
  if (metrics.length > 0)
    for (const each of compared?.metrics ?? [])
      if (!here.has(keyOf(each)))
        reasons.push({ code: "metric-vanished", path, metric: nameOf(metric, each), ...about(each) });
  const forerunners = new Map((before?.metrics ?? []).map((each) => [keyOf(each), each]));
  const verdicts = metrics.map((each) => {
    const forerunner = forerunners.get(keyOf(each));
    const judged = weigh(asked, each, forerunner, path);
    reasons.push(...judged.reasons);
    return { ...judged.verdict, ...companionGroups(each, content) };
  });
  if (verdicts.length > 0) return { reasons, metrics: verdicts };
  const [stated] = before?.metrics ?? [];
  const lost: MetricVerdict = {
    report: path,
    metric,
    status: "unmet",
    ...(asked.expect === undefined ? {} : { expect: asked.expect }),
    ...(stated === undefined ? {} : { base: judgedValue(stated) }),
    ...(asked.compare === undefined ? {} : { compare: asked.compare }),
    groups: [],
  };
  return { reasons, metrics: [lost] };
}

function weigh(
  { metric, expect, compare }: Asked,
  found: Metric,
  forerunner: Metric | undefined,
  path: string,
): { reasons: Reason[]; verdict: Omit<MetricVerdict, "groups"> } {
  const { value, unit, samples } = found;
  const judged = judgedValue(found);
  // 95 % is 0.95, and 60 without a unit is no more than that.
  const fits = forerunner?.unit === unit;
  const base = forerunner === undefined || !fits ? undefined : judgedValue(forerunner);
  const where = {
    path,
    metric: nameOf(metric, found),
    ...about(found),
    value: judged,
    ...(unit === undefined ? {} : { unit }),
  };
  const known = base === undefined ? {} : { base };
  const reasons: Reason[] = [
    ...brokenBounds(judged, expect ?? {}).map(
      (each): Reason => ({ code: "metric-bound", ...where, ...each, ...known }),
    ),
    ...(forerunner === undefined || fits || compare === undefined
      ? []
      : [unitChanged(path, nameOf(metric, found), found, forerunner)]),
    ...(base === undefined || compare === undefined
      ? []
      : brokenLimits(judged, base, compare).map((each): Reason => ({ code: "metric-moved", ...where, base, ...each }))),
  ];
  return {
    reasons,
    verdict: {
      report: path,
      metric: nameOf(metric, found),
      ...about(found),
      status: reasons.length === 0 ? "satisfied" : "unmet",
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(judged === value ? {} : { judged }),
      ...(samples === undefined ? {} : { samples }),
      ...(expect === undefined ? {} : { expect }),
      ...known,
      ...(compare === undefined ? {} : { compare }),
    },
  };
}

function unitChanged(path: string, metric: string, found: Metric, { unit: baseUnit }: Metric): Reason {
  const { unit } = found;
  return {
    code: "metric-unit",
    path,
    metric,
    ...about(found),
    ...(unit === undefined ? {} : { unit }),
    ...(baseUnit === undefined ? {} : { baseUnit }),
  };
}

function about(each: Pick<Metric, "group" | "slice">): { about?: string } {
  const own = aboutOf(each);
  return own === undefined ? {} : { about: own };
}
/** The policy's name, without the group that is told beside it. */
const nameOf = (metric: string, { name }: Pick<Metric, "name">): string => (baseName(metric) === name ? name : metric);

const HOUR = 3_600_000;
/** Clocks differ. */
const SLACK = 5 * 60_000;

function judgeAge({ maxAge }: EvidenceProof, { path, from }: ReportFact, content: Report, facts: Facts): Reason[] {
  if (maxAge === undefined) return [];
  const run =
    from === "job" && facts.jobEvidence !== null && "known" in facts.jobEvidence
      ? facts.jobEvidence.known.at
      : undefined;
  const madeAt = content.madeAt ?? run;
  if (madeAt === undefined) return [{ code: "report-undated", path }];
  const age = Date.parse(facts.now) - Date.parse(madeAt);
  if (age < -SLACK) return [{ code: "report-misdated", path, madeAt }];
  return age > maxAge * HOUR ? [{ code: "report-too-old", path, madeAt, maxAge }] : [];
}

const TESTS = "tests.";
const isTestCount = (metric: string): boolean => TEST_RESULTS.some((result) => metric === `${TESTS}${result}`);
/** None of these may be there, unless the policy says how many: a warning is shown, and passes. */
const BAD = ["errors", "failed", "skipped"] as const;

/** Metrics that say which share of the tool's own tests passed, or failed: where the policy bounds one, failures are judged by it. */
const PASSING_SHARES: readonly string[] = ["pass_rate", "success_percent"];
const FAILING_SHARES: readonly string[] = ["attack_success_rate"];
const boundsShare = ({ metric, min, max }: Expectation): boolean =>
  (PASSING_SHARES.includes(metric) && min !== undefined) || (FAILING_SHARES.includes(metric) && max !== undefined);

/** What the tool concluded: nothing may have failed, and something must have passed. */
function judgeTests(proof: EvidenceProof, path: string, { tests, files }: Report, base: Tests | undefined): Reason[] {
  const { expect, compare } = proof;
  if (tests === undefined) {
    const wanted = [...expect, ...compare].find(({ metric }) => isTestCount(metric));
    if (wanted !== undefined) return [{ code: "metric-missing", path, metric: wanted.metric }];
    // A report that concludes nothing, of which nothing is asked, would pass by being there.
    return files === undefined && asksNothing(proof) ? [{ code: "report-asked-nothing", path }] : [];
  }
  const named = expect.filter(({ metric }) => isTestCount(metric));
  const bounds = named.flatMap(({ metric, ...rest }): Reason[] => {
    const value = countOf(tests, metric);
    return brokenBounds(value, rest).map((each) => ({
      code: "metric-bound",
      path,
      metric,
      value,
      unit: "count",
      ...each,
    }));
  });
  const moves = compare.flatMap(({ metric, ...rest }): Reason[] => {
    if (!isTestCount(metric) || base === undefined) return [];
    const [value, before] = [countOf(tests, metric), countOf(base, metric)];
    return brokenLimits(value, before, rest).map((each) => ({
      code: "metric-moved",
      path,
      metric,
      value,
      base: before,
      unit: "count",
      ...each,
    }));
  });
  const byShare = expect.some(boundsShare);
  const isNamed = (result: keyof Tests) =>
    named.some(({ metric }) => metric === TESTS + result) || (result === "failed" && byShare);
  const free = BAD.filter((result) => !isNamed(result) && tests[result] > 0);
  const bad = free.map((result): Reason => {
    const first = tests.examples.find((each) => each.result === result)?.name;
    return { code: "tests-not-passed", path, result, count: tests[result], ...(first === undefined ? {} : { first }) };
  });
  const ran = tests.passed + tests.warned + tests.failed;
  return [...bounds, ...moves, ...bad, ...(ran === 0 ? [{ code: "tests-empty", path } as const] : [])];
}

const countOf = (tests: Tests, metric: string): number =>
  tests[metric.slice(TESTS.length) as keyof Omit<Tests, "examples">];

const least = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

/** Every group that the report speaks of rests on enough samples. */
function judgeGroups({ minGroupSize: min }: EvidenceProof, path: string, { metrics, broken }: Report): Reason[] {
  if (min === undefined) return [];
  const sizes = new Map<string, number | undefined>();
  // Numbers of one group may rest on parts of it.
  for (const { group, samples } of metrics) if (group !== undefined) sizes.set(group, least(sizes.get(group), samples));
  for (const { group } of broken) if (group !== undefined && !sizes.has(group)) sizes.set(group, undefined);
  if (sizes.size === 0) return [{ code: "group-size-unknown", path, min }];
  return [...sizes].flatMap(([group, samples]): Reason[] => {
    if (samples === undefined) return [{ code: "group-size-unknown", path, group, min }];
    return samples < min ? [{ code: "group-too-small", path, group, samples, min }] : [];
  });
}
