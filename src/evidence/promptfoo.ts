/** What `promptfoo eval -o results.json` writes: https://www.promptfoo.dev/docs/configuration/outputs/. */
import type { TestResult } from "../core/report-facts.ts";
import { asObject } from "../scan/strict-json.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, type Found, member, note, takeCount, takeList, takeObject } from "./take.ts";
import { toInstant } from "./to-instant.ts";

/** Of `failureReason`: no answer came, or an assertion could not be run. */
const ERROR = 2;

export const promptfoo: ReportFormat = {
  name: "promptfoo",
  recognise: (source) => {
    const { summary } = findSummary(source.object() ?? {});
    const { successes, failures, tokenUsage } = asObject(summary.stats) ?? {};
    return (
      Array.isArray(summary.results) &&
      asObject(tokenUsage) !== undefined &&
      successes !== undefined &&
      failures !== undefined
    );
  },
  parse: (source) => {
    const root = takeObject(source.json(), "$");
    const { summary, at } = findSummary(root);
    const results = takeList(summary.results, `${at}.results`);
    if (results.length === 0) throw new ReportError(`${at}.results`, "no test was run");
    const outcomes = results.map((result, place) => judge(result, `${at}.results[${place}]`));
    checkCounts(takeObject(summary.stats, `${at}.stats`), `${at}.stats`, outcomes);
    const version = asObject(root.metadata)?.promptfooVersion;
    const madeAt = toInstant(summary.timestamp);
    return {
      ...measure(outcomes, at),
      tests: countTests(outcomes),
      tool: { name: "promptfoo", ...(typeof version === "string" ? { version } : {}) },
      ...(madeAt === undefined ? {} : { madeAt }),
    };
  },
};

/** Files have the summary under `results`; versions of 2023 and the Node package have it at the top. */
function findSummary(root: Fields): { readonly summary: Fields; readonly at: string } {
  const within = asObject(root.results);
  return within === undefined ? { summary: root, at: "$" } : { summary: within, at: "$.results" };
}

interface Outcome extends TestOutcome {
  readonly fields: Fields;
}

function judge(value: unknown, at: string): Outcome {
  const fields = takeObject(value, at);
  const { success, failureReason, error } = fields;
  if (typeof success !== "boolean") throw new ReportError(`${at}.success`, "expected true or false");
  if (success && (asObject(fields.gradingResult)?.pass === false || (failureReason ?? 0) !== 0))
    throw new ReportError(`${at}.success`, "it is a success although it was graded a failure");
  const { description, vars } = asObject(fields.testCase) ?? {};
  return {
    name: typeof description === "string" ? description : JSON.stringify(fields.vars ?? vars ?? {}).slice(0, 300),
    result: success ? "passed" : failureReason === ERROR ? "errors" : "failed",
    at,
    ...(typeof error === "string" ? { detail: error } : {}),
    fields,
  };
}

/** @throws ReportError where the totals are not those of the results; versions before 0.102 count errors among the failures, and tell no reason */
function checkCounts(stats: Fields, at: string, outcomes: readonly Outcome[]): void {
  const check = (key: string, ...results: readonly TestResult[]) => {
    const counted = outcomes.filter(({ result }) => results.includes(result)).length;
    const stated = takeCount(stats[key], member(at, key));
    if (stated !== counted)
      throw new ReportError(member(at, key), `expected ${counted}, as there are results of that kind, found ${stated}`);
  };
  check("successes", "passed");
  if (stats.errors === undefined) check("failures", "failed", "errors");
  else {
    check("failures", "failed");
    check("errors", "errors");
  }
}

function measure(outcomes: readonly Outcome[], at: string): Found {
  const found: Found = { metrics: [], broken: [] };
  const all = rateOf(outcomes, () => "all");
  const providers = rateOf(outcomes, providerOf);
  for (const rate of all.values()) noteRate(found, rate, `${at}.stats`);
  for (const rates of [providers.size > 1 ? providers : [], rateOf(outcomes, pluginOf)])
    for (const [slice, rate] of rates) noteRate(found, rate, `${at}.results`, slice);
  noteScores(found, outcomes, `${at}.results`);
  return found;
}

interface Tally {
  sum: number;
  samples: number;
}

/** How many passed of those that are told to belong together. */
function rateOf(outcomes: readonly Outcome[], tell: (outcome: Outcome) => string | undefined): Map<string, Tally> {
  const rates = new Map<string, Tally>();
  for (const outcome of outcomes) {
    const slice = tell(outcome);
    if (slice !== undefined && slice !== "") add(rates, slice, outcome.result === "passed" ? 1 : 0);
  }
  return rates;
}

function add(tallies: Map<string, Tally>, name: string, value: number): void {
  const tally = tallies.get(name) ?? { sum: 0, samples: 0 };
  tallies.set(name, { sum: tally.sum + value, samples: tally.samples + 1 });
}

function noteRate(found: Found, { sum, samples }: Tally, at: string, slice?: string): void {
  const about = slice === undefined ? {} : { slice };
  note(found, sum / samples, { name: "pass_rate", unit: "fraction", ...about, samples, at });
}

/** The mean of what assertions with a `metric` scored; a score that is no number breaks it. */
function noteScores(found: Found, outcomes: readonly Outcome[], at: string): void {
  const scores = new Map<string, Tally>();
  for (const { fields, at } of outcomes)
    for (const [name, value] of Object.entries(asObject(fields.namedScores) ?? {}))
      if (typeof value === "number") add(scores, name, value);
      else note(found, value, { name: `namedScores.${name}`, at: member(`${at}.namedScores`, name) });
  for (const [name, { sum, samples }] of scores)
    note(found, sum / samples, { name: `namedScores.${name}`, samples, at });
}

/** A provider's label, or its id. */
function providerOf({ fields }: Outcome): string | undefined {
  const { id, label } = asObject(fields.provider) ?? {};
  const name = label || id || fields.provider;
  return typeof name === "string" ? name : undefined;
}

/** Red teaming names what an attack was after. */
function pluginOf({ fields }: Outcome): string | undefined {
  const plugin = asObject(fields.metadata)?.pluginId;
  return typeof plugin === "string" ? plugin : undefined;
}
