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

const drift = reportFixture("evidently", "drift.json");
const mixed = reportFixture("evidently", "data-and-model.json");
const regression = reportFixture("evidently", "regression.json");
const read = (place: string, value: JsonValue | undefined, fixture = drift) =>
  readAs("evidently", "r.json", altered(fixture, place, value).bytes);

describe("an Evidently report", () => {
  it("names a metric by its type and column, and its parts after a dot", () => {
    expect(listMetrics(readKnown(mixed))).toEqual([
      "RowCount = 120 count",
      "MissingValueCount(age).count = 3 count",
      "MissingValueCount(age).share = 0.025 fraction",
      "QuantileValue(column=age,quantile=0.25) = 36.5",
      "QuantileValue(column=age,quantile=0.75) = 47.6",
      "UniqueValueCount(city).counts.Bern = 63 count",
      "UniqueValueCount(city).counts.Oslo = 57 count",
      "UniqueValueCount(city).shares.Bern = 0.525 fraction",
      "UniqueValueCount(city).shares.Oslo = 0.475 fraction",
      "ValueDrift(age) = 0.25893366665360373",
      "Accuracy = 0.825 fraction",
      "F1ByLabel.0 = 0.8073394495412844 fraction",
      "F1ByLabel.1 = 0.8396946564885496 fraction",
    ]);
    expect(listMetrics(readKnown(regression))).toEqual([
      "MeanError.mean = 0.9416597318399921",
      "MeanError.std = 2.159538021347612",
    ]);
  });

  it("says of a p-value that it is one: less of it is more drift", () => {
    expect(listMetrics(readKnown(drift))).toEqual([
      "DriftedColumnsCount.count = 1 count",
      "DriftedColumnsCount.share = 0.5 fraction",
      "ValueDrift(age).p_value = 0.0021099029848735615",
      "ValueDrift(city).p_value = 0.5443622843039795",
    ]);
  });

  test.each([
    ["ks", "ValueDrift(age).p_value"],
    ["Anderson-Darling", "ValueDrift(age).p_value"],
    ["Wasserstein distance (normed)", "ValueDrift(age)"],
    ["jensenshannon", "ValueDrift(age)"],
    ["Percentile text content drift", "ValueDrift(age)"],
    ["custom function 'fine'", "ValueDrift(age).custom function 'fine'"],
    [null, "ValueDrift(age).unknown"],
  ])("of the method %s calls the score %s", (method, name) => {
    const known = read("metrics.1.config.method", method);
    expect("known" in known && known.known.metrics.map((metric) => metric.name)).toContain(name);
  });

  it("uses Evidently's own name in full where two metrics would be called the same", () => {
    expect(listMetrics(readKnown(altered(drift, "metrics.2.config.column", "age")))).toContain(
      "ValueDrift(column=city,method=Z-test p_value,threshold=0.05) = 0.5443622843039795",
    );
  });

  it("counts Evidently's own tests; where there are none it says nothing of them", () => {
    expect(readKnown(drift).tests).toMatchObject({
      passed: 1,
      failed: 2,
      examples: [
        { name: "Share of Drifted Columns: Less 0.500", result: "failed", at: "$.tests[0]" },
        { name: "Value Drift for column age", result: "failed", at: "$.tests[1]" },
      ],
    });
    expect(readKnown(regression).tests).toBeUndefined();
  });

  test.each([
    ["WARNING", { passed: 0, warned: 1 }],
    ["ERROR", { passed: 0, errors: 1 }],
    ["SKIPPED", { passed: 0, skipped: 1 }],
  ])("counts a test that ended as %s for no pass", (status, counts) => {
    expect(readKnown(altered(drift, "tests.2.status", status)).tests).toMatchObject(counts);
  });

  it("says nothing of a metric without a result but that it failed", () => {
    const known = readKnown(altered(altered(mixed, "metrics.6", {}), "tests", []));
    expect(known.tests).toMatchObject({ passed: 0, errors: 1, examples: [{ at: "$.metrics[6]" }] });
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["the metrics are gone", "metrics", undefined, "at $.metrics: expected a list"],
    ["there are no metrics", "metrics", [], "at $.tests[0].metric_config.metric_id"],
    ["the tests are gone", "tests", undefined, "at $.tests: expected a list"],
    ["a metric is null", "metrics.1", null, "at $.metrics[1]: expected an object"],
    ["a metric has no result", "metrics.1", {}, "at $.tests[1].metric_config.metric_id"],
    ["a metric has no name", "metrics.1.metric_name", undefined, "at $.metrics[1].metric_name"],
    ["a metric's name is not its type's", "metrics.1.metric_name", "PSI(column=age)", "at $.metrics[1].metric_name"],
    ["a metric has no configuration", "metrics.1.config", undefined, "at $.metrics[1].config"],
    ["a metric has no type", "metrics.1.config.type", "", "at $.metrics[1].metric_name"],
    ["a metric has no id", "metrics.1.id", 7, "at $.metrics[1].id"],
    ["a value is NaN", "metrics.1.value", null, "broken ValueDrift(age).p_value at $.metrics[1].value"],
    ["a value is text", "metrics.1.value", "0.5", "broken ValueDrift(age).p_value at $.metrics[1].value"],
    ["a value is a list", "metrics.1.value", [0.5], "broken ValueDrift(age).p_value at $.metrics[1].value"],
    ["a value is gone", "metrics.1.value", undefined, "broken ValueDrift(age).p_value at $.metrics[1].value"],
    ["a share is more than all", "metrics.0.value", { share: 1.5 }, "broken DriftedColumnsCount.share"],
    ["a count is half", "metrics.0.value", { count: 0.5 }, "broken DriftedColumnsCount.count"],
    ["a count is negative", "metrics.0.value", { count: -1 }, "broken DriftedColumnsCount.count"],
    [
      "a count is not the share",
      "metrics.0.value.share",
      0.1,
      "at $.metrics[0].value.share: 1 of the 2 columns is 0.5",
    ],
    ["a count is none and its share is not", "metrics.0.value.count", 0, "at $.metrics[0].value.share: expected 0"],
    ["a test has no status", "tests.0.status", undefined, "at $.tests[0].status"],
    [
      "a test has a status that there is not",
      "tests.0.status",
      "PASS",
      "at $.tests[0].status: expected one of SUCCESS",
    ],
    ["a test is of another report", "tests.0.metric_config.metric_id", "0", "at $.tests[0].metric_config.metric_id"],
    ["a test of drift passed and should not", "tests.1.status", "SUCCESS", "at $.tests[1].status: the score 0.00"],
    ["a test has no name", "tests.0.name", null, "at $.tests[0].name"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(read(place, value))).toContain(expected);
  });

  it("of Evidently before configurations were written asks for a newer one", () => {
    const old = { id: "0", metric_id: "ValueDrift(column=age)", value: 1 };
    expect(shortfallOf(read("metrics", [old]))).toBe(
      "at $.metrics[0]: it has no configuration, which says what the number means; use a newer Evidently",
    );
  });

  it("gives no name to what is nested under endless keys", () => {
    expect(shortfallOf(read("metrics.0.value", { ["x".repeat(2000)]: 1 }))).toContain("a key is too long");
  });
});
