import { readFileSync } from "node:fs";
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

const sex = reportFixture("fairlearn", "sex.json");
const sexAndAge = reportFixture("fairlearn", "sex-and-age.json");
const nobody = reportFixture("fairlearn", "nobody.json");
const read = (place: string, value: JsonValue | undefined, fixture = sex) =>
  readAs("fairlearn", "r.json", altered(fixture, place, value).bytes);

describe("a Fairlearn report", () => {
  it("states each metric overall, for each group, and between the groups", () => {
    expect(listMetrics(readKnown(sex))).toEqual([
      "accuracy = 0.858",
      "selection_rate = 0.514",
      "accuracy[sex=female] = 0.7604166666666666",
      "selection_rate[sex=female] = 0.5260416666666666",
      "accuracy[sex=male] = 0.9188311688311688",
      "selection_rate[sex=male] = 0.5064935064935064",
      "accuracy_difference = 0.15841450216450215",
      "selection_rate_difference = 0.01954816017316019",
      "accuracy_ratio = 0.8275912838633687 ratio",
      "selection_rate_ratio = 0.9628391410569628 ratio",
      "demographic_parity_difference = 0.01954816017316019",
      "demographic_parity_ratio = 0.9628391410569628 ratio",
      "equalized_odds_difference = 0.16774193548387095",
    ]);
  });

  it("says how many people each number rests on, and where it stands", () => {
    expect(readKnown(sex).metrics.slice(0, 3)).toMatchObject([
      { name: "accuracy", samples: 500, at: "$.overall.accuracy" },
      { name: "selection_rate", samples: 500 },
      { name: "accuracy", group: "sex=female", samples: 192, at: "$.by_group[0].metrics.accuracy" },
    ]);
  });

  it("names groups of several features by all of them", () => {
    expect(
      readKnown(sexAndAge).metrics.flatMap(({ name, group }) => (name === "accuracy" ? (group ?? "") : [])),
    ).toEqual([
      "",
      "sex=female, age=40 and over",
      "sex=female, age=under 40",
      "sex=male, age=40 and over",
      "sex=male, age=under 40",
    ]);
  });

  it("has a number missing for a group of nobody, and still compares the others", () => {
    const { broken, metrics } = readKnown(nobody);
    expect(broken).toEqual([
      expect.objectContaining({ name: "accuracy", group: "sex=female, age=under 40" }),
      expect.objectContaining({ name: "selection_rate", group: "sex=female, age=under 40" }),
    ]);
    expect(metrics).toContainEqual(
      expect.objectContaining({ name: "accuracy_difference", value: 0.12384259259259256 }),
    );
  });

  it("compares nothing where a group of people has no number", () => {
    expect(shortfallOf(read("by_group.0.metrics.selection_rate", null))).toBe(
      [
        "broken selection_rate at $.by_group[0].metrics.selection_rate",
        "broken selection_rate_difference at $.difference.selection_rate",
        "broken selection_rate_ratio at $.ratio.selection_rate",
        "broken demographic_parity_difference at $.fairness.demographic_parity_difference",
        "broken demographic_parity_ratio at $.fairness.demographic_parity_ratio",
      ].join("; "),
    );
  });

  it("tells its tool, its time in UTC, and the model that it is about if it says so", () => {
    const subject = { name: "model.onnx", sha256: "a".repeat(64) };
    expect(read("subjects", [subject])).toMatchObject({
      known: {
        tool: { name: "fairlearn", version: "0.15.0" },
        madeAt: "2026-03-01T11:00:00.000Z",
        subjects: [subject],
      },
    });
  });

  it("needs neither comparisons nor fairness metrics", () => {
    const without = altered(altered(altered(sex, "difference", undefined), "ratio", undefined), "fairness", undefined);
    expect(listMetrics(readKnown(without))).toHaveLength(6);
  });

  const rows = (...groups: string[]): JsonValue =>
    groups.map((each) => ({ group: { sex: each }, samples: 250, metrics: { accuracy: 0.858, selection_rate: 0.514 } }));
  test.each<[string, string, JsonValue | undefined, string]>([
    ["it is of another version of the form", "schema", "secmlops-gate/fairlearn@2", "at $.schema"],
    ["a key is misspelt", "diference", {}, "at $.diference: expected one of schema"],
    ["nothing is measured", "overall", {}, "at $.overall"],
    ["the groups are gone", "by_group", undefined, "at $.by_group: expected a list, found nothing"],
    ["there are no groups", "by_group", [], "at $.by_group: expected two groups"],
    ["there is one group alone", "by_group", rows("female"), "at $.by_group: expected two groups"],
    [
      "a comparison of groups among the metrics",
      "overall",
      { accuracy: 0.858, demographic_parity_ratio: 1.9 },
      "at $.overall.demographic_parity_ratio",
    ],
    ["a group stands twice", "by_group", rows("female", "female"), "at $.by_group[1].group: sex=female stands twice"],
    ["a group is not named", "by_group.1.group", {}, "at $.by_group[1].group: expected the same sensitive features"],
    ["a group is of another feature", "by_group.1.group", { age: "40" }, "at $.by_group[1].group.sex"],
    ["a feature is a list", "by_group.1.group.sex", [], "at $.by_group[1].group.sex: expected a feature's value"],
    ["a group has no size", "by_group.1.samples", undefined, "at $.by_group[1].samples"],
    ["a size is negative", "by_group.1.samples", -1, "at $.by_group[1].samples"],
    ["a size is half a person", "by_group.1.samples", 1.5, "at $.by_group[1].samples"],
    ["a size is text", "by_group.1.samples", "308", "at $.by_group[1].samples"],
    ["a group of nobody has numbers", "by_group.1.samples", 0, "at $.by_group[1].metrics.accuracy: a group of nobody"],
    [
      "a group lacks a metric",
      "by_group.1.metrics.accuracy",
      undefined,
      "at $.by_group[1].metrics.accuracy: expected a number",
    ],
    ["a group has a metric of its own", "by_group.1.metrics.f1", 1, "at $.by_group[1].metrics.f1: $.overall has no"],
    ["a group has a key of its own", "by_group.1.note", "", "at $.by_group[1].note"],
    [
      "the worst group is better than it was",
      "by_group.0.metrics.accuracy",
      0.85,
      "at $.difference.accuracy: by the accuracy of the groups it is 0.9188311688311688 - 0.85",
    ],
    ["a difference is smaller than between its groups", "difference.accuracy", 0.05, "at $.difference.accuracy"],
    ["a ratio is better than between its groups", "ratio.accuracy", 0.99, "at $.ratio.accuracy"],
    [
      "a fairness metric is better than between the groups",
      "fairness.demographic_parity_ratio",
      0.999,
      "at $.fairness.demographic_parity_ratio",
    ],
    [
      "everybody's accuracy is better than that of any group",
      "overall.accuracy",
      0.95,
      "at $.overall.accuracy: the groups' accuracy lies between",
    ],
    ["a difference is of a metric that there is not", "difference.f1", 0, "at $.difference.f1"],
    [
      "one name has two numbers",
      "fairness.accuracy_difference",
      0,
      'at $.fairness.accuracy_difference: "accuracy_difference" is stated elsewhere',
    ],
    ["a number is NaN", "overall.accuracy", null, "broken accuracy at $.overall.accuracy"],
    ["a number is text", "overall.accuracy", "0.858", "broken accuracy at $.overall.accuracy"],
    [
      "a group's number is text",
      "by_group.0.metrics.accuracy",
      "0.9",
      "broken accuracy at $.by_group[0].metrics.accuracy",
    ],
    ["a difference is NaN", "difference.accuracy", null, "broken accuracy_difference at $.difference.accuracy"],
    ["a ratio is negative", "fairness.equalized_odds_ratio", -1, "broken equalized_odds_ratio"],
    ["the time has no offset", "made_at", "2026-03-01T12:00:00", "at $.made_at"],
    ["a digest is none", "subjects", [{ sha256: "abc" }], "64 lower-case hex digits"],
    ["a subject has no digest", "subjects", [{ name: "model.onnx" }], "a subject needs a digest"],
    ["a subject's digest is of another kind", "subjects", [{ sha1: "abc" }], "at $.subjects[0].sha1"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(read(place, value))).toContain(expected);
  });

  it("takes names that every object has for nothing special", () => {
    const text = sex.bytes.toString().replaceAll('"accuracy"', '"__proto__"');
    const known = readKnown({ ...sex, bytes: Buffer.from(text) });
    expect(listMetrics(known)).toContain("__proto__[sex=female] = 0.7604166666666666");
    expect(listMetrics(known)).toContain("__proto___difference = 0.15841450216450215");
  });

  it("is written by the example of the documentation, which made these", () => {
    const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
    const [example] = /^def write_report[\s\S]*?(?=\n# Until here)/m.exec(
      read("scripts/make-reports/fairlearn.py"),
    ) ?? [""];
    expect(example).toContain("secmlops-gate/fairlearn@1");
    expect(read("docs/reports/fairlearn.md")).toContain(example);
  });
});
