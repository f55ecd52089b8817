import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it, test } from "@jest/globals";
import { runCli } from "../../../src/app/run-cli.ts";
import { filesOf, tellStory } from "../../audit/oscal/story.ts";

const folder = mkdtempSync(join(tmpdir(), "export-oscal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const { path, bytes } of filesOf(tellStory())) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}

async function cli(words: readonly string[], { cwd }: { cwd: string }) {
  const texts = { stdout: "", stderr: "" };
  const output = (name: keyof typeof texts) => ({
    write(text: string | Uint8Array) {
      texts[name] += Buffer.from(text).toString();
    },
  });
  const exit = await runCli(words, {
    cwd,
    environment: {},
    packageRoot: new URL("../../..", import.meta.url),
    now: new Date("2026-11-30T12:00:00Z"),
    stdout: output("stdout"),
    stderr: output("stderr"),
  });
  return { exit, ...texts };
}

describe("audit export --format oscal", () => {
  it("writes to a file what it prints without one", async () => {
    const words = ["audit", "export", ".", "--format", "oscal", "--from", "2026-11-02", "--to", "2026-11-04"];
    const printed = await cli(words, { cwd: folder });
    const out = "q4.oscal.json";
    expect(await cli([...words, "--out", out], { cwd: folder })).toMatchObject({ exit: 0, stdout: "" });
    expect(readFileSync(join(folder, out), "utf8")).toBe(printed.stdout);
    const [result] = JSON.parse(printed.stdout)["assessment-results"].results;
    expect(result.title).toBe("Gate decisions on acme/credit, 2026-11-02 to 2026-11-04");
    expect(result.description).toMatch(/^2 pull requests: 1 gated, 1 waived\./);
  });

  test.each<[string, string[], string]>([
    [
      "nothing in the period",
      ["--from", "2027-01-01"],
      "has no record of a pull request from 2027-01-01: there is nothing to export",
    ],
    ["a day that is none", ["--to", "2026-02-31"], '--to is "2026-02-31": expected a day as 2026-11-21'],
    ["an end before the beginning", ["--from", "2026-11-04", "--to", "2026-11-03"], "--from is later than --to"],
    ["a period of the whole ledger", ["--format", "jsonl", "--from", "2026-11-04"], "jsonl is the whole ledger"],
  ])("refuses %s, and leaves no file", async (_, words, message) => {
    const out = join(folder, "none.json");
    const found = await cli(["audit", "export", ".", "--format", "oscal", ...words, "--out", out], { cwd: folder });
    expect(found).toMatchObject({ exit: 2, stdout: "" });
    expect(found.stderr).toContain(message);
    expect([out, `${out}.part`].map((path) => existsSync(path))).toEqual([false, false]);
  });
});
