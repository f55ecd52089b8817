/** Reports that nobody committed: a workflow made them at the head, and a step before the gate laid them out on the runner. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "@jest/globals";
import type { Facts } from "../../../src/core/facts.ts";
import { MODEL, openModelChange, openStage, type RunDetails, type Stage } from "../../support/gate-on-github.ts";
import type { Files } from "../../support/github/git-objects.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { NewCheckRun } from "../../support/github/repository-handle.ts";

const EVALUATE = ".github/workflows/evaluate.yml";
const GATE = ".github/workflows/secmlops-gate.yml";
const REPORT = "reports/evaluation.json";
const POLICY = `version: 1
roles:
  governance: [erin]
  validator: [vera]
waivers: { role: governance, max-days: 30 }
requirements:
  PRO-3:
    title: Evaluated by a job
    dimension: processes
    concern: reliability
    applies-to: [model]
    needs:
      evidence: { report: ${REPORT}, format: json, metrics: { accuracy: "$.accuracy" }, expect: { accuracy: { min: 0.9 } }, assurance: checked }
  PRO-4:
    title: Looked at with its numbers
    dimension: processes
    concern: reliability
    applies-to: [data]
    needs:
      all:
        - evidence: { report: ${REPORT}, format: json, metrics: { accuracy: "$.accuracy" }, expect: { accuracy: { min: 0.9 } }, assurance: checked }
        - sign-off: { role: validator, bare-review: true }
`;
const GET_RUN = "actions/get-workflow-run";

let stage: Stage;
let root: string;
beforeAll(async () => {
  stage = await openStage(
    { [EVALUATE]: "on: push\n", [GATE]: "on: pull_request_target\n", "data/train.csv": "a\n1\n" },
    POLICY,
  );
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  rmSync(root, { recursive: true, force: true });
  expect(violations).toEqual([]);
});
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "secmlops-gate-evidence-"));
});

let count = 0;
/** Each with a head of its own: pull requests that share one share a status. */
const openOne = (files: Files = {}) => {
  const own = { [MODEL]: `other weights ${++count}\n`, ...files };
  return openModelChange(stage, { head: `change-${count}`, files: own });
};
/** A workflow's run at the head of a pull request, and what it left on the runner. @returns the run's id */
function report(pull: PullHandle, accuracy: number | undefined, more: Partial<NewCheckRun> = {}): number {
  const { runId } = stage.repository.checkRun(pull.headOid, {
    ...{ name: "evaluate", workflowPath: EVALUATE, workflowName: "Evaluate", event: "push" },
    ...more,
  });
  const folder = join(root, pull.headOid, String(runId));
  mkdirSync(folder, { recursive: true });
  if (accuracy !== undefined) write(join(folder, REPORT), JSON.stringify({ accuracy }));
  return runId;
}
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const run = (pull: PullHandle, more: Partial<RunDetails> = {}) =>
  stage.run(pull, { ...more, inputs: { "evidence-path": root } });
/** Of its newest decision. */
const factsOf = (pull: PullHandle) =>
  stage.records(pull.number).findLast((record) => "facts" in record)?.["facts"] as Facts;

describe("a report that a job made", () => {
  it("is waited for, counts once its run has ended, and goes on counting whatever happens then", async () => {
    const pull = await openOne();
    stage.github.resetRequests();
    await run(pull);
    expect(stage.status(pull)).toMatch(/^pending: /);
    expect(stage.checklist(pull)).toContain("No job has reported at `reports/evaluation.json` for this head");
    expect(stage.github.requests.filter(({ operation }) => operation === GET_RUN)).toHaveLength(0);

    const id = report(pull, 0.93);
    stage.github.resetRequests();
    await run(pull, { event: "workflow_run", details: { name: "Evaluate", action: "completed" } });
    expect(stage.status(pull)).toBe("success: passed: 1 requirement holds");
    expect(stage.github.requests.filter(({ operation }) => operation === GET_RUN)).toHaveLength(1);
    const { jobEvidence, reports } = factsOf(pull);
    expect(jobEvidence).toMatchObject({ known: { id, workflow: EVALUATE, event: "push" } });
    expect(reports).toMatchObject([{ path: REPORT, from: "job" }]);
    const [kept] = (stage.records(pull.number).at(-1) as { evidence: { sha256: string }[] }).evidence;
    expect(kept).toMatchObject({ path: REPORT, from: "job", stored: true });
    const path = `evidence/${kept?.sha256.slice(0, 2)}/${kept?.sha256}`;
    expect(stage.repository.git("cat-file", "blob", `secmlops-ledger:${path}`)).toContain("0.93");

    const [before, records] = [stage.checklist(pull), stage.records(pull.number).length];
    const comment = pull.comment("vera", "thanks");
    await run(pull, { event: "issue_comment", details: { action: "created", comment, sender: "vera" } });
    expect(stage.status(pull)).toMatch(/^success: /);
    expect([stage.checklist(pull), stage.records(pull.number).length]).toEqual([before, records]);
  });

  it("counts instead of the committed one of the same name, whatever that one says", async () => {
    const pull = await openOne({ [REPORT]: JSON.stringify({ accuracy: 0.99 }) });
    await run(pull);
    expect(stage.status(pull)).toMatch(/^pending: /);
    report(pull, 0.5);
    await run(pull);
    expect(stage.status(pull)).toMatch(/^failure: /);
    expect(factsOf(pull).reports).toMatchObject([{ from: "change" }, { from: "job" }]);
  });

  it("says so where the change alters code that may have made it", async () => {
    const pull = await openOne({ "src/train.py": "fit(2)\n" });
    const id = report(pull, 0.93);
    await run(pull);
    expect(stage.status(pull)).toMatch(/^success: /);
    expect(stage.checklist(pull)).toContain(`code that may have made the numbers of run \`${id}\`: \`src/train.py\``);
  });

  it("is part of what a review is bound to: one from before has not seen it", async () => {
    const pull = await openOne({ [MODEL]: "weights 1\n", "data/train.csv": "a\n2\n" });
    pull.review("vera", "APPROVE");
    stage.github.advance(120);
    report(pull, 0.93);
    await run(pull);
    expect(stage.status(pull)).toBe("pending: waiting: 1 sign-off open");
    stage.github.advance(120);
    pull.review("vera", "APPROVE");
    await run(pull);
    expect(stage.status(pull)).toMatch(/^success: /);
  });
});

