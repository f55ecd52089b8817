import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../src/scan/byte-sources.ts";
import { scanFile } from "../../src/scan/scan-file.ts";
import { bytes, text, u32, u64 } from "./pickle/assemble.ts";

const model = (name: string): Buffer => readFileSync(new URL(`../golden/scan/models/${name}`, import.meta.url));

const ECHO = bytes("cos\nsystem\n", text("echo"), 0x85, "R.");

/** The header's length begins with BINBYTES and the length of its bytes, so that the whole file is a pickle as well. */
function safetensorsThatIsAPickle(behind: Buffer): Buffer {
  const skipped = 60;
  const length = 0x42 + 256 * skipped;
  const data = bytes("B", u32(100_000), Buffer.alloc(100_000), behind);
  const end = `"},"t":{"dtype":"U8","shape":[${data.length}],"data_offsets":[0,${data.length}]}}`;
  const start = '{"__metadata__":{"a":"';
  // SHORT_BINBYTES of 126 and 40 bytes, all of them letters of a JSON string; the last one reaches up to the data.
  const chain = `${`C~${"a".repeat(126)}`.repeat(119)}C(${"a".repeat(40)}`;
  const filled = 5 + skipped + chain.length;
  const left = 8 + length - filled - 2 - end.length;
  const last = left + end.length;
  const header = `${start}${"a".repeat(5 + skipped - 8 - start.length)}${chain}C${String.fromCharCode(last)}${"a".repeat(left)}${end}`;
  return bytes(u64(length), header, data);
}

describe("a safetensors file that is a pickle from its first byte on", () => {
  it("is dangerous, however far the import lies behind what is probed", async () => {
    const file = safetensorsThatIsAPickle(ECHO);
    const result = await scanFile("pytorch_model.bin", sourceOf(file));
    expect(result).toMatchObject({ verdict: "dangerous", formats: ["safetensors", "pickle"] });
    expect(result.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["PKL001", "SNF001"]));
  });

  it("differs from one whose bytes break off", async () => {
    const file = safetensorsThatIsAPickle(bytes(0, 0, 0));
    expect(await scanFile("pytorch_model.bin", sourceOf(file))).toMatchObject({ verdict: "safe", findings: [] });
  });
});

/** A joblib file whose one array has these bytes, which `pickle.load` takes for opcodes. */
const arrayOf = (data: Buffer): Buffer =>
  bytes(
    0x80,
    4,
    "(cargparse\nNamespace\n0ccollections\nCounter\n0cjoblib.numpy_pickle\nNumpyArrayWrapper\n)",
    0x81,
    "}(",
    ...[text("subclass"), "cnumpy\nndarray\n", text("shape"), "K", data.length, 0x85, text("order"), text("C")],
    ...[text("dtype"), "cnumpy\ndtype\n", text("u1"), 0x89, 0x88, 0x87, "R(K", 3, text("|"), "NNNJ"],
    ...[u32(2 ** 32 - 1), "J", u32(2 ** 32 - 1), "K", 0, "tb", text("allow_mmap"), 0x89],
    ...[text("numpy_array_alignment_bytes"), "Nub", data, "l."],
  );

describe("an array of joblib whose bytes are opcodes to pickle.load", () => {
  const state = bytes("N}", text("x"), "Ns", 0x86);
  test.each([
    ["state on a class, for the whole program", bytes("cargparse\nNamespace\n", state, "b0"), "PKL006"],
    ["a call with arguments that libraries do not give", bytes("cargparse\nNamespace\nN", 0x85, "R0"), "PKL016"],
    ["an import by a name that a call gave", bytes("ccollections\nCounter\n)R", text("system"), 0x93, "0"), "PKL003"],
  ])("%s is not safe", async (_, data, rule) => {
    const { verdict, findings } = await scanFile("model.joblib", sourceOf(arrayOf(data)));
    expect(verdict).not.toBe("safe");
    expect(findings.map((found) => found.rule)).toContain(rule);
  });

  it("differs from numbers", async () => {
    const numbers = Buffer.from([0x28, 0x4b, 1, 0, 7]);
    expect(await scanFile("model.joblib", sourceOf(arrayOf(numbers)))).toMatchObject({ verdict: "safe", findings: [] });
  });
});

describe("a Keras model in HDF5 whose config lies in a heap", () => {
  it("is malformed if the heap has two strings of that number, of which HDF5 takes the last", async () => {
    const file = model("lambda.h5");
    const config = file.indexOf('{"class_name"') - 16;
    const next = config + 16 + Math.ceil(Number(file.readBigUInt64LE(config + 8)) / 8) * 8;
    expect(file.readUInt16LE(next)).toBe(file.readUInt16LE(config) + 1);
    file.writeUInt16LE(file.readUInt16LE(config), next);
    const { verdict, findings } = await scanFile("model.h5", sourceOf(file));
    expect(verdict).not.toBe("safe");
    expect(findings.map(({ rule }) => rule)).toContain("HDF003");
  });

  it("is malformed if the attribute's name goes on behind a NUL, where HDF5 may end it", async () => {
    const file = model("lambda.h5");
    file.write("model\0config", file.indexOf("model_config"), "latin1");
    expect(await scanFile("model.h5", sourceOf(file))).toMatchObject({ verdict: "malformed" });
  });
});

describe("imports by very long names", () => {
  it("are told short, so that results of many files can be kept at once", async () => {
    const name = "a".repeat(100_000);
    const { imports, verdict } = await scanFile("model.pkl", sourceOf(bytes("c", name, "\n", name, "\n.")));
    expect(verdict).toBe("unknown");
    expect(imports.map(({ module, name: end }) => [module.length, end.length])).toEqual([[201, 201]]);
  });
});
