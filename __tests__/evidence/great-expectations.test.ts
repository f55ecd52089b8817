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

const format = "great-expectations";
const old = reportFixture(format, "0.18-validation.json");
const oldCheckpoint = reportFixture(format, "0.18-checkpoint.json");
const validation = reportFixture(format, "1-validation.json");
const noRows = reportFixture(format, "1-no-rows.json");
const checkpoint = reportFixture(format, "1-checkpoint.json");
const read = (place: string, value: JsonValue | undefined, fixture = validation) =>
  readAs(format, "r.json", altered(fixture, place, value).bytes);

const OF_AGE = [
  "expect_column_values_to_not_be_null(age).element_count = 5 count",
  "expect_column_values_to_not_be_null(age).unexpected_count = 1 count",
  "expect_column_values_to_not_be_null(age).unexpected_percent = 20 percent",
  "expect_column_values_to_be_between(age).element_count = 5 count",
  "expect_column_values_to_be_between(age).unexpected_count = 1 count",
  "expect_column_values_to_be_between(age).unexpected_percent = 25 percent",
  "expect_column_values_to_be_between(age).missing_count = 1 count",
  "expect_column_values_to_be_between(age).missing_percent = 20 percent",
];

describe("a validation of Great Expectations", () => {
  it("of version 1 names numbers by their expectation and column", () => {
    expect(listMetrics(readKnown(validation))).toEqual([
      ...OF_AGE,
      "expect_column_mean_to_be_between(age).observed_value = 73.5",
      "expect_table_row_count_to_equal.observed_value = 5",
      "evaluated_expectations = 4 count",
      "successful_expectations = 3 count",
      "unsuccessful_expectations = 1 count",
      "success_percent = 75 percent",
    ]);
    expect(readKnown(validation)).toMatchObject({ tool: { name: "great_expectations", version: "1.24.1" } });
  });

  test.each([["0.18-validation.json"], ["0.18-checkpoint.json"]])("of version 0.18 says the same in %s", (path) => {
    const known = readKnown(reportFixture(format, path));
    expect(listMetrics(known)).toEqual([
      ...OF_AGE,
      "expect_table_row_count_to_equal.observed_value = 5",
      "evaluated_expectations = 3 count",
      "successful_expectations = 2 count",
      "unsuccessful_expectations = 1 count",
      "success_percent = 66.66666666666666 percent",
    ]);
    expect(known).toMatchObject({ tool: { version: "0.18.22" } });
  });

  it("knows when it ran, where it says so with an offset", () => {
    expect(readKnown(validation).madeAt).toMatch(/^2\d{3}-\d\d-\d\dT.*Z$/);
    expect(readKnown(altered(validation, "meta.run_id.run_time", "2026-11-21T15:43:19")).madeAt).toBeUndefined();
  });

  it("has a test for each expectation", () => {
    expect(readKnown(validation).tests).toMatchObject({
      passed: 3,
      failed: 1,
      examples: [{ name: "expect_column_values_to_be_between(age)", result: "failed", at: "$.results[1]" }],
    });
  });

  it("of no rows succeeded to its own mind, and passes nothing", () => {
    const { tests, broken } = readKnown(noRows);
    expect(JSON.parse(noRows.bytes.toString())).toMatchObject({ success: true, statistics: { success_percent: 100 } });
    expect(tests).toMatchObject({ passed: 0, skipped: 1 });
    expect(broken.map(({ name }) => name)).toContain("expect_column_values_to_be_in_set(city).unexpected_percent");
  });

  it("of values that are all missing passes nothing either", () => {
    const result = { element_count: 5, unexpected_count: 0, unexpected_percent: null, missing_count: 5 };
    expect(readKnown(altered(noRows, "results.0.result", result)).tests).toMatchObject({ passed: 0, skipped: 1 });
  });

  test.each<[string, JsonValue]>([
    ["one error", { raised_exception: true, exception_message: "no column nope" }],
    [
      "an error for each metric",
      { "MetricConfigurationID(a)": { raised_exception: true, exception_message: "no column nope" } },
    ],
  ])("counts an expectation with %s as one, whatever else it says", (_, info) => {
    expect(readKnown(altered(validation, "results.3.exception_info", info)).tests).toMatchObject({
      passed: 2,
      errors: 1,
      examples: [{}, { name: "expect_table_row_count_to_equal", result: "errors", detail: "no column nope" }],
    });
  });

  it("takes the columns of a pair into the name", () => {
    const kwargs = { column_A: "from", column_B: "to", or_equal: true };
    expect(listMetrics(readKnown(altered(validation, "results.1.expectation_config.kwargs", kwargs)))).toContain(
      "expect_column_values_to_be_between(from, to).unexpected_percent = 25 percent",
    );
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["the success is gone", "success", undefined, "at $.success: 3 of 4 expectations were met"],
    ["a failure is called a success", "success", true, "at $.success: 3 of 4 expectations were met"],
    ["the results are gone", "results", undefined, "at $.results: expected a list"],
    ["nothing was evaluated", "results", [], "at $.results: expected the results of expectations"],
    ["a failed expectation is cut out", "results.1", undefined, "at $.statistics.evaluated_expectations: expected 3"],
    ["a failed expectation is called met", "results.1.success", true, "at $.results[1].success: 25 % of the values"],
    [
      "an expectation is neither met nor not",
      "results.1.success",
      null,
      "at $.results[1].success: expected true or false",
    ],
    ["an expectation is null", "results.1", null, "at $.results[1]: expected an object"],
    [
      "an expectation is not named",
      "results.1.expectation_config.type",
      undefined,
      "at $.results[1].expectation_config.type",
    ],
    [
      "an expectation is about nothing",
      "results.1.expectation_config.kwargs",
      undefined,
      "at $.results[1].expectation_config.kwargs",
    ],
    ["the statistics are gone", "statistics", undefined, "at $.statistics: expected an object"],
    [
      "more is counted as met",
      "statistics.successful_expectations",
      4,
      "at $.statistics.successful_expectations: expected 3",
    ],
    [
      "less is counted as unmet",
      "statistics.unsuccessful_expectations",
      0,
      "at $.statistics.unsuccessful_expectations",
    ],
    ["a count is text", "statistics.evaluated_expectations", "4", "at $.statistics.evaluated_expectations"],
    [
      "the share of success is not that of the counts",
      "statistics.success_percent",
      100,
      "at $.statistics.success_percent: 3 of 4 is 75",
    ],
    [
      "the share of success is null",
      "statistics.success_percent",
      null,
      "broken success_percent at $.statistics.success_percent",
    ],
    [
      "a share is smaller than its count",
      "results.1.result.unexpected_percent",
      1,
      "at $.results[1].result.unexpected_percent: 1 of 4 is 25",
    ],
    [
      "a share is text",
      "results.1.result.unexpected_percent",
      "25",
      "broken expect_column_values_to_be_between(age).unexpected_percent",
    ],
    [
      "more is unexpected than there is",
      "results.1.result.unexpected_count",
      9,
      "at $.results[1].result.unexpected_count",
    ],
    [
      "a count is negative",
      "results.1.result.missing_percent",
      -1,
      "broken expect_column_values_to_be_between(age).missing_percent",
    ],
    [
      "what was observed is NaN",
      "results.2.result.observed_value",
      null,
      "broken expect_column_mean_to_be_between(age).observed_value",
    ],
    ["a result is a list", "results.1.result", [], "at $.results[1].result: expected an object"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(read(place, value))).toContain(expected);
  });
});

