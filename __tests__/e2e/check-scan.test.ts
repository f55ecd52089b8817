/** The scan proof without GitHub: `check`, `evaluate` and `policy test`, as a child process, on real repositories. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createSandbox, runCli, type Sandbox } from "../support/run-cli.ts";
import { model, pickleOf, resultsOf, scanPolicy } from "../support/scans-on-github.ts";

const PATH = ".github/secmlops/policy.yml";
const [CLEAN, HOSTILE, SCORER] = [model("model.safetensors"), model("hostile.pt"), pickleOf("acme.scoring.Scorer")];

/** With another weight. */
const OTHER = Buffer.from(CLEAN).fill(1, CLEAN.length - 1);

type Files = Parameters<Sandbox["commit"]>[0];
let sandbox: Sandbox;
const run = (...words: string[]) => runCli(words, sandbox.folder);
const check = (...words: string[]) => run("check", "--base", "main", ...words);
const start = (policy: string, files: Files = {}): void => {
  sandbox.commit({ [PATH]: policy, "models/credit.safetensors": CLEAN, ...files });
  sandbox.git("checkout", "--quiet", "-b", "change");
};
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

const oidOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const pointerTo = (bytes: Uint8Array): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${oidOf(bytes)}\nsize ${bytes.length}\n`;
/** Where Git LFS keeps an object in a clone. */
const keep = (bytes: Uint8Array, oid = oidOf(bytes)): void => {
  const file = join(sandbox.folder, ".git/lfs/objects", oid.slice(0, 2), oid.slice(2, 4), oid);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};

const REVIEWED = scanPolicy(
  "{ any: [{ scan: {} }, { all: [{ scan: { fail-on: malformed } }, { sign-off: { role: governance } }] }] }",
);

describe("check exits", () => {
  test.each<[string, string, Files, readonly string[], number, RegExp]>([
    ["0 where every artefact is safe", scanPolicy(), { "models/a.safetensors": CLEAN }, [], 0, /TEC-1/],
    ["0 where a link leads to what is safe", scanPolicy(), { "models/credit.safetensors": OTHER }, [], 0, /1 safe/],
    [
      "1 where one is dangerous",
      scanPolicy(),
      { "models/a.pt": HOSTILE },
      [],
      1,
      /models\/a\.pt is dangerous[\s\S]*PKL001/,
    ],
    ["1 where one is malformed", scanPolicy(), { "models/a.safetensors": CLEAN.subarray(0, -1) }, [], 1, /malformed/],
    ["1 where one is unknown", scanPolicy(), { "models/a.pkl": SCORER }, [], 1, /cannot be called safe/],
    ["3 where a person may judge what is unknown", REVIEWED, { "models/a.pkl": SCORER }, [], 3, /governance/],
    [
      "0 where people alone are missing, for machines",
      REVIEWED,
      { "models/a.pkl": SCORER },
      ["--machine-only"],
      0,
      /governance/,
    ],
    ["1 where no person may overrule", REVIEWED, { "models/a.pt": HOSTILE }, ["--machine-only"], 1, /PKL001/],
    ["0 where a poisoned file is taken away", scanPolicy(), { "models/poison.pt": null }, [], 0, /TEC-1/],
    [
      "1 where a new link leads to a poisoned file of base",
      scanPolicy(),
      { "models/latest": null },
      ["--head", "turned"],
      1,
      /PKL001/,
    ],
  ])("%s", (_, policy, files, words, code, said) => {
    start(policy, {
      "stash/poison.bin": HOSTILE,
      "models/poison.pt": HOSTILE,
      "models/latest": { link: "credit.safetensors" },
    });
    sandbox.commit(files);
    sandbox.git("checkout", "--quiet", "-b", "turned");
    sandbox.commit({ "models/latest.pt": { link: "../stash/poison.bin" } });
    sandbox.git("checkout", "--quiet", "change");
    const result = check(...words);
    expect({ code: result.code, stdout: result.stdout.replace(/\s+/g, " ") }).toEqual({
      code,
      stdout: expect.stringMatching(said),
    });
  });
});

describe("check prints", () => {
  test("SARIF, with what base has too told apart, and what is new", () => {
    start(scanPolicy(), { "models/old.pkl": pickleOf("posix.system") });
    sandbox.commit({ "models/old.pkl": pickleOf("posix.system", "builtins.exec"), "models/new.pt": HOSTILE });
    const { code, stdout } = check("--format", "sarif");
    expect(code).toBe(1);
    expect(resultsOf(stdout).sort((a, b) => `${a.file} ${a.state}`.localeCompare(`${b.file} ${b.state}`))).toEqual([
      { ruleId: "PKL001", file: "models/new.pt", state: "new" },
      { ruleId: "PKL001", file: "models/old.pkl", state: "new" },
      { ruleId: "PKL001", file: "models/old.pkl", state: "unchanged" },
    ]);
  });

  test("facts from which `evaluate` decides the same, in every format", () => {
    start(scanPolicy());
    sandbox.commit({ "models/a.pt": HOSTILE, "models/b.safetensors": CLEAN });
    const told = check("--format", "json", "--facts-out", "facts.json");
    const again = (format: string) => run("evaluate", "--policy", PATH, "--facts", "facts.json", "--format", format);
    expect([again("json").code, JSON.parse(again("json").stdout)]).toEqual([told.code, JSON.parse(told.stdout)]);
    expect(resultsOf(again("sarif").stdout)).toEqual([{ ruleId: "PKL001", file: "models/a.pt", state: "new" }]);
    const { scans } = JSON.parse(readFileSync(join(sandbox.folder, "facts.json"), "utf8"));
    expect(scans).toMatchObject([
      { path: "models/a.pt", verdict: "dangerous", reach: "verified", sha256: oidOf(HOSTILE) },
      { path: "models/b.safetensors", verdict: "safe", reach: "verified", sha256: oidOf(CLEAN) },
    ]);
  });
});

describe("check takes an object of Git LFS", () => {
  test.each<[string, () => void, string, number, RegExp]>([
    ["that this clone has", () => keep(CLEAN), pointerTo(CLEAN), 0, /TEC-1/],
    ["that this clone has, and that is poisoned", () => keep(HOSTILE), pointerTo(HOSTILE), 1, /PKL001/],
    ["that this clone lacks as unknown", () => {}, pointerTo(CLEAN), 1, /run `?git lfs fetch --all/],
    [
      "whose copy has other bytes as unknown",
      () => keep(Buffer.from(CLEAN).fill(1, 200), oidOf(CLEAN)),
      pointerTo(CLEAN),
      1,
      /run `?git lfs fsck/,
    ],
    [
      "whose copy is cut off as unknown",
      () => keep(CLEAN.subarray(1), oidOf(CLEAN)),
      pointerTo(CLEAN),
      1,
      /own copy has/,
    ],
  ])("%s", (_, put, pointer, code, said) => {
    start(scanPolicy());
    put();
    sandbox.commit({ "models/large.bin": pointer });
    // From a work tree of its own too: objects lie in the folder that all of them share.
    sandbox.git("worktree", "add", "--quiet", "--detach", "beside", "change");
    for (const folder of [sandbox.folder, join(sandbox.folder, "beside")]) {
      const result = runCli(["check", "--base", "main"], folder);
      expect({ code: result.code, stdout: result.stdout.replace(/\s+/g, " ") }).toEqual({
        code,
        stdout: expect.stringMatching(said),
      });
    }
  });
});

test("check allows what base allows, and not what the change would", () => {
  const allowing = scanPolicy("{ scan: { allow: [{ import: acme.scoring.Scorer }] } }");
  start(scanPolicy());
  sandbox.commit({ "models/a.pkl": SCORER, [PATH]: allowing });
  expect(check()).toMatchObject({ code: 1, stdout: expect.stringContaining("GOV-6") });
  sandbox.git("checkout", "--quiet", "main");
  sandbox.commit({ [PATH]: allowing });
  sandbox.git("checkout", "--quiet", "-B", "change");
  sandbox.commit({ "models/a.pkl": SCORER });
  expect(check()).toMatchObject({ code: 0, stdout: expect.stringContaining("the policy allows what") });
});

test("check believes a committed report about what DVC keeps, and not about what git holds", () => {
  start(scanPolicy("{ evidence: { report: scan.json, format: secmlops-scan } }"));
  const md5 = createHash("md5").update(CLEAN).digest("hex");
  sandbox.write("elsewhere/models/large.safetensors", CLEAN);
  sandbox.write("elsewhere/models/large.pt", HOSTILE);
  const report = runCli(["scan", "models", "--format", "json"], join(sandbox.folder, "elsewhere")).stdout;
  const tracked = `outs:\n- md5: ${md5}\n  size: ${CLEAN.length}\n  hash: md5\n  path: large.safetensors\n`;
  sandbox.commit({ elsewhere: null, "models/large.safetensors.dvc": tracked, "scan.json": report });
  expect(check()).toMatchObject({ code: 0, stderr: "" });
  sandbox.commit({
    "models/large.pt": HOSTILE,
    "scan.json": report.replaceAll(/"verdict":( ?)"dangerous"/g, '"verdict":$1"safe"'),
  });
  const { code, stdout } = check();
  expect([code, stdout.replace(/\s+/g, " ")]).toEqual([
    1,
    expect.stringMatching(
      /models\/large\.pt is dangerous.*files\[0\]\.verdict: the verdict is better than the findings beside it allow/,
    ),
  ]);
});

test("check starts no worker where the policy asks for no scan", () => {
  const signed = scanPolicy("{ sign-off: { role: governance } }");
  start(signed);
  sandbox.commit({ "models/a.pt": HOSTILE });
  const watch = `import p from "node:child_process"; import { syncBuiltinESMExports } from "node:module";
    const { fork } = p; p.fork = (...all) => { console.error("a worker starts"); return fork(...all); };
    syncBuiltinESMExports();`;
  const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}` };
  const words = ["check", "--base", "main", "--policy", "policy.yml"];
  sandbox.write("policy.yml", signed);
  expect(runCli(words, sandbox.folder, environment)).toMatchObject({
    code: 3,
    stderr: expect.not.stringContaining("worker"),
  });
  sandbox.write("policy.yml", scanPolicy());
  expect(runCli(words, sandbox.folder, environment)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("a worker starts"),
  });
});

