import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, test } from "@jest/globals";
import { EXIT } from "../../../src/app/io.ts";
import { openProgress } from "../../../src/app/scan/progress.ts";
import { scanFiles } from "../../../src/app/scan/scan-files.ts";
import { exitOfScan } from "../../../src/app/scan.ts";
import type { FileResult } from "../../../src/scan/result.ts";
import { summariseScan } from "../../../src/scan/summary.ts";
import { result } from "../../render/scan-results.ts";

describe("the exit code", () => {
  it.each([
    [{}, false, EXIT.pending],
    [{}, true, EXIT.pass],
    [{ safe: 3 }, false, EXIT.pass],
    [{ safe: 3, unknown: 1 }, false, EXIT.pending],
    [{ safe: 3, unknown: 1 }, true, EXIT.pass],
    [{ unknown: 1, malformed: 1 }, false, EXIT.failed],
    [{ malformed: 1 }, true, EXIT.failed],
    [{ dangerous: 1 }, true, EXIT.failed],
    [{ dangerous: 1, unknown: 1 }, false, EXIT.failed],
  ])("for %j with --allow-unknown %j is %d", (counts, allowUnknown, exit) => {
    const verdicts = { safe: 0, unknown: 0, dangerous: 0, malformed: 0, ...counts };
    expect(exitOfScan({ verdicts }, allowUnknown)).toBe(exit);
  });
});

test("a summary counts verdicts, formats, bytes and findings", () => {
  const files = [
    result("a", { formats: ["zip", "pickle"], verdict: "dangerous" }, [
      { rule: "PKL001", message: "one" },
      { rule: "PKL002", message: "two" },
    ]),
    result("b", { formats: ["pickle"], size: 6 }),
  ];
  expect(summariseScan(files)).toEqual({
    files: 2,
    bytes: 1_240,
    bytesRead: 2_000,
    verdicts: { safe: 1, unknown: 0, dangerous: 1, malformed: 0 },
    formats: { pickle: 2, zip: 1 },
    findings: { critical: 1, high: 0, medium: 1, low: 0 },
  });
});

describe("progress", () => {
  const draw = (isTTY: boolean, environment: Record<string, string> = {}) => {
    let text = "";
    let time = 0;
    const stderr = { isTTY, write: (part: string) => (text += part) };
    const progress = openProgress({ stderr, environment }, 4, () => time);
    for (const [isBad, wait] of [
      [false, 50],
      [true, 60],
      [false, 10],
      [false, 200],
    ] as const) {
      time += wait;
      progress.step(isBad);
    }
    progress.end();
    return text;
  };

  it("is one line that is drawn anew, not too often, and wiped at the end", () => {
    const wipe = "\r\u001b[K";
    expect(draw(true)).toBe(`${wipe}scanned 2 of 4 files, 1 not safe${wipe}scanned 4 of 4 files, 1 not safe${wipe}`);
  });

  it("is not drawn where nobody watches", () => {
    expect(draw(false)).toBe("");
    expect(draw(true, { TERM: "dumb" })).toBe("");
  });
});

describe("scanning what a walk found", () => {
  let folder: string;
  let worker: URL;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
    const finding = JSON.stringify({
      rule: "PKL001",
      severity: "critical",
      message: "",
      path: "",
      fix: "",
      refs: [],
      fingerprint: "",
    });
    // Answers with as many findings as the file is told to have, the later jobs sooner than the earlier.
    writeFileSync(
      join(folder, "worker.mjs"),
      `process.on("message", ({ job }) => {
        const count = Number(job.path.split(":")[1] ?? 0);
        const findings = Array.from({ length: count }, (_, at) => ({ ...${finding}, severity: at === 1 ? "critical" : "low" }));
        const result = { path: job.path, size: 1, formats: [], verdict: "dangerous", coverage: "full", bytesRead: 1, limitsHit: [], imports: [], findings, asked: job };
        setTimeout(() => process.send({ kind: "done", result }), Math.random() * 5);
      });
      process.on("disconnect", () => process.exit());
      process.send({ kind: "ready" });`,
    );
    worker = pathToFileURL(join(folder, "worker.mjs"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const options = { digests: { sha256: true, md5: false }, workers: 4 };

  it("keeps the order, whoever is ready first, and tells of each", async () => {
    const found = Array.from({ length: 100 }, (_, at) => ({ path: String(at), file: "/x" }));
    const told: FileResult[] = [];
    const results = await scanFiles(found, { ...options, worker, done: (one) => told.push(one) });
    expect(results.map(({ path }) => path)).toEqual(found.map(({ path }) => path));
    expect(told.map(({ path }) => path).toSorted()).toEqual(found.map(({ path }) => path).toSorted());
    expect(results[7]).toMatchObject({ asked: { path: "7", source: { file: "/x" }, sha256: true, md5: false } });
  });

  it("takes what the walk said of links and the like, without a worker", async () => {
    const results = await scanFiles([{ path: "l", found: { rule: "SRC005", message: "A link." }, format: "link" }], {
      ...options,
      worker: new URL("gone.mjs", worker),
      done: () => undefined,
    });
    expect(results).toMatchObject([{ path: "l", verdict: "safe", formats: ["link"], findings: [{ rule: "SRC005" }] }]);
  });

  it("keeps the gravest finding alone of files after half a million findings, and says so", async () => {
    const found = ["a:499990", "b:20", "c:1"].map((path) => ({ path, file: "/x" }));
    const results = await scanFiles(found, { ...options, workers: 1, worker, done: () => undefined });
    expect(results.map(({ findings }) => findings.length)).toEqual([499_990, 1, 1]);
    expect(results[1]).toMatchObject({
      verdict: "dangerous",
      limitsHit: ["findings"],
      findings: [{ severity: "critical" }],
    });
  });
});