describe("a checkpoint of Great Expectations", () => {
  it("has no number about everything where one of its validations has no name", () => {
    const nameless = altered(checkpoint, "validation_results.1.expectations.0.kwargs.batch_id", undefined);
    expect(listMetrics(readKnown(nameless))).toContain("success_percent[validation 2] = 100 percent");
  });

  it("tells several validations apart by their batch, and counts them", () => {
    const lines = listMetrics(readKnown(checkpoint));
    expect(lines).toContain("success_percent[people-train] = 75 percent");
    expect(lines).toContain("success_percent[people-city] = 100 percent");
    expect(lines.slice(-3)).toEqual([
      "evaluated_validations = 2 count",
      "successful_validations = 1 count",
      "unsuccessful_validations = 1 count",
    ]);
    expect(readKnown(checkpoint).tests).toMatchObject({
      passed: 4,
      failed: 1,
      examples: [{ name: "expect_column_values_to_be_between(age) of people-train" }],
    });
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["it ran nothing", "validation_results", [], "at $: expected the results of a validation"],
    ["its failure is called a success", "success", true, "at $.success: 1 of 2 validations succeeded"],
    ["a validation is cut out", "validation_results.0", undefined, "at $.success: 1 of 1 validations succeeded"],
    ["its counts are made better", "statistics.successful_validations", 2, "at $.statistics.successful_validations"],
    ["its counts are gone", "statistics", undefined, "at $.statistics: expected an object"],
    ["a validation is null", "validation_results.0", null, "at $.validation_results[0]: expected an object"],
    [
      "a validation has no expectations",
      "validation_results.0.expectations",
      [],
      "at $.validation_results[0].expectations",
    ],
    ["a validation lies", "validation_results.0.success", true, "at $.validation_results[0].success: 3 of 4"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(read(place, value, checkpoint))).toContain(expected);
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["it ran nothing", "run_results", {}, "at $: expected the results of a validation"],
    ["its runs are a list", "run_results", [], "at $.run_results: expected an object"],
    ["its failure is called a success", "success", true, "at $.success: 0 of 1 validations succeeded"],
  ])("of 0.18 is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(read(place, value, oldCheckpoint))).toContain(expected);
  });

  it("is known by what it holds", () => {
    for (const fixture of [old, oldCheckpoint, validation, noRows, checkpoint])
      expect(readAs("auto", "r.json", fixture.bytes)).toMatchObject({ known: { format } });
  });
});
