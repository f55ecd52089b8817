import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openScanPool, type ScanPoolOptions } from "../../../src/adapters/scan/pool.ts";
import type { ScanJob } from "../../../src/adapters/scan/scan-job.ts";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import type { FileResult } from "../../../src/scan/result.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";
import { type Bundles, buildBundles } from "../../support/build-bundles.ts";

const models = join(import.meta.dirname, "../../golden/scan/models");
const hang = `
const tell = (message) => process.send(message);
const verdict = { size: 9, formats: ["text"], verdict: "safe", coverage: "full", limitsHit: [], imports: [], findings: [] };
process.on("message", ({ job }) => {
  const { path } = job;
  if (path.startsWith("good")) tell({ kind: "done", result: { path, ...verdict } });
  else if (path === "hang") for (;;);
  else if (path === "silent") return;
  else if (path === "fill") { const all = []; for (;;) all.push(Array.from({ length: 10_000 }, (_, at) => ({ at }))); }
  else if (path === "parse") JSON.parse("[" + "{},".repeat(20_000_000) + "{}]");
  else if (path === "throw") throw new Error("a defect\\u001b[31m");
  else if (path === "fail") tell({ kind: "failed", why: "a defect\\u001b[31m" });
  else if (path === "leave") process.exit(3);
  else if (path === "die") process.kill(process.pid, "SIGKILL");
  else if (path === "hash") { tell({ kind: "scanned", result: { path, ...verdict } }); setTimeout(() => { for (;;); }, 10); }
  else tell({ kind: "done", result: { path, env: process.env, argv: process.argv.slice(2), execArgv: process.execArgv } });
});
process.on("disconnect", () => process.exit());
tell({ kind: "ready" });
`;

