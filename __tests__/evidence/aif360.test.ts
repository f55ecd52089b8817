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

const fairness = reportFixture("aif360", "fairness.json");
const explanation = reportFixture("aif360", "explanation.json");
const explanations = reportFixture("aif360", "explanations.json");

describe("the metrics of AIF360's pipeline component", () => {
  it("keep their names; disparate impact is a ratio", () => {
    expect(listMetrics(readKnown(fairness))).toEqual([
      "Classification accuracy = 0.87 fraction",
      "Balanced classification accuracy = 0.870231694828469 fraction",
      "Statistical parity difference = -0.1112609142270159",
      "Disparate impact = 0.7886843067918546 ratio",
      "Equal opportunity difference = 0.033562166285278416",
      "Average odds difference = -0.08242526606370999",
      "Theil index = 0.10191767970738343",
      "False negative rate difference = -0.033562166285278416",
    ]);
  });

  it("may have names as AIF360's functions have, if the format is named", () => {
    const bytes = Buffer.from('{"disparate_impact": 0.9, "error_rate_ratio": 1.1, "mean_difference": -0.05}');
    expect(listMetrics(readKnown({ ...fairness, bytes }))).toEqual([
      "disparate_impact = 0.9 ratio",
      "error_rate_ratio = 1.1 ratio",
      "mean_difference = -0.05",
    ]);
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["no rate of the privileged is to be divided by", "Disparate impact", null, "broken Disparate impact"],
    ["a number is text", "Disparate impact", "0.9", "broken Disparate impact"],
    ["a number is a list", "Theil index", [0.1], "broken Theil index"],
    ["an impact is negative", "Disparate impact", -0.9, "Disparate impact"],
    ["an accuracy is more than all", "Classification accuracy", 1.2, "broken Classification accuracy"],
    ["an impact hides the difference", "Disparate impact", 0.95, 'at $["Disparate impact"]: no two rates'],
    ["an impact favours the other group", "Disparate impact", 1.2, 'at $["Disparate impact"]: no two rates'],
    ["a difference is none where the impact is one", "Statistical parity difference", 0.3, 'at $["Disparate impact"]'],
    ["a difference is of more than all", "Average odds difference", -1.2, 'at $["Average odds difference"]: rates lie'],
    [
      "two ways to say one thing disagree",
      "Equal opportunity difference",
      0,
      'at $["Equal opportunity difference"]: expected 0.033562166285278416',
    ],
  ])("are no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("aif360", "r.json", altered(fairness, place, value).bytes))).toContain(expected);
  });
});

describe("an explanation of AIF360", () => {
  it("has its number at the end of the message, and rests on those whom it counts", () => {
    expect(readKnown(explanation).metrics).toEqual([
      { name: "Disparate Impact", value: 0.7886843067918546, unit: "ratio", samples: 500, at: "$.message" },
    ]);
  });

  it("may be one of a list, and about one group", () => {
    expect(listMetrics(readKnown(explanations))).toEqual([
      "Disparate Impact = 0.7886843067918546 ratio",
      "Statistical Parity Difference = -0.1112609142270159",
      "Accuracy = 0.87 fraction",
      "Accuracy[unprivileged] = 0.9322033898305084 fraction",
    ]);
  });

  const message = "Consistency (Zemel, et al. 2013): ";
  const consistency = (number: string) => ({
    ...explanation,
    bytes: Buffer.from(
      JSON.stringify({ metric: "Consistency", message: message + number, description: "", ideal: "" }),
    ),
  });

  it("may state its number as numpy shows a list of one", () => {
    expect(listMetrics(readKnown(consistency("[0.98]")))).toEqual(["Consistency = 0.98"]);
  });

  test.each(["nan", "inf", "-inf", "", "0.98 0.97", "12 %", "[0.9 0.8]", "0.9 kg"])(
    "states nothing by %j",
    (number) => {
      expect(shortfallOf(readAs("aif360", "r.json", consistency(number).bytes))).toBe(
        "broken Consistency at $.message",
      );
    },
  );

  test.each<[string, string, JsonValue | undefined, string]>([
    ["a count does not make its number", "0.numUnprivileged", 118, "at $[0].message: by the counts beside it"],
    ["its number was made better", "0.message", "Disparate impact (a / b): 0.95", "at $[0].message: by the counts"],
    ["a difference is not that of its counts", "1.numPositivesPrivileged", 98, "at $[1].message: by the counts"],
    ["an accuracy is not that of its counts", "2.numTruePositives", 252, "at $[2].message: by the counts"],
    ["a count is gone", "0.numPrivileged", undefined, "at $[0].message: by the counts"],
    ["a count is text", "2.numNegatives", "248", "at $[2].message: by the counts"],
    ["the message is gone", "1.message", undefined, "at $[1].message: expected text, found nothing"],
    ["the metric has no name", "1.metric", "", "at $[1].metric"],
    ["the metric is a number", "1.metric", 7, "at $[1].metric: expected text"],
    ["an explanation is none", "1", [], "at $[1]: expected an object"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("aif360", "r.json", altered(explanations, place, value).bytes))).toContain(expected);
  });

  it("is needed: a list without any tells nothing", () => {
    expect(shortfallOf(readAs("aif360", "r.json", Buffer.from("[]")))).toContain("at $: expected at least one");
  });
});
