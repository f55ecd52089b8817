import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../src/scan/byte-sources.ts";
import { isRuleId } from "../../src/scan/rules.ts";
import { scanFile } from "../../src/scan/scan-file.ts";

const folder = join(import.meta.dirname, "../golden/scan/models");
const scan = (name: string, path = name) => scanFile(path, sourceOf(readFileSync(join(folder, name))));

describe("files that libraries wrote", () => {
  test.each([
    ["arrays.npz", "npz"],
    ["bz2.joblib", "compressed"],
    ["gzip.joblib", "compressed"],
    ["lz4.joblib", "compressed"],
    ["lzma.joblib", "compressed"],
    ["xz.joblib", "compressed"],
    ["zlib.joblib", "compressed"],
    ["branches.onnx", "onnx"],
    ["bundle.tar", "tar"],
    ["data.h5", "hdf5"],
    ["dates.npy", "npy"],
    ["deep.keras", "keras"],
    ["empty.npy", "npy"],
    ["fields.npy", "npy"],
    ["function.onnx", "onnx"],
    ["legacy.pt", "torch-legacy"],
    ["model.gguf", "gguf"],
    ["model.h5", "hdf5"],
    ["model.keras", "keras"],
    ["model.onnx", "onnx"],
    ["model.pt", "torch-zip"],
    ["model.safetensors", "safetensors"],
    ["model.weights.h5", "hdf5"],
    ["objects.npy", "npy"],
    ["operations.keras", "keras"],
    ["packed.npz", "npz"],
    ["plain.feather", "arrow"],
    ["plain.joblib", "pickle"],
    ["plain.npy", "npy"],
    ["plain.parquet", "parquet"],
    ["stream.arrow", "arrow"],
    ["strings.npy", "npy"],
    ["types.gguf", "gguf"],
  ])("%s is safe", async (name, format) => {
    const { verdict, coverage, formats } = await scan(name);
    expect({ verdict, coverage, formats }).toEqual({ verdict: "safe", coverage: "full", formats: [format] });
  });

  test.each([
    ["custom.onnx", "ONX004"],
    ["elsewhere.parquet", "TAB004"],
    ["external.onnx", "ONX005"],
    ["personal.feather", "TAB001"],
    ["personal.parquet", "TAB001"],
    ["script.pt", "PTH001"],
  ])("%s is unknown, by %s", async (name, rule) => {
    const { verdict, findings } = await scan(name);
    expect({ verdict, rules: findings.map((finding) => finding.rule) }).toEqual({ verdict: "unknown", rules: [rule] });
  });

  test.each([
    ["hostile-branch.onnx", "ONX003"],
    ["hostile-config.h5", "KER002"],
    ["hostile-legacy.pt", "PKL001"],
    ["hostile-link.h5", "HDF002"],
    ["hostile-path.onnx", "ONX002"],
    ["hostile-path.parquet", "TAB003"],
    ["hostile-python.onnx", "ONX003"],
    ["hostile-storage.h5", "HDF002"],
    ["hostile-template.gguf", "TPL001"],
    ["hostile-type.feather", "PKL001"],
    ["hostile-type.parquet", "TAB005"],
    ["hostile.pt", "PKL001"],
    ["lambda.h5", "KER001"],
    ["lambda.keras", "KER001"],
  ])("%s is dangerous, by %s", async (name, rule) => {
    const { verdict, findings } = await scan(name);
    expect(verdict).toBe("dangerous");
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it("a GGUF file with a tensor beyond its end is malformed", async () => {
    expect(await scan("hostile-offset.gguf")).toMatchObject({ verdict: "malformed", findings: [{ rule: "GGU002" }] });
  });

  it("none is safe once it is cut short", async () => {
    for (const name of readdirSync(folder).filter((file) => !file.endsWith(".joblib"))) {
      const bytes = readFileSync(join(folder, name));
      for (const part of [0.1, 0.2, 0.5, 0.9]) {
        const cut = await scanFile(name, sourceOf(bytes.subarray(0, Math.max(1, Math.floor(bytes.length * part)))));
        // A tar that is filled up with zeros loses nothing with them.
        if (name !== "bundle.tar" || part < 0.3) expect([name, part, cut.verdict]).not.toEqual([name, part, "safe"]);
      }
    }
  });

  it("every finding names a rule of the table, and has a fingerprint of its own", async () => {
    for (const name of readdirSync(folder)) {
      const { findings } = await scan(name);
      expect(findings.every(({ rule }) => isRuleId(rule))).toBe(true);
      expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
    }
  });
});

describe("a name that does not fit the content", () => {
  test.each([
    ["hostile.pt", "model.safetensors", "dangerous", "SNF003"],
    ["legacy.pt", "model.safetensors", "malformed", "SNF002"],
    ["model.safetensors", "model.pt", "unknown", "SNF003"],
    ["model.gguf", "config.json", "unknown", "SNF003"],
    ["objects.npy", "model.onnx", "unknown", "SNF003"],
  ])("%s as %s is %s", async (name, path, verdict, rule) => {
    const result = await scan(name, path);
    expect(result.verdict).toBe(verdict);
    expect(result.findings.map((finding) => finding.rule)).toContain(rule);
  });

  it("does not matter where the name promises nothing", async () => {
    expect(await scan("model.pt", "pytorch_model.bin")).toMatchObject({ verdict: "safe", formats: ["torch-zip"] });
  });
});

describe("a file that is two formats at once", () => {
  const pickle = Buffer.from("cos\nsystem\n(S'echo test'\ntR.");

  it("a pickle with a zip tail is both, and dangerous", async () => {
    const bytes = Buffer.concat([pickle, readFileSync(join(folder, "model.pt"))]);
    const result = await scanFile("model.pt", sourceOf(bytes));
    expect(result.verdict).toBe("dangerous");
    expect(result.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["ZIP006", "PKL001"]));
  });

  it("a safetensors file with a zip tail is no safetensors file", async () => {
    const bytes = Buffer.concat([
      readFileSync(join(folder, "model.safetensors")),
      readFileSync(join(folder, "model.pt")),
    ]);
    const result = await scanFile("model.safetensors", sourceOf(bytes));
    expect(result).toMatchObject({ verdict: "malformed", formats: ["safetensors", "torch-zip"] });
    expect(result.findings.map(({ rule }) => rule)).toContain("SNF001");
  });
});

describe("bytes that only begin like a pickle", () => {
  test.each(["NN\x82\x01", "(\x84\x01\x01\x01\x01", "GGGGGGGGG\x93", "](\x82\x07tR."])(
    "are unknown, not dangerous: %j",
    async (text) => {
      const result = await scanFile("weights.bin", sourceOf(Buffer.from(text, "latin1")));
      expect(result.verdict).toBe("unknown");
    },
  );

  it("count where another format's mark hides an import", async () => {
    const gguf = Buffer.concat([Buffer.from("GGUF\x03\0\0\0\0", "latin1"), Buffer.from("cmy_gadgets\nrun\n(tR.")]);
    const result = await scanFile("model.gguf", sourceOf(gguf));
    expect(result.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["SNF001", "PKL002"]));
  });
});

describe("a source that fails", () => {
  it("is unknown, with the reason", async () => {
    const source = { size: 100, read: () => Promise.reject(new Error("the server is down")) };
    expect(await scanFile("model.pt", source)).toMatchObject({
      verdict: "unknown",
      findings: [{ rule: "SNF004", evidence: "the server is down" }],
    });
  });

  it("that holds less than it says is never safe", async () => {
    const bytes = readFileSync(join(folder, "model.safetensors"));
    const source = { ...sourceOf(bytes.subarray(0, 50)), size: bytes.length };
    expect((await scanFile("model.safetensors", source)).verdict).toBe("unknown");
  });
});
