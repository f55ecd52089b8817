/** How a step ends, what it hands on, and what each input does to both. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange, openStage, POLICY, POLICY_PATH, type Stage } from "../../support/gate-on-github.ts";
import type { EventName } from "../../support/github/events.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";

let stage: Stage;
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};
const WAITING = "pending: waiting: 1 sign-off open";

describe("a verdict", () => {
  const pulls: Record<string, PullHandle> = {};
  const verdicts = ["pass", "pending", "fail", "error"] as const;

  beforeAll(async () => {
    // The data office is a team, and there is no token to read it with.
    const policy = `${POLICY}  GOV-1:
    title: Data office agrees
    dimension: governance
    concern: privacy
    applies-to: [data]
    needs: { sign-off: { role: data-office } }
`.replace("  governance: [erin]", "  governance: [erin]\n  data-office: [acme/data-office]");
    stage = await openStage({ "data/train.csv": "a\n" }, policy);
    stage.repository.moveRef("broken", stage.repository.tip("main") ?? "");
    await stage.repository.commit("broken", { [POLICY_PATH]: "version: 2\n" }, { author: "maria" });
    for (const name of [...verdicts, "unreadable"]) {
      const files = { [name === "unreadable" ? "data/train.csv" : MODEL]: name };
      const pull = await openModelChange(stage, { head: name, files });
      if (name === "error") pull.retarget("broken");
      pulls[name] = pull;
    }
    await stage.runAll();
    stage.github.advance(120);
    pulls["pass"]?.comment("vera", "/sign-off PEO-2");
    pulls["fail"]?.comment("vera", "/object PEO-2: too few slices");
  });
  afterAll(close);

  const pullOf = (verdict: string): PullHandle => {
    const pull = pulls[verdict];
    if (pull === undefined) throw new Error(`there is no pull request for ${verdict}`);
    return pull;
  };

  it.each([
    ["pass", { unmet: [], errors: [], pending: [] }, "success: passed: 1 requirement holds"],
    ["pending", { unmet: [], errors: [], pending: ["PEO-2"] }, WAITING],
    ["fail", { unmet: ["PEO-2"], errors: [], pending: [] }, "failure: blocked: 1 objection, 1 sign-off open"],
    ["unreadable", { unmet: ["GOV-1"], errors: ["GOV-1"], pending: [] }, "failure: blocked: 1 not decidable"],
  ] as const)("%s fills every output", async (name, ids, status) => {
    const pull = pullOf(name);
    const verdict = name === "unreadable" ? "fail" : name;
    const { outputs, summary, readFile } = await stage.run(pull, {
      event: "workflow_run",
      details: { action: "completed" },
    });
    const { report = "", sarif = "", record, ...rest } = outputs;
    expect(rest).toEqual({
      ...{ verdict, "comment-url": pull.comments.find(({ author }) => author === "github-actions[bot]")?.url },
      ...Object.fromEntries(Object.entries(ids).map(([name, list]) => [name, JSON.stringify(list)])),
    });
    expect(stage.status(pull)).toContain(status);
    // The policy asks for no scan.
    expect(JSON.parse(readFile(sarif) ?? "")).toMatchObject({ version: "2.1.0", runs: [{ results: [] }] });
    expect(JSON.parse(readFile(report) ?? "")).toMatchObject({
      status: verdict,
      pullRequest: pull.number,
      head: pull.headOid,
    });
    const path = `secmlops-ledger:records/${record?.slice(0, 2)}/${record}.json`;
    expect(JSON.parse(stage.repository.git("cat-file", "blob", path))).toMatchObject({
      predicate: { kind: "decision", pullRequest: pull.number, verdict: { status: verdict } },
    });
    expect(stage.checklist(pull)).toContain(`record \`${record?.slice(0, 8)}\``);
    expect(summary).toContain(name === "unreadable" ? "GOV-1" : "PEO-2");
    expect(summary).not.toMatch(/^- \[[ x]\]/m);
  });

  it("error, where nothing can be decided at all, has neither record nor requirements", async () => {
    const { outputs, readFile } = await stage.run(pullOf("error"));
    const { report = "", sarif = "", ...rest } = outputs;
    expect(JSON.parse(readFile(sarif) ?? "")).toMatchObject({ runs: [{ results: [] }] });
    expect(rest).toEqual({ verdict: "error", unmet: "[]", errors: "[]", pending: "[]", record: "", "comment-url": "" });
    expect(JSON.parse(readFile(report) ?? "")).toEqual([]);
  });

  // Each input where it matters, and each event; the unit test of `failsStep` goes through all states.
  const cases: readonly {
    failOn: string;
    event: EventName;
    action: string;
    verdict: (typeof verdicts)[number];
    code: 0 | 1;
  }[] = [
    { failOn: "fail", event: "pull_request_target", action: "edited", verdict: "pending", code: 0 },
    { failOn: "fail", event: "pull_request_target", action: "edited", verdict: "error", code: 1 },
    { failOn: "pending", event: "pull_request_target", action: "edited", verdict: "pass", code: 0 },
    { failOn: "pending", event: "pull_request_target", action: "edited", verdict: "pending", code: 1 },
    { failOn: "never", event: "pull_request_target", action: "edited", verdict: "fail", code: 0 },
    { failOn: "never", event: "pull_request_target", action: "edited", verdict: "error", code: 0 },
    { failOn: "fail", event: "pull_request", action: "edited", verdict: "fail", code: 1 },
    { failOn: "pending", event: "workflow_run", action: "completed", verdict: "pending", code: 0 },
    { failOn: "pending", event: "workflow_run", action: "completed", verdict: "fail", code: 0 },
    { failOn: "pending", event: "workflow_run", action: "completed", verdict: "error", code: 0 },
  ];

  it.each(cases)(
    "$verdict with fail-on: $failOn on $event ends the step with $code",
    async ({ failOn, event, action, verdict, code }) => {
      const result = await stage.run(pullOf(verdict), { event, details: { action }, inputs: { "fail-on": failOn } });
      expect([result.code, result.outputs["verdict"], result.stderr]).toEqual([code, verdict, ""]);
      const told = result.annotations.filter(({ level }) => level === "error");
      // A broken policy's problems are told one by one, each with its place.
      expect(told.length > 0).toBe(verdict === "fail" || verdict === "error");
      expect(told.map(({ properties }) => properties["file"])).toEqual(
        expect.arrayContaining(verdict === "error" ? [POLICY_PATH] : []),
      );
    },
  );
});

describe("an input", () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(close);
  let count = 0;
  const openOne = () =>
    openModelChange(stage, { head: `change-${++count}`, files: { [MODEL]: `weights of ${count}\n` } });

  it("`comment: false` keeps the checklist out of the pull request, and in the job's summary", async () => {
    const pull = await openOne();
    const { outputs, summary } = await stage.run(pull, { inputs: { comment: "false" } });
    expect([stage.status(pull), pull.comments, outputs["comment-url"]]).toEqual([WAITING, [], ""]);
    expect(summary).toContain("Independent validation");
    expect(stage.repository.statuses(pull.headOid)[0]?.targetUrl).toMatch(/\/actions\/runs\/\d+$/);
    // The run that looks again is no news.
    await stage.run(pull, { inputs: { comment: "false" } });
    expect(stage.repository.statuses(pull.headOid)).toHaveLength(1);
    pull.review("vera", "APPROVE", "/sign-off PEO-2");
    await stage.run(pull, { inputs: { comment: "false" } });
    expect(stage.status(pull)).toBe("success: passed: 1 requirement holds");
  });

  it("`notify: none` asks nobody for a review, and `request-review` asks later all the same", async () => {
    const pull = await openOne();
    await stage.run(pull, { inputs: { notify: "none" } });
    expect([stage.status(pull), pull.requested]).toEqual([WAITING, []]);
    await stage.run(pull);
    expect(pull.requested).toEqual(["vera", "viktor"]);
  });

  it("`status-context` names the status, also for other bases, and leaves the usual name alone", async () => {
    const pull = await openOne();
    const inputs = { "status-context": "ml-gate" };
    await stage.run(pull, { inputs });
    expect([stage.status(pull, "ml-gate"), stage.status(pull)]).toEqual([WAITING, undefined]);
    stage.repository.moveRef("dev", stage.repository.tip("main") ?? "");
    pull.retarget("dev");
    await stage.run(pull, { inputs, details: { action: "edited" } });
    expect(stage.status(pull, "ml-gate: dev")).toBe(WAITING);
  });

  it("`ledger: off` passes without a record, stores nothing, and the checklist says so", async () => {
    const pull = await openOne();
    const inputs = { ledger: "off" };
    const before = stage.repository.tip("secmlops-ledger");
    await stage.run(pull, { inputs });
    expect(stage.checklist(pull)).toMatch(/no history is kept/i);
    pull.review("vera", "APPROVE", "/sign-off PEO-2");
    const { code, outputs } = await stage.run(pull, { inputs });
    expect([code, outputs["verdict"], outputs["record"]]).toEqual([0, "pass", ""]);
    expect([stage.status(pull), stage.repository.tip("secmlops-ledger")]).toEqual([
      "success: passed: 1 requirement holds",
      before,
    ]);
    stage.github.resetRequests();
    await stage.run(pull, { inputs, details: { action: "edited" } });
    expect(stage.github.requests.map(({ operation }) => operation)).toEqual([
      "GatePullRequest",
      "GateChecklistHistory",
    ]);
    pull.merge("squash", "maria");
    expect(await stage.run(pull, { inputs, details: { action: "closed" } })).toMatchObject({ code: 0 });
    expect(stage.repository.tip("secmlops-ledger")).toBe(before);
  });

  it("`ledger` may name another branch", async () => {
    const pull = await openOne();
    const { outputs } = await stage.run(pull, { inputs: { ledger: "gate/history" } });
    const { record = "" } = outputs;
    expect(stage.repository.git("ls-tree", "-r", "--name-only", "gate/history")).toContain(
      `records/${record.slice(0, 2)}/${record}.json`,
    );
    expect(stage.repository.git("ls-tree", "-r", "--name-only", "gate/history")).not.toContain(MODEL);
  });

  it("`ledger-mode` decides what happens where the history cannot be written: no pass, or a pass without a record", async () => {
    const pull = await openOne();
    await stage.run(pull);
    pull.review("vera", "APPROVE", "/sign-off PEO-2");
    const permissions = { contents: "read", statuses: "write", "pull-requests": "write", checks: "read" } as const;
    const token = stage.github.token("reads contents", { permissions });
    const required = await stage.run(pull, { token });
    expect([required.code, required.outputs["verdict"]]).toEqual([1, "error"]);
    expect(required.annotations[0]?.message).toContain("add `contents: write` to the workflow's `permissions:`");
    expect(stage.status(pull)).toMatch(/^error: could not append to the ledger's branch/);

    const lenient = await stage.run(pull, { token, inputs: { "ledger-mode": "best-effort" } });
    expect([lenient.code, lenient.outputs["verdict"], lenient.outputs["record"]]).toEqual([0, "pass", ""]);
    expect(stage.status(pull)).toBe("success: passed: 1 requirement holds");
    expect(lenient.stdout).toContain("nothing was recorded, as the mode is best-effort");
    expect(stage.checklist(pull)).not.toContain("record `");

    const { outputs } = await stage.run(pull);
    expect([stage.records(pull.number).length, outputs["record"]?.length]).toEqual([2, 64]);
  });

  it("that means nothing stops the step before GitHub is asked, and says what it takes", async () => {
    const pull = await openOne();
    stage.github.resetRequests();
    const inputs = {
      "fail-on": "failure",
      ledger: "a..b",
      "ledger-mode": "some",
      "pull-request": "#1",
      policy: "../x",
      comment: "no",
    };
    const { code, annotations, outputs } = await stage.run(pull, { inputs });
    expect([code, stage.github.requests, outputs["verdict"]]).toEqual([1, [], "error"]);
    for (const name of Object.keys(inputs)) expect(annotations[0]?.message).toContain(`input \`${name}\``);
    expect(annotations[0]?.message).toContain("`fail`, `pending`, `never`");
  });
});

describe("a policy", () => {
  beforeAll(async () => {
    stage = await openStage({}, POLICY.replace("version: 1", "version: 1\nmode: advisory"));
  });
  afterAll(close);

  it("in advisory mode passes whatever it finds, and says what would block", async () => {
    const pull = await openModelChange(stage);
    const { code, outputs } = await stage.run(pull, { inputs: { "fail-on": "pending" } });
    expect([code, outputs["verdict"], outputs["pending"]]).toEqual([0, "pass", '["PEO-2"]']);
    expect(stage.status(pull)).toMatch(/^success: advisory: 1 would block \(1 sign-off open\)/);
    expect(stage.checklist(pull)).toContain("The policy is in advisory mode: nothing here blocks merging.");
    expect(stage.records(pull.number)).toMatchObject([{ verdict: { mode: "advisory", status: "pass" } }]);
  });

  it("that is not there is the shipped baseline, in advisory mode", async () => {
    await stage.repository.commit("main", { [POLICY_PATH]: null }, { author: "maria" });
    const pull = await openModelChange(stage, { head: "no-policy", files: { [MODEL]: "weights 4\n" } });
    const { code, outputs } = await stage.run(pull);
    expect([code, outputs["verdict"]]).toEqual([0, "pass"]);
    expect(stage.status(pull)).toMatch(/^success: advisory: \d+ would block/);
    expect(stage.checklist(pull)).toContain("This repository has no policy yet");
  });
});
