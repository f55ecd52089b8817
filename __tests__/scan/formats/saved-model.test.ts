import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

/** A field of wire type 2: its key, its length, its bytes. */
function field(number: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), bytes]);
}
const node = (operator: string): Buffer => Buffer.concat([field(1, `n_${operator}`), field(2, operator)]);
const VERSION = Buffer.from([0x08, 0x01]);
/** SavedModel, meta graph, graph: nodes of its own, and nodes of a function. */
function savedModel(own: readonly string[], inFunction: readonly string[] = []): Buffer {
  const body = inFunction.map((operator) => field(3, node(operator)));
  const library = field(2, field(1, Buffer.concat([field(1, field(1, "f")), ...body])));
  const graph = Buffer.concat([...own.map((operator) => field(1, node(operator))), library]);
  return Buffer.concat([VERSION, field(2, field(2, graph))]);
}
const scan = (bytes: Buffer, path = "saved_model.pb") => scanFile(path, sourceOf(bytes));

describe("a SavedModel", () => {
  it("of plain operators is safe, its functions as well", async () => {
    const bytes = savedModel(["Placeholder", "VarHandleOp", "StatefulPartitionedCall"], ["MatMul", "BiasAdd", "Relu"]);
    expect(await scan(bytes)).toMatchObject({ verdict: "safe", coverage: "full", formats: ["saved-model"] });
  });

  test.each(["ReadFile", "WriteFile", "PyFunc", "EagerPyFunc", "MatchingFiles", "LoadLibrary", "PrintV2"])(
    "with %s is dangerous, in its graph and in a function",
    async (operator) => {
      for (const bytes of [savedModel(["Const", operator]), savedModel(["Const"], [operator])])
        expect(await scan(bytes)).toMatchObject({
          verdict: "dangerous",
          findings: [{ rule: "TFS002", evidence: operator }],
        });
    },
  );

  it("with an operator on no list is unknown", async () => {
    expect(await scan(savedModel(["MyOwnOp"]))).toMatchObject({ verdict: "unknown", findings: [{ rule: "TFS003" }] });
  });

  it("that is a frozen graph is read the same way", async () => {
    const graph = Buffer.concat([field(1, node("Const")), field(1, node("WriteFile"))]);
    expect(await scan(graph, "frozen.pb")).toMatchObject({ verdict: "dangerous", formats: ["saved-model"] });
  });

  it("that is cut is malformed", async () => {
    const bytes = savedModel(["Const"], ["Relu"]);
    for (let length = 1; length < bytes.length; length += 1)
      expect([length, (await scan(bytes.subarray(0, length))).verdict]).not.toEqual([length, "safe"]);
  });
});
