import { FORMAT_NAMES } from "../../scan/format-names.ts";
import { isRuleId, RULES } from "../../scan/rules.ts";
import { openReport, type Place, type Problem, quote, type Report, sortProblems, suggest } from "../policy/problem.ts";
import { type Json, readYaml } from "../policy/read.ts";
import { keyAt, type Path, type Spot, spotAt, valueAt } from "../policy/spot.ts";
import { reportIssues } from "../policy/zod-problems.ts";
import type { OverallStatus, RequirementStatus } from "../verdict.ts";
import { type Deed, parseDeed } from "./deeds.ts";
import { type PolicyTestForm, policyTestForm, type ShortFacts } from "./short-form.ts";

/** A `*.test.yml`, understood. */
export interface PolicyTest {
  readonly file: string;
  /** Policy files beside the test, by name. */
  readonly policy: readonly string[];
  /** Inputs of the pack under test. */
  readonly with?: Readonly<Record<string, Json>>;
  /** Fills roles, in the form of a policy file's `roles`, where the policy under test is a pack. */
  readonly roles?: NonNullable<PolicyTestForm["roles"]>;
  readonly cases: readonly PolicyTestCase[];
}

export interface PolicyTestCase {
  readonly name: string;
  readonly at: Place;
  readonly facts: Omit<ShortFacts, "acts">;
  readonly deeds: readonly Deed[] | { readonly unavailable: string };
  readonly expect: readonly Expectation[];
}

/** One expectation, with the place that states it. */
export type Expectation =
  | { readonly of: "verdict"; readonly status: OverallStatus; readonly at: Place }
  | { readonly of: "requirement"; readonly id: string; readonly status: RequirementStatus; readonly at: Place };

export type PolicyTestResult = { readonly test: PolicyTest } | { readonly problems: readonly Problem[] };

/**
 * Reads a policy test. All problems are reported, each with file, line and column.
 * @param file the test's name, as `baseline.test.yml`; without `policy:` it tests `baseline.yml`
 */
export function parsePolicyTest(text: string, file: string): PolicyTestResult {
  const read = readYaml({ name: file, text });
  if ("problems" in read) return { problems: sortProblems(read.problems) };
  const { value, spot } = read.source;
  const report = openReport();
  const parsed = policyTestForm.safeParse(value);
  if (!parsed.success) {
    reportIssues({ schema: policyTestForm, data: value, spot, report }, parsed.error.issues);
    return { problems: sortProblems(report.problems) };
  }
  const { cases, policy, with: inputs, roles } = parsed.data;
  const understood = cases.map((each, index) => readCase(each, spotAt(spot, ["cases", index]), report));
  reportSameNames(understood, report);
  if (report.problems.length > 0) return { problems: sortProblems(report.problems) };
  return {
    test: {
      file,
      policy: policy ?? [testedBy(file)],
      ...(inputs === undefined ? {} : { with: inputs as Record<string, Json> }),
      ...(roles === undefined ? {} : { roles }),
      cases: understood,
    },
  };
}

function testedBy(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return name.replace(/(?:\.test)?\.yml$/, ".yml");
}

function readCase(
  { name, facts, expect }: PolicyTestForm["cases"][number],
  spot: Spot,
  report: Report,
): PolicyTestCase {
  const { acts = [], ...others } = facts;
  checkScans(facts, spot, report);
  checkNames(facts, spot, report);
  const expectations: Expectation[] = [];
  const stated = (...path: Path) => keyAt(spot, ["expect", ...path]);
  if (expect.verdict) expectations.push({ of: "verdict", status: expect.verdict, at: stated("verdict") });
  for (const [id, status] of Object.entries(expect.requirements ?? {}))
    expectations.push({ of: "requirement", id, status, at: stated("requirements", id) });
  return {
    name,
    at: valueAt(spot, ["name"]),
    facts: others,
    deeds: Array.isArray(acts) ? readActs(acts, spot, report) : acts,
    expect: expectations,
  };
}

/** A scan of what the case does not change, or by a name that the scanner does not have, would be read by nobody. */
function checkScans({ changes, scans = {} }: ShortFacts, spot: Spot, report: Report): void {
  const changed = changes.flatMap((change) => {
    if (typeof change === "string") return [change];
    return [change.path, ...(Array.isArray(change.outs) ? change.outs.map(({ path }) => path) : [])];
  });
  for (const [path, scan] of Object.entries(scans)) {
    const at = (...rest: Path) => valueAt(spot, ["facts", "scans", path, ...rest]);
    const unknown = (kind: string, word: string, known: readonly string[], place: Place) =>
      report.error("unknown-name", place, `the scanner knows no ${kind} called ${quote(word)}`, suggest(word, known));
    if (!changed.includes(path))
      report.error(
        "unknown-name",
        keyAt(spot, ["facts", "scans", path]),
        `the case does not change ${quote(path)}, so nothing is scanned there`,
        suggest(path, changed),
      );
    if (typeof scan === "string") continue;
    for (const [index, format] of (scan.formats ?? []).entries())
      if (!FORMAT_NAMES.some((name) => name === format)) unknown("format", format, FORMAT_NAMES, at("formats", index));
    for (const [index, finding] of (scan.findings ?? []).entries()) {
      const { rule } = typeof finding === "string" ? { rule: finding } : finding;
      if (!isRuleId(rule)) unknown("rule", rule, Object.keys(RULES), at("findings", index));
    }
  }
}

/** A report can name what DVC keeps by a whole md5 alone. */
function checkNames(
  { changes, reports = {}, "base-reports": before = {} }: ShortFacts,
  spot: Spot,
  report: Report,
): void {
  const outs = changes.flatMap((change) =>
    typeof change !== "string" && Array.isArray(change.outs) ? change.outs : [],
  );
  const nameless = new Set(outs.filter(({ new: id }) => id !== undefined && !MD5.test(id)).map(({ path }) => path));
  for (const [key, all] of Object.entries({ reports, "base-reports": before }))
    for (const [path, short] of Object.entries(all))
      for (const [index, name] of ("names" in short ? (short.names ?? []) : []).entries())
        if (nameless.has(name))
          report.error(
            "invalid-value",
            valueAt(spot, ["facts", key, path, "names", index]),
            `a report names ${quote(name)} by its md5, and "new" of that out is not one: write 32 hex digits there`,
          );
}

const MD5 = /^(?:md5:)?[0-9a-f]{32}$/;

function readActs(acts: readonly Parameters<typeof parseDeed>[0][], spot: Spot, report: Report): Deed[] {
  return acts.flatMap((act, index) => {
    const deeds = parseDeed(act);
    if (!("problem" in deeds)) return deeds;
    const { problem, suggestion } = deeds;
    const at = valueAt(spot, ["facts", "acts", index, ...(typeof act === "string" ? [] : ["do"])]);
    report.error("invalid-value", at, problem, suggestion === undefined ? {} : { suggestion });
    return [];
  });
}

function reportSameNames(cases: readonly PolicyTestCase[], report: Report): void {
  const first = new Map<string, Place>();
  for (const { name, at } of cases) {
    const also = first.get(name);
    if (also)
      report.error("duplicate-key", at, `another case is named ${quote(name)} too; give each a name of its own`, {
        also,
      });
    else first.set(name, at);
  }
}
