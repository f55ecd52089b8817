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

const suite = reportFixture("deepchecks", "suite.json");
const notRun = reportFixture("deepchecks", "not-run.json");
const check = reportFixture("deepchecks", "check.json");
const read = (place: string, value: JsonValue | undefined, fixture = suite) =>
  readAs("deepchecks", "r.json", altered(fixture, place, value).bytes);

describe("a Deepchecks report", () => {
  it("names numbers by their check and the keys that lead to them, and scores by their slice of the data", () => {
    expect(listMetrics(readKnown(suite))).toEqual([
      "Label Drift.Drift score = 0.3638831646237894",
      "Train Test Performance.F1[Dataset=Train, Class=0] = 0.9105058366",
      "Train Test Performance.F1[Dataset=Train, Class=1] = 0.8391608392",
      "Train Test Performance.Precision[Dataset=Train, Class=0] = 0.9",
      "Train Test Performance.Precision[Dataset=Train, Class=1] = 0.8571428571",
      "Train Test Performance.Recall[Dataset=Train, Class=0] = 0.9212598425",
      "Train Test Performance.Recall[Dataset=Train, Class=1] = 0.8219178082",
      "Train Test Performance.F1[Dataset=Test, Class=0] = 0.7540983607",
      "Train Test Performance.F1[Dataset=Test, Class=1] = 0.9162011173",
      "Train Test Performance.Precision[Dataset=Test, Class=0] = 0.7666666667",
      "Train Test Performance.Precision[Dataset=Test, Class=1] = 0.9111111111",
      "Train Test Performance.Recall[Dataset=Test, Class=0] = 0.7419354839",
      "Train Test Performance.Recall[Dataset=Test, Class=1] = 0.9213483146",
      "New Label Train Test.n_samples = 120",
      "New Label Train Test.n_new_labels_samples = 0",
    ]);
    expect(readKnown(suite).metrics[1]).toMatchObject({ samples: 127, at: "$.results[1].value" });
  });

  it("counts conditions as tests; a check without any concluded nothing", () => {
    expect(readKnown(suite).tests).toMatchObject({
      passed: 2,
      failed: 1,
      examples: [
        { name: "Label Drift: Label drift score < 0.15", result: "failed", at: "$.results[0].conditions_results[0]" },
      ],
    });
  });

  it("counts a check that did not run as an error, though all that did run passed", () => {
    expect(readKnown(notRun).tests).toEqual({
      passed: 2,
      warned: 0,
      failed: 0,
      errors: 1,
      skipped: 0,
      examples: [
        {
          name: "Date Train Test Leakage Duplicates",
          result: "errors",
          at: "$.results[2]",
          detail: "it did not run: Dataset does not contain a datetime",
        },
      ],
    });
  });

  it("may be of one check alone", () => {
    expect(listMetrics(readKnown(check))).toEqual(["Mixed Nulls.n_samples = 200"]);
    expect(readKnown(check).tests).toMatchObject({ passed: 1, failed: 0 });
  });

  test.each([
    ["WARN", "warned"],
    ["ERROR", "errors"],
  ])("counts a condition that ended as %s for no pass", (status, result) => {
    const bytes = Buffer.from(check.bytes.toString().replace('"PASS"', JSON.stringify(status)));
    expect(readKnown({ ...check, bytes }).tests).toMatchObject({ passed: 0, [result]: 1 });
  });

  it("that concluded nothing has no tests", () => {
    const bytes = Buffer.from(check.bytes.toString().replace(/(?<="conditions_results": )\[.*?\]/, "[]"));
    expect(readKnown({ ...check, bytes }).tests).toBeUndefined();
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["it is of another kind", "type", "SuiteRun", "at $.type: expected SuiteResult"],
    ["the results are gone", "results", undefined, "at $.results: expected a list"],
    ["no check ran", "results", [], "at $.results: expected the results of checks"],
    ["a result is null", "results.0", null, "at $.results[0]: expected an object"],
    ["a result is of no kind", "results.0.type", undefined, "at $.results[0].type"],
    ["a suite is in a suite", "results.0.type", "SuiteResult", "at $.results[0].type: expected CheckResult"],
    ["a check has no name", "results.0.header", "", "at $.results[0].header"],
    ["a check's name is null", "results.0.header", null, "at $.results[0].header"],
    ["a check has no value", "results.0.value", undefined, "at $.results[0].value"],
    ["the conditions are gone", "results.0.conditions_results", undefined, "at $.results[0].conditions_results"],
    ["a condition has no status", "results.0.conditions_results.0.Status", undefined, "conditions_results[0].Status"],
    [
      "a condition has a status that there is not",
      "results.0.conditions_results.0.Status",
      "OK",
      "expected one of PASS",
    ],
    [
      "a condition is not said",
      "results.0.conditions_results.0.Condition",
      undefined,
      "conditions_results[0].Condition",
    ],
    ["a check did not run", "results.1.type", "CheckFailure", "at $.results[1].exception: expected text"],
    ["a value is NaN", "results.0.value", null, "broken Label Drift at $.results[0].value"],
    ["a value is text", "results.0.value", "0.01", "broken Label Drift at $.results[0].value"],
    ["a number of numpy is NaN", "results.0.value.Drift score.value", null, "broken Label Drift.Drift score"],
    ["a number of numpy is text", "results.0.value.Drift score.value", "0", "broken Label Drift.Drift score"],
    ["a table is broken off", "results.1.value", '[{"Metric":"F1",', "at $.results[1].value: expected a table"],
    ["a score is text", "results.1.value", '[{"Metric":"F1","Value":"1"}]', "broken Train Test Performance.F1"],
    ["a score is NaN", "results.1.value", '[{"Metric":"F1","Value":NaN}]', "broken Train Test Performance.F1"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(read(place, value))).toContain(expected);
  });
});
