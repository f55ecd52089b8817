import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, test } from "@jest/globals";
import { type Io, print, printJson, printRendered, tell } from "../../src/app/io.ts";
import { runCli } from "../../src/app/run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "output-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openIo() {
  const written = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof written) => ({
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const io: Io = {
    cwd: folder,
    environment: {},
    packageRoot: new URL("../../", import.meta.url),
    now: new Date("2026-11-21T12:00:00Z"),
    stdout: into("stdout"),
    stderr: into("stderr"),
  };
  return { io, written };
}

/** Clears the screen, turns text round, and starts a line that looks like ours. */
const HOSTILE = "a\u001b[2J\u202e\u2028\r\nok      forged";
/** Everything but the line feeds that lay it out. */
const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

async function run(...words: string[]) {
  const { io, written } = openIo();
  const code = await runCli(words, io);
  expect(written.stdout + written.stderr).not.toMatch(STEERING);
  expect(`${written.stdout}${written.stderr}`.split("\n")).not.toContain("ok      forged");
  return { code, ...written };
}

const file = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));

describe("output", () => {
  test("escapes whatever steers a terminal, line by line", () => {
    const { io, written } = openIo();
    print(io, "one\u001b[31m\ntwo\u202e\n");
    tell(io, "three\ttab\nfour\u0000");
    expect(written).toEqual({
      stdout: "one\\u{1b}[31m\ntwo\\u{202e}\n",
      stderr: "three\\u{9}tab\nfour\\u{0}\n",
    });
  });

  test("keeps the colours of what was rendered", () => {
    const { io, written } = openIo();
    printRendered(io, "\u001b[31mred\u001b[39m");
    expect(written.stdout).toBe("\u001b[31mred\u001b[39m\n");
  });

  test("stays the same JSON", () => {
    const { io, written } = openIo();
    printJson(io, { text: HOSTILE });
    expect(written.stdout).not.toMatch(STEERING);
    expect(JSON.parse(written.stdout)).toEqual({ text: HOSTILE });
  });
});

describe("a policy that was written to steer a terminal", () => {
  const roles = { me: ["alice"] };
  const requirement = {
    title: HOSTILE,
    dimension: "people",
    concern: "security",
    "applies-to": ["model"],
    paths: [`**/*.pt`, `${HOSTILE.replaceAll("[", "\\[")}`],
    when: 'pr.base != "x\u202e"\n  || pr.fork\n',
    needs: { all: [{ check: { name: HOSTILE, app: "ci" } }, { "sign-off": { role: "me" } }] },
  };
  const policy = { version: 1, roles, requirements: { "X-1": requirement } };

  it.each(["text", "json"])("is explained as it is, as %s", async (format) => {
    file("policy.yml", policy);
    for (const paths of [[], ["a.pt"], [`${HOSTILE}.pt`], [`${HOSTILE}.none`]]) {
      const { code, stdout } = await run("policy", "explain", ...paths, "--policy", "policy.yml", "--format", format);
      expect(code).toBe(0);
      if (format === "json") expect(stdout.includes("X-1")).toBe(!paths[0]?.endsWith(".none"));
      else if (paths.length === 0)
        expect(stdout).toContain("X-1  a\\u{1b}[2J\\u{202e} ok forged (block)\n      applies to model");
    }
  });

  it.each(["text", "markdown", "json"])("has its controls shown as they are, as %s", async (format) => {
    file("policy.yml", {
      ...policy,
      requirements: { "X-1": { ...requirement, controls: [`soc2:${HOSTILE}`, HOSTILE] } },
    });
    const words = ["policy", "explain", "--controls", "--policy", "policy.yml", "--format", format];
    const { code, stdout } = await run(...words);
    expect(code).toBe(0);
    expect(stdout).toContain("X-1");
  });

  it.each(["text", "json"])("is linted as it is, as %s", async (format) => {
    file("broken.yml", `version: 1\nmode: !<a\u001b[2J\u202e> x\n? ${JSON.stringify(HOSTILE)}\n: 1\n`);
    const { code } = await run("policy", "lint", "broken.yml", "--format", format);
    expect(code).toBe(2);
  });

  it.each(["text", "json"])("is tested as it is, as %s", async (format) => {
    file("policy.yml", policy);
    file("hostile.test.yml", {
      policy: ["policy.yml"],
      cases: [
        { name: HOSTILE, facts: { changes: ["a.pt"] }, expect: { requirements: { "X-1": "satisfied" } } },
        { name: `b${HOSTILE}`, facts: { changes: ["b.pt"] }, expect: { requirements: { "X-1": "pending" } } },
      ],
    });
    const { code, stdout } = await run("policy", "test", "hostile.test.yml", "--format", format);
    expect(code).toBe(1);
    if (format === "text") expect(stdout).toMatch(/^FAILED {2}a\\u\{1b\}/);
  });

  it("is named as it is where it is not there, and facts where they do not fit", async () => {
    expect((await run("policy", "lint", HOSTILE)).code).toBe(2);
    file("facts.json", { schema: "secmlops-gate/facts@1", teams: { [HOSTILE]: 1 } });
    file("policy.yml", policy);
    expect((await run("evaluate", "--policy", "policy.yml", "--facts", "facts.json")).code).toBe(2);
  });
});
