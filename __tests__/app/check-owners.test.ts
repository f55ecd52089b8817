/** `owners` proofs over real repositories: which CODEOWNERS is read, and what the fact keeps of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import { runCheck } from "../../src/app/check.ts";
import type { Io } from "../../src/app/io.ts";
import type { CodeownersFact } from "../../src/core/facts.ts";
import { createSandbox, type Sandbox } from "../support/run-cli.ts";

const policy = (needs: string) => `version: 1
requirements:
  PEO-1:
    title: Every changed asset has an owner
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: ${needs}
`;

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

type Files = Parameters<Sandbox["commit"]>[0];

/** Judges a change of one model on a base that has these files. */
async function check(base: Files, head: Files = {}, needs = "{ owners: {} }") {
  sandbox.commit({ ".github/secmlops/policy.yml": policy(needs), "models/a.onnx": "one", ...base });
  sandbox.git("checkout", "--quiet", "-b", "change");
  sandbox.commit({ "models/a.onnx": "two", ...head });
  let stdout = "";
  const io: Io = {
    cwd: sandbox.folder,
    environment: {},
    packageRoot: new URL("../../", import.meta.url),
    now: new Date("2026-11-21T12:00:00Z"),
    stdout: {
      write: (text: string) => {
        stdout += text;
      },
    },
    stderr: { write: () => undefined },
  };
  const factsOut = join(sandbox.folder, "facts.json");
  await runCheck({ base: "main", head: "HEAD", machineOnly: false, format: "json", factsOut }, io);
  const { requirements } = JSON.parse(stdout);
  const proof = requirements.find(({ id }: { id: string }) => id === "PEO-1").proof;
  const codeowners: CodeownersFact | undefined = JSON.parse(readFileSync(factsOut, "utf8")).codeowners;
  return { proof, codeowners };
}

describe("owners in a repository", () => {
  test.each([".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"])("are read from base's %s", async (path) => {
    const { proof } = await check({ [path]: "* @sam\n" });
    expect(proof).toEqual({ kind: "owners", status: "satisfied", reasons: [], file: path, owners: ["@sam"] });
  });

  it("are those of the first place that has a file, even where that names nobody", async () => {
    const { proof } = await check({ ".github/CODEOWNERS": "# nobody\n", CODEOWNERS: "* @sam\n" });
    expect(proof).toMatchObject({ status: "unmet", reasons: [{ code: "owner-missing", file: ".github/CODEOWNERS" }] });
  });

  it("are base's, whatever the change says of them", async () => {
    const added = await check({ CODEOWNERS: "/data/ @dan\n" }, { CODEOWNERS: "* @mallory\n" });
    expect(added.proof).toMatchObject({ status: "unmet", reasons: [{ code: "owner-missing", path: "models/a.onnx" }] });
  });

  it("of a base without CODEOWNERS are missing, though the change adds one", async () => {
    const { proof, codeowners } = await check({}, { CODEOWNERS: "* @mallory\n" });
    expect(proof).toMatchObject({ status: "unmet", reasons: [{ code: "codeowners-missing", path: "models/a.onnx" }] });
    expect(codeowners).toEqual({ missing: true });
  });

  it("are not read where no proof asks", async () => {
    const { codeowners } = await check({ CODEOWNERS: "* @sam\n" }, {}, "{ scan: {} }");
    expect(codeowners).toBeUndefined();
  });

  it("come with the rules that decide alone, and the file's blob", async () => {
    const { codeowners } = await check({ CODEOWNERS: "* @a\n/data/ @b\n/models/ @c\n*.onnx @d # last\n" });
    const id = sandbox.git("rev-parse", "main:CODEOWNERS");
    expect(codeowners).toEqual({
      known: { path: "CODEOWNERS", id, rules: [{ line: 4, pattern: "*.onnx", owners: ["@d"] }] },
    });
  });

  test.each<[string, Files, RegExp]>([
    ["is a link", { "owners.txt": "* @sam\n", CODEOWNERS: { link: "owners.txt" } }, /CODEOWNERS is not a regular file/],
    ["is not UTF-8", { CODEOWNERS: Uint8Array.of(0x2a, 0x20, 0xff) }, /is not UTF-8 text/],
    ["is larger than GitHub loads", { CODEOWNERS: `* @sam\n${"#".repeat(3_000_000)}` }, /has 3000007 bytes/],
  ])("are an error where the file %s", async (_, base, detail) => {
    const { proof } = await check(base);
    expect(proof).toMatchObject({ status: "error", reasons: [{ detail: expect.stringMatching(detail) }] });
  });
});
