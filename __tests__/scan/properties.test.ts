import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { sourceOf } from "../../src/scan/byte-sources.ts";
import { SCAN_VERDICTS } from "../../src/scan/result.ts";
import { scanFile } from "../../src/scan/scan-file.ts";

const folder = join(import.meta.dirname, "../golden/scan/models");
const models = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const names = fc.constantFrom(
  ...["a", "a.pkl", "a.pt", "a.bin", "a.npy", "a.npz", "a.safetensors", "a.gguf", "a.keras", "a.h5", "a.onnx", "a.pb"],
  ...[
    "a.json",
    "a.ipynb",
    "a.py",
    "a.jinja",
    "MLmodel",
    "action.yml",
    "dvc.yaml",
    "a.yaml",
    "a.tar",
    "a.csv",
    "a.parquet",
    "a.arrow",
    "a.gz",
    "a.txt",
    "a.zip",
    "a.joblib",
  ],
);
const LIMITS = { opcodes: 100_000, inflatedBytes: 4_000_000, entries: 200 };

/** A verdict, whatever comes; a failure inside would show as SNF004. */
async function expectVerdict(name: string, bytes: Uint8Array) {
  const result = await scanFile(name, sourceOf(bytes), LIMITS);
  expect(SCAN_VERDICTS).toContain(result.verdict);
  expect(result.findings.filter(({ rule }) => rule === "SNF004")).toEqual([]);
  expect(result.verdict === "safe" && result.coverage !== "full").toBe(false);
  expect(result.verdict === "safe" && result.limitsHit.length > 0).toBe(false);
  expect(result.findings.every(({ evidence = "" }) => /^[\x20-\x7e]{0,200}$/.test(evidence))).toBe(true);
  return result;
}

describe("any bytes", () => {
  it("give a verdict under any name", async () => {
    const bytes = fc.uint8Array({ maxLength: 600 });
    await fc.assert(
      fc.asyncProperty(names, bytes, async (name, random) => void (await expectVerdict(name, random))),
      { numRuns: 400 },
    );
  });

  it("behind any magic give a verdict", async () => {
    const magic = fc.constantFrom(...models.map(({ bytes }) => bytes.subarray(0, 64)));
    const length = fc.nat(64);
    await fc.assert(
      fc.asyncProperty(names, magic, length, fc.uint8Array({ maxLength: 200 }), async (name, start, kept, rest) => {
        await expectVerdict(name, Buffer.concat([start.subarray(0, kept), rest]));
      }),
      { numRuns: 400 },
    );
  });

  it("as text give a verdict", async () => {
    const word = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"',
      "'",
      "{{",
      "}}",
      "{%",
      "%}",
      "__class__",
      "|",
      "import",
      "from",
      "pickle",
      ".",
      "load",
      "(",
      ")",
      "=",
      "f'{",
      "\\",
      "\n",
      "NaN",
      "auto_map",
      "1",
      "#",
      '"""',
    );
    const text = fc.array(word, { maxLength: 60 }).map((words) => Buffer.from(words.join("")));
    await fc.assert(
      fc.asyncProperty(names, text, async (name, bytes) => void (await expectVerdict(name, bytes))),
      { numRuns: 500 },
    );
  });
});

describe("real files", () => {
  const model = fc.constantFrom(...models);
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });

  it("give a verdict with bytes changed", async () => {
    await fc.assert(
      fc.asyncProperty(model, flips, async ({ name, bytes }, changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, value] of changes) changed[at % changed.length] = value;
        await expectVerdict(name, changed);
      }),
      { numRuns: 1_500 },
    );
  });

  it("give a verdict with parts left out, put twice, or mixed", async () => {
    await fc.assert(
      fc.asyncProperty(model, model, fc.nat(), fc.nat(), async (one, other, from, to) => {
        const head = one.bytes.subarray(0, from % (one.bytes.length + 1));
        const tail = other.bytes.subarray(to % (other.bytes.length + 1));
        await expectVerdict(one.name, Buffer.concat([head, tail]));
      }),
      { numRuns: 800 },
    );
  });

  it("are never safe after a cut", async () => {
    await fc.assert(
      fc.asyncProperty(model, fc.nat(), async ({ name, bytes }, at) => {
        const kept = 1 + (at % (bytes.length - 1));
        // No model here ends in parts that it could do without (ONNX's own test has one that does), but for these:
        // zeros that fill up a tar or the last tensor of a GGUF are nobody's.
        fc.pre(name !== "bundle.tar" || kept < 3_072);
        fc.pre(!name.endsWith(".gguf") || kept < bytes.length - 24);
        expect((await expectVerdict(name, bytes.subarray(0, kept))).verdict).not.toBe("safe");
      }),
      { numRuns: 800 },
    );
  });
});
