/** Events that no person's act stands behind, and events after which nothing may change. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange, openStage, POLICY, type Stage } from "../../support/gate-on-github.ts";
import type { EventDetails, EventName } from "../../support/github/events.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { runAction } from "../../support/github/run-action.ts";

const WAITING = "pending: waiting: 1 sign-off open";
const PASSED = "success: passed: 1 requirement holds";

let stage: Stage;
const open =
  (files = {}, policy = POLICY) =>
  async () => {
    stage = await openStage(files, policy);
  };
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};
/** What was asked of GitHub since; statuses, comments and records among it. */
const asked = () => stage.github.requests.map(({ operation, path }) => operation ?? path);

/** A waiting pull request whose checklist has been there long enough for a bare command. */
async function openWaiting(head: string, files = { [MODEL]: `weights of ${head}\n` }): Promise<PullHandle> {
  const pull = await openModelChange(stage, { head, files });
  expect(await stage.run(pull, { details: { action: "opened" } })).toMatchObject({ code: 0, stderr: "" });
  stage.github.advance(120);
  return pull;
}

describe("the clock", () => {
  const policy = POLICY.replace("role: validator }", "role: validator, valid-for: 7d }");
  beforeAll(open({}, policy));
  afterAll(close);

  /** The shipped action, as it would run so many days later. */
  function later(days: number): Record<string, string> {
    const path = join(stage.repository.folder, "..", `in-${days}-days.cjs`);
    const shift = days * 86_400_000;
    writeFileSync(
      path,
      `const now = Date.now;
       globalThis.Date = class extends Date {
         constructor(...given) { given.length === 0 ? super(now() + ${shift}) : super(...given); }
         static now() { return now() + ${shift}; }
       };`,
    );
    return { NODE_OPTIONS: `--require=${path}` };
  }
  const schedule = (pull: PullHandle, days: number) => stage.run(pull, { event: "schedule", env: later(days) });

  it("ends a sign-off whose time ran out, and a waiver after its last day, with the next scheduled run", async () => {
    const signed = await openWaiting("signed");
    signed.comment("vera", "/sign-off PEO-2");
    const waived = await openWaiting("waived");
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    waived.comment("erin", `/waive PEO-2 until ${until}: the vendor delivers late`);
    for (const pull of [signed, waived]) await stage.run(pull);
    expect(stage.status(signed)).toBe(PASSED);
    expect(stage.status(waived)).toBe("success: passed: 1 waived");

    await schedule(signed, 6);
    expect([signed, waived].map((pull) => stage.records(pull.number).length)).toEqual([2, 2]);
    await schedule(signed, 8);
    expect([stage.status(signed), stage.status(waived)]).toEqual([WAITING, "success: passed: 1 waived"]);
    expect(stage.checklist(signed)).toMatch(/signed on \S+, but it was valid for 7 days and ended on \S+/);
    const { code, outputs } = await schedule(signed, 21);
    expect([stage.status(signed), stage.status(waived)]).toEqual([WAITING, WAITING]);
    expect([code, outputs["verdict"], outputs["pending"]]).toEqual([0, "pending", '["PEO-2","PEO-2"]']);
    expect(stage.records(waived.number).at(-1)).toMatchObject({ event: "schedule", sequence: 3 });
  });

  it("is not waited for by whoever starts a run by hand: all open pull requests, or the one that is named", async () => {
    const [one, two] = [
      await openModelChange(stage, { head: "by-hand-1", files: { [MODEL]: "by hand 1" } }),
      await openModelChange(stage, { head: "by-hand-2", files: { [MODEL]: "by hand 2" } }),
    ];
    const dispatch = { event: "workflow_dispatch", details: { sender: "maria" } } as const;
    await stage.run(one, { ...dispatch, inputs: { "pull-request": `${two.number}` } });
    expect([stage.status(one), stage.status(two)]).toEqual([undefined, WAITING]);
    const { code } = await stage.run(one, dispatch);
    expect([code, stage.status(one), stage.status(two)]).toEqual([0, WAITING, WAITING]);

    const missing = await stage.run(one, { ...dispatch, inputs: { "pull-request": "404" } });
    expect([missing.code, missing.annotations[0]?.message]).toEqual([1, expect.stringContaining("#404")]);
  });
});

