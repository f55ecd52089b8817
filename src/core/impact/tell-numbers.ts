/** What each number of a report says of a concern: by the policy, or by its name. */
import { pairer } from "../evidence/pair-metrics.ts";
import { aboutOf, selectMetrics } from "../evidence/select-metrics.ts";
import { judgedValue } from "../evidence/weigh-metric.ts";
import { joinKey } from "../join-key.ts";
import type { EvidenceProof } from "../policy/policy.ts";
import type { Metric, ReportFact } from "../report-facts.ts";
import type { Measure } from "../verdict.ts";
import { concernOf, type Meaning } from "./concerns.ts";
import type { Reading } from "./readings.ts";
import { weighEffect } from "./weigh-effect.ts";

/** A measure of one concern. */
export interface Finding extends Measure {
  readonly concern: Meaning["concern"];
  /** Whether the policy asks for it. */
  readonly asked: boolean;
}

/** A finding, and the reading that it comes from. */
export interface Told<R extends Reading> {
  readonly finding: Finding;
  readonly reading: R;
}

/**
 * What the policy itself says a metric is about comes first; then what it asks for, by what is known of the name, or else for the concern
 * of the requirement that asks; then what is known of all other names. Each number is told of once.
 */
export function tellAll<R extends Reading>(readings: readonly R[]): Told<R>[] {
  const findings: Told<R>[] = [];
  const claimed = new Set<string>();
  const tell = (step: typeof asked) => {
    const told = new Map<string, Told<R>>();
    const keys: string[] = [];
    for (const reading of readings)
      for (const [key, finding] of step(reading, claimed)) {
        const own = `${finding.concern} ${key}`;
        if (!told.has(own)) told.set(own, { finding, reading });
        keys.push(key);
      }
    for (const key of keys) claimed.add(key);
    for (const each of told.values()) findings.push(each);
  };
  tell(declared);
  tell(asked);
  // What has a name that tells says the same to every proof that reads the report.
  const reports = new Map<ReportFact, R>();
  for (const reading of readings) if (!reports.has(reading.fact)) reports.set(reading.fact, reading);
  for (const reading of reports.values())
    for (const finding of known(reading, claimed)) findings.push({ finding, reading });
  return findings;
}

/** Numbers that an earlier step has told of. */
type Claimed = ReadonlySet<string>;
/** One number of one report. */
const keyOf = ({ fact, content }: Reading, metric: Metric): string =>
  joinKey(fact.path, content.format, metric.at, metric.name, aboutOf(metric));

/** What the policy says of metrics under `measures`. */
function* declared(reading: Reading): Generator<[string, Finding]> {
  for (const { metric, concern, better: stated } of reading.proof.measures) {
    const better = stated ?? concernOf(reading.content.format, metric)?.better ?? directionOf(metric, reading.proof);
    if (better === undefined) continue;
    for (const each of selected(metric, reading))
      yield [keyOf(reading, each.metric), measure(each, { concern, better }, reading, true)];
  }
}

/** What the policy asks for by `expect` and `compare`. */
function* asked(reading: Reading, claimed: Claimed): Generator<[string, Finding]> {
  const { proof, content, concern } = reading;
  for (const metric of new Set([...proof.expect, ...proof.compare].map((each) => each.metric))) {
    for (const each of selected(metric, reading)) {
      const key = keyOf(reading, each.metric);
      if (claimed.has(key)) continue;
      const better = directionOf(metric, proof);
      const meaning =
        concernOf(content.format, metric) ??
        concernOf(content.format, each.metric.name) ??
        (better === undefined ? undefined : { concern, better });
      if (meaning !== undefined) yield [key, measure(each, meaning, reading, true)];
    }
  }
}

/** Whatever else has a name that tells. Where a number about everybody is there, those of groups are left to it. */
function* known(reading: Reading, claimed: Claimed): Generator<Finding> {
  const { content, before } = reading;
  const told = content.metrics.flatMap((metric) => {
    const meaning = concernOf(content.format, metric.name);
    return meaning === undefined ? [] : [{ metric, meaning }];
  });
  if (told.length === 0) return;
  const overall = new Set(content.metrics.flatMap((each) => (aboutOf(each) === undefined ? [each.name] : [])));
  const names = new Set(told.map(({ metric }) => metric.name));
  const earlier = before?.content.metrics.filter(({ name }) => names.has(name)) ?? [];
  const pairOf = pairer(earlier.length === 0 ? [] : told.map(({ metric }) => metric), earlier, nameKey);
  const base = new Map(earlier.map((each) => [pairOf(each), each]));
  for (const { metric, meaning } of told) {
    const { name } = metric;
    const about = aboutOf(metric);
    if ((about !== undefined && overall.has(name)) || (claimed.size > 0 && claimed.has(keyOf(reading, metric))))
      continue;
    const forerunner = base.size === 0 ? undefined : base.get(pairOf(metric));
    const selection = { name, metric, ...(forerunner === undefined ? {} : { base: forerunner }) };
    yield measure(selection, meaning, reading, false);
  }
}

/** A number by its name, and whom it is about. */
export const nameKey = (metric: Metric): string => joinKey(metric.name, aboutOf(metric));

interface Selected {
  readonly name: string;
  readonly metric: Metric;
  readonly base?: Metric;
}

/** The numbers that a name of the policy means, each with base's. */
function selected(metric: string, { proof, fact, content, before }: Reading): Selected[] {
  const { metrics } = selectMetrics(metric, proof, fact, content);
  if (metrics.length === 0) return [];
  const earlier = before === undefined ? [] : selectMetrics(metric, proof, before.fact, before.content).metrics;
  const pairOf = pairer(metrics, earlier);
  const base = new Map(earlier.map((each) => [pairOf(each), each]));
  const isAlias = proof.metrics.some(({ name }) => name === metric);
  return metrics.map((each) => {
    const forerunner = base.get(pairOf(each));
    return {
      name: isAlias ? metric : each.name,
      metric: each,
      ...(forerunner === undefined ? {} : { base: forerunner }),
    };
  });
}

function measure(
  { name, metric, base }: Selected,
  { concern, better }: Meaning,
  { fact }: Reading,
  asked: boolean,
): Finding {
  const about = aboutOf(metric);
  const head = judgedValue(metric);
  const before = base === undefined || base.unit !== metric.unit ? undefined : judgedValue(base);
  return {
    concern,
    asked,
    name,
    ...(about === undefined ? {} : { about }),
    report: fact.path,
    ...(metric.unit === undefined ? {} : { unit: metric.unit }),
    ...(before === undefined ? {} : { base: before }),
    head,
    effect: weighEffect(head, before, better),
  };
}

/** Which way is better, by what the policy asks: a floor alone says higher, a ceiling alone lower. */
function directionOf(metric: string, { expect, compare }: EvidenceProof): Meaning["better"] | undefined {
  const bounds = expect.filter((each) => each.metric === metric);
  const limits = compare.filter((each) => each.metric === metric);
  const floor = bounds.some(({ min }) => min !== undefined) || limits.some(({ maxDrop }) => maxDrop !== undefined);
  const ceiling = bounds.some(({ max }) => max !== undefined) || limits.some(({ maxRise }) => maxRise !== undefined);
  if (bounds.some(({ absMax }) => absMax !== undefined)) return "zero";
  return floor === ceiling ? undefined : floor ? "higher" : "lower";
}