describe("policy test", () => {
  const cases = (expected: string): string => `policy: [policy.yml]
cases:
  - name: a model is safe unless the case says otherwise
    facts: { changes: [models/a.safetensors] }
    expect: { verdict: pass, requirements: { TEC-1: satisfied } }
  - name: a poisoned one blocks
    facts: { changes: [models/a.pt], scans: { models/a.pt: dangerous } }
    expect: { verdict: fail, requirements: { TEC-1: ${expected} } }
  - name: what is allowed does not
    facts: { changes: [models/a.pkl], scans: { models/a.pkl: { findings: [{ rule: PKL002, import: acme.scoring.Scorer }] } } }
    expect: { requirements: { TEC-1: satisfied } }
  - name: what runs code is not allowed by its name
    facts: { changes: [models/a.pkl], scans: { models/a.pkl: { findings: [{ rule: PKL001, import: posix.system }] } } }
    expect: { requirements: { TEC-1: unmet } }
  - name: nobody has seen what DVC keeps
    facts: { changes: [{ path: models/a.dvc, outs: [{ path: models/a.pt, new: 77c2 }] }] }
    expect: { requirements: { TEC-1: unmet } }
`;
  test.each([
    ["unmet", 0, /5 passed, 0 failed/],
    ["satisfied", 1, /4 passed, 1 failed/],
  ])("runs cases with `scans:`: of a poisoned model it expects %s and exits %i", (expected, code, said) => {
    const allow = "[{ import: acme.scoring.Scorer }, { import: posix.system }]";
    sandbox.write("policies/policy.yml", scanPolicy(`{ scan: { allow: ${allow} } }`));
    sandbox.write("policies/policy.test.yml", cases(expected));
    const result = run("policy", "test", "policies");
    expect(result).toMatchObject({ code, stderr: expect.stringMatching(said) });
    if (code === 1)
      expect(result.stdout).toMatch(/FAILED {2}a poisoned one blocks[\s\S]*expected satisfied, found unmet/);
  });

  test("does not take a misspelt verdict or rule", () => {
    sandbox.write("policies/policy.yml", scanPolicy());
    sandbox.write("policies/policy.test.yml", cases("unmet").replace(": dangerous", ": dangerus"));
    expect(run("policy", "test", "policies")).toMatchObject({ code: 2, stdout: expect.stringContaining("dangerous") });
  });
});
