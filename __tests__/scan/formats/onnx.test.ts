import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

/** Fields of a ModelProto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto), as protobuf writes them. */
const irVersion = (version: number) => [0x08, version];
/** One node: `Relu` of ONNX itself. */
const graph = [0x3a, 8, 0x0a, 6, 0x22, 4, ...Buffer.from("Relu")];
const opset = [0x42, 2, 0x10, 13];
const producer = [0x12, 4, ...Buffer.from("test")];
const property = [0x72, 6, 0x0a, 1, 0x61, 0x12, 1, 0x62];

const scan = async (...fields: readonly number[][]) => {
  const { verdict, findings } = await scanFile("model.onnx", sourceOf(Buffer.from(fields.flat())));
  return { verdict, said: findings.map(({ rule, message }) => `${rule}: ${message}`) };
};

describe("an ONNX model", () => {
  test.each([
    ["with all that the format asks for", [irVersion(8), graph, opset]],
    ["with its fields in another order", [opset, graph, irVersion(8)]],
    ["with a producer and properties", [irVersion(8), producer, graph, opset, property]],
    ["of a version before operator sets", [irVersion(2), graph]],
  ])("%s is safe", async (_, fields) => {
    expect(await scan(...fields)).toEqual({ verdict: "safe", said: [] });
  });

  test.each([
    ["IR version", [producer, graph, opset], "no IR version"],
    ["IR version but zero", [irVersion(0), graph, opset], "no IR version"],
    ["graph", [irVersion(8), opset], "0 graphs"],
    ["operator set", [irVersion(8), producer, graph], "no operator set"],
  ])("without %s is malformed", async (_, fields, why) => {
    expect(await scan(...fields)).toEqual({
      verdict: "malformed",
      said: [`ONX001: The structure cannot be read: ${why}.`],
    });
  });

  it("that lost nothing but properties at its end is whole", async () => {
    const whole = [irVersion(8), graph, opset, property].flat();
    for (let kept = 1; kept < whole.length; kept += 1) {
      const { verdict } = await scan(whole.slice(0, kept));
      if (kept === whole.length - property.length) expect([kept, verdict]).toEqual([kept, "safe"]);
      else expect([kept, verdict]).not.toEqual([kept, "safe"]);
    }
  });

  test.each(["branches.onnx", "function.onnx", "model.onnx"])("%s is not safe wherever it is cut", async (name) => {
    const whole = readFileSync(join(import.meta.dirname, "../../golden/scan/models", name));
    for (let kept = 1; kept < whole.length; kept += 1)
      expect([kept, (await scanFile(name, sourceOf(whole.subarray(0, kept)))).verdict]).not.toEqual([kept, "safe"]);
  });
});
