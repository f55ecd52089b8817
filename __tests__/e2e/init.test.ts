/** `init` out of the shipped bundle, in a repository, where nobody sits at a terminal. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createSandbox, runCli, type Sandbox } from "../support/run-cli.ts";

let sandbox: Sandbox;
const run = (...words: string[]) => runCli(words, sandbox.folder);
const read = (path: string) => readFileSync(join(sandbox.folder, path), "utf8");

beforeEach(() => {
  sandbox = createSandbox();
  sandbox.commit({ "models/a.safetensors": "one" });
});
afterEach(() => sandbox.remove());

test("init asks nobody, and what it writes is a policy that judges the next change", () => {
  const { code, stdout } = run("init", "--role", "validator=vera,viktor", "--role", "governance=erin,george");
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("wrote .github/secmlops/policy.yml\n") });
  expect(run("policy", "lint")).toMatchObject({ code: 0, stderr: "no problems in .github/secmlops/policy.yml\n" });
  sandbox.commit({});
  sandbox.git("checkout", "--quiet", "-b", "change");
  sandbox.commit({ "models/a.safetensors": "two" });
  const verdict = JSON.parse(run("check", "--base", "main", "--format", "json").stdout);
  expect({ status: verdict.status, mode: verdict.mode }).toEqual({ status: "pass", mode: "advisory" });
  expect(verdict.blocking).toContain("PEO-2");
});

test("init writes the recommended workflow of the documentation, but for what it was told", () => {
  run("init", "--ci-workflow", "CI");
  const documented = readFileSync(join(import.meta.dirname, "../../docs/examples/gate.yml"), "utf8");
  expect(read(".github/workflows/secmlops-gate.yml")).toBe(documented);
});

test("init --dry-run writes nothing, and a mistyped role exits 2", () => {
  expect(run("init", "--dry-run").code).toBe(0);
  expect(run("init", "--role", "validater=vera")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean "validator"?'),
  });
  expect(existsSync(join(sandbox.folder, ".github"))).toBe(false);
});