describe("an event that asks for nothing", () => {
  beforeAll(open());
  afterAll(close);

  it.each<[string, string, object, string]>([
    ["that the gate does not know", "fork", { forkee: {} }, "the event fork is none that the gate knows"],
    ["of a merge group that is gone", "merge_group", {}, "the merge group was destroyed"],
  ])("%s ends well, and asks GitHub for nothing", async (_, name, payload, said) => {
    const group = { head_sha: "a".repeat(40), base_sha: "b".repeat(40), base_ref: "refs/heads/main" };
    const event = { name, payload: { action: "destroyed", merge_group: group, ...payload } };
    const result = await runAction(stage.github, { repository: stage.repository, event });
    expect([result.code, result.annotations, asked()]).toEqual([0, [], []]);
    expect(result.stdout).toContain(said);
  });

  it("is the status that we set ourselves; one of our name that somebody else sets is put right", async () => {
    const pull = await openWaiting("forged");
    const set = (sender: string) =>
      stage.run(pull, { event: "status", details: { name: "secmlops-gate", state: "success", sender } });
    stage.github.resetRequests();
    expect(await set("github-actions[bot]")).toMatchObject({ code: 0 });
    expect(asked()).toHaveLength(1);

    const forged = { context: "secmlops-gate", state: "success", creator: "mallory", description: "fine" } as const;
    stage.repository.status(pull.headOid, forged);
    expect(await set("mallory")).toMatchObject({ code: 0 });
    expect(stage.status(pull)).toBe(WAITING);
  });
});

describe("when nothing has changed", () => {
  let pull: PullHandle;
  beforeAll(async () => {
    await open()();
    pull = await openWaiting("quiet");
    pull.comment("vera", "What was it trained on?");
    pull.review("viktor", "COMMENT", "I shall have a look.");
    await stage.run(pull);
  });
  afterAll(close);

  const remarks = (): Partial<EventDetails> => {
    const [, comment] = pull.comments;
    const [review] = pull.reviews;
    return { ...(comment ? { comment } : {}), ...(review ? { review } : {}) };
  };
  const before = () => ({ before: "0".repeat(40) });

  it.each<[EventName, string | undefined]>([
    ["pull_request_target", "opened"],
    ["pull_request_target", "synchronize"],
    ["pull_request_target", "reopened"],
    ["pull_request_target", "edited"],
    ["pull_request_target", "ready_for_review"],
    ["pull_request_target", "converted_to_draft"],
    ["pull_request", "synchronize"],
    ["issue_comment", "created"],
    ["issue_comment", "edited"],
    ["issue_comment", "deleted"],
    ["pull_request_review", "submitted"],
    ["workflow_run", "completed"],
    ["check_run", "completed"],
    ["status", undefined],
    ["push", undefined],
    ["schedule", undefined],
    ["workflow_dispatch", undefined],
  ])("%s %s writes nothing, and needs three requests at most", async (event, action) => {
    stage.github.resetRequests();
    const written = JSON.stringify([pull.comments, stage.repository.statuses(pull.headOid)]);
    const ledger = stage.repository.tip("secmlops-ledger");
    const details = { ...(action === undefined ? {} : { action }), ...(event === "push" ? before() : remarks()) };
    const { code, outputs } = await stage.run(pull, { event, details });
    const pushed = event === "push";
    expect([code, outputs["verdict"]]).toEqual([0, pushed ? undefined : "pending"]);
    expect(asked().length).toBeLessThanOrEqual(3);
    const writes = stage.github.requests.filter(({ method, graphql }) =>
      graphql ? /^\s*mutation/.test(graphql.query) : method !== "GET",
    );
    expect(writes).toEqual([]);
    expect(JSON.stringify([pull.comments, stage.repository.statuses(pull.headOid)])).toBe(written);
    expect(stage.repository.tip("secmlops-ledger")).toBe(ledger);
  });
});
