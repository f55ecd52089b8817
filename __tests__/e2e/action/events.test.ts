import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange, openStage, POLICY, POLICY_PATH, type Stage } from "../../support/gate-on-github.ts";
import type { EventDetails, EventName } from "../../support/github/events.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { NewCheckRun } from "../../support/github/repository-handle.ts";
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

describe("a pull request", () => {
  beforeAll(open());
  afterAll(close);

  it("is judged when it is opened: a checklist, a status, a record and a request for reviews", async () => {
    const pull = await openModelChange(stage, { head: "opened" });
    const { code, outputs } = await stage.run(pull, { details: { action: "opened" } });
    expect([code, stage.status(pull)]).toEqual([0, WAITING]);
    expect(outputs).toMatchObject({ verdict: "pending", pending: '["PEO-2"]', "comment-url": pull.comments[0]?.url });
    expect(pull.comments.map(({ author }) => author)).toEqual(["github-actions[bot]"]);
    expect(pull.requested).toEqual(["vera", "viktor"]);
    expect(stage.records(pull.number)).toMatchObject([{ kind: "decision", event: "pull_request_target", sequence: 1 }]);
    expect(asked().filter((operation) => !operation.startsWith("git/"))).toHaveLength(6);
  });

  it("is judged again when it is pushed to: what was signed before is stale", async () => {
    const pull = await openWaiting("pushed");
    pull.comment("vera", "/sign-off PEO-2");
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
    const before = pull.headOid;
    await pull.push({ [MODEL]: "weights 3\n" }, { author: "dora" });
    expect(stage.status(pull)).toBeUndefined();
    await stage.run(pull, { details: { action: "synchronize", before } });
    expect([stage.status(pull), stage.checklist(pull)]).toEqual([WAITING, expect.stringContaining("Stale")]);
  });

  it("of a fork is told on `pull_request` to use `pull_request_target`, as that token may only read", async () => {
    const fork = await stage.github.fork(stage.repository, "fred");
    await fork.commit("patch", { [MODEL]: "weights of fred\n" }, { author: "fred" });
    const pull = await stage.repository.openPullRequest({ head: "patch", fork, author: "fred" });
    const token = stage.github.token("fork", {
      repositories: ["acme/credit"],
      permissions: { contents: "read", statuses: "read", "pull-requests": "read", issues: "read", checks: "read" },
    });
    for (const inputs of [{}, { ledger: "off" }]) {
      const { code, annotations } = await stage.run(pull, { event: "pull_request", token, inputs });
      expect([code, stage.status(pull), stage.checklist(pull)]).toEqual([1, undefined, ""]);
      expect(annotations).toMatchObject([{ level: "error", message: expect.stringMatching(/`pull_request_target`/) }]);
      expect(annotations[0]?.message).not.toContain("permissions:");
    }
    await stage.run(pull);
    expect([stage.status(pull), pull.requested]).toEqual([WAITING, ["vera", "viktor"]]);
  });

  it("of the repository itself is judged on `pull_request` too, and a missing right is named", async () => {
    const pull = await openModelChange(stage, { head: "same-repository" });
    const token = stage.github.token("weak", { permissions: { contents: "write", "pull-requests": "write" } });
    const denied = await stage.run(pull, { event: "pull_request", token });
    expect(denied.annotations[0]?.message).toMatch(
      /add `(statuses|checks): (write|read)` to the workflow's `permissions:`/,
    );
    expect(denied).toMatchObject({ code: 1, outputs: { verdict: "error" } });
    const { code } = await stage.run(pull, { event: "pull_request", details: { action: "opened" } });
    expect([code, stage.status(pull)]).toEqual([0, WAITING]);
  });
});

