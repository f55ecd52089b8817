import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

const read = (name: string): Buffer => readFileSync(`__tests__/golden/scan/torch/${name}.pt`);
const scan = (data: Buffer) => scanFile("model.pt", sourceOf(data));

describe("checkpoints that PyTorch wrote", () => {
  test.each([
    ["attributes", "torch-zip"],
    ["quantized", "torch-zip"],
    ["quantized-legacy", "torch-legacy"],
    ["scalar-legacy", "torch-legacy"],
    ["shared", "torch-zip"],
    ["shared-legacy", "torch-legacy"],
    ["sparse", "torch-zip"],
    ["sparse-rows", "torch-zip"],
  ])("%s is safe", async (name, format) => {
    expect(await scan(read(name))).toMatchObject({
      verdict: "safe",
      coverage: "full",
      findings: [],
      formats: [format],
    });
  });

  test.each([
    ["module", ["PKL002"]],
    ["module-legacy", ["PKL002", "PKL014"]],
    ["trace", ["PKL002", "PTH001"]],
  ])("%s is unknown, since it is code", async (name, rules) => {
    const { verdict, findings } = await scan(read(name));
    expect([verdict, [...new Set(findings.map(({ rule }) => rule))].sort()]).toEqual(["unknown", rules]);
  });

  it("are malformed where a tensor reaches past its storage", async () => {
    const data = read("shared-legacy");
    // BININT1 10, the number of elements of the storage: the last before BINPERSID's tuple ends.
    const at = data.indexOf(Buffer.from("cpu", "latin1"));
    const elements = data.indexOf(Buffer.from([0x4b, 10]), at);
    data[elements + 1] = 9;
    const { verdict, findings } = await scan(data);
    expect(verdict).toBe("malformed");
    expect(findings.map(({ rule }) => rule)).toContain("PTH002");
  });

  it("are never safe once they are cut", async () => {
    for (const name of ["shared", "shared-legacy", "quantized-legacy"]) {
      const data = read(name);
      for (let cut = 1; cut < data.length; cut += 7)
        expect((await scan(data.subarray(0, cut))).verdict).not.toBe("safe");
    }
  });
});
