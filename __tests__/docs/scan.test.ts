/** docs/scan.md: its commands do what it says, and its tables are those of the sources. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "@jest/globals";
import { FORMAT_NAMES } from "../../src/scan/format-names.ts";
import { DEFAULT_LIMITS, LIMIT_WORDS } from "../../src/scan/limits.ts";
import { SCAN_VERDICTS } from "../../src/scan/result.ts";
import { type Bundles, buildBundles } from "../support/build-bundles.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/scan.md"), "utf8");
const models = join(root, "__tests__/golden/scan/models");

/** Lines of the blocks of commands: those that need another program are run with one that does nothing. */
const commands = Array.from(page.matchAll(/^```sh\n(.*?)^```$/gms), ([, block = ""]) => block.trimEnd().split("\n"))
  .flat()
  .map((line) => ({ line: line.replace(/\s*#.*$/, ""), status: Number(/# exits (\d)$/.exec(line)?.[1] ?? 0) }));

describe("the commands of the page", () => {
  let bundles: Bundles;
  let folder: string;
  beforeAll(() => {
    bundles = buildBundles();
    folder = mkdtempSync(join(tmpdir(), "secmlops-gate-docs-"));
    const files = {
      "models/tensors.safetensors": "model.safetensors",
      "models/custom.onnx": "custom.onnx",
      "checkpoint.pt": "model.pt",
      "downloads/model.pt": "hostile.pt",
    };
    for (const [path, model] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      cpSync(join(models, model), join(folder, path));
    }
    mkdirSync(join(folder, "reports"));
    mkdirSync(join(folder, "path/to"), { recursive: true });
    symlinkSync(dirname(dirname(bundles.cli)), join(folder, "path/to/secmlops-gate"));
    mkdirSync(join(folder, "bin"));
    const gate = `exec "${process.execPath}" "${bundles.cli}" "$@"`;
    for (const [name, text] of Object.entries({ "secmlops-gate": gate, dvc: "exit 0" }))
      writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  });
  afterAll(() => {
    bundles.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(commands.map(({ line, status }) => [line, status] as const))("%s exits %i", (line, status) => {
    const ran = spawnSync("sh", ["-c", line], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: `${join(folder, "bin")}:${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`, HOME: folder },
    });
    expect([ran.status, ran.stderr]).toEqual([status, status === 2 ? expect.stringMatching(/\S/) : ""]);
    const output = /--output (\S+)/.exec(line)?.[1];
    if (output !== undefined) expect(existsSync(join(folder, output))).toBe(true);
  });

  it("are there to be found, with every exit code", () => {
    expect(new Set(commands.map(({ status }) => status))).toEqual(new Set([0, 1, 2, 3]));
    expect(commands.length).toBeGreaterThanOrEqual(9);
  });
});

const rowsOf = (heading: string): string[][] =>
  Array.from(
    (new RegExp(`^## ${heading}\n(.*?)(?=^## )`, "ms").exec(page)?.[1] ?? "").matchAll(/^\| (.*) \|$/gm),
    ([, row = ""]) => row.split(" | "),
  ).slice(1);

describe("the tables of the page", () => {
  it("have every verdict", () => {
    expect(rowsOf("Verdicts").map(([verdict = ""]) => verdict.replaceAll("`", ""))).toEqual(
      ["safe", "unknown", "malformed", "dangerous"].filter((verdict) => SCAN_VERDICTS.some((one) => one === verdict)),
    );
  });

  it("have every format by its name, once", () => {
    const named = rowsOf("Formats").flatMap(([, names = ""]) => names.replaceAll("`", "").split(", "));
    expect(named.sort()).toEqual([...FORMAT_NAMES].sort());
  });

  it("have every limit as it is", () => {
    expect(rowsOf("Limits")).toEqual(
      Object.entries(DEFAULT_LIMITS).map(([name, value]) => [
        Number(value).toLocaleString("en-US"),
        LIMIT_WORDS[name as keyof typeof LIMIT_WORDS],
      ]),
    );
  });
});
