/** `check --ledger` as hosts other than GitHub run it: the shipped bundle, several at once, on one folder. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openFolder } from "../../src/adapters/ledger/folder.ts";
import { readPulls } from "../../src/audit/read-pulls.ts";
import { createSandbox, runCli, type Sandbox } from "../support/run-cli.ts";

const CLI = join(import.meta.dirname, "..", "..", "dist", "cli.js");
const POLICY = `version: 1
roles: { validator: [vera, viktor] }
requirements:
  PEO-2:
    title: Validated
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: { sign-off: { role: validator } }
`;
const [PULLS, RUNS] = [3, 4];

let sandbox: Sandbox;
let ledger: string;
beforeAll(() => {
  sandbox = createSandbox();
  ledger = `${sandbox.folder}-ledger`;
  sandbox.commit({ ".github/secmlops/policy.yml": POLICY, "models/a.onnx": "one" });
  sandbox.git("checkout", "--quiet", "-B", "change");
  sandbox.commit({ "models/a.onnx": "two" });
});
afterAll(() => {
  sandbox.remove();
  rmSync(ledger, { recursive: true, force: true });
});

/** One run, in which somebody objects that nobody else knows of. */
function check(number: number, run: number): Promise<number | null> {
  const objection = {
    ...{
      id: `note-${run}`,
      kind: "object",
      actor: { login: "viktor" },
      at: `2026-11-21T10:00:0${run}Z`,
      via: "command",
    },
    targets: { ids: [{ id: "PEO-2" }] },
  };
  const pullRequest = { number, base: "main", author: { login: "dora" }, fork: false, body: "text" };
  const facts = sandbox.write(`${number}-${run}.json`, JSON.stringify({ pullRequest, acts: { known: [objection] } }));
  const words = ["check", "--base", "main", "--facts", facts, "--ledger", ledger, "--pull-request", String(number)];
  const child = spawn(process.execPath, [CLI, ...words], {
    cwd: sandbox.folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir() },
    stdio: "ignore",
  });
  return new Promise((resolve) => child.on("exit", resolve));
}

describe("runs at once", () => {
  it("lose no decision, keep each chain whole, and forget no objection", async () => {
    const numbers = Array.from({ length: PULLS }, (_, index) => index + 1);
    const runs = numbers.flatMap((number) => Array.from({ length: RUNS }, (_, run) => check(number, run)));
    expect(new Set(await Promise.all(runs))).toEqual(new Set([1]));
    const pulls = await readPulls((await openFolder(ledger)).files(), ({ predicate }) => predicate);
    for (const number of numbers) {
      const entries = pulls.get(number) ?? [];
      expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
      expect(entries).toHaveLength(RUNS);
      expect(entries.at(-1)?.value).toMatchObject({ facts: { acts: { known: { length: RUNS } } } });
    }
    const verified = runCli(["audit", "verify", ledger], sandbox.folder);
    expect([verified.code, verified.stderr]).toEqual([0, ""]);
  }, 180_000);
});
