import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { drawBar } from "../../src/render/bar.ts";

describe("a bar", () => {
  it.each<[number, Parameters<typeof drawBar>[1], string]>([
    [0.42, undefined, "████▁▁▁▁▁▁"],
    [0, undefined, "▁▁▁▁▁▁▁▁▁▁"],
    [1, undefined, "██████████"],
    [0.76, { at: 0.8, rule: "min" }, "███████▁│▁▁"],
    [0.7999, { at: 0.8, rule: "min" }, "███████▁│▁▁"],
    [0.8, { at: 0.8, rule: "min" }, "████████│▁▁"],
    [0.93, { at: 0.8, rule: "min" }, "████████│█▁"],
    [0.16, { at: 0.1, rule: "max" }, "█│█▁▁▁▁▁▁▁▁"],
    [0.1001, { at: 0.1, rule: "max" }, "█│█▁▁▁▁▁▁▁▁"],
    [0.1, { at: 0.1, rule: "max" }, "█│▁▁▁▁▁▁▁▁▁"],
    [0.5, { at: 1, rule: "max" }, "█████▁▁▁▁▁│"],
    [0.5, { at: 0, rule: "min" }, "│█████▁▁▁▁▁"],
  ])("of %d with the bound %j is %s", (share, mark, bar) => {
    expect(drawBar(share, mark)).toBe(bar);
  });

  test("reaches its mark from below only where the bound holds, and goes past it only where a ceiling breaks", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    // A bound at the very end has no room behind it.
    const at = fc.double({ min: 0.05, max: 0.94, noNaN: true });
    fc.assert(
      fc.property(share, at, fc.constantFrom("min" as const, "max" as const), (value, bound, rule) => {
        const [before = "", after = ""] = drawBar(value, { at: bound, rule }).split("│");
        expect(before.length + after.length).toBe(10);
        if (rule === "min") expect(!before.includes("▁")).toBe(value >= bound);
        else expect(after.includes("█")).toBe(value > bound);
      }),
    );
  });
});
