import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { sourceOf } from "../../src/scan/byte-sources.ts";
import { scanFile } from "../../src/scan/scan-file.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-corpus-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (script: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [join(root, "scripts", script), ...words], { cwd: root, encoding: "utf8" });

const HOSTILE = Buffer.from("\x80\x02cposix\nsystem\nVecho test\n\x85R.", "latin1");
const BENIGN = Buffer.from("\x80\x02K\x01.", "latin1");

describe("recall and false alarms", () => {
  it("are within their limits over the committed files", () => {
    const { status, stdout } = run("recall.js");
    expect(stdout).toMatch(/^all +\d{3,} +100\.0 %/m);
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });

  it("are told, and end with 1, where a label and a verdict differ", () => {
    for (const [label, bytes] of [
      ["malicious", BENIGN],
      ["benign", HOSTILE],
      ["unknown-is-right", HOSTILE],
      ["broken", BENIGN],
    ] as const) {
      const made = join(folder, `${label}-made`);
      mkdirSync(join(made, label, "pickle"), { recursive: true });
      writeFileSync(join(made, label, "pickle", "a.pkl"), bytes);
      const { status, stdout } = run("recall.js", "--only", "--made", made);
      expect({ label, status }).toEqual({ label, status: 1 });
      expect(stdout).toContain(`${label}/pickle/a.pkl`);
    }
  });
});

describe("a call of any known gadget", () => {
  const gadgets = readFileSync(join(root, "scripts", "corpus-gadgets.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap((line) => {
      const [module = "", ...names] = line.split(" ");
      return names.map((name) => ({ module, name }));
    });
  const short = (text: string) => Buffer.concat([Buffer.from([0x8c, text.length]), Buffer.from(text)]);

  it("is never safe, by name or from the stack", async () => {
    const safe: string[] = [];
    for (const { module, name } of gadgets) {
      const named = Buffer.from(`\x80\x02c${module}\n${name}\nVecho test\n\x85R.`, "latin1");
      const stacked = Buffer.concat([
        Buffer.from([0x80, 4]),
        short(module),
        short(name),
        Buffer.from([0x93]),
        short("echo test"),
        Buffer.from([0x85, 0x52, 0x2e]),
      ]);
      for (const bytes of [named, stacked])
        if ((await scanFile("model.pkl", sourceOf(bytes))).verdict === "safe") safe.push(`${module}.${name}`);
    }
    expect(gadgets.length).toBeGreaterThan(600);
    expect(safe).toEqual([]);
  });
});

describe("the fuzzer", () => {
  it("tries what it is told to, and makes one input again", () => {
    const { status, stdout } = run("fuzz.js", "--runs", "300", "--seed", "7", "--out", folder);
    expect(stdout).toMatch(/^300 inputs of \d+ files/m);
    expect({ status, stdout }).toMatchObject({ status: 0 });
    const [first, second] = [1, 2].map(() => run("fuzz.js", "--run", "11", "--seed", "7").stdout);
    expect(first?.replace(/ms: [\d.]+/, "")).toBe(second?.replace(/ms: [\d.]+/, ""));
  });
});