let bundles: Bundles;
let folder: string;
let wild: URL;
beforeAll(() => {
  bundles = buildBundles();
  folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
  writeFileSync(join(folder, "wild.mjs"), hang);
  wild = new URL(`file://${folder}/wild.mjs`);
});
afterAll(() => {
  bundles.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function scanAll(jobs: readonly ScanJob[], options: ScanPoolOptions = {}): Promise<FileResult[]> {
  const pool = openScanPool({ worker: bundles.worker, ...options });
  try {
    return await Promise.all(jobs.map((job) => pool.scan(job)));
  } finally {
    await pool.close();
  }
}
const scanOne = async (job: ScanJob, options: ScanPoolOptions = {}): Promise<FileResult> => {
  const [result] = await scanAll([job], options);
  if (result === undefined) throw new Error("no result");
  return result;
};
const shape = ({ verdict, coverage, limitsHit, findings }: FileResult) => ({
  verdict,
  coverage,
  limitsHit,
  rules: findings.map(({ rule }) => rule),
});
const bytesOf = (name: string) => readFileSync(join(models, name));
const wildJob = (path: string): ScanJob => ({ path, source: { bytes: new Uint8Array(5) } });

describe("a pool of workers", () => {
  test.each(["model.safetensors", "hostile.pt", "model.pt"])("says of %s what scanFile says", async (name) => {
    const expected = await scanFile(name, sourceOf(bytesOf(name)));
    const jobs: ScanJob[] = [
      { path: name, source: { file: join(models, name) } },
      { path: name, source: { file: Buffer.from(join(models, name)) } },
      { path: name, source: { bytes: bytesOf(name) } },
    ];
    expect(await scanAll(jobs)).toEqual([expected, expected, expected]);
  });

  test("scans far more files than it has workers, each under its own name", async () => {
    const jobs = Array.from({ length: 1_500 }, (_, at) => ({
      path: `${at}.json`,
      source: { bytes: Buffer.from(`{"a": ${at}}`) },
    }));
    const results = await scanAll(jobs, { workers: 2 });
    expect(results.map(({ path }) => path)).toEqual(jobs.map(({ path }) => path));
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(["safe"]));
  });

  test("leaves the caller's bytes where they are", async () => {
    const bytes = Buffer.from("{}");
    await scanOne({ path: "a.json", source: { bytes } });
    expect(bytes.toString()).toBe("{}");
  });

  test("hands limits to the readers", async () => {
    const result = await scanOne(
      { path: "model.pt", source: { file: join(models, "model.pt") } },
      { limits: { entries: 1 } },
    );
    expect(shape(result)).toMatchObject({ limitsHit: ["entries"] });
  });

  test("gives a file up that takes its readers too long", async () => {
    const dense = Buffer.concat([
      Buffer.from("8004285d", "hex"),
      Buffer.alloc(4_000_000, "K\x01"),
      Buffer.from("652e", "hex"),
    ]);
    const job: ScanJob = { path: "dense.pkl", source: { bytes: dense } };
    const result = await scanOne(job, { secondsPerFile: 0.001 });
    expect(result).toMatchObject({ verdict: "unknown", coverage: "none", size: dense.length, limitsHit: ["time"] });
    expect(result.findings).toMatchObject([{ rule: "SRC002", path: "dense.pkl" }]);
  });

  test("reads bytes that lie behind an address, with no more than the headers that it is given", async () => {
    const content = bytesOf("model.safetensors");
    const tokens: unknown[] = [];
    const server = createServer((request, response) => {
      tokens.push(request.headers.authorization);
      const [, first = "0", last = ""] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
      const end = Math.min(content.length - 1, last === "" ? content.length : Number(last));
      response.writeHead(206, { "content-range": `bytes ${first}-${end}/${content.length}` });
      response.end(content.subarray(Number(first), end + 1));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const source = {
      url: `http://127.0.0.1:${port}/object`,
      headers: { authorization: "Basic once" },
      size: content.length,
    };
    const [result, gone] = await scanAll([
      { path: "m.safetensors", source },
      { path: "m.safetensors", source: { ...source, url: "ftp://127.0.0.1/object" } },
    ]);
    server.closeAllConnections();
    server.close();
    expect(result).toMatchObject({ verdict: "safe", formats: ["safetensors"] });
    expect(gone).toMatchObject({ verdict: "unknown" });
    expect(new Set(tokens)).toEqual(new Set(["Basic once"]));
  });

  test("hands a worker nothing of the environment but certificates, no arguments and no options of the process", async () => {
    process.env.INPUT_TOKEN = "ghs_secret";
    process.env.NODE_EXTRA_CA_CERTS = "/nowhere/company.pem";
    const result = await scanOne(wildJob("look"), { worker: wild });
    delete process.env.INPUT_TOKEN;
    delete process.env.NODE_EXTRA_CA_CERTS;
    expect(result).toEqual({
      path: "look",
      env: { NODE_EXTRA_CA_CERTS: "/nowhere/company.pem" },
      argv: [],
      execArgv: ["--max-old-space-size=512"],
    });
  });
});

describe("a digest", () => {
  const sha256 = createHash("sha256").update(bytesOf("model.safetensors")).digest("hex");
  const source = { file: join(models, "model.safetensors") };

  test("is said where it is asked for", async () => {
    expect(await scanOne({ path: "m.safetensors", source, sha256: true })).toMatchObject({ sha256, verdict: "safe" });
    expect(await scanOne({ path: "m.safetensors", source, sha256: false })).not.toHaveProperty("sha256");
  });

  test("of the kind that DVC names content by is said too, where it is asked for", async () => {
    const md5 = createHash("md5").update(bytesOf("model.safetensors")).digest("hex");
    const result = await scanOne({ path: "m.safetensors", source, md5: true });
    expect(result).toMatchObject({ md5, verdict: "safe" });
    expect(result).not.toHaveProperty("sha256");
  });
});

describe("a file that cannot be had is unknown, with the reason", () => {
  test.each([
    ["that is not there", "gone", /no such file or directory \(ENOENT\)/],
    ["that is a folder", ".", /not a regular file/],
    ["that is a link", "link", /a link has taken its place/],
    ["that is a device", "/dev/null", /not a regular file/],
  ])("%s", async (_, name, why) => {
    symlinkSync("wild.mjs", join(folder, "link"));
    const file = name.startsWith("/") ? name : join(folder, name);
    const result = await scanOne({ path: name, source: { file } });
    rmSync(join(folder, "link"));
    expect(shape(result)).toEqual({ verdict: "unknown", coverage: "none", limitsHit: [], rules: ["SRC001"] });
    expect(result.findings[0]?.evidence).toMatch(why);
    expect(result.findings[0]?.evidence).not.toContain(folder);
  });
});

describe("a worker that does not come back is replaced, and its file is unknown", () => {
  const options = { worker: wild, workers: 1, secondsPerFile: 0.2, megabytes: 32 };
  beforeAll(() => {
    Object.assign(options, { worker: wild });
  });

  test.each([
    ["hangs in a loop", "hang", ["time"], "SRC002", /longer than 0\.2 seconds/],
    ["says nothing", "silent", ["time"], "SRC002", /longer than 0\.2 seconds/],
    ["throws", "throw", [], "SRC003", /broke down/],
    ["says that it failed", "fail", [], "SRC003", /broke down/],
    ["leaves", "leave", [], "SRC003", /broke down/],
    ["is ended by the system", "die", [], "SRC003", /broke down/],
  ])("when it %s", async (_, path, limitsHit, rule, message) => {
    const [result, after] = await scanAll([wildJob(path), wildJob("good")], options);
    expect(result).toMatchObject({
      verdict: "unknown",
      coverage: "none",
      size: 5,
      limitsHit,
      findings: [{ rule, path }],
    });
    expect(result?.findings[0]?.message).toMatch(message);
    expect(result?.findings[0]?.evidence ?? "").not.toContain("\u001b");
    expect(after).toMatchObject({ path: "good", verdict: "safe" });
  });

  test.each([
    ["in its own code", "fill"],
    ["amid native code, which would end a thread's whole process", "parse"],
  ])("when it runs out of memory %s", async (_, path) => {
    const [result, after] = await scanAll([wildJob(path), wildJob("good")], { ...options, secondsPerFile: 60 });
    expect(result).toMatchObject({ verdict: "unknown", limitsHit: ["memory"], findings: [{ rule: "SRC003" }] });
    expect(result?.findings[0]?.message).toBe("The scan needed more than 32 MB of memory.");
    expect(after).toMatchObject({ path: "good" });
  });

  test("and what was found before it hung while hashing is kept", async () => {
    const result = await scanOne(wildJob("hash"), options);
    expect(result).toMatchObject({
      formats: ["text"],
      verdict: "unknown",
      coverage: "partial",
      findings: [{ rule: "SRC002" }],
    });
  });

  test("when its bundle is not there", async () => {
    const result = await scanOne(wildJob("good"), { worker: new URL("gone.mjs", wild) });
    expect(result).toMatchObject({ verdict: "unknown", findings: [{ rule: "SRC003" }] });
  });

  test("while others go on beside it", async () => {
    const jobs = ["hang", ...Array.from({ length: 20 }, (_, at) => `good ${at}`), "throw", "hang", "good again"];
    const results = await scanAll(jobs.map(wildJob), { ...options, workers: 2 });
    expect(results.map(({ path, verdict }) => [path, verdict])).toEqual(
      jobs.map((path) => [path, path.startsWith("good") ? "safe" : "unknown"]),
    );
  });
});

describe("closing", () => {
  test("settles what is running and what is waiting as unknown", async () => {
    const pool = openScanPool({ worker: wild, workers: 1 });
    const running = [wildJob("hang"), wildJob("good")].map((job) => pool.scan(job));
    await pool.close();
    const late = await pool.scan(wildJob("good"));
    for (const result of [...(await Promise.all(running)), late])
      expect(shape(result)).toEqual({ verdict: "unknown", coverage: "none", limitsHit: [], rules: ["SRC001"] });
  });

  test("is quick where nothing was ever scanned", async () => {
    await expect(openScanPool({ worker: wild }).close()).resolves.toBeUndefined();
  });
});

/** Large enough for a word between its scan and its hash. */
const LARGE = JSON.stringify({ a: "x".repeat(1_100_000) });

test("a file that shrinks while it is hashed is unknown", async () => {
  const { runJob } = await import("../../../src/adapters/scan/run-job.ts");
  const file = join(folder, "shrinking.json");
  writeFileSync(file, LARGE);
  const result = await runJob({ path: "shrinking.json", source: { file }, sha256: true }, {}, ({ kind }) => {
    if (kind === "scanned") truncateSync(file, 3);
  });
  expect(result).toMatchObject({ verdict: "unknown", findings: [{ rule: "SRC001" }] });
  expect(result).not.toHaveProperty("sha256");
});

test("a file that is written to while it is read is unknown", async () => {
  const { runJob } = await import("../../../src/adapters/scan/run-job.ts");
  const file = join(folder, "growing.json");
  writeFileSync(file, LARGE);
  const result = await runJob({ path: "growing.json", source: { file } }, {}, ({ kind }) => {
    if (kind === "scanned") writeFileSync(file, `${LARGE} `);
  });
  expect(result.findings).toMatchObject([{ rule: "SRC001", message: "The file changed while it was read." }]);
  expect(result.verdict).toBe("unknown");
});
