/** The shipped bundle as a child process, on real repositories. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { policySchema } from "../../src/core/policy/policy.ts";
import { VERSION } from "../../src/version.ts";
import { createSandbox, runCli, type Sandbox } from "../support/run-cli.ts";

const policy = `version: 1
roles:
  validator: [vera, viktor]
  governance: [erin, george]
requirements:
  PEO-2:
    title: Independent validation
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: { sign-off: { role: validator } }
waivers: { role: governance }
`;
const root = join(import.meta.dirname, "..", "..");

let sandbox: Sandbox;
const run = (...words: string[]) => runCli(words, sandbox.folder);
const judge = (...words: string[]) => JSON.parse(run("check", "--base", "main", "--format", "json", ...words).stdout);

beforeEach(() => {
  sandbox = createSandbox();
  sandbox.commit({ ".github/secmlops/policy.yml": policy, "models/a.safetensors": "one", "README.md": "hello" });
  sandbox.git("checkout", "--quiet", "-b", "change");
});
afterEach(() => sandbox.remove());

describe("the command line", () => {
  test("prints its version, which is that of package.json", () => {
    expect(run("--version").stdout.trim()).toBe(VERSION);
    expect(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version).toBe(VERSION);
  });

  test("suggests the command that was meant, and exits 2", () => {
    const { code, stderr } = run("chekc");
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("Did you mean check?") });
  });

  test("walks through its demo to the end, from a folder with no node_modules and no sources, and leaves nothing behind", () => {
    const alone = createSandbox();
    const temporary = mkdtempSync(join(tmpdir(), "secmlops-gate-demo-"));
    try {
      spawnSync("cp", ["-r", join(root, "dist"), join(root, "policies"), alone.folder]);
      const { status, stdout } = spawnSync(process.execPath, [join(alone.folder, "dist", "cli.js"), "demo"], {
        encoding: "utf8",
        env: { ...process.env, TMPDIR: temporary },
      });
      expect(status).toBe(0);
      for (const text of [
        "5 sign-offs open",
        "Stale: vera signed",
        "Objection by alice",
        "waived by erin",
        "models/warm-start.pt is dangerous: Import that runs code or commands (PKL001)",
        "9 requirements hold",
        "That is the gate.",
      ])
        expect(stdout).toContain(text);
      expect(readdirSync(temporary)).toEqual([]);
    } finally {
      alone.remove();
      rmSync(temporary, { recursive: true });
    }
  });
});

describe("check", () => {
  test("passes a change that touches nothing governed", () => {
    sandbox.commit({ "README.md": "hello again" });
    const { code, stdout } = run("check", "--base", "main");
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("0 governed") });
  });

  test("waits for the people that a changed model needs, and exits 3", () => {
    sandbox.commit({ "models/a.safetensors": "two" });
    const { code, stdout } = run("check", "--base", "main");
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringMatching(/validator signs.*vera or viktor/) });
  });

  test("exits 0 with --machine-only when nothing but people is missing", () => {
    sandbox.commit({ "models/a.safetensors": "two" });
    expect(run("check", "--base", "main", "--machine-only").code).toBe(0);
  });

  test("exits 3 with --machine-only when a job is missing", () => {
    sandbox.git("checkout", "--quiet", "main");
    const needsCheck = policy.replace("{ sign-off: { role: validator } }", "{ check: { name: tests, app: ci } }");
    sandbox.commit({ ".github/secmlops/policy.yml": needsCheck });
    sandbox.git("checkout", "--quiet", "-B", "change");
    sandbox.commit({ "models/a.safetensors": "two" });
    expect(run("check", "--base", "main", "--machine-only").code).toBe(3);
  });

  test("judges by the base's policy: one that the change brings counts only for its errors", () => {
    sandbox.commit({ ".github/secmlops/policy.yml": "version: 1\nrequirments: {}\n", "models/a.safetensors": "two" });
    const { code, stdout } = run("check", "--base", "main");
    expect(code).toBe(3);
    expect(stdout).toMatch(/PEO-2[\s\S]*GOV-6/);
    expect(stdout).toMatch(/Did you mean "requirements"\?/);
  });

  test("takes baseline in advisory mode where the base has no policy", () => {
    sandbox.git("checkout", "--quiet", "main");
    sandbox.commit({ ".github/secmlops/policy.yml": null });
    sandbox.git("checkout", "--quiet", "-B", "change");
    sandbox.commit({ "models/a.safetensors": "two" });
    const verdict = judge();
    expect({ status: verdict.status, mode: verdict.mode, blocks: verdict.blocking.length > 0 }).toEqual({
      status: "pass",
      mode: "advisory",
      blocks: true,
    });
    expect(verdict.notices).toContainEqual({ code: "default-policy" });
  });

  test("counts sign-offs that are given as facts, bound to the digest it printed", () => {
    const head = sandbox.commit({ "models/a.safetensors": "two" });
    const [{ digest }] = judge().requirements;
    const facts = {
      pullRequest: {
        number: 1,
        base: "main",
        author: { login: "nina" },
        fork: false,
        body: { unavailable: "not needed" },
      },
      commits: { known: [] },
      acts: {
        known: [
          {
            id: "c1",
            kind: "sign-off",
            actor: { login: "vera" },
            at: "2026-11-21T10:00:00Z",
            via: "command",
            targets: { ids: [{ id: "PEO-2", digest }] },
          },
        ],
      },
    };
    writeFileSync(join(sandbox.folder, "facts.json"), JSON.stringify(facts));
    expect(run("check", "--base", "main", "--head", head, "--facts", "facts.json").code).toBe(0);
    sandbox.commit({ "models/a.safetensors": "three" });
    expect(run("check", "--base", "main", "--facts", "facts.json").code).toBe(3);
  });

  test.each([
    [
      "a symlink in a governed path",
      { "models/now.bin": { link: "../store/v1.bin" }, "store/v1.bin": "v1" },
      { "store/v1.bin": "v2" },
    ],
    ["a folder symlink", { models2: { link: "store" }, "store/model.onnx": "v1" }, { "store/model.onnx": "v2" }],
    ["another case of the folder's name", {}, { "MODELS/B.SafeTensors": "new" }],
    [
      "a DVC pointer",
      {},
      { "outputs.dvc": "outs:\n- md5: 0123456789abcdef0123456789abcdef\n  size: 3\n  path: models/forest.pkl\n" },
    ],
  ] as const)("governs a model that is reached through %s", (_, before, after) => {
    sandbox.git("checkout", "--quiet", "main");
    sandbox.commit(before);
    sandbox.git("checkout", "--quiet", "-B", "change");
    sandbox.commit(after);
    expect(judge().requirements.find((each: { id: string }) => each.id === "PEO-2").status).toBe("pending");
  });

  test.each([
    ["main", "pending"],
    ["origin/main", "pending"],
    ["origin/HEAD", "pending"],
    ["refs/remotes/origin/main", "pending"],
  ])("knows the base's name where it is given as %s", (base, status) => {
    sandbox.git("checkout", "--quiet", "main");
    sandbox.commit({
      ".github/secmlops/policy.yml": policy.replace(
        "    needs:",
        '    when: pr.base == "main" && change.counts.model > 0\n    needs:',
      ),
    });
    sandbox.git("checkout", "--quiet", "-B", "change");
    sandbox.commit({ "models/a.safetensors": "two" });
    const clone = createSandbox();
    clone.git("remote", "add", "origin", `file://${sandbox.folder}`);
    clone.git("fetch", "--quiet", "origin");
    clone.git("branch", "--quiet", "main", "origin/main");
    clone.git("remote", "set-head", "origin", "main");
    const { stdout } = runCli(["check", "--base", base, "--head", "origin/change", "--format", "json"], clone.folder);
    clone.remove();
    expect(JSON.parse(stdout).requirements[0].status).toBe(status);
  });

  test("is an error where a condition asks for the base's name and only an id was given", () => {
    sandbox.git("checkout", "--quiet", "main");
    const base = sandbox.commit({
      ".github/secmlops/policy.yml": policy.replace("    needs:", '    when: pr.base == "main"\n    needs:'),
    });
    sandbox.git("checkout", "--quiet", "-B", "change");
    sandbox.commit({ "models/a.safetensors": "two" });
    expect(run("check", "--base", base)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/base branch is not\s+known/),
    });
  });

  test("names a requirement that its condition switches off, and does not ask a condition about nothing", () => {
    sandbox.git("checkout", "--quiet", "main");
    sandbox.commit({
      ".github/secmlops/policy.yml": policy.replace("    needs:", "    when: change.counts.data > 0\n    needs:"),
    });
    sandbox.git("checkout", "--quiet", "-B", "change");
    sandbox.commit({ "models/a.safetensors": "two" });
    expect(run("check", "--base", "main").stdout).toMatch(/PEO-2 because change\.counts\.data > 0 is false/);
    expect(run("check", "--base", "change").code).toBe(0);
  });

  test("says what it did not look at", () => {
    sandbox.write("models/a.safetensors", "not committed");
    const { code, stderr } = run("check", "--base", "change");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/same commit[\s\S]*1 changed file is not committed/),
    });
  });

  test("accepts the example of docs/facts.md as it stands there", () => {
    const [, example = ""] = /```json\n([\s\S]*?)```/.exec(readFileSync(join(root, "docs", "facts.md"), "utf8")) ?? [];
    sandbox.write("facts.json", example);
    sandbox.commit({ "models/a.safetensors": "two" });
    expect(run("check", "--base", "main", "--facts", "facts.json")).toMatchObject({
      code: 3,
      stdout: expect.stringContaining("Stale: vera"),
    });
  });

  test("writes its facts, from which evaluate gives the same verdict", () => {
    sandbox.commit({ "models/a.safetensors": "two" });
    const judged = run("check", "--base", "main", "--format", "json", "--facts-out", "facts.json");
    const again = run("evaluate", "--policy", ".github/secmlops", "--facts", "facts.json");
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 3, stdout: judged.stdout });
  });

  test("is an error where a changed symlink in a governed path leads out of the repository", () => {
    sandbox.commit({ "models/evil.safetensors": { link: "../../../etc/passwd" } });
    expect(run("check", "--base", "main")).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("models/evil.safetensors"),
    });
  });

  test("never writes a hostile file name raw, in any format", () => {
    const name =
      "models/\u001b[31m<img src=x onerror=alert(1)>\n- [x] `validator` signs `PEO-2` @everyone \u202e.safetensors";
    sandbox.commit({ [name]: "x" });
    for (const format of ["text", "markdown", "json"]) {
      const { stdout } = run("check", "--base", "main", "--format", format);
      expect([...stdout].filter((character) => character === "\u001b" || character === "\u202e")).toEqual([]);
      if (format === "markdown") expect(stdout.replace(/``.*?``/g, "")).not.toMatch(/<img|- \[x\]|@everyone/);
    }
  });

  test("writes nothing into the repository", () => {
    sandbox.commit({ "models/a.safetensors": "two" });
    const before = spawnSync("find", [sandbox.folder, "-newermt", "2000-01-01", "-printf", "%p %T@ %s\n"], {
      encoding: "utf8",
    }).stdout;
    run("check", "--base", "main");
    expect(
      spawnSync("find", [sandbox.folder, "-newermt", "2000-01-01", "-printf", "%p %T@ %s\n"], { encoding: "utf8" })
        .stdout,
    ).toBe(before);
  });
});

describe("bad input is answered with what is wrong and what to do, exit code 2", () => {
  test("not a git repository", () => {
    rmSync(join(sandbox.folder, ".git"), { recursive: true });
    expect(run("check")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is not in a git repository.*git init/),
    });
  });

  test("an unknown ref", () => {
    expect(run("check", "--base", "mian")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no commit "mian".*git fetch/),
    });
  });

  test("a shallow clone without the merge base", () => {
    sandbox.commit({ "models/a.safetensors": "two" });
    sandbox.commit({ "models/a.safetensors": "three" });
    const clone = createSandbox();
    clone.git("remote", "add", "origin", `file://${sandbox.folder}`);
    clone.git("fetch", "--quiet", "--depth=1", "origin", "main", "change:change");
    clone.git("fetch", "--quiet", "--depth=1", "origin", "main:base");
    const ran = runCli(["check", "--base", "base", "--head", "change"], clone.folder);
    clone.remove();
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining("git fetch --unshallow") });
  });

  test("a damaged object", () => {
    const head = sandbox.commit({ "models/deep/a.safetensors": "two" });
    const tree = sandbox.git("rev-parse", `${head}:models`);
    const file = join(sandbox.folder, ".git", "objects", tree.slice(0, 2), tree.slice(2));
    rmSync(file);
    writeFileSync(file, "garbage");
    expect(run("check", "--base", "main")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/object.*git fsck/),
    });
  });

  test("a policy with errors: all of them, each with its place", () => {
    writeFileSync(
      join(sandbox.folder, "p.yml"),
      policy.replace("dimension: people", "dimension: poeple").replace("validator }", "validater }"),
    );
    const { code, stderr } = run("check", "--base", "main", "--policy", "p.yml");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/p\.yml:8:\d+: error:.*"people"[\s\S]*p\.yml:11:\d+: error:.*"validator"/),
    });
  });

  test("a broken policy on the base: that it is the base's, and where", () => {
    sandbox.git("checkout", "--quiet", "main");
    sandbox.commit({ ".github/secmlops/policy.yml": policy.replace("version: 1", "version: 2") });
    sandbox.git("checkout", "--quiet", "-B", "change");
    expect(run("check", "--base", "main")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/policy on the base \(main\) is broken[\s\S]*policy\.yml:1:10/),
    });
  });

  test("facts that do not fit: the path inside the document", () => {
    writeFileSync(
      join(sandbox.folder, "facts.json"),
      JSON.stringify({ acts: { known: [{ id: "x", kind: "sing-off" }] } }),
    );
    expect(run("check", "--base", "main", "--facts", "facts.json")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("$.acts"),
    });
  });

  test("facts that are not JSON, or not there", () => {
    writeFileSync(join(sandbox.folder, "facts.json"), "{");
    expect(run("evaluate", "--policy", ".github/secmlops", "--facts", "facts.json")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is not JSON"),
    });
    expect(run("evaluate", "--policy", ".github/secmlops", "--facts", "nope.json")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("nope.json"),
    });
  });
});

describe("evaluate", () => {
  test("gives the same bytes for the same policy and facts, as YAML or as the composed policy", () => {
    const golden = join(root, "__tests__", "golden", "decisions", "signed-off");
    const composed = JSON.parse(
      run("policy", "explain", "--policy", join(golden, "policy.yml"), "--format", "json").stdout,
    );
    expect(policySchema.safeParse(composed).success).toBe(true);
    writeFileSync(join(sandbox.folder, "policy.json"), JSON.stringify(composed));
    const fromJson = run("evaluate", "--policy", "policy.json", "--facts", join(golden, "facts.json"));
    expect(fromJson.code).toBe(0);
    expect(
      runCli(["evaluate", "--policy", "policy.json", "--facts", join(golden, "facts.json")], sandbox.folder).stdout,
    ).toBe(fromJson.stdout);
    const judged = ({ requirements }: { requirements: { id: string; status: string; digest?: string }[] }) =>
      requirements.map(({ id, status, digest }) => ({ id, status, digest }));
    expect(judged(JSON.parse(fromJson.stdout))).toEqual(
      judged(JSON.parse(readFileSync(join(golden, "verdict.json"), "utf8"))),
    );
  });
});

describe("policy", () => {
  test("lint finds nothing wrong with the packs we ship, and test passes them", () => {
    const packs = readdirSync(join(root, "policies")).filter((file) =>
      existsSync(join(root, "docs/packs", file.replace(/\.yml$/, ".md"))),
    );
    expect(packs).toContain("baseline.yml");
    const lint = runCli(["policy", "lint", ...packs.map((file) => `policies/${file}`)], root);
    expect(lint).toEqual({
      ...{ code: 0, stdout: "" },
      stderr: expect.stringMatching(/^no problems in policies\/\S+\.yml, .* and \d+ more\n$/),
    });
    expect(runCli(["policy", "test", "policies"], root)).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^\d+ passed, 0 failed/m),
    });
  });

  test("test names the mismatch, its place and the reason, and exits 1", () => {
    sandbox.write(
      ".github/secmlops/policy.test.yml",
      "cases:\n  - name: nobody is asked\n    facts: { author: nina, changes: [models/a.pt] }\n    expect: { requirements: { PEO-2: satisfied } }\n",
    );
    expect(run("policy", "test")).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /FAILED {2}nobody is asked[\s\S]*policy\.test\.yml:4:\d+.*expected satisfied, found pending/,
      ),
    });
  });

  test("explain says what a path is and which requirements apply, with the place that says so", () => {
    expect(run("policy", "explain", "models/a.pt").stdout).toMatch(
      /is model[\s\S]*PEO-2[\s\S]*needs a sign-off by validator[\s\S]*policy\.yml:\d+/,
    );
    expect(run("policy", "explain", "notes.txt").stdout).toContain("nothing governs it");
  });

  test("finds the policy from a folder of the repository", () => {
    sandbox.write("docs/deep/x.md", "");
    expect(runCli(["policy", "lint"], join(sandbox.folder, "docs", "deep"))).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^no problems in \S*\.github\/secmlops\/policy\.yml\n$/),
    });
  });

  test("schema prints what is committed for editors", () => {
    expect(run("policy", "schema").stdout).toBe(readFileSync(join(root, "policies", "schema.json"), "utf8"));
    expect(JSON.parse(run("policy", "schema", "--of", "facts").stdout).type).toBe("object");
  });
});
