/** The states of a pull request, and commits that are the head of several. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";
import type { Files } from "../../support/github/git-objects.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";

let stage: Stage;
const open = async () => {
  stage = await openStage();
};
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};
const WAITING = "pending: waiting: 1 sign-off open";
const PASSED = "success: passed: 1 requirement holds";
const CLOSED = "pending: closed without merging";
const LEFT = "pending: no open pull request has this head and base";
const DEV = "secmlops-gate: dev";

let count = 0;
const openOne = (files: Files = { [MODEL]: `weights of ${++count}\n` }) =>
  openModelChange(stage, { head: `change-${++count}`, files });
const tell = (pull: PullHandle, action: string) => stage.run(pull, { details: { action } });
/** Another branch with the same tip, and its pull request. */
async function openTwin({ headOid }: PullHandle, base = "main"): Promise<PullHandle> {
  const head = `twin-${++count}`;
  stage.repository.moveRef(head, headOid, "dora");
  return stage.repository.openPullRequest({ head, base, author: "dora" });
}

describe("a pull request that changes nothing governed", () => {
  beforeAll(open);
  afterAll(close);

  it("gets a green status, no comment and no record; merged, a short record", async () => {
    const pull = await openOne({ "docs/a.md": "text\n" });
    const { code, outputs } = await tell(pull, "opened");
    expect([code, outputs["verdict"], outputs["record"]]).toEqual([0, "pass", ""]);
    expect([stage.status(pull), pull.comments, pull.requested]).toEqual([
      "success: passed: no requirement applies",
      [],
      [],
    ]);
    expect(stage.repository.tip("secmlops-ledger")).toBeUndefined();

    const commit = pull.merge("merge", "maria");
    const merged = await tell(pull, "closed");
    expect([merged.code, merged.outputs["verdict"], pull.comments]).toEqual([0, "", []]);
    const [record, ...more] = stage.records(pull.number);
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      ...{
        kind: "merge",
        sequence: 1,
        decision: null,
        governed: { known: false },
        baseRef: "main",
        head: pull.headOid,
      },
      merged: { by: { login: "maria" }, commit },
    });
    expect(record).not.toHaveProperty("facts");
    expect(merged.outputs["record"]).toMatch(/^[0-9a-f]{64}$/);
  });

  it("any more has its checklist brought up to date, and asks nobody", async () => {
    const pull = await openOne();
    await tell(pull, "opened");
    await pull.push({ [MODEL]: "weights 1\n", "docs/b.md": "text\n" }, { author: "dora" });
    await tell(pull, "synchronize");
    expect([stage.status(pull), pull.comments.length]).toEqual(["success: passed: no requirement applies", 1]);
    expect(stage.checklist(pull)).toContain("Nothing governed changes here");
    expect(stage.records(pull.number)).toMatchObject([
      { verdict: { status: "pending" } },
      { verdict: { status: "pass" } },
    ]);
  });
});

describe("a pull request that is merged", () => {
  beforeAll(open);
  afterAll(close);

  it.each(["merge", "squash", "rebase"] as const)(
    "by %s gets a record of it after its last decision, once",
    async (method) => {
      const pull = await openOne();
      await tell(pull, "opened");
      pull.review("vera", "APPROVE", "/sign-off PEO-2");
      const { outputs } = await tell(pull, "edited");
      pull.merge(method, "maria");
      for (let time = 0; time < 2; time++) expect(await tell(pull, "closed")).toMatchObject({ code: 0 });
      const records = stage.records(pull.number);
      expect(records.map(({ kind, sequence }) => `${sequence} ${kind}`)).toEqual([
        "1 decision",
        "2 decision",
        "3 merge",
      ]);
      expect(records[2]).toMatchObject({
        decision: outputs["record"],
        previous: outputs["record"],
        governed: { known: true },
      });
      expect(records[0]).not.toHaveProperty("previous");
      expect([stage.status(pull), pull.comments.length]).toEqual([LEFT, 1]);
    },
  );

  it("past the gate has the open decision named in its record", async () => {
    const pull = await openOne();
    const { outputs } = await tell(pull, "opened");
    pull.merge("merge", "maria");
    const { code } = await tell(pull, "closed");
    const [decision, merge] = stage.records(pull.number);
    expect([code, stage.status(pull)]).toEqual([0, WAITING]);
    expect(decision).toMatchObject({ verdict: { status: "pending" } });
    expect(merge).toMatchObject({ kind: "merge", decision: outputs["record"], governed: { known: true } });
  });

  it("before it was ever judged is recorded as governed, without a decision", async () => {
    const pull = await openOne();
    pull.merge("squash", "maria");
    await tell(pull, "closed");
    expect(stage.records(pull.number)).toMatchObject([{ kind: "merge", decision: null, governed: { known: true } }]);
    expect([stage.status(pull), stage.checklist(pull)]).toEqual([undefined, ""]);
  });
});

