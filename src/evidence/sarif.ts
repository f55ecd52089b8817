/**
 * SARIF 2.1.0, as semgrep, bandit, CodeQL, Trivy and others write it:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html (the numbers below are its sections).
 */
import type { Metric, Subject } from "../core/report-facts.ts";
import { asObject } from "../scan/strict-json.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Level, levelsOfRules, type RuleLevels, takeLevel } from "./sarif-levels.ts";
import { type Fields, takeList, takeObject } from "./take.ts";
import { toInstant } from "./to-instant.ts";

const VERSION = "2.1.0";
/** No tool has so many rules; past them the counts by rule are left out, and what asks for one finds none. */
const MOST_RULES = 10_000;

/** How many results count, by level. Those of level `none` are in `results` alone. */
interface Counts {
  results: number;
  errors: number;
  warnings: number;
  notes: number;
}
const none = (): Counts => ({ results: 0, errors: 0, warnings: 0, notes: 0 });

export const sarif: ReportFormat = {
  name: "sarif",
  recognise: (source) => {
    const object = source.object();
    return object?.version === VERSION && Array.isArray(object.runs);
  },
  parse: (source) => {
    const top = takeObject(source.json(), "$");
    if (top.version !== VERSION) throw new ReportError("$.version", `expected ${VERSION}`);
    const runs = takeList(top.runs, "$.runs");
    if (runs.length === 0) throw new ReportError("$.runs", "no tool ran");
    const all = none();
    const byRule = new Map<string, Counts>();
    const tests = countTests(runs.map((run, place) => readRun(run, `$.runs[${place}]`, all, byRule)));
    const tool = nameTool(runs);
    const madeAt = oldestEnd(runs);
    return {
      metrics: [listCounts(all), ...listRules(byRule)].flat(),
      tests,
      subjects: runs.flatMap(listArtifacts),
      ...(tool === undefined ? {} : { tool }),
      ...(madeAt === undefined ? {} : { madeAt }),
    };
  },
};

/** Counts a run's results, and says what became of the run as a whole. */
function readRun(value: unknown, at: string, all: Counts, byRule: Map<string, Counts>): TestOutcome {
  const run = takeObject(value, at);
  const driver = takeObject(takeObject(run.tool, `${at}.tool`).driver, `${at}.tool.driver`);
  const rules = levelsOfRules(run, at);
  for (const rule of rules.levels.keys()) countsOf(byRule, rule);
  const here = none();
  const first = new Map<Level, string>();
  let undecided = 0;
  // A run whose `results` is null or absent came to no result (3.14.23).
  const results = Array.isArray(run.results) ? run.results : [];
  for (const [place, each] of results.entries()) {
    const read = readResult(each, `${at}.results[${place}]`, rules);
    if (read === "undecided") undecided += 1;
    if (typeof read === "string") continue;
    const counts = [all, here, ...(read.rule === undefined ? [] : [countsOf(byRule, read.rule)])];
    for (const count of counts) add(count, read.level);
    if (!first.has(read.level)) first.set(read.level, nameResult(each, read.rule));
  }
  const trouble = findTrouble(run, at);
  const tool = typeof driver.name === "string" ? driver.name : "a run";
  const nameFirst = (level: Level) => {
    const result = first.get(level) ?? "";
    return result === "" ? tool : `${tool}: ${result}`;
  };
  const outcome = { name: tool, at };
  if (trouble !== undefined) return { ...outcome, result: "errors", detail: trouble };
  if (here.errors > 0)
    return { at, name: nameFirst("error"), result: "failed", detail: `results of level error: ${here.errors}` };
  if (here.warnings + undecided === 0) return { ...outcome, result: "passed" };
  const left = undecided === 0 ? "" : `; left to a person: ${undecided}`;
  return {
    at,
    name: nameFirst("warning"),
    result: "warned",
    detail: `results of level warning: ${here.warnings}${left}`,
  };
}

/** `B301 in src/train.py, line 4`, as far as a result says so (3.27.12, 3.28.3); empty where it says nothing of it. */
function nameResult(value: unknown, rule: string | undefined): string {
  const locations = asObject(value)?.locations;
  const physical = asObject(asObject(Array.isArray(locations) ? locations[0] : undefined)?.physicalLocation);
  const uri = asObject(physical?.artifactLocation)?.uri;
  const line = asObject(physical?.region)?.startLine;
  const where = typeof uri === "string" && uri !== "" ? [rule === undefined ? uri : `in ${uri}`] : [];
  const named = [...(rule === undefined ? [] : [rule]), ...where].join(" ");
  return where.length > 0 && typeof line === "number" ? `${named}, line ${line}` : named;
}

