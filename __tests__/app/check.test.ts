/** `check` on real repositories: facts that are supplied, and a policy that is judged as if it enforced. */
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import { type CheckOptions, runCheck } from "../../src/app/check.ts";
import type { Io } from "../../src/app/io.ts";
import { createSandbox, type Sandbox } from "../support/run-cli.ts";

const POLICY = `version: 1
mode: advisory
roles: { validator: [vera, viktor] }
requirements:
  PRO-1:
    title: Intent stated
    dimension: processes
    concern: reliability
    applies-to: [model]
    needs: { document: { pull-request: true, sections: [Intent] } }
`;
const SIGNED = `${POLICY}  PEO-2:
    title: Validated
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: { sign-off: { role: validator } }
`;
const TEMPLATE = "## Intent\n\nSay what this is for.\n";

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

/** Judges a change of one model. */
async function check(
  options: Partial<CheckOptions> = {},
  { policy = POLICY, base = {} }: { policy?: string; base?: Parameters<Sandbox["commit"]>[0] } = {},
) {
  sandbox.commit({ ".github/secmlops/policy.yml": policy, "models/a.onnx": "one", ...base });
  sandbox.git("checkout", "--quiet", "-B", "change");
  sandbox.commit({ "models/a.onnx": "two" });
  const written = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof written) => ({
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const io: Io = {
    cwd: sandbox.folder,
    environment: {},
    packageRoot: new URL("../../", import.meta.url),
    now: new Date("2026-11-21T12:00:00Z"),
    stdout: into("stdout"),
    stderr: into("stderr"),
  };
  const code = await runCheck({ base: "main", head: "HEAD", machineOnly: false, format: "json", ...options }, io);
  return { code, ...written };
}

/** Judges with a pull request that has this body. */
async function checkBody(body: unknown, base: Parameters<Sandbox["commit"]>[0] = {}) {
  const pullRequest = { number: 7, base: "main", author: { login: "nina" }, fork: false, body };
  sandbox.write(".git/facts.json", JSON.stringify({ pullRequest }));
  const { stdout } = await check({ facts: ".git/facts.json" }, { base });
  const verdict = JSON.parse(stdout);
  return verdict.requirements.find(({ id }: { id: string }) => id === "PRO-1");
}

const STATED = "## Intent\n\nRetrained on the data of October.\n";

describe("a description that is supplied", () => {
  test.each([
    ["a text", STATED],
    ["a known text", { known: STATED }],
  ])("may be %s, which is read as on GitHub", async (_, body) => {
    expect(await checkBody(body)).toMatchObject({ status: "satisfied" });
  });

  test.each([
    ["", "document-empty"],
    ["Intent\n", "section-missing"],
    ["## Intent\n\n<!-- nothing -->\n", "document-empty"],
  ])("does not count where it is %j", async (body, code) => {
    expect(await checkBody(body)).toMatchObject({
      status: "unmet",
      proof: { reasons: expect.arrayContaining([expect.objectContaining({ code })]) },
    });
  });

  it("is held against base's template", async () => {
    const base = { ".github/pull_request_template.md": TEMPLATE };
    expect(await checkBody(TEMPLATE, base)).toMatchObject({ status: "unmet" });
    sandbox.remove();
    sandbox = createSandbox();
    expect(await checkBody(STATED, base)).toMatchObject({ status: "satisfied" });
  });

  it("may be one that could not be had", async () => {
    expect(await checkBody({ unavailable: "no network" })).toMatchObject({ status: "error" });
  });

  test.each([
    [7, "$.pullRequest.body: expected the description: a text, "],
    [{ text: "x" }, "$.pullRequest.body: expected the description: a text, "],
    [{ known: 7 }, "$.pullRequest.body.known: Invalid input: expected string, received number"],
    [undefined, "$.pullRequest.body: expected the description: a text, "],
  ])("is refused as %j, with what was expected", async (body, message) => {
    await expect(checkBody(body)).rejects.toThrow(message);
  });
});

test.each([
  [{ checks: [] }, '$.checks: expected { "known": … } or { "unavailable": "why" }'],
  [{ commits: { known: [{ id: "x" }] } }, "$.commits.known[0].id: a full git object id"],
  [{ acts: { known: [{ id: "x", kind: "sing-off" }] } }, "$.acts.known[0].kind: "],
  [{ pullRequest: { number: 1 } }, "$.pullRequest.base: "],
])("facts %j are refused with the place that is wrong", async (facts, message) => {
  sandbox.write(".git/facts.json", JSON.stringify(facts));
  await expect(check({ facts: ".git/facts.json" })).rejects.toThrow(message);
});

describe("--enforce", () => {
  it("judges an advisory policy as if it enforced, and says so", async () => {
    expect(await check({}, { policy: SIGNED })).toMatchObject({ code: 0 });
    sandbox.git("checkout", "--quiet", "main");
    const { code, stdout } = await check({ enforce: true }, { policy: SIGNED });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      mode: "enforce",
      status: "pending",
      blocking: ["PEO-2", "PRO-1"],
      notices: [{ code: "as-if-enforced" }],
    });
  });

  it("fails what would be blocked", async () => {
    const policy = POLICY.replace(
      "{ document: { pull-request: true, sections: [Intent] } }",
      "{ document: { path: docs/a.md } }",
    );
    const { code, stdout } = await check({ enforce: true, format: "text" }, { policy });
    expect(code).toBe(1);
    expect(stdout).toMatch(/Judged\s+as\s+if\s+the\s+policy\s+enforced\s+\(--enforce\)/);
  });

  it("does so before the day from which the policy enforces", async () => {
    const policy = POLICY.replace("mode: advisory", "enforce-from: 2027-01-15");
    const { code, stdout } = await check({ enforce: true }, { policy });
    expect({ code, mode: JSON.parse(stdout).mode }).toEqual({ code: 3, mode: "enforce" });
  });

  it("passes nothing that an advisory policy leaves unfilled", async () => {
    const policy = SIGNED.replace("roles: { validator: [vera, viktor] }\n", "");
    const { code, stdout } = await check({ enforce: true }, { policy });
    expect(code).toBe(3);
    expect(JSON.parse(stdout).notices).toEqual([
      { code: "as-if-enforced" },
      { code: "unfilled-roles", roles: ["validator"] },
    ]);
  });

  it("changes nothing where the policy enforces", async () => {
    const policy = POLICY.replace("mode: advisory", "mode: enforce");
    const { stdout } = await check({ enforce: true }, { policy });
    expect(JSON.parse(stdout)).toMatchObject({ mode: "enforce", notices: [] });
  });

  it("leaves machines alone with --machine-only, where people alone are missing", async () => {
    expect((await check({ enforce: true, machineOnly: true }, { policy: SIGNED })).code).toBe(0);
  });
});