describe("a pull request that waits", () => {
  beforeAll(open);
  afterAll(close);

  it("as a draft is judged like any other, and asks for reviews only once it is ready", async () => {
    const pull = await openOne();
    pull.setDraft(true);
    await tell(pull, "opened");
    expect([stage.status(pull), pull.requested]).toEqual([WAITING, []]);
    pull.setDraft(false);
    await tell(pull, "ready_for_review");
    expect(pull.requested).toEqual(["vera", "viktor"]);
    pull.setDraft(true);
    await tell(pull, "converted_to_draft");
    expect([stage.status(pull), stage.records(pull.number).length]).toEqual([WAITING, 2]);
  });

  it("and is closed leaves `pending` behind, whatever stood there; reopened it has what it had", async () => {
    const pull = await openOne();
    await tell(pull, "opened");
    pull.review("vera", "APPROVE", "/sign-off PEO-2");
    await tell(pull, "edited");
    expect(stage.status(pull)).toBe(PASSED);
    const records = stage.records(pull.number).length;
    const text = stage.checklist(pull);
    pull.close();
    for (let time = 0; time < 2; time++) {
      const { code, outputs } = await tell(pull, "closed");
      expect([code, outputs["verdict"], stage.status(pull)]).toEqual([0, "", CLOSED]);
    }
    expect(
      stage.repository.statuses(pull.headOid).filter(({ description }) => description?.startsWith("closed")),
    ).toHaveLength(1);
    pull.reopen();
    await tell(pull, "reopened");
    expect([stage.status(pull), stage.records(pull.number).length, stage.checklist(pull)]).toEqual([
      PASSED,
      records,
      text,
    ]);
  });

  it("and is given another base is judged there under that base's context, and leaves no pass for the old one", async () => {
    stage.repository.moveRef("dev", stage.repository.tip("main") ?? "");
    const pull = await openOne();
    await tell(pull, "opened");
    pull.review("vera", "APPROVE", "/sign-off PEO-2");
    await tell(pull, "edited");
    expect(stage.status(pull)).toBe(PASSED);
    pull.retarget("dev");
    await stage.run(pull, { details: { action: "edited", changes: { base: { ref: { from: "main" } } } } });
    expect([stage.status(pull, DEV), stage.status(pull)]).toEqual([PASSED, LEFT]);
    pull.retarget("main");
    await stage.run(pull, { details: { action: "edited", changes: { base: { ref: { from: "dev" } } } } });
    expect([stage.status(pull, DEV), stage.status(pull)]).toEqual([
      "pending: no open pull request has this head and base",
      PASSED,
    ]);
  });

  it("against a branch that is gone is in error, and says what to do", async () => {
    stage.repository.moveRef("gone", stage.repository.tip("main") ?? "");
    const pull = await openOne();
    pull.retarget("gone");
    stage.repository.deleteRef("gone");
    const { code, annotations } = await tell(pull, "edited");
    expect([code, annotations[0]?.message]).toEqual([
      1,
      expect.stringContaining("point the pull request at another branch"),
    ]);
    expect(stage.status(pull, "secmlops-gate: gone")).toMatch(/^error: the base branch "gone" is gone/);
  });
});

describe("one commit that is the head of several pull requests", () => {
  beforeAll(open);
  afterAll(close);

  it("against one base has the worst of theirs, whichever is judged", async () => {
    const [one] = [await openOne()];
    await tell(one, "opened");
    one.review("vera", "APPROVE", "/sign-off PEO-2");
    await tell(one, "edited");
    expect(stage.status(one)).toBe(PASSED);

    const twin = await openTwin(one);
    const worst = (what: string) =>
      expect.stringMatching(new RegExp(`^${what.replace(": ", `: #${twin.number}, .*`)}`));
    await tell(twin, "opened");
    expect(stage.status(one)).toEqual(worst(WAITING));
    const statuses = stage.repository.statuses(one.headOid).length;
    for (const pull of [one, twin]) await tell(pull, "edited");
    expect([stage.status(one), stage.repository.statuses(one.headOid).length]).toEqual([worst(WAITING), statuses]);

    stage.github.advance(120);
    twin.comment("viktor", "/object PEO-2: no");
    await tell(one, "edited");
    expect(stage.status(one)).toEqual(worst("failure: blocked"));
    expect(stage.records(one.number).at(-1)).toMatchObject({ verdict: { status: "pass" } });

    // With the worst one closed, what is left is judged at once.
    twin.close();
    await tell(twin, "closed");
    expect(stage.status(one)).toBe(PASSED);
    one.close();
    await tell(one, "closed");
    expect(stage.status(one)).toBe(CLOSED);
  });

  it("against other bases has a status for each, and a pass of one opens no other", async () => {
    stage.repository.moveRef("dev", stage.repository.tip("main") ?? "");
    const one = await openOne();
    await tell(one, "opened");
    one.review("vera", "APPROVE", "/sign-off PEO-2");
    const other = await openTwin(one, "dev");
    await stage.run(one, { event: "workflow_run", details: { action: "completed" } });
    expect([stage.status(one), stage.status(other, DEV)]).toEqual([PASSED, WAITING]);
    one.close();
    await tell(one, "closed");
    expect([stage.status(one), stage.status(other, DEV)]).toEqual([CLOSED, WAITING]);
  });
});
