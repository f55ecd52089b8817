/** Each way that files are known to get past scanners, with files of the corpus that take it, and what gives them away. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../src/scan/byte-sources.ts";
import { scanFile } from "../../src/scan/scan-file.ts";
import { bytes } from "./pickle/assemble.ts";

const CORPUS = join(import.meta.dirname, "../golden/scan/corpus/malicious");

describe("a file that would get past a scanner by", () => {
  test.each<[way: string, rules: string, files: readonly string[]]>([
    ["dotted names", "PKL005 PKL007", ["pickle/way-dotted-reduce.pkl", "pickle/way-dotted-torch-newobj.pkl"]],
    ["memo confusion", "PKL", ["pickle/way-memo-confusion-build.pkl", "pickle/way-memo-binput-reduce.pkl"]],
    ["BUILD on a global", "PKL006", ["pickle/way-build-on-global.pkl"]],
    [
      "frame divergence",
      "PKL",
      [
        "pickle/frame-divergence.pkl",
        "pickle/frame-straddled.pkl",
        "pickle/frame-nested.pkl",
        "pickle/frame-negative.pkl",
      ],
    ],
    [
      "extension mismatch",
      "SNF002 PKL001",
      [
        "extension/raw.safetensors",
        "extension/raw.gguf",
        "extension/raw.json",
        "extension/raw.onnx",
        "extension/raw.png",
      ],
    ],
    ["a pickle with a zip tail", "SNF001 PKL001 ZIP011", ["torch/pickle-with-zip-tail.pt", "torch/tail-in-comment.pt"]],
    ["zip names that disagree", "ZIP", ["zip/central-name.pt", "zip/local-name.pt", "zip/backslash.pt"]],
    ["zip flags", "ZIP005", ["zip/flag-central-1.pt", "zip/flag-both-1.pt", "zip/flag-central-2000.pt"]],
    ["zip checksums (CRC)", "ZIP004 ZIP003", ["zip/crc.pt", "zip/crc-both.pt"]],
    ["duplicate zip entries", "ZIP001", ["zip/duplicate.pt"]],
    ["case-variant zip entries", "ZIP002", ["zip/case-variant.pt"]],
    [
      "compressed joblib",
      "PKL001",
      [
        "joblib/zlib.joblib",
        "joblib/gzip.joblib",
        "joblib/bz2.joblib",
        "joblib/xz.joblib",
        "joblib/lzma.joblib",
        "joblib/lz4.joblib",
      ],
    ],
    ["legacy tar", "PTH PKL001", ["torch/tar-pickle.pt", "torch/tar-storages.pt", "torch/tar-tensors.pt"]],
    [
      "EXT opcodes",
      "PKL004",
      ["pickle/way-ext1-reduce.pkl", "pickle/way-ext2-newobj.pkl", "pickle/way-ext4-build.pkl"],
    ],
    ["TorchScript", "PTH001", ["torch/script-code.pt", "torch/script-constants.pt"]],
    ["a Keras Lambda", "KER001", ["keras/lambda.keras", "keras/lambda.h5", "keras/lambda-old-module.keras"]],
    [
      "ONNX paths",
      "ONX002",
      ["onnx/path-0.onnx", "onnx/path-10.onnx", "onnx/path-in-subgraph.onnx", "onnx/path-in-function.onnx"],
    ],
    ["a GGUF chat template", "GGU002 TPL", ["gguf/globals.gguf", "gguf/named-template.gguf"]],
  ])("%s is stopped", async (_, rules, files) => {
    for (const file of files) {
      const result = await scanFile(file, sourceOf(readFileSync(join(CORPUS, file))));
      expect({ file, safe: result.verdict === "safe" }).toEqual({ file, safe: false });
      const found = result.findings.map(({ rule }) => rule);
      const wanted = rules.split(" ");
      expect({ file, found, wanted: found.some((rule) => wanted.some((id) => rule.startsWith(id))) }).toEqual({
        file,
        found,
        wanted: true,
      });
    }
  });

  test.each<[way: string, rule: string, pickle: Buffer]>([
    ["a missing blocklist entry", "PKL002", bytes("cacme.never.heard.of\nrun\n(S'echo'\ntR.")],
    ["a submodule of a denied parent", "PKL001", bytes("casyncio.unix_events\n_UnixSubprocessTransport\n)R.")],
    ["a nested pickle", "PKL001", bytes("C", 16, "cos\nsystem\n(tR.\n", ".")],
  ])("%s is stopped", async (_, rule, pickle) => {
    const { verdict, findings } = await scanFile("model.pkl", sourceOf(pickle));
    expect(verdict).not.toBe("safe");
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  test("7z is stopped, as nothing in it can be read", async () => {
    const sevenZip = readFileSync(join(CORPUS, "archive/header-only.7z"));
    for (const name of ["model.7z", "pytorch_model.bin", "model.pt"])
      expect(await scanFile(name, sourceOf(sevenZip))).toMatchObject({ verdict: "unknown", coverage: "none" });
  });
});