describe("in a merge queue", () => {
  const openQueued = async (files: Files = {}) => {
    const own = { [`models/${++count}.onnx`]: "weights\n", ...files };
    return openModelChange(stage, { head: `queued-${count}`, files: own });
  };
  const check = (pulls: readonly PullHandle[]) => {
    const group = stage.repository.enqueue(pulls);
    const ref = `acme/credit/${GATE}@refs/heads/gh-readonly-queue/main/pr-1-${group.headOid}`;
    return run(stage.repository.pull(1), {
      ...{ event: "merge_group", env: { GITHUB_WORKFLOW_REF: ref } },
      details: { action: "checks_requested", group, sender: "github-merge-queue[bot]" },
    });
  };

  it("counts for each member by its own head, as long as the group leaves the gate's own workflow alone", async () => {
    const pull = await openQueued();
    report(pull, 0.93);
    const { outputs } = await check([pull]);
    expect(outputs["verdict"]).toBe("pass");

    const [other, change] = [await openQueued(), await openQueued({ [GATE]: "on: merge_group\n" })];
    report(other, 0.93);
    await check([change, other]);
    expect(factsOf(other).jobEvidence).toEqual({
      unavailable: expect.stringContaining(`the merge queue's group changes ${GATE}, which the gate runs by`),
    });
  });
});

describe("what a job reported does not count, and the checklist says what to do, where", () => {
  test.each<[string, () => Promise<PullHandle>, string, Partial<RunDetails>?]>([
    [
      "the change alters a workflow",
      async () => {
        const pull = await openOne({ [EVALUATE]: "on: [push]\n" });
        report(pull, 0.93);
        return pull;
      },
      "change that in a pull request of its own",
    ],
    [
      "the run was started by pull_request",
      async () => {
        const pull = await openOne();
        report(pull, 0.93, { event: "pull_request" });
        return pull;
      },
      "let the workflow run on push",
    ],
    [
      "the folder has a link",
      async () => {
        const pull = await openOne();
        const id = report(pull, undefined);
        symlinkSync("/etc/hostname", join(root, pull.headOid, String(id), "evaluation.json"));
        return pull;
      },
      "let the job upload plain files",
    ],
    [
      "the folder names another run",
      async () => {
        const pull = await openOne();
        const other = await openOne();
        report(other, 0.93);
        mkdirSync(join(root, pull.headOid));
        const { runId } = stage.repository.checkRun(other.headOid, { name: "evaluate", event: "push" });
        write(join(root, pull.headOid, String(runId), REPORT), JSON.stringify({ accuracy: 0.93 }));
        return pull;
      },
      "run the workflow at the head",
    ],
    [
      "there is no such run",
      async () => {
        const pull = await openOne();
        write(join(root, pull.headOid, "5", REPORT), JSON.stringify({ accuracy: 0.93 }));
        return pull;
      },
      "could not read the workflow run 5",
    ],
    [
      "the gate itself runs by a file that the change may alter",
      async () => {
        const pull = await openOne();
        report(pull, 0.93);
        return pull;
      },
      "run it on pull\\_request\\_target",
      { event: "pull_request" },
    ],
    [
      "base has another workflow by now",
      async () => {
        const pull = await openOne();
        report(pull, 0.93);
        await stage.repository.commit("main", { [EVALUATE]: "on: push # stricter\n" }, { author: "maria" });
        return pull;
      },
      "merge main into the branch",
    ],
  ])("%s", async (_, prepare, says, details = {}) => {
    const pull = await prepare();
    await run(pull, details);
    expect(stage.status(pull)).toMatch(/^failure: /);
    expect(stage.checklist(pull)).toContain(says);
    expect(factsOf(pull)).toMatchObject({ reports: [], jobEvidence: { unavailable: expect.any(String) } });
  });
});
