import { describe, expect, it, test } from "@jest/globals";
import { scopeOf } from "../../../src/core/change/scope.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import {
  changedActions,
  changedPipeline,
  doubtGate,
  doubtRun,
  type GateSetting,
  isRunning,
  type RunClaim,
  type RunSetting,
  steeringFiles,
  workflowOf,
} from "../../../src/core/evidence/doubt-run.ts";
import type { Facts } from "../../../src/core/facts.ts";
import type { ReportFact } from "../../../src/core/report-facts.ts";
import { change, facts, id, policy } from "../../support/builders.ts";

const EVALUATE = ".github/workflows/evaluate.yml";
const gate: GateSetting = {
  event: "pull_request_target",
  workflow: "acme/credit/.github/workflows/secmlops-gate.yml@refs/heads/main",
  repository: "acme/credit",
  defaultBranch: "main",
  baseRef: "release",
  isFork: false,
};
const run: RunClaim = {
  id: 77,
  path: EVALUATE,
  event: "push",
  status: "completed",
  conclusion: "success",
  head: id("head"),
  repository: "acme/credit",
  called: [],
};
const setting: RunSetting = {
  repository: "acme/credit",
  head: id("head"),
  baseRef: "main",
  changed: [],
  differing: [],
};

describe("the gate takes what jobs report", () => {
  const workflow = (ref: string, repository = "acme/credit") => `${repository}/.github/workflows/gate.yml@${ref}`;

  test.each<[string, Partial<GateSetting>]>([
    ["by the default branch's workflow", {}],
    ["by the workflow of the base that was pushed to", { event: "push", workflow: workflow("refs/heads/release") }],
    ["after a comment", { event: "issue_comment" }],
    ["when the job has ended", { event: "workflow_run" }],
    ["by a workflow of the organisation", { workflow: workflow("refs/heads/main", "acme/gates") }],
    ["under the repository's name in other case", { workflow: workflow("refs/heads/main", "ACME/Credit") }],
    [
      "in a merge queue, whose group is looked at apart",
      { event: "merge_group", workflow: workflow("refs/heads/gh-readonly-queue/main/pr-7-abc") },
    ],
  ])("%s", (_, rest) => {
    expect(doubtGate({ ...gate, ...rest })).toBeUndefined();
  });

  test.each<[string, Partial<GateSetting>, string]>([
    ["of a fork", { isFork: true }, "comes from a fork"],
    ["on pull_request", { event: "pull_request" }, "run it on pull_request_target"],
    ["on a review's own event", { event: "pull_request_review" }, "run it on pull_request_target"],
    [
      "by an organisation's workflow on pull_request",
      { event: "pull_request", workflow: workflow("refs/heads/main", "acme/gates") },
      "run it on pull_request_target",
    ],
    [
      "by a file of another branch",
      { event: "workflow_dispatch", workflow: workflow("refs/heads/retrain") },
      "by the workflow file of refs/heads/retrain; run it from main",
    ],
    ["by a file of a tag", { workflow: workflow("refs/tags/main") }, "refs/tags/main"],
    ["by a file of a merge", { workflow: workflow("refs/pull/7/merge") }, "refs/pull/7/merge"],
    [
      "by a branch whose name ends like base's",
      { workflow: workflow("refs/heads/x@refs/heads/main") },
      "refs/heads/x@refs/heads/main",
    ],
    ["by nobody knows what", { workflow: "" }, "GITHUB_WORKFLOW_REF"],
    ["by a workflow's name alone", { workflow: "SecMLOps Gate" }, "GITHUB_WORKFLOW_REF"],
  ])("not %s", (_, rest, says) => {
    expect(doubtGate({ ...gate, ...rest })).toContain(says);
  });
});

