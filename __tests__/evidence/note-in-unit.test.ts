import { describe, expect, it, test } from "@jest/globals";
import { noteInUnit } from "../../src/evidence/note-in-unit.ts";
import { ReportError } from "../../src/evidence/report-error.ts";
import type { Found } from "../../src/evidence/take.ts";

const nothing = (): Found => ({ metrics: [], broken: [] });
const metric = (unit: "fraction" | "count") => ({ name: "accuracy", unit, direction: "higher" as const, at: "$.a" });

describe("a number in its unit", () => {
  test.each([
    ["fraction", 1, undefined],
    ["fraction", 1 + 1e-12, undefined],
    ["fraction", 1.2, "expected a fraction, found 1.2"],
    ["count", 3, undefined],
    ["count", 2.5, "expected a count, found 2.5"],
    ["count", -1, "expected a count, found -1"],
    ["fraction", "0.9", 'expected a finite number, found text "0.9"'],
    ["fraction", Number.NaN, "expected a finite number, found number NaN"],
  ] as const)("%s: %s", (unit, value, broken) => {
    const found = nothing();
    noteInUnit(found, value, metric(unit));
    expect(found.broken.map(({ detail }) => detail)).toEqual(broken === undefined ? [] : [broken]);
    expect(found.metrics).toHaveLength(broken === undefined ? 1 : 0);
  });

  it.each([0.5, 1.5, "none"])("is refused past a hundred thousand of them, also where all are %s", (value) => {
    const found = nothing();
    const note = () => noteInUnit(found, value, metric("fraction"));
    for (let at = 0; at < 100_000; at += 1) note();
    expect(note).toThrow(ReportError);
  });
});
