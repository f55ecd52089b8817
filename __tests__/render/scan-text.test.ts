import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { nameBytes, renderScan } from "../../src/render/scan-text.ts";
import { measure } from "../../src/render/terminal-text.ts";
import type { FileResult } from "../../src/scan/result.ts";
import { summariseScan } from "../../src/scan/summary.ts";
import { expectGolden } from "../support/golden.ts";
import { anyResult, result, SCANS } from "./scan-results.ts";

const render = (files: readonly FileResult[], options = {}) =>
  renderScan(files, summariseScan(files), { colour: false, width: 100, verbose: false, ...options });

describe("the text of a scan", () => {
  it.each(Object.entries(SCANS))("%s is as the golden files show", (name, files) => {
    const folder = join(import.meta.dirname, "../golden/scan-report", name);
    expectGolden(join(folder, "terminal.txt"), render(files));
    expectGolden(join(folder, "verbose.txt"), render(files, { verbose: true }));
  });

  test("shows what is worst first, otherwise in the order of the files", () => {
    const text = render(SCANS.mixed ?? [], { verbose: true });
    const order = ["evil model.pt", "broken.zip", "net.pkl", "ok.safetensors"].map((name) => text.indexOf(name));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });

  test("lists safe files only when asked to", () => {
    const files = SCANS["all-safe"] ?? [];
    expect(render(files)).not.toContain("b.pkl");
    expect(render(files, { verbose: true })).toContain("b.pkl");
  });

  test("counts what is too much to read, and shows it when asked to", () => {
    const files = Array.from({ length: 120 }, (_, at) => result(`${at}.bin`, { verdict: "unknown" }));
    expect(render(files)).toContain("and 20 files more, which --verbose shows");
    expect(render(files)).not.toContain("119.bin");
    expect(render(files, { verbose: true })).toContain("119.bin");
  });

  test("has colours where they are wanted, and none elsewhere", () => {
    expect(render(SCANS.mixed ?? [], { colour: true })).toContain("\u001b[31m");
    expect(render(SCANS.mixed ?? [])).not.toContain("\u001b");
  });

  test("ends with what to do next, keeps to the width, and obeys nothing that files hold", () => {
    fc.assert(
      fc.property(fc.array(anyResult, { maxLength: 4 }), fc.integer({ min: 40, max: 120 }), (files, width) => {
        const text = render(files, { width, verbose: true });
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const lines = text.trimEnd().split("\n");
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        expect(lines.lastIndexOf("")).toBe(lines.findIndex((line) => line.startsWith("Next: ")) - 1);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1_000, "1.0 kB"],
  [9_949, "9.9 kB"],
  [9_950, "10 kB"],
  [999_499, "999 kB"],
  [999_500, "1.0 MB"],
  [1_073_741_824, "1.1 GB"],
  [5e15, "5000 TB"],
])("%d is %s", (bytes, text) => {
  expect(nameBytes(bytes)).toBe(text);
});
