/** The scan proof in a pull request: what it blocks, what it shows where, and what it keeps. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openModelChange, openStage, POLICY, POLICY_PATH, type Stage } from "../../support/gate-on-github.ts";
import type { Files } from "../../support/github/git-objects.ts";
import type { ActionResult } from "../../support/github/run-action.ts";
import {
  annotatedFiles,
  expectSameAgain,
  model,
  pickleOf,
  sarifOf,
  scanOf,
  scanPolicy,
  scansOf,
} from "../../support/scans-on-github.ts";

let stage: Stage;
const open = (policy: string, files: Files) => async () => {
  stage = await openStage({ "models/credit.safetensors": model("model.safetensors"), ...files }, policy);
  for (const login of ["dan", "fay", "xena"]) stage.repository.collaborator(login, "write");
};
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};
let count = 0;
const openOne = (files: Files) => openModelChange(stage, { head: `change-${++count}`, files });

const BASELINE = `version: 1
extends: [secmlops:baseline@1]
roles:
  validator: [vera, viktor]
  security-reviewer: [sam]
  data-steward: [dan]
  fairness-reviewer: [fay]
  explainability-reviewer: [xena]
  governance: [erin]
`;

describe.each([
  { name: "a scan proof", policy: scanPolicy(), unmet: ["TEC-1"] },
  { name: "the shipped baseline", policy: BASELINE, unmet: ["TEC-1", "TEC-2"] },
])("under $name, a poisoned checkpoint", ({ policy, unmet }) => {
  const [clean, path] = ["models/clean.safetensors", "models/warm-start.pt"];
  let before: string | undefined;
  let result: ActionResult;
  let pull: Awaited<ReturnType<typeof openOne>>;
  beforeAll(async () => {
    await open(policy, {})();
    pull = await openOne({ [clean]: model("model.safetensors") });
    await stage.run(pull);
    before = stage.status(pull);
    await pull.push({ [path]: model("hostile.pt") }, { author: "dora" });
    stage.github.resetRequests();
    result = await stage.run(pull);
  });
  afterAll(close);

  it("blocks, and the status, the step and the outputs say so", () => {
    expect(stage.status(pull)).toMatch(/^failure: blocked: /);
    expect([result.code, result.stderr, result.outputs["verdict"]]).toEqual([1, "", "fail"]);
    expect(JSON.parse(result.outputs["unmet"] ?? "")).toEqual(expect.arrayContaining(unmet));
  });

  it("is named in the checklist with its rule and the member that holds it, and no clean file is", () => {
    const line = stage
      .checklist(pull)
      .split("\n")
      .find((each) => each.includes("PKL001"));
    expect(line).toContain(`\`${path}\` is dangerous: Import that runs code or commands (\`PKL001\`): posix.system`);
    expect(line).toContain("in `archive/data.pkl`");
    expect(line).not.toContain(clean);
  });

  it("is annotated where it stands in the diff", () => {
    expect(new Set(annotatedFiles(result))).toEqual(new Set([path]));
    const [worst] = result.annotations.filter(({ properties }) => properties["file"] === path);
    expect(worst).toMatchObject({ level: "error", message: expect.stringContaining("PKL001") });
  });

  it("is a new result of the SARIF log, on its own file", () => {
    expect(sarifOf(result)).toEqual([{ ruleId: "PKL001", file: path, state: "new" }]);
  });

  it("is kept in the record, from which anybody decides the same again", () => {
    expect(scanOf(stage, pull, path)).toMatchObject({
      ...{ verdict: "dangerous", reach: "verified", coverage: "full", formats: ["torch-zip"] },
      findings: [{ rule: "PKL001", import: "posix.system", member: "archive/data.pkl", onBase: false }],
    });
    expect(scanOf(stage, pull, clean)).toMatchObject({ verdict: "safe", findings: [] });
    expectSameAgain(stage, pull, policy);
  });

  it("costs no more requests than any other change", () => {
    expect(stage.github.requests.length).toBeLessThanOrEqual(7);
  });

  it("blocks no longer once it is removed", async () => {
    await pull.push({ [path]: null }, { author: "dora" });
    const after = await stage.run(pull);
    expect([stage.status(pull), sarifOf(after), annotatedFiles(after)]).toEqual([before, [], []]);
    expect(scansOf(stage, pull).map((scan) => scan.path)).toEqual([clean]);
  });
});

describe("a finding that base has too", () => {
  const OLD = pickleOf("posix.system");
  beforeAll(open(scanPolicy(), { "models/old.pkl": OLD, "models/other.pkl": OLD, "models/third.pkl": OLD }));
  afterAll(close);

  it.each<[string, Files, string, Record<string, boolean>]>([
    [
      "where the file is changed",
      { "models/old.pkl": pickleOf("posix.system", "builtins.exec") },
      "models/old.pkl",
      {
        "posix.system": true,
        "builtins.exec": false,
      },
    ],
    [
      "where the file is renamed",
      { "models/other.pkl": null, "models/moved.pkl": OLD },
      "models/moved.pkl",
      {
        "posix.system": true,
      },
    ],
    ["but not where the file is a copy", { "models/copy.pkl": OLD }, "models/copy.pkl", { "posix.system": false }],
  ])("is told apart in checklist and SARIF %s", async (_, files, path, expected) => {
    const pull = await openOne(files);
    const result = await stage.run(pull);
    expect(stage.status(pull)).toMatch(/^failure: /);
    const { findings } = scanOf(stage, pull, path);
    expect(Object.fromEntries(findings.map((each) => [each.import, each.onBase]))).toEqual(expected);
    const states = sarifOf(result).map(({ file, state }) => [file, state]);
    expect(states.sort()).toEqual(
      Object.values(expected)
        .map((onBase) => [path, onBase ? "unchanged" : "new"])
        .sort(),
    );
    const [first] = findings;
    expect(stage.checklist(pull).includes("base has this finding too")).toBe(first?.onBase);
  });

  it("is what the rename itself brings, where a pickle takes the name of a format without code", async () => {
    const pull = await openOne({ "models/third.pkl": null, "models/third.safetensors": OLD });
    const result = await stage.run(pull);
    expect(sarifOf(result)).toEqual(
      expect.arrayContaining([
        { ruleId: "PKL001", file: "models/third.safetensors", state: "unchanged" },
        { ruleId: "STN001", file: "models/third.safetensors", state: "new" },
      ]),
    );
  });
});

describe("a policy that asks for no scan", () => {
  beforeAll(open(POLICY, {}));
  afterAll(close);

  it("has nothing scanned: no worker is started, and Git LFS is not asked", async () => {
    const asked: (string | undefined)[] = [];
    stage.github.lfs = ({ url }, response) => {
      asked.push(url);
      response.writeHead(404).end();
    };
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12\n`;
    const pull = await openOne({ "models/warm.pt": model("hostile.pt"), "models/large.pt": pointer });
    const watch = `import p from "node:child_process"; import { syncBuiltinESMExports } from "node:module";
      const { fork } = p; p.fork = (...all) => { console.log("a worker starts"); return fork(...all); };
      syncBuiltinESMExports();`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}` };
    const result = await stage.run(pull, { env });
    expect([result.code, stage.status(pull)]).toEqual([0, "pending: waiting: 1 sign-off open"]);
    expect(result.stdout).not.toContain("a worker starts");
    expect([asked, scansOf(stage, pull), sarifOf(result)]).toEqual([[], [], []]);
    // The same watch sees what a scan does.
    await stage.repository.commit("main", { [POLICY_PATH]: scanPolicy() }, { author: "maria" });
    const { stdout } = await stage.run(pull, { env });
    expect(stdout).toContain("a worker starts");
    expect(asked).toEqual(["/acme/credit.git/info/lfs/objects/batch"]);
  });
});