describe("a run may vouch for what it reports", () => {
  test.each<[string, Partial<RunClaim>]>([
    ["if base's workflow made it of a push of the head", {}],
    ["whose workflow is told with a ref behind", { path: `${EVALUATE}@retrain` }],
    ["of a repository in other case", { repository: "Acme/Credit" }],
  ])("%s", (_, rest) => {
    expect(doubtRun({ ...run, ...rest }, setting)).toBeUndefined();
  });

  test.each<[string, Partial<RunClaim>, Partial<RunSetting>, string]>([
    ["at another commit", { head: id("old") }, {}, "run the workflow at the head"],
    ["in a fork", { repository: "mallory/credit" }, {}, "was made of mallory/credit, not of acme/credit"],
    ["in a fork that is gone", { repository: null }, {}, "a repository that is gone"],
    [
      "on pull_request, whose file may come from any base",
      { event: "pull_request" },
      {},
      "a merge with whatever base the pull request had then; let the workflow run on push",
    ],
    ["on pull_request_target", { event: "pull_request_target" }, {}, "let the workflow run on push"],
    ["by hand, with inputs", { event: "workflow_dispatch" }, {}, "who chose its inputs; let the workflow run on push"],
    ["by an event of that day", { event: "dynamic" }, {}, "let the workflow run on push"],
    ["by an event that is called like a member of every object", { event: "constructor" }, {}, "run on push"],
    ["and failed", { conclusion: "failure" }, {}, "ended as failure"],
    ["and was cancelled", { conclusion: "cancelled" }, {}, "ended as cancelled"],
    ["and was skipped", { conclusion: "skipped" }, {}, "ended as skipped"],
    ["and concluded nothing", { conclusion: null }, {}, "ended as nothing"],
    ["by no workflow file", { path: "dynamic/agents" }, {}, "no workflow file of acme/credit"],
    ["by a file elsewhere", { path: "acme/gates/.github/workflows/e.yml@main" }, {}, "no workflow file"],
    [
      "while the change alters a workflow",
      {},
      { changed: [".github/workflows/docs.yml", "Makefile"] },
      "changes .github/workflows/docs.yml and 1 more, which can decide what jobs report; change that in a pull request of its own",
    ],
    [
      "by a file that base has otherwise",
      {},
      { differing: [EVALUATE] },
      "is not what main has; merge main into the branch",
    ],
  ])("not %s", (_, claim, more, says) => {
    expect(doubtRun({ ...run, ...claim }, { ...setting, ...more })).toContain(says);
  });

  test.each([["queued"], ["in_progress"], ["waiting"], [null]])("not yet while it is %s", (status) => {
    expect(isRunning({ status })).toBe(true);
    expect(isRunning(run)).toBe(false);
  });
});

