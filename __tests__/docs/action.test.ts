/** `action.yml` is the public surface of the action, and the README shows it. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { action, inputs, outputs } from "./action-file.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const generate = (folder: string, ...words: string[]) =>
  spawnSync(process.execPath, [join(folder, "scripts", "generate-readme.js"), ...words], { encoding: "utf8" });

describe("action.yml", () => {
  test("has the inputs that are promised, with their defaults", () => {
    expect(Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]))).toEqual({
      token: `\${{ github.token }}`,
      "org-token": undefined,
      policy: undefined,
      "org-policy": undefined,
      ledger: "secmlops-ledger",
      "ledger-mode": "required",
      attest: "auto",
      comment: "true",
      notify: "request-review",
      "status-context": "secmlops-gate",
      "fail-on": "fail",
      lfs: "range",
      "evidence-path": undefined,
      "pull-request": undefined,
    });
  });

  test("has the outputs that are promised", () => {
    expect(Object.keys(outputs)).toEqual([
      "verdict",
      "unmet",
      "errors",
      "pending",
      "report",
      "sarif",
      "record",
      "comment-url",
    ]);
  });

  test("says each in one sentence", () => {
    for (const { description } of [...Object.values(inputs), ...Object.values(outputs)])
      expect(description).toMatch(/^\S[^\n]{10,140}[^.]\.$/);
  });

  test("starts the bundle on the Node that runners have", () => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/index.js" });
  });
});

describe("the README", () => {
  test("has the inputs and outputs of action.yml", () => {
    expect(generate(root, "--check")).toMatchObject({ status: 0, stderr: "" });
  });

  test("is checked without being written, and then written, byte for byte the same each time", () => {
    const folder = mkdtempSync(join(tmpdir(), "generate-readme-"));
    for (const name of ["action.yml", "scripts", "package.json"])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const stale = readme.replace(/^\| `token` .*\n/m, "");
    writeFileSync(join(folder, "README.md"), stale);
    const now = () => readFileSync(join(folder, "README.md"), "utf8");
    expect(generate(folder, "--check")).toMatchObject({ status: 1, stderr: expect.stringContaining("npm run build") });
    expect(now()).toBe(stale);
    expect([generate(folder).status, now() === readme]).toEqual([0, true]);
    expect([generate(folder).status, now() === readme]).toEqual([0, true]);
    rmSync(folder, { recursive: true });
  });

  test("shows a workflow that a runner would take, with the action by its commit and the rights it needs", () => {
    const [, yaml = ""] = /```yaml\n(name: SecMLOps Gate\n.*?)```/s.exec(readme) ?? [];
    const { on, permissions, jobs } = parse(yaml);
    expect(Object.keys(on)).toEqual(expect.arrayContaining(["pull_request_target", "issue_comment"]));
    expect(permissions).toMatchObject({ contents: "write", "pull-requests": "write", statuses: "write" });
    expect(jobs.gate.steps).toEqual([{ uses: expect.stringMatching(/^secmlops\/secmlops-gate@/) }]);
  });
});
