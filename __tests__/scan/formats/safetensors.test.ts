import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

/** @param data bytes behind the header */
async function rulesOf(header: string, data: number, length = Buffer.byteLength(header)) {
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(length));
  const { verdict, findings } = await scanFile(
    "m.safetensors",
    sourceOf(Buffer.concat([size, Buffer.from(header), Buffer.alloc(data)])),
  );
  return { verdict, rules: [...new Set(findings.map(({ rule }) => rule))] };
}
const tensor = (dtype: string, shape: readonly number[], begin: number, end: number) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

describe("safetensors", () => {
  test.each<[string, unknown, number]>([
    ["no tensor", {}, 0],
    ["metadata alone", { __metadata__: { format: "pt" } }, 0],
    ["tensors in any order", { b: tensor("F32", [2], 4, 12), a: tensor("BF16", [2], 0, 4) }, 12],
    ["empty tensors", { a: tensor("F64", [0, 3], 0, 0), b: tensor("U8", [3], 0, 3), c: tensor("U8", [0], 3, 3) }, 3],
    ["a scalar", { a: tensor("I64", [], 0, 8) }, 8],
    [
      "small floats",
      { a: tensor("F8_E4M3", [3], 0, 3), b: tensor("F4", [4], 3, 5), c: tensor("F6_E2M3", [4], 5, 8) },
      8,
    ],
  ])("with %s are safe", async (_, header, data) => {
    expect(await rulesOf(JSON.stringify(header), data)).toEqual({ verdict: "safe", rules: [] });
  });

  test("padded with spaces are safe", async () => {
    expect(await rulesOf(`${JSON.stringify({ a: tensor("U8", [1], 0, 1) })}    `, 1)).toMatchObject({
      verdict: "safe",
    });
  });

  test("with a header of 100,000,000 bytes are read, with one byte more they are not", async () => {
    const sized = async (length: number) => {
      const size = Buffer.alloc(8);
      size.writeBigUInt64LE(BigInt(length));
      const start = Buffer.concat([size, Buffer.from("{}")]);
      const source = {
        size: 8 + length,
        read: async (offset: number, wanted: number) => {
          const part = Buffer.alloc(Math.min(wanted, 8 + length - offset), 0x20);
          if (offset < start.length) start.copy(part, 0, offset);
          return part;
        },
      };
      return scanFile("m.safetensors", source);
    };
    expect(await sized(100_000_000)).toMatchObject({ verdict: "safe", coverage: "full" });
    expect(await sized(100_000_001)).toMatchObject({ verdict: "malformed", limitsHit: ["headerBytes"] });
  });

  test("whose header is no UTF-8 are malformed", async () => {
    const size = Buffer.alloc(8);
    size.writeBigUInt64LE(4n);
    const bytes = Buffer.concat([size, Buffer.from([0x7b, 0x22, 0xff, 0x7d])]);
    expect((await scanFile("m.safetensors", sourceOf(bytes))).findings.map(({ rule }) => rule)).toContain("STN001");
  });

  const one = JSON.stringify(tensor("U8", [1], 0, 1));
  test.each<[title: string, rule: string, header: string, data: number, length?: number]>([
    ["a length past the end", "STN001", "{}", 0, 100],
    ["a length past all counting", "STN001", "{}", 0, Number.MAX_SAFE_INTEGER],
    ["no object", "STN001", "[]", 0],
    ["a space in front", "STN001", " {}", 0],
    ["no JSON", "STN001", "{'a': 1}", 0],
    ["a key twice", "STN002", `{"a": ${one}, "a": ${one}}`, 1],
    ["a key twice, spelt differently", "STN002", `{"a": ${one}, "\\u0061": ${one}}`, 1],
    ["metadata that are no strings", "STN001", '{"__metadata__": {"a": 1}}', 0],
    ["an unknown type", "STN001", JSON.stringify({ a: tensor("F12", [1], 0, 1) }), 1],
    ["a negative side", "STN001", JSON.stringify({ a: tensor("U8", [-1], 0, 1) }), 1],
    ["a further key", "STN001", JSON.stringify({ a: { ...tensor("U8", [1], 0, 1), x: 1 } }), 1],
    ["bits that fill no byte", "STN001", JSON.stringify({ a: tensor("F4", [3], 0, 2) }), 2],
    ["another length than the shape's", "STN003", JSON.stringify({ a: tensor("F32", [2], 0, 4) }), 4],
    ["a shape that overflows", "STN003", JSON.stringify({ a: tensor("U8", [2 ** 32, 2 ** 32, 2], 0, 1) }), 1],
    ["an overlap", "STN004", JSON.stringify({ a: tensor("U8", [2], 0, 2), b: tensor("U8", [2], 1, 3) }), 3],
    ["a gap", "STN004", JSON.stringify({ a: tensor("U8", [1], 0, 1), b: tensor("U8", [1], 2, 3) }), 3],
    ["bytes behind", "STN004", JSON.stringify({ a: tensor("U8", [1], 0, 1) }), 9],
    ["bytes missing", "STN004", JSON.stringify({ a: tensor("U8", [4], 0, 4) }), 2],
  ])("with %s are malformed, by %s", async (...[, rule, header, data, length]) => {
    const result = await rulesOf(header, data, length);
    expect(result.verdict).toBe("malformed");
    expect(result.rules).toContain(rule);
  });
});