describe("what steers a run", () => {
  test.each([
    [EVALUATE, EVALUATE],
    [`${EVALUATE}@refs/heads/x.yml`, EVALUATE],
    [".github/workflows/a.yaml@main", ".github/workflows/a.yaml"],
    ["dynamic/copilot", undefined],
    [".github/workflows/../../evil.yml", undefined],
    [".github/workflows/sub/evil.yml", undefined],
    ["", undefined],
  ])("the file of %j is %j", (path, file) => {
    expect(workflowOf({ path })).toBe(file);
  });

  it("is its own file and those of the repository that it called at the head", () => {
    const called = [
      { path: "acme/credit/.github/workflows/score.yml@refs/heads/retrain", sha: id("head") },
      { path: "acme/credit/.github/workflows/pinned.yml@v1", sha: id("v1") },
      { path: "acme/shared/.github/workflows/score.yml@v1", sha: id("head") },
    ];
    expect(steeringFiles({ ...run, called }, "acme/credit")).toEqual([EVALUATE, ".github/workflows/score.yml"]);
  });

  it("is any action of the repository, whichever side of a rename it is on", () => {
    const changes = [
      change("src/train.py"),
      change("tools/score/action.yml"),
      change("notes/action.txt", { previousPath: ".github/actions/score/run.sh", status: "renamed" }),
    ];
    expect(changedActions(changes, [])).toEqual(["tools/score/action.yml", ".github/actions/score/run.sh"]);
  });

  it("is what lies in the folder of an action, which may be what it runs", () => {
    const base = ["action.yml", "tools/score/action.yaml", "tools/score/dist/index.js", "tools/other/index.js"];
    const changes = [
      change("tools/score/dist/index.js"),
      change("tools/other/index.js"),
      change("src/index.js", { previousPath: "tools/score/lib.js", status: "renamed" }),
      change("models/a.bin"),
    ];
    expect(changedActions(changes, base)).toEqual(["tools/score/dist/index.js", "tools/score/lib.js"]);
  });

  const assets = {
    model: ["models/**"],
    pipeline: ["**/{Makefile,dvc.yaml,dvc.lock}"],
    policy: [".github/secmlops/**"],
  };
  const touched = (rest: Partial<Facts>) => changedPipeline(scopeOf(policy({ assets }), facts(rest)));

  test.each([
    [EVALUATE],
    [".GitHub/Workflows/evaluate.yml"],
    ["tools/score/action.yml"],
    [".gitattributes"],
    [".github/secmlops/policy.yml"],
    ["Makefile"],
    ["ranker/dvc.yaml"],
  ])("is changed with %s", (path) => {
    expect(touched({ changes: [change("models/credit.safetensors"), change(path)] })).toEqual([path]);
  });

  it("is not changed with models, nor with the lock that DVC writes for each of them", () => {
    const lock = change("ranker/dvc.lock", { outs: { known: [{ path: "models/a.pt", new: "0".repeat(32) }] } });
    expect(touched({ changes: [change("models/credit.safetensors"), change("src/train.py"), lock] })).toEqual([]);
  });

  it("is changed where a lock takes the place of something else", () => {
    const renamed = change("dvc.lock", { previousPath: "Makefile", status: "renamed" });
    expect(touched({ changes: [renamed] })).toEqual(["dvc.lock"]);
  });

  it("is changed behind a link that is called an action", () => {
    const links = { known: [{ path: ".github/actions/score/action.yml", target: { known: "lib/score.txt" } }] };
    expect(touched({ changes: [change("lib/score.txt")], links })).toEqual(["lib/score.txt"]);
  });
});

describe("code that made the numbers", () => {
  const report: ReportFact = {
    path: "reports/evaluation.json",
    id: id("report"),
    format: "json",
    from: "job",
    content: { unavailable: "not read in this test" },
    places: [],
  };
  const known: Facts["jobEvidence"] = {
    known: { id: 77, workflow: EVALUATE, event: "push", at: "2026-11-21T11:00:00Z" },
  };
  const assets = { model: ["models/**"], evaluation: ["evaluation/**"], "training-code": ["src/**"] };
  const noticesOf = (paths: string[], rest: Partial<Facts> = {}) =>
    evaluate(
      policy({ assets }),
      facts({ changes: paths.map((path) => change(path)), reports: [report], jobEvidence: known, ...rest }),
    ).notices;

  it("is named where the change alters it", () => {
    const paths = ["evaluation/a.py", "evaluation/b.py", "models/credit.pt", "src/c.py", "src/d.py"];
    expect(noticesOf(paths)).toEqual([
      { code: "job-code-changed", run: 77, paths: ["evaluation/a.py", "evaluation/b.py", "src/c.py"], more: 1 },
    ]);
  });

  test.each<[string, string[], Partial<Facts>]>([
    ["the change leaves it alone", ["models/credit.pt"], {}],
    ["no job's report is used", ["src/c.py"], { reports: [{ ...report, from: "change" }] }],
    ["the run proves nothing", ["src/c.py"], { jobEvidence: { unavailable: "of a fork" } }],
  ])("is not named where %s", (_, paths, rest) => {
    expect(noticesOf(paths, rest)).toEqual([]);
  });
});