describe("a remark", () => {
  beforeAll(open());
  afterAll(close);

  const remark = (
    pull: PullHandle,
    action: string,
    comment: EventDetails["comment"],
    more: Partial<EventDetails> = {},
  ) => stage.run(pull, { event: "issue_comment", details: { action, ...(comment ? { comment } : {}), ...more } });

  it("counts when it is written, anew when it is edited, and no more when it is deleted", async () => {
    const pull = await openWaiting("remarks");
    const comment = pull.comment("vera", "/sign-off PEO-2: looked at the slices");
    const { code } = await remark(pull, "created", comment, { sender: "vera" });
    expect([code, stage.status(pull), comment.reactions]).toEqual([0, PASSED, ["THUMBS_UP github-actions[bot]"]]);

    pull.editComment(comment.id, "vera", "On second thoughts: no.");
    await remark(pull, "edited", comment, { sender: "vera", changes: { body: { from: "/sign-off PEO-2" } } });
    expect(stage.status(pull)).toBe(WAITING);

    stage.github.advance(120);
    pull.editComment(comment.id, "vera", "/sign-off PEO-2");
    await remark(pull, "edited", comment, { sender: "vera", changes: { body: { from: "On second thoughts: no." } } });
    expect(stage.status(pull)).toBe(PASSED);

    const payload = stage.github.event("issue_comment", { action: "deleted", pr: pull, comment, sender: "vera" });
    pull.deleteComment(comment.id);
    await runAction(stage.github, { repository: stage.repository, event: { name: "issue_comment", payload } });
    expect(stage.status(pull)).toBe(WAITING);
    expect(stage.records(pull.number).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  it("objects, and the step of its event does not fail although the verdict does", async () => {
    const pull = await openWaiting("objected");
    const comment = pull.comment("viktor", "/object PEO-2: trained on the test set");
    const { code, outputs } = await remark(pull, "created", comment, { sender: "viktor" });
    expect([code, outputs["verdict"], outputs["unmet"]]).toEqual([0, "fail", '["PEO-2"]']);
    expect(stage.status(pull)).toBe("failure: blocked: 1 objection, 1 sign-off open");
  });

  it("under an issue is none of the gate's business, and neither is the checklist that it wrote itself", async () => {
    const pull = await openWaiting("own-writes");
    const chat = pull.comment("vera", "hello");
    const payload = stage.github.event("issue_comment", { action: "created", pr: pull, comment: chat, sender: "vera" });
    delete (payload["issue"] as Record<string, unknown>)["pull_request"];
    stage.github.resetRequests();
    const result = await runAction(stage.github, {
      ...{ repository: stage.repository, event: { name: "issue_comment", payload } },
    });
    expect([result.code, result.stdout]).toEqual([0, expect.stringContaining("an issue, not a pull request")]);

    const [checklist] = pull.comments;
    for (const action of ["created", "edited"])
      expect(await remark(pull, action, checklist, { sender: "github-actions[bot]" })).toMatchObject({ code: 0 });
    expect(asked()).toEqual(["GateSelf", "GateSelf"]);
  });

  it("by the gate that somebody else deletes is written again", async () => {
    const pull = await openWaiting("deleted-checklist");
    const [checklist] = pull.comments;
    const details = { action: "deleted", pr: pull, sender: "mallory", ...(checklist ? { comment: checklist } : {}) };
    const payload = stage.github.event("issue_comment", details);
    pull.deleteComment(checklist?.id ?? 0);
    await runAction(stage.github, { repository: stage.repository, event: { name: "issue_comment", payload } });
    expect(stage.checklist(pull)).toContain("`PEO-2`");
    expect(stage.repository.statuses(pull.headOid)[0]?.targetUrl).toBe(pull.comments[0]?.url);
  });
});

describe("a review", () => {
  beforeAll(open());
  afterAll(close);

  it("counts at once where the gate runs on `pull_request_review`", async () => {
    const pull = await openWaiting("reviewed");
    const review = pull.review("vera", "APPROVE", "/sign-off PEO-2");
    const details = { action: "submitted", review, sender: "vera" };
    expect(await stage.run(pull, { event: "pull_request_review", details })).toMatchObject({ code: 0 });
    expect([stage.status(pull), review.reactions]).toEqual([PASSED, ["THUMBS_UP github-actions[bot]"]]);

    pull.dismissReview(review.id, "maria", "not yet");
    await stage.run(pull, {
      event: "pull_request_review",
      details: { ...details, action: "dismissed", sender: "maria" },
    });
    expect(stage.status(pull)).toBe(WAITING);
  });

  it("of a fork's pull request comes by the relay, whose run names no pull request", async () => {
    const fork = await stage.github.fork(stage.repository, "fred");
    await fork.commit("patch", { [MODEL]: "weights of fred\n" }, { author: "fred" });
    const pull = await stage.repository.openPullRequest({ head: "patch", fork, author: "fred" });
    const relay = { event: "workflow_run", details: { action: "completed", sender: "vera" } } as const;
    await stage.run(pull, relay);
    expect(stage.status(pull)).toBe(WAITING);
    pull.review("vera", "APPROVE", "/sign-off PEO-2");
    expect(await stage.run(pull, relay)).toMatchObject({ code: 0, outputs: { verdict: "pass" } });
    expect(stage.status(pull)).toBe(PASSED);
    expect(stage.records(pull.number)).toMatchObject([{ event: "workflow_run" }, { event: "workflow_run" }]);
  });

  it("whose run is about a commit that heads no pull request changes nothing", async () => {
    const pull = await openWaiting("moved-on");
    const oid = stage.repository.tip("main") ?? "";
    stage.github.resetRequests();
    const result = await stage.run(pull, { event: "workflow_run", details: { action: "completed", oid } });
    expect([result.code, result.outputs["verdict"]]).toEqual([0, ""]);
    expect(result.stdout).toContain("no open pull request is concerned");
    // GitHub does not name those of a commit on the default branch, so all that are open are looked through.
    expect(asked()).toEqual(["GateFindPulls", "GateFindPulls"]);
  });
});

describe("a check that the policy asks for", () => {
  const WORKFLOW = ".github/workflows/test.yml";
  const proof = `{ check: { name: unit, app: github-actions, workflow: ${WORKFLOW} } }`;
  const policy = `version: 1
roles: { validator: [vera] }
waivers: { role: validator }
requirements:
  TEC-1: { title: Tests pass, dimension: technology, concern: reliability, applies-to: [model], needs: ${proof} }
`;
  const green = { name: "unit", workflowPath: WORKFLOW, workflowName: "test" };
  const events: readonly [EventName, Partial<EventDetails>][] = [
    ["workflow_run", { action: "completed", name: "test" }],
    ["check_run", { action: "completed", name: "unit" }],
    ["status", { name: "other", state: "success" }],
  ];
  const others: readonly [string, NewCheckRun][] = [
    ["another app's", { name: "unit", app: "somebody" }],
    ["another workflow's", { ...green, workflowPath: ".github/workflows/new.yml" }],
  ];
  const pulls = new Map<string, PullHandle>();
  const pullOf = (name: string): PullHandle => {
    const pull = pulls.get(name);
    if (pull === undefined) throw new Error(`there is no pull request for ${name}`);
    return pull;
  };
  beforeAll(async () => {
    await open({ [WORKFLOW]: "on: push\njobs: {}\n" }, policy)();
    for (const [name, check] of [...events.map(([event]) => [event, undefined] as const), ...others]) {
      const head = `for-${name.replaceAll(/\W+/g, "-")}`;
      const pull = await openModelChange(stage, { head, files: { [MODEL]: name } });
      if (check) stage.repository.checkRun(pull.headOid, check);
      pulls.set(name, pull);
    }
    await stage.runAll();
  });
  afterAll(close);

  it.each(events)("holds once it has finished, whichever event tells: %s", async (event, details) => {
    const pull = pullOf(event);
    expect(stage.status(pull)).toBe("pending: waiting: 1 check not finished");
    stage.repository.checkRun(pull.headOid, { ...green, status: "in_progress" });
    await stage.run(pull, { event, details });
    expect(stage.status(pull)).toBe("pending: waiting: 1 check not finished");
    stage.repository.checkRun(pull.headOid, green);
    await stage.run(pull, { event, details });
    expect(stage.status(pull)).toBe(PASSED);
  });

  it("fails when its job fails, and its own event's step does not", async () => {
    const pull = await openModelChange(stage, { head: "red", files: { [MODEL]: "red" } });
    stage.repository.checkRun(pull.headOid, { ...green, conclusion: "failure" });
    const { code, outputs } = await stage.run(pull, { event: "workflow_run", details: { action: "completed" } });
    expect([code, outputs["unmet"], stage.status(pull)]).toEqual([
      0,
      '["TEC-1"]',
      "failure: blocked: 1 requirement failed",
    ]);
  });

  it.each(others)("is not held by %s of the same name", (who) => {
    expect(stage.status(pullOf(who))).toBe("pending: waiting: 1 check not finished");
  });

  it("proves nothing where the pull request changes its workflow", async () => {
    const files = { [MODEL]: "own test", [WORKFLOW]: "on: push\njobs: { unit: { steps: [] } }\n" };
    const pull = await openModelChange(stage, { head: "own-test", files });
    stage.repository.checkRun(pull.headOid, green);
    const { code } = await stage.run(pull);
    expect([code, stage.status(pull)]).toEqual([1, expect.stringContaining("failure: blocked: 1 requirement failed")]);
    expect(stage.checklist(pull)).toContain(
      "move the change of `.github/workflows/test.yml` into a pull request of its own",
    );
  });
});

describe("a check that a push must have started", () => {
  const WORKFLOW = ".github/workflows/test.yml";
  const proof = `{ check: { name: unit, app: github-actions, workflow: ${WORKFLOW}, events: [push] } }`;
  const policy = `version: 1
roles: { validator: [vera] }
waivers: { role: validator }
requirements:
  TEC-1: { title: Tests pass, dimension: technology, concern: reliability, applies-to: [model], needs: ${proof} }
`;
  beforeAll(open({ [WORKFLOW]: "on: [push, pull_request]\njobs: {}\n" }, policy));
  afterAll(close);

  it("is not held by a run of the same name and workflow that a pull request started", async () => {
    const pull = await openModelChange(stage, { head: "by-pull-request", files: { [MODEL]: "by a pull request" } });
    const green = { name: "unit", workflowPath: WORKFLOW };
    stage.repository.checkRun(pull.headOid, { ...green, event: "pull_request" });
    await stage.run(pull);
    expect(stage.status(pull)).toBe("pending: waiting: 1 check not finished");
    expect(stage.checklist(pull)).toContain("started by another event");
    stage.repository.checkRun(pull.headOid, { ...green, event: "push" });
    await stage.run(pull, { event: "workflow_run", details: { action: "completed" } });
    expect(stage.status(pull)).toBe(PASSED);
  });
});

describe("a push to the base", () => {
  beforeAll(open());
  afterAll(close);
  const push = (pull: PullHandle, ref: string, before: string) =>
    stage.run(pull, { event: "push", details: { ref: `refs/heads/${ref}`, before, sender: "maria" } });

  it("that changes the policy has every open pull request against it judged, and no other", async () => {
    const { repository } = stage;
    repository.moveRef("dev", repository.tip("main") ?? "");
    const [one, two] = [await openWaiting("first"), await openWaiting("second")];
    const elsewhere = await openModelChange(stage, { head: "third" });
    elsewhere.retarget("dev");

    const before = repository.tip("main") ?? "";
    await repository.commit("main", { "README.md": "more\n" }, { author: "maria" });
    stage.github.resetRequests();
    const ignored = await push(one, "main", before);
    expect([ignored.code, ignored.stdout, asked()]).toEqual([
      0,
      expect.stringContaining("does not change the policy"),
      [],
    ]);

    const then = repository.tip("main") ?? "";
    const advisory = POLICY.replace("version: 1", "version: 1\nmode: advisory");
    await repository.commit("main", { [POLICY_PATH]: advisory }, { author: "maria" });
    const judged = await push(one, "main", then);
    expect([judged.code, judged.outputs["verdict"]]).toEqual([0, "pass"]);
    for (const pull of [one, two]) expect(stage.status(pull)).toMatch(/^success: advisory: 1 would block/);
    expect(repository.statuses(elsewhere.headOid)).toEqual([]);

    const last = repository.tip("main") ?? "";
    repository.moveRef("main", then, "maria");
    await push(one, "main", last);
    for (const pull of [one, two]) expect(stage.status(pull)).toBe(WAITING);
  });

  it.each([
    ["a tag", "refs/tags/v1"],
    ["a branch that is deleted", "refs/heads/gone"],
  ])("is none if it is of %s", async (_, ref) => {
    const pull = stage.repository.pull(1);
    const oid = ref.endsWith("gone") ? "0".repeat(40) : (stage.repository.tip("main") ?? "");
    stage.github.resetRequests();
    const result = await stage.run(pull, {
      event: "push",
      details: { ref, oid, before: stage.repository.tip("main") ?? "" },
    });
    expect([result.code, result.stdout, asked()]).toEqual([0, expect.stringContaining("nothing to judge"), []]);
  });
});
