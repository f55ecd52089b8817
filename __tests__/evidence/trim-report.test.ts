import { describe, expect, it } from "@jest/globals";
import type { Metric, Report } from "../../src/core/report-facts.ts";
import { namesAsked, trimReport } from "../../src/evidence/trim-report.ts";

const metric = (name: string, rest: Partial<Metric> = {}): Metric => ({ name, value: 1, at: `$.${name}`, ...rest });
const report = (metrics: Metric[], rest: Partial<Report> = {}): Report => ({
  format: "json",
  metrics,
  broken: [],
  omitted: 0,
  subjects: [],
  ...rest,
});
const many = (count: number, name = (index: number) => `m${index}`) =>
  Array.from({ length: count }, (_, index) => metric(name(index)));
const none = { names: new Set<string>(), places: new Set<string>() };
const keptNames = (whole: Report, asked = none) => {
  const trimmed = trimReport(whole, asked);
  if ("unavailable" in trimmed) throw new Error(trimmed.unavailable);
  expect(trimmed.known.metrics.length + trimmed.known.broken.length + trimmed.known.omitted).toBe(
    whole.metrics.length + whole.broken.length,
  );
  return trimmed.known.metrics.map(({ name }) => name);
};

describe("what a decision keeps of a report", () => {
  it("is all of a short one", () => {
    expect(keptNames(report(many(200)))).toHaveLength(200);
  });

  it("is what is asked for by name or place, wherever it stands, and the first others", () => {
    const names = keptNames(report([...many(300), metric("asked"), metric("there", { at: "$.x" })]), {
      names: namesAsked(["asked"]),
      places: new Set(["$.x"]),
    });
    expect(names).toEqual([...many(200).map(({ name }) => name), "asked", "there"]);
  });

  it("is what says something of a concern before what does not", () => {
    expect(keptNames(report([...many(300), metric("accuracy")]))).toContain("accuracy");
  });

  it("is each group at least once, with its size if that is stated anywhere", () => {
    const trimmed = trimReport(
      report([
        ...many(300),
        metric("a", { group: "g" }),
        metric("b", { group: "g", samples: 7 }),
        metric("c", { group: "g", samples: 7 }),
      ]),
      none,
    );
    expect(trimmed).toMatchObject({
      known: { metrics: expect.arrayContaining([expect.objectContaining({ group: "g", samples: 7 })]), omitted: 101 },
    });
  });

  it("is of each group the number that rests on the fewest samples", () => {
    const sizes = [100, 2, 50].map((samples, place) => metric(`g${place}`, { group: "g", samples }));
    expect(keptNames(report([...many(300), ...sizes]))).toContain("g1");
  });

  it("is the groups behind a number that is asked for", () => {
    expect([...namesAsked(["demographic_parity_ratio", "recall[*]"])]).toEqual(
      expect.arrayContaining(["demographic_parity_ratio", "selection_rate", "recall"]),
    );
  });

  it("is nothing of a report of which more is asked than can be kept", () => {
    expect(trimReport(report(many(10_001, () => "a")), { ...none, names: new Set(["a"]) })).toEqual({
      unavailable: expect.stringContaining("10001 numbers"),
    });
    const subjects = Array.from({ length: 10_001 }, () => ({ sha256: "a".repeat(64) }));
    expect(trimReport(report([], { subjects }), none)).toEqual({
      unavailable: expect.stringContaining("10001 subjects"),
    });
  });
});
