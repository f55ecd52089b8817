import { describe, expect, it, test } from "@jest/globals";
import {
  altered,
  type JsonValue,
  listMetrics,
  readAs,
  readKnown,
  reportFixture,
  shortfallOf,
} from "../support/report-fixtures.ts";

const bandit = reportFixture("sarif", "bandit.sarif");
const clean = reportFixture("sarif", "bandit-clean.sarif");
const semgrep = reportFixture("sarif", "semgrep.sarif");

/** One run of a tool with these results and rules. */
const written = (results: JsonValue, run: { [key: string]: JsonValue } = {}) =>
  altered(altered(clean, "runs.0", { tool: { driver: { name: "t" } }, ...run }), "runs.0.results", results);
const totals = (fixture: typeof clean) =>
  listMetrics(readKnown(fixture))
    .filter((line) => !line.includes("["))
    .map((line) => line.replace(" count", ""));

describe("a report in SARIF", () => {
  it("counts bandit's results by level, in all and by rule", () => {
    const report = readKnown(bandit);
    expect(listMetrics(report)).toEqual([
      "results = 4 count",
      "errors = 1 count",
      "warnings = 1 count",
      "notes = 2 count",
      ...["results[B403] = 1 count", "errors[B403] = 0 count", "warnings[B403] = 0 count", "notes[B403] = 1 count"],
      ...["results[B404] = 1 count", "errors[B404] = 0 count", "warnings[B404] = 0 count", "notes[B404] = 1 count"],
      ...["results[B301] = 1 count", "errors[B301] = 0 count", "warnings[B301] = 1 count", "notes[B301] = 0 count"],
      ...["results[B602] = 1 count", "errors[B602] = 1 count", "warnings[B602] = 0 count", "notes[B602] = 0 count"],
    ]);
    expect(report).toMatchObject({
      tool: { name: "Bandit", version: "1.9.4" },
      madeAt: "2026-11-21T15:39:12.000Z",
      tests: { failed: 1, passed: 0, examples: [{ result: "failed", at: "$.runs[0]" }] },
    });
  });

  const here = (uri: string, region: JsonValue = {}): JsonValue => ({
    locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
  });
  test.each<[string, JsonValue[], string]>([
    [
      "rule, file and line",
      [
        { ruleId: "W", level: "warning", ...(here("a.py") as object) },
        { ruleId: "E", level: "error", ...(here("b.py", { startLine: 4 }) as object) },
        { ruleId: "F", level: "error" },
      ],
      "t: E in b.py, line 4",
    ],
    ["file alone", [{ level: "error", ...(here("b.py") as object) }], "t: b.py"],
    ["rule alone", [{ ruleId: "E", level: "error", locations: [] }], "t: E"],
    ["none of these", [{ level: "error", locations: "b.py" }], "t"],
    [
      "a warning's where there is no error",
      [{ ruleId: "W", ...(here("a.py", { startLine: 2 }) as object) }],
      "t: W in a.py, line 2",
    ],
  ])("names its first failure by %s", (_, results, name) => {
    expect(readKnown(written(results)).tests?.examples.map((each) => each.name)).toEqual([name]);
  });

  it("names bandit's and semgrep's", () => {
    expect(readKnown(bandit).tests?.examples[0]?.name).toBe("Bandit: B602 in src/train.py, line 11");
    expect(readKnown(semgrep).tests?.examples[0]?.name).toMatch(/^Semgrep OSS: \S+ in \S+, line \d+$/);
  });

  it("passes where a tool ran and found nothing", () => {
    expect(totals(clean)).toEqual(["results = 0", "errors = 0", "warnings = 0", "notes = 0"]);
    expect(readKnown(clean).tests).toMatchObject({ passed: 1, failed: 0, errors: 0 });
  });

  it("takes the level from the rule where semgrep's result states none", () => {
    expect(totals(semgrep)).toEqual(["results = 2", "errors = 1", "warnings = 1", "notes = 0"]);
    expect(readKnown(semgrep)).toMatchObject({ tool: { version: "1.182.0" }, tests: { failed: 1 } });
  });

  it("counts a result without any level as a warning", () => {
    expect(totals(written([{ ruleId: "x" }]))).toEqual(["results = 1", "errors = 0", "warnings = 1", "notes = 0"]);
  });

  const strict = { id: "R", defaultConfiguration: { level: "error" } };
  test.each<[string, { [key: string]: JsonValue }, JsonValue]>([
    ["by the place of its rule", { tool: { driver: { name: "t", rules: [strict] } } }, { ruleIndex: 0 }],
    ["by a part of its rule", { tool: { driver: { name: "t", rules: [strict] } } }, { ruleId: "R/1" }],
    ["by a reference to its rule", { tool: { driver: { name: "t", rules: [strict] } } }, { rule: { id: "R" } }],
    [
      "by the rule of an extension, as CodeQL has them",
      { tool: { driver: { name: "t" }, extensions: [{ name: "e", rules: [strict] }] } },
      { rule: { index: 0, toolComponent: { index: 0 } } },
    ],
    [
      "by the graver of two rules of one name",
      { tool: { driver: { name: "t", rules: [{ id: "R" }] }, extensions: [{ name: "e", rules: [strict] }] } },
      { ruleId: "R" },
    ],
    [
      "by the settings of the run",
      {
        tool: { driver: { name: "t", rules: [{ id: "R" }] } },
        invocations: [
          {
            executionSuccessful: true,
            ruleConfigurationOverrides: [{ descriptor: { index: 0 }, configuration: { level: "error" } }],
          },
        ],
      },
      { ruleId: "R" },
    ],
  ])("finds a result's level %s", (_, run, result) => {
    expect(totals(written([result], run))).toContain("errors = 1");
  });

  test.each<[string, JsonValue]>([
    ["suppressed", { suppressions: [{ kind: "inSource" }] }],
    ["suppressed, and accepted", { suppressions: [{ kind: "external", status: "accepted" }] }],
    ["of a kind that is no failure", { kind: "pass" }],
    ["gone since the baseline", { baselineState: "absent" }],
  ])("does not count a result that is %s", (_, result) => {
    const report = written([{ level: "error", ...(result as object) }]);
    expect(totals(report)).toContain("results = 0");
    expect(shortfallOf(readAs("sarif", "r.sarif", report.bytes))).toBe("");
  });

  test.each<[string, JsonValue]>([
    ["has an empty list of suppressions", { suppressions: [] }],
    ["was to be suppressed, which was rejected", { suppressions: [{ kind: "external", status: "rejected" }] }],
    ["is to be suppressed, which is under review", { suppressions: [{ kind: "external", status: "underReview" }] }],
    ["was there before", { baselineState: "unchanged" }],
  ])("counts a result that %s", (_, result) => {
    expect(totals(written([{ level: "error", ...(result as object) }]))).toContain("errors = 1");
  });

  it("has a test for each run, and neither time nor tool where several wrote it", () => {
    const both = altered(clean, "runs.1", JSON.parse(semgrep.bytes.toString()).runs[0]);
    const report = readKnown(both);
    expect(report).toMatchObject({ tests: { passed: 1, failed: 1, examples: [{ at: "$.runs[1]" }] } });
    expect(report).not.toHaveProperty("tool");
    expect(report).not.toHaveProperty("madeAt");
  });

  it("names the files whose digests the tool states", () => {
    const hashes = { "sha-256": "AB".repeat(32), md5: "0".repeat(32) };
    const artifacts = [{ location: { uri: "models/a.onnx" }, hashes }, { location: { uri: "b" } }];
    expect(readKnown(altered(clean, "runs.0.artifacts", artifacts)).subjects).toEqual([
      { name: "models/a.onnx", sha256: "ab".repeat(32) },
    ]);
  });

  const notification = (level: string): JsonValue => [{ level, message: { text: "syntax error in a.py" } }];
  test.each<[string, string, JsonValue | undefined, string]>([
    ["nothing ran", "runs", [], "at $.runs: no tool ran"],
    ["runs are no list", "runs", {}, "at $.runs"],
    ["a run is null", "runs.0", null, "at $.runs[0]"],
    ["it is of another version", "version", "2.0.0", "at $.version"],
    ["the tool is gone", "runs.0.tool", undefined, "at $.runs[0].tool"],
    ["the driver is a list", "runs.0.tool.driver", [], "at $.runs[0].tool.driver"],
    ["the results are gone", "runs.0.results", undefined, "errors Bandit at $.runs[0]"],
    ["the scan did not start", "runs.0.results", null, "errors Bandit at $.runs[0]"],
    ["the results are elsewhere", "runs.0.externalPropertyFileReferences", {}, "errors Bandit at $.runs[0]"],
    ["the tool failed", "runs.0.invocations.0.executionSuccessful", false, "errors Bandit at $.runs[0]"],
    ["it does not say whether it failed", "runs.0.invocations.0.executionSuccessful", undefined, "errors Bandit"],
    ["a file was skipped", "runs.0.invocations.0.toolExecutionNotifications", notification("error"), "errors Bandit"],
    ["a setting was wrong", "runs.0.invocations.0.toolConfigurationNotifications", notification("error"), "errors"],
    ["bandit read no code", "runs.0.properties.metrics._totals.loc", 0, "errors Bandit"],
    ["a result is no object", "runs.0.results", [7], "at $.runs[0].results[0]"],
    ["a level is unknown", "runs.0.results", [{ level: "low" }], "at $.runs[0].results[0].level"],
    ["a kind is unknown", "runs.0.results", [{ kind: "ok" }], "at $.runs[0].results[0].kind"],
    [
      "a suppression is no object",
      "runs.0.results",
      [{ suppressions: [1] }],
      "at $.runs[0].results[0].suppressions[0]",
    ],
    ["a result is left to a person", "runs.0.results", [{ kind: "review" }], "warned Bandit"],
    ["a result is of level error", "runs.0.results", [{ level: "error" }], "failed Bandit"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("sarif", "r.sarif", altered(clean, place, value).bytes))).toContain(expected);
  });

  it("says what the tool could not read", () => {
    const fixture = altered(clean, "runs.0.invocations.0.toolExecutionNotifications", notification("error"));
    expect(readKnown(fixture).tests?.examples[0]?.detail).toBe("the tool met an error: syntax error in a.py");
    const warned = altered(clean, "runs.0.invocations.0.toolExecutionNotifications", notification("warning"));
    expect(readKnown(warned).tests).toMatchObject({ passed: 1 });
  });

  it("of 100,000 results is read whole", () => {
    const many = Array.from({ length: 100_000 }, (_, place) => ({ ruleId: `R${place % 1000}`, level: "note" }));
    expect(totals(written(many))).toContain("notes = 100000");
    const strange = Array.from({ length: 20_000 }, (_, place) => ({ ruleId: `R${place}`, level: "note" }));
    expect(listMetrics(readKnown(written(strange)))).toHaveLength(4);
  });
});
