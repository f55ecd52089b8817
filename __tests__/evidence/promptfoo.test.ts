import { describe, expect, it, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import {
  altered,
  type JsonValue,
  listMetrics,
  readAs,
  readKnown,
  reportFixture,
  shortfallOf,
} from "../support/report-fixtures.ts";

const results = reportFixture("promptfoo", "results.json");
const twoProviders = reportFixture("promptfoo", "two-providers.json");

describe("an evaluation by promptfoo", () => {
  it("has the rate of tests that passed, and the mean of what assertions with a name scored", () => {
    expect(listMetrics(readKnown(results))).toEqual(["pass_rate = 0.5 fraction", "namedScores.Grounded = 0.5"]);
    expect(readKnown(results).metrics[0]).toMatchObject({ samples: 2, at: "$.results.stats" });
  });

  it("has rates by provider where there are several", () => {
    expect(listMetrics(readKnown(twoProviders)).sort()).toEqual([
      "pass_rate = 0.5 fraction",
      "pass_rate[echo] = 1 fraction",
      "pass_rate[out of order] = 0 fraction",
    ]);
  });

  it("has rates by what red teaming was after", () => {
    const red = altered(results, "results.results.1.metadata.pluginId", "pii");
    expect(listMetrics(readKnown(red))).toContain("pass_rate[pii] = 0 fraction");
  });

  it("is as many tests as there are results, and no answer is an error", () => {
    expect(readKnown(results)).toMatchObject({
      tests: {
        passed: 1,
        failed: 1,
        errors: 0,
        examples: [
          {
            name: "names the capital",
            result: "failed",
            at: "$.results.results[1]",
            detail: 'Expected output to contain "Lima"',
          },
        ],
      },
    });
    expect(readKnown(twoProviders)).toMatchObject({ tests: { passed: 1, failed: 0, errors: 1 } });
  });

  it("names the tool's version, and when it was made", () => {
    const { tool, madeAt } = readKnown(results);
    expect(tool).toEqual({ name: "promptfoo", version: "0.121.20" });
    expect(madeAt).toBe(JSON.parse(results.bytes.toString()).results.timestamp);
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["nothing was run", "results.results", [], "at $.results.results: no test was run"],
    ["results are not listed", "results.results", undefined, "at $.results.results: expected a list"],
    ["results are an object", "results.results", {}, "at $.results.results: expected a list"],
    ["there are no counts", "results.stats", undefined, "at $.results.stats: expected an object"],
    ["it counts too many successes", "results.stats.successes", 2, "at $.results.stats.successes: expected 1"],
    ["it counts too few failures", "results.stats.failures", 0, "at $.results.stats.failures: expected 1"],
    ["it counts an error that is none", "results.stats.errors", 1, "at $.results.stats.errors: expected 0"],
    ["a count is NaN", "results.stats.successes", null, "at $.results.stats.successes: expected a whole number"],
    ["a count is text", "results.stats.successes", "1", "at $.results.stats.successes: expected a whole number"],
    ["a result is missing", "results.results.1", undefined, "at $.results.stats.failures: expected 0"],
    ["a result is null", "results.results.1", null, "at $.results.results[1]: expected an object"],
    ["a failure is called a success", "results.results.1.success", true, "at $.results.results[1].success: it is a"],
    ["a success is text", "results.results.0.success", "true", "at $.results.results[0].success: expected true or"],
    ["a success is missing", "results.results.0.success", undefined, "at $.results.results[0].success"],
    ["a score is NaN", "results.results.0.namedScores.Grounded", null, "broken namedScores.Grounded"],
  ])("is no evidence where %s", (_, place, value, why) => {
    const { path, bytes } = altered(results, place, value);
    expect(shortfallOf(readAs("promptfoo", path, bytes))).toContain(why);
  });

  it("is told by its counts beside its results", () => {
    const { path, bytes } = altered(results, "results.stats.tokenUsage", undefined);
    expect(readReport(path, bytes, "auto")).toHaveProperty("unavailable");
  });
});

// As the types of promptfoo 0.55.0 (`EvaluateSummary` in its package's `dist/src/types`) have it: no errors counted, no reason for a failure.
describe("an evaluation by an older promptfoo", () => {
  const older = (successes: number, failures: number): JsonValue => ({
    version: 2,
    results: [
      { success: true, provider: { id: "echo" }, vars: { a: 1 } },
      { success: false, provider: { id: "echo" }, vars: { a: 2 }, error: "no" },
    ],
    stats: { successes, failures, tokenUsage: { total: 0 } },
  });
  const read = (value: JsonValue) => readReport("out.json", Buffer.from(JSON.stringify(value)), "auto");

  it("has the same metrics, under `results` or at the top", () => {
    const expected = { known: { metrics: [{ name: "pass_rate", value: 0.5 }], tests: { passed: 1, failed: 1 } } };
    expect(read(older(1, 1))).toMatchObject(expected);
    expect(read({ results: older(1, 1), config: {} })).toMatchObject(expected);
  });

  it("is no evidence where it miscounts", () => {
    expect(shortfallOf(read(older(2, 0)))).toContain("at $.stats.successes: expected 1");
    expect(shortfallOf(read(older(1, 0)))).toContain("at $.stats.failures: expected 1");
  });
});