/** What one result counts as: nothing if it is suppressed (3.27.23), gone since (3.27.24) or no failure (3.27.9). */
function readResult(
  value: unknown,
  at: string,
  rules: RuleLevels,
): { level: Level; rule: string | undefined } | "nothing" | "undecided" {
  const result = takeObject(value, at);
  const { kind = "fail", suppressions = [] } = result;
  const accepted = takeList(suppressions, `${at}.suppressions`).map((each, place) => {
    const { status = "accepted" } = takeObject(each, `${at}.suppressions[${place}]`);
    return status === "accepted";
  });
  if (accepted.length > 0 && accepted.every(Boolean)) return "nothing";
  if (result.baselineState === "absent") return "nothing";
  if (kind === "open" || kind === "review") return "undecided";
  if (kind === "pass" || kind === "informational" || kind === "notApplicable") return "nothing";
  if (kind !== "fail") throw new ReportError(`${at}.kind`, "expected a kind of result that SARIF has");
  const rule = rules.ruleOf(result);
  const level = takeLevel(result.level, `${at}.level`);
  return { rule, level: level ?? (rule === undefined ? undefined : rules.levels.get(rule)) ?? "warning" };
}

/** Why a run does not tell what it would have told, if so: it stopped, could not read something, or keeps its results elsewhere. */
function findTrouble(run: Fields, at: string): string | undefined {
  if (!Array.isArray(run.results)) return "the run has no list of results";
  if (run.externalPropertyFileReferences !== undefined) return "parts of the run are in other files";
  // Bandit's own: it reads an empty folder without complaint.
  const totals = asObject(asObject(asObject(run.properties)?.metrics)?._totals);
  if (totals?.loc === 0) return "the tool read no line of code";
  const invocations = takeList(run.invocations ?? [], `${at}.invocations`);
  for (const [place, value] of invocations.entries()) {
    const invocation = takeObject(value, `${at}.invocations[${place}]`);
    if (invocation.executionSuccessful !== true) return "the tool did not run to its end";
    for (const key of ["toolExecutionNotifications", "toolConfigurationNotifications"]) {
      const notes = takeList(invocation[key] ?? [], `${at}.invocations[${place}].${key}`);
      const bad = notes.find((note) => takeObject(note, `${at}.invocations[${place}].${key}`).level === "error");
      if (bad !== undefined) return `the tool met an error: ${messageOf(bad)}`;
    }
  }
  return undefined;
}

function messageOf(notification: unknown): string {
  const text = asObject(asObject(notification)?.message)?.text;
  return typeof text === "string" ? text : "it does not say which";
}

function countsOf(byRule: Map<string, Counts>, rule: string): Counts {
  const known = byRule.get(rule) ?? none();
  byRule.set(rule, known);
  return known;
}

function add(counts: Counts, level: Level): void {
  counts.results += 1;
  if (level === "error") counts.errors += 1;
  if (level === "warning") counts.warnings += 1;
  if (level === "note") counts.notes += 1;
}

function listRules(byRule: ReadonlyMap<string, Counts>): Metric[][] {
  return byRule.size > MOST_RULES ? [] : Array.from(byRule, ([rule, counts]) => listCounts(counts, rule));
}

function listCounts(counts: Counts, slice?: string): Metric[] {
  return Object.entries(counts).map(([name, value]) => ({
    name,
    value,
    unit: "count",
    ...(slice === undefined ? {} : { slice }),
    at: "$.runs",
  }));
}

/** The tool, where one alone wrote all of it. */
function nameTool(runs: readonly unknown[]): { name?: string; version?: string } | undefined {
  const [only, other] = runs;
  if (other !== undefined) return undefined;
  const driver = takeObject(takeObject(takeObject(only, "$.runs[0]").tool, "$.runs[0].tool").driver, "$");
  const version = driver.semanticVersion ?? driver.version;
  return {
    ...(typeof driver.name === "string" ? { name: driver.name } : {}),
    ...(typeof version === "string" ? { version } : {}),
  };
}

/** A file of several runs is as old as the oldest; one run without a time leaves the whole without. */
function oldestEnd(runs: readonly unknown[]): string | undefined {
  const ends: string[] = [];
  for (const run of runs) {
    const [invocation] = takeList(takeObject(run, "$.runs").invocations ?? [], "$.runs");
    const { endTimeUtc, startTimeUtc } = invocation === undefined ? {} : takeObject(invocation, "$.runs");
    const end = toInstant(endTimeUtc ?? startTimeUtc);
    if (end === undefined) return undefined;
    ends.push(end);
  }
  return ends.sort()[0];
}

/** Files that the tool names with their content (3.24.11). */
function listArtifacts(value: unknown, place: number): Subject[] {
  const at = `$.runs[${place}]`;
  const { artifacts = [] } = takeObject(value, at);
  return takeList(artifacts, `${at}.artifacts`).flatMap((each) => {
    const { hashes, location } = takeObject(each, `${at}.artifacts`);
    const sha256 = hashes === undefined ? undefined : takeObject(hashes, `${at}.artifacts`)["sha-256"];
    if (typeof sha256 !== "string" || !/^[0-9a-fA-F]{64}$/.test(sha256)) return [];
    const uri = location === undefined ? undefined : takeObject(location, `${at}.artifacts`).uri;
    return [{ sha256: sha256.toLowerCase(), ...(typeof uri === "string" ? { name: uri } : {}) }];
  });
}
