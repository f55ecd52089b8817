/** What an auditor asks for, by the shipped command: 25 of a thousand changes, in a folder that is verified with nothing else. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { runCli } from "../support/run-cli.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-sample-"));
const repository = join(folder, "scoring");

beforeAll(() => {
  const words = ["--pulls", "1100", "--seed", "1", "--repo", repository, "--people", join(folder, "people.csv")];
  execFileSync(process.execPath, [join(root, "scripts", "make-ledger.js"), ...words], { stdio: "pipe" });
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("audit, on a clone with a thousand changes", () => {
  it("measures coverage, and repeats it to the byte", () => {
    const first = runCli(["audit", "coverage", "--format", "json"], repository);
    const { counts, changesInPeriod, notes } = JSON.parse(first.stdout);
    expect(changesInPeriod).toBeGreaterThanOrEqual(1000);
    expect(counts.gated).toBeGreaterThan(500);
    expect(notes).toEqual([]);
    // The invented history has merges past the gate and direct pushes.
    expect([counts.bypassed > 0, counts.ungated > 0, first.code]).toEqual([true, true, 1]);
    expect(runCli(["audit", "coverage", "--format", "json"], repository).stdout).toBe(first.stdout);
  }, 300_000);

  it("draws 25 into a folder that stands alone, and that shows any tampering", () => {
    const words = ["--all", "--n", "25", "--seed", "7", "--people", "../people.csv", "--out", "../sample"];
    const drawn = runCli(["audit", "sample", ...words], repository);
    expect([drawn.code, drawn.stdout]).toEqual([0, expect.stringMatching(/^drew 25 changes of 1\d\d\d\n/)]);
    const alone = mkdtempSync(join(tmpdir(), "secmlops-gate-alone-"));
    try {
      cpSync(join(folder, "sample"), alone, { recursive: true });
      expect(readdirSync(join(alone, "changes"))).toHaveLength(25);
      for (const command of ["verify", "replay"])
        expect(runCli(["audit", command, "ledger"], alone)).toMatchObject({ code: 0 });
      const records = join(alone, "ledger", "records");
      const [shard = ""] = readdirSync(records);
      const [name = ""] = readdirSync(join(records, shard));
      const path = join(records, shard, name);
      writeFileSync(path, readFileSync(path, "utf8").replace('"sequence":', '"sequence": '));
      expect(runCli(["audit", "verify", "ledger"], alone)).toMatchObject({ code: 1 });
    } finally {
      rmSync(alone, { recursive: true, force: true });
    }
  }, 300_000);

  it("lists waivers, and exports rows", () => {
    const waivers = runCli(["audit", "waivers", "--format", "json"], repository);
    expect(JSON.parse(waivers.stdout).waivers.length).toBeGreaterThan(5);
    const rows = runCli(["audit", "export", "--format", "csv"], repository);
    expect([rows.code, rows.stdout.split("\n").length > 10_000]).toEqual([0, true]);
  }, 300_000);
});
