import { describe, expect, it } from "@jest/globals";
import { sharesOf } from "../../../src/audit/coverage/coverage.ts";

const shares = (counts: { gated: number; waived: number; bypassed: number; ungated: number }) =>
  sharesOf({
    counts: { ...counts, "not governed": 0 },
    query: { population: "governed" },
    changes: { length: counts.gated + counts.waived + counts.bypassed + counts.ungated },
  }).map(({ share }) => share);

describe("shares of a population", () => {
  it.each([
    ["are rounded half up", [682, 29, 4, 6], ["94.6 %", "4.0 %", "0.6 %", "0.8 %"]],
    ["at the half", [1999, 1, 0, 0], ["> 99.9 %", "0.1 %", "0.0 %", "0.0 %"]],
    [
      "are never all where something got past, nor nothing",
      [49_999, 0, 1, 0],
      ["> 99.9 %", "0.0 %", "< 0.1 %", "0.0 %"],
    ],
    ["are all where all passed", [3, 0, 0, 0], ["100.0 %", "0.0 %", "0.0 %", "0.0 %"]],
    ["are not told of nothing", [0, 0, 0, 0], ["–", "–", "–", "–"]],
  ])("%s", (_, [gated = 0, waived = 0, bypassed = 0, ungated = 0], expected) => {
    expect(shares({ gated, waived, bypassed, ungated })).toEqual(expected);
  });
});
