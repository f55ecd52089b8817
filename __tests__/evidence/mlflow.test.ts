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

const saved = reportFixture("mlflow", "metrics.json");
const read = (value: JsonValue, path = "metrics.json") => readReport(path, Buffer.from(JSON.stringify(value)), "auto");

describe("metrics of MLflow", () => {
  it("are the numbers by their names, each with how many examples it rests on", () => {
    expect(listMetrics(readKnown(saved))).toEqual([
      "true_negatives = 63 count",
      "false_positives = 4 count",
      "false_negatives = 4 count",
      "true_positives = 29 count",
      "example_count = 100 count",
      "accuracy_score = 0.92",
      "recall_score = 0.8787878787878788",
      "precision_score = 0.8787878787878788",
      "f1_score = 0.8787878787878788",
    ]);
    expect(readKnown(saved).metrics[5]).toEqual({
      name: "accuracy_score",
      value: 0.92,
      samples: 100,
      at: "$.accuracy_score",
    });
  });

  it("may have names with slashes", () => {
    expect(read({ "toxicity/v1/mean": 0.1 })).toMatchObject({
      known: { metrics: [{ name: "toxicity/v1/mean", value: 0.1, at: '$["toxicity/v1/mean"]' }] },
    });
  });

  it("are told by the name of the file, and by nothing else than flat numbers", () => {
    expect(read({ accuracy: 0.9 }, "runs/3/metrics.json")).toMatchObject({ known: { format: "mlflow" } });
    expect(read({ accuracy: 0.9 }, "runs/3/results.json")).toHaveProperty("unavailable");
    expect(read({ accuracy: 0.9, model: "small" })).toHaveProperty("unavailable");
    expect(read({})).toHaveProperty("unavailable");
  });

  it("leave to AIF360 what AIF360 writes", () => {
    expect(read({ "Disparate impact": 0.8 })).not.toMatchObject({ known: { format: "mlflow" } });
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["NaN", "accuracy_score", null, "broken accuracy_score at $.accuracy_score"],
    ["text", "accuracy_score", "0.92", "broken accuracy_score at $.accuracy_score"],
    ["a truth", "accuracy_score", true, "broken accuracy_score at $.accuracy_score"],
    ["an object", "accuracy_score", { value: 0.92 }, "at $.accuracy_score: expected a number, found an object"],
    ["a list", "accuracy_score", [0.92], "at $.accuracy_score: expected a number, found a list"],
    ["no example", "example_count", 0, "at $.example_count: no example was evaluated"],
    ["half an example", "example_count", 99.5, "at $.example_count: expected a whole number"],
    ["a negative count", "example_count", -100, "at $.example_count: expected a whole number"],
    ["more examples than were counted", "example_count", 1000, "at $.example_count: expected 100"],
    ["fewer examples than were counted", "true_positives", 30, "at $.example_count: expected 101"],
    ["a count that is no number", "true_positives", null, "at $.true_positives: expected a whole number"],
    ["a name that is none", "", 1, "expected a metric's name"],
  ])("are not taken where there is %s", (_, place, value, why) => {
    const { path, bytes } = altered(saved, place, value);
    expect(shortfallOf(readAs("mlflow", path, bytes))).toContain(why);
  });
});
