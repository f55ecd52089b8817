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

/** Written by the tool, but for the model card: its library has none yet, and the schema's own example stands in. */
const bom = reportFixture("cyclonedx", "bom.cdx.json");
const CARD = "components.2.modelCard";
const METRICS = `${CARD}.quantitativeAnalysis.performanceMetrics`;
const ENERGY = `${CARD}.considerations.environmentalConsiderations.energyConsumptions`;
const MODEL_SHA = "36cc7e3d6f6200756c81e18470827e9dac1c602fcd87761cbb0b8f015611c098";

describe("an ML-BOM of CycloneDX", () => {
  it("gives the numbers of a model card, which it states as text, and the energy that training took", () => {
    expect(listMetrics(readKnown(bom))).toEqual([
      "accuracy = 0.914",
      "accuracy.confidenceInterval.lowerBound = 0.902",
      "accuracy.confidenceInterval.upperBound = 0.926",
      "accuracy[age over 60] = 0.871",
      "false positive rate = 0.035 fraction",
      "activityEnergyCost(training) = 12.5 kWh",
      "co2CostEquivalent(training) = 0.4 kg CO2eq",
    ]);
    expect(readKnown(bom).metrics[0]?.at).toBe(
      "$.components[2].modelCard.quantitativeAnalysis.performanceMetrics[0].value",
    );
  });

  it("names the model and the data by their digests, and says when it was made", () => {
    expect(readKnown(bom)).toMatchObject({
      madeAt: "2026-03-01T12:00:00.000Z",
      subjects: [{ name: "data/train.csv" }, { name: "models/credit.onnx", sha256: MODEL_SHA }],
    });
  });

  test.each<[string, JsonValue]>([
    ["a list, as until 1.4", [{ vendor: "v", name: "t", version: "1" }]],
    ["components", { components: [{ type: "application", name: "t", version: "1" }] }],
  ])("names the tool from %s", (_, tools) => {
    expect(readKnown(altered(bom, "metadata.tools", tools)).tool).toEqual({ name: "t", version: "1" });
  });

  it("finds the model that the whole is about, and the files that it is made of", () => {
    const hashes = [{ alg: "SHA-256", content: "CD".repeat(32) }];
    const component = {
      type: "machine-learning-model",
      name: "m",
      components: [{ type: "file", name: "weights", hashes }],
      modelCard: { quantitativeAnalysis: { performanceMetrics: [{ type: "f1", value: "0.5" }] } },
    };
    const report = readKnown(altered(altered(bom, "metadata.component", component), "components", []));
    expect(listMetrics(report)).toEqual(["f1 = 0.5"]);
    expect(report.subjects).toEqual([{ name: "weights", sha256: "cd".repeat(32) }]);
  });

  it("tells the numbers of several models apart by their names", () => {
    const top = JSON.parse(bom.bytes.toString());
    const other = { ...top.components[2], name: "other" };
    const lines = listMetrics(readKnown(altered(bom, "components.3", other)));
    expect(lines).toContain("accuracy[models/credit.onnx] = 0.914");
    expect(lines).toContain("accuracy[other, age over 60] = 0.871");
  });

  it("does not take a library's digest for a model's", () => {
    const hashes = [{ alg: "SHA-256", content: "0".repeat(64) }];
    expect(readKnown(altered(bom, "components.1.hashes", hashes)).subjects).toHaveLength(2);
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["it is no CycloneDX", "bomFormat", "SPDX", "at $.bomFormat"],
    ["its version has no models", "specVersion", "1.4", "at $.specVersion"],
    ["its version is a number", "specVersion", 1.6, "at $.specVersion"],
    ["it has no components", "components", [], "at $.components: none is of type machine-learning-model"],
    ["its components are an object", "components", {}, "at $.components"],
    ["its model is called a library", "components.2.type", "library", "at $.components: none"],
    ["a component is null", "components.0", null, "at $.components[0]"],
    ["the card is a list", CARD, [], "at $.components[2].modelCard"],
    ["the metrics are an object", METRICS, {}, "performanceMetrics: expected a list"],
    ["a metric has no name", `${METRICS}.0.type`, undefined, "performanceMetrics[0].type"],
    ["a metric's name is empty", `${METRICS}.0.type`, "", "performanceMetrics[0].type"],
    ["a value is gone", `${METRICS}.0.value`, undefined, "broken accuracy at $.components[2].modelCard"],
    ["a value is NaN", `${METRICS}.0.value`, "NaN", "broken accuracy"],
    ["a value is a word", `${METRICS}.0.value`, "high", "broken accuracy"],
    ["a value is two numbers", `${METRICS}.0.value`, "0.9 of 1.0", "broken accuracy"],
    ["a value is null", `${METRICS}.1.value`, null, "broken accuracy"],
    ["a bound is infinite", `${METRICS}.0.confidenceInterval.lowerBound`, "Infinity", "broken accuracy.confidence"],
    ["a slice is a number", `${METRICS}.1.slice`, 60, "performanceMetrics[1].slice"],
    ["the energy is text", `${ENERGY}.0.activityEnergyCost.value`, "12.5", "broken activityEnergyCost(training)"],
    ["the energy is in another unit", `${ENERGY}.0.activityEnergyCost.unit`, "J", "activityEnergyCost.unit"],
    ["the carbon is NaN", `${ENERGY}.0.co2CostEquivalent.value`, null, "broken co2CostEquivalent(training)"],
    ["a digest is too short", "components.2.hashes.0.content", "abc", "at $.components[2].hashes[0].content"],
  ])("is no clean result where %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("cyclonedx", "b.json", altered(bom, place, value).bytes))).toContain(expected);
  });
});
