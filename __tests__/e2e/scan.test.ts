/** `secmlops-gate scan`, bundled from today's sources, as a child process. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import { type Bundles, buildBundles } from "../support/build-bundles.ts";

const models = join(import.meta.dirname, "../golden/scan/models");
const model = (name: string) => readFileSync(join(models, name));

let bundles: Bundles;
let folder: string;
beforeAll(() => {
  bundles = buildBundles();
});
afterAll(() => bundles.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly uid?: number;
}
function scan(words: readonly string[], { environment = {}, uid }: RunOptions = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundles.cli, "scan", ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: tmpdir(), ...environment },
    maxBuffer: 1 << 28,
    ...(uid === undefined ? {} : { uid }),
  });
  return { code: status, stdout, stderr };
}
const scanJson = (...words: readonly string[]) => JSON.parse(scan([...words, "--format", "json"]).stdout);

const SAFE = model("model.safetensors");
const EVIL = model("hostile.pt");
const UNKNOWN = model("custom.onnx");
const MALFORMED = SAFE.subarray(0, SAFE.length - 1);

describe("scan exits", () => {
  test.each([
    ["0 where every file is safe", { "m/a.safetensors": SAFE }, [], 0],
    ["1 where one is dangerous", { "m/a.safetensors": SAFE, "m/b.pt": EVIL }, [], 1],
    ["1 where one is malformed", { "m/a.safetensors": MALFORMED }, [], 1],
    ["3 where the worst is unknown", { "m/a.safetensors": SAFE, "m/b.onnx": UNKNOWN }, [], 3],
    ["0 where the worst is unknown and that is allowed", { "m/b.onnx": UNKNOWN }, ["--allow-unknown"], 0],
    [
      "1 where unknown is allowed and one is dangerous",
      { "m/b.onnx": UNKNOWN, "m/c.pt": EVIL },
      ["--allow-unknown"],
      1,
    ],
  ])("%s", (_, files, words, code) => {
    put(files);
    expect(scan(["m", ...words]).code).toBe(code);
  });

  test.each([
    ["no path is given", [], /missing required argument/],
    ["a path does not exist", ["gone", "m"], /no file or folder gone/],
    ["a format does not exist", ["m", "--format", "xml"], /Allowed choices are text, json, sarif/],
    ["the number of jobs is none", ["m", "--jobs", "many"], /a number from 1 to 99/],
    ["the result cannot be written", ["m", "--output", "gone/x"], /gone\/x cannot be written \(ENOENT\): the folder/],
  ])("2 where %s", (_, words, message) => {
    put({ "m/a.safetensors": SAFE });
    const { code, stdout, stderr } = scan(words);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: expect.stringMatching(message) });
  });
});

describe("scan prints", () => {
  test("text: what is dangerous, where and what to do, and no escapes where nobody watches", () => {
    put({ "m/a.safetensors": SAFE, "m/b.pt": EVIL });
    const { stdout, stderr } = scan(["m"]);
    expect(stdout).toMatch(
      /m\/b\.pt {2}dangerous[\s\S]*PKL001 critical[\s\S]*archive\/data\.pkl[\s\S]*Next: load none/,
    );
    expect(stdout).not.toContain("a.safetensors");
    expect({ escapes: stdout.includes("\u001b"), stderr }).toEqual({ escapes: false, stderr: "" });
  });

  test("colours only where they are asked for", () => {
    put({ "m/b.pt": EVIL });
    expect(scan(["m"], { environment: { FORCE_COLOR: "1" } }).stdout).toContain("\u001b[");
    expect(scan(["m"], { environment: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout).not.toContain("\u001b[");
  });

  test("JSON that counts as evidence, with the digests of every file", () => {
    put({ "m/a.safetensors": SAFE, "m/sub/b.pt": EVIL });
    const { stdout } = scan(["./m/", "--format", "json"]);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      schema: "secmlops-gate/scan@1",
      tool: { name: "secmlops-gate" },
      summary: { files: 2 },
    });
    expect(report.files.map(({ path, sha256, md5 }: Record<string, string>) => [path, sha256, md5])).toEqual(
      [["m/a.safetensors", SAFE] as const, ["m/sub/b.pt", EVIL] as const].map(([path, bytes]) => [
        path,
        createHash("sha256").update(bytes).digest("hex"),
        createHash("md5").update(bytes).digest("hex"),
      ]),
    );
    expect(readReport("scan.json", Buffer.from(stdout), "auto")).toMatchObject({
      known: { files: [{ verdict: "safe" }, { verdict: "dangerous" }] },
    });
  });

  test("the same bytes each time", () => {
    cpSync(models, join(folder, "m"), { recursive: true });
    const [first, second] = [
      scan(["m", "--format", "json", "--jobs", "4"]),
      scan(["m", "--format", "json", "--jobs", "1"]),
    ];
    expect(second.stdout).toBe(first.stdout);
    expect(JSON.parse(first.stdout).files.length).toBe(readdirSync(models).length);
  });

  test("SARIF, into a file where that is asked for", () => {
    put({ "m/b.pt": EVIL });
    const { code, stdout } = scan(["m", "--format", "sarif", "--output", "scan.sarif"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const { version, runs } = JSON.parse(readFileSync(join(folder, "scan.sarif"), "utf8"));
    expect({ version, rule: runs[0].results[0].ruleId }).toEqual({ version: "2.1.0", rule: "PKL001" });
  });

  test("a hostile name as what it is", () => {
    put({ "m/\u001b[31m\n::error::.pt": EVIL });
    for (const format of ["text", "json", "sarif"]) {
      const { stdout, stderr } = scan(["m", "--format", format]);
      expect(stdout + stderr).not.toContain("\u001b");
      expect(stdout).not.toMatch(/^::error/m);
    }
  });

  test("that there was nothing to scan", () => {
    mkdirSync(join(folder, "m"));
    expect(scan(["m"])).toMatchObject({ code: 3, stdout: expect.stringContaining("Nothing was scanned") });
  });
});

describe("scan says what it did not read", () => {
  test("links, pipes, and git's own files", () => {
    put({ "m/a.safetensors": SAFE, "m/.git/config": "x", "other/b.pt": EVIL });
    symlinkSync("a.safetensors", join(folder, "m/inside"));
    expect(scan(["m"])).toMatchObject({ code: 0, stderr: "note: git's own files were not read: m/.git\n" });
    symlinkSync("../other/b.pt", join(folder, "m/outside"));
    execFileSync("mkfifo", [join(folder, "m/pipe")]);
    const { files, summary } = scanJson("m");
    expect(
      files.map(({ path, verdict, findings }: Record<string, unknown[]>) => [path, verdict, findings?.length]),
    ).toEqual([
      ["m/a.safetensors", "safe", 0],
      ["m/inside", "safe", 1],
      ["m/outside", "unknown", 1],
      ["m/pipe", "unknown", 1],
    ]);
    expect(summary.skipped).toEqual(["m/.git"]);
    expect(scan(["m"]).code).toBe(3);
  });

  test("a file and a folder that this user may not read", () => {
    put({ "m/a.safetensors": SAFE, "m/secret.pt": EVIL, "m/closed/b.pt": EVIL });
    chmodSync(join(folder, "m/secret.pt"), 0);
    chmodSync(join(folder, "m/closed"), 0);
    // Root may read everything: then somebody else scans.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) execFileSync("chmod", ["-R", "a+rX", dirname(dirname(bundles.cli))]);
    const { code, stdout } = scan(["m", "--format", "json"], isRoot ? { uid: 65_534 } : {});
    chmodSync(join(folder, "m/closed"), 0o700);
    const { files } = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(files).toMatchObject([
      { path: "m/a.safetensors", verdict: "safe" },
      { path: "m/closed", verdict: "unknown", findings: [{ rule: "SRC001", evidence: "permission denied (EACCES)" }] },
      {
        path: "m/secret.pt",
        verdict: "unknown",
        findings: [{ rule: "SRC001", evidence: "permission denied (EACCES)" }],
      },
    ]);
  });
});

test("the page about it names every option", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/scan.md"), "utf8");
  const options = scan(["--help"])
    .stdout.match(/^ {2,4}(?:-\w, )?--[\w-]+/gm)
    ?.map((option) => option.replace(/^.*--/, "--"));
  expect(options).toContain("--allow-unknown");
  for (const option of options ?? []) if (option !== "--help") expect(page).toContain(`\`${option}`);
});

test("a thousand files are scanned, each of them", () => {
  const kinds = ["model.safetensors", "model.pt", "model.onnx", "plain.npy", "model.gguf"].map(
    (name) => [name, model(name)] as const,
  );
  put(
    Object.fromEntries(
      Array.from({ length: 1_000 }, (_, at) => {
        const [name, bytes] = kinds[at % kinds.length] ?? ["x", SAFE];
        return [`m/${at % 10}/${at}-${name}`, bytes];
      }),
    ),
  );
  const { code, stdout } = scan(["m", "--format", "json"]);
  const { files, summary } = JSON.parse(stdout);
  expect({ code, files: files.length, verdicts: summary.verdicts }).toEqual({
    code: 0,
    files: 1_000,
    verdicts: { safe: 1_000, unknown: 0, dangerous: 0, malformed: 0 },
  });
});

describe("the bundles", () => {
  test("are the same bytes when built again", () => {
    const again = buildBundles();
    const list = (cli: string) => {
      const dist = dirname(cli);
      const names = readdirSync(dist, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".js"))
        .sort();
      return names.map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(dist, name)))
          .digest("hex"),
      ]);
    };
    const [first, second] = [list(bundles.cli), list(again.cli)];
    again.remove();
    expect(second).toEqual(first);
    expect(first.map(([name]) => name)).toContain("scan-worker.js");
  });

  test("work from a folder of their own, where nothing says that they are modules", () => {
    cpSync(dirname(bundles.cli), join(folder, "dist"), { recursive: true });
    put({ "m/b.pt": EVIL });
    const { status, stdout } = spawnSync(process.execPath, [join(folder, "dist/cli.js"), "scan", "m"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining("PKL001") });
  });

  test("load nothing of the scanner to say their version", () => {
    // A loader that writes down what is loaded.
    const hooks = `import { writeSync } from "node:fs";
      export async function load(url, context, next) { writeSync(2, url + "\\n"); return next(url, context); }`;
    const module = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;
    const register = module(`import { register } from "node:module"; register(${JSON.stringify(module(hooks))});`);
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", register, bundles.cli, "--version"], {
      encoding: "utf8",
    });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const loaded = stderr.split("\n").filter((url) => url.startsWith("file:"));
    expect(loaded.map((url) => url.replace(/^.*\/dist\//, "").replace(/-[\w-]{8}\.js$/, ".js"))).toEqual([
      "cli.js",
      "chunks/version.js",
    ]);
  });
});
