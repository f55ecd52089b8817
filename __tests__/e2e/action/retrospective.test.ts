/** What people do after a merge: kept once, answered, and too late to change anything. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange, openStage, type RunDetails, type Stage } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { runAction } from "../../support/github/run-action.ts";
import { hurry } from "../../support/hurry.ts";

const SEEN = ["EYES github-actions[bot]"];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
});

let heads = 0;
async function openOne(files?: Record<string, string>): Promise<PullHandle> {
  heads += 1;
  return openModelChange(stage, { head: `change-${heads}`, files: files ?? { [MODEL]: `weights 2.${heads}\n` } });
}
const run = (pull: PullHandle, details: Partial<RunDetails> = {}) =>
  stage.run(pull, { env: hurry(stage.repository.folder), ...details });
const merge = async (pull: PullHandle, details: Partial<RunDetails> = {}) => {
  pull.merge("squash", "maria");
  stage.github.advance(60);
  return run(pull, { details: { action: "closed" }, ...details });
};
/** Somebody writes a comment, and the gate runs. */
async function says(pull: PullHandle, by: string, body: string, details: Partial<RunDetails> = {}) {
  stage.github.advance(60);
  const comment = pull.comment(by, body);
  const result = await run(pull, {
    event: "issue_comment",
    details: { action: "created", comment, sender: by },
    ...details,
  });
  return { comment, result };
}
const kinds = ({ number }: PullHandle) => stage.records(number).map(({ kind }) => kind);

describe("after a merge past the gate", () => {
  it("a sign-off and a waiver are recorded with who they were, once, and change nothing", async () => {
    const pull = await openOne();
    await run(pull);
    await merge(pull);
    const before = [stage.status(pull), stage.checklist(pull)];
    const signed = await says(pull, "vera", "/sign-off PEO-2: looked at it afterwards");
    const waived = await says(pull, "mallory", "/waive PEO-2 until 2027-01-01: it was urgent");
    await run(pull, { details: { action: "edited" } });

    expect(kinds(pull)).toEqual(["decision", "merge", "retrospective", "retrospective"]);
    const [, merged, ...late] = stage.records(pull.number);
    expect(late).toMatchObject([
      {
        sequence: 3,
        event: "issue_comment",
        acts: [
          {
            act: { kind: "sign-off", actor: { login: "vera" }, note: "looked at it afterwards" },
            requirements: [{ id: "PEO-2", held: { known: true } }],
          },
        ],
      },
      {
        sequence: 4,
        acts: [
          {
            act: { kind: "waive", actor: { login: "mallory" }, until: "2027-01-01" },
            requirements: [{ id: "PEO-2", held: { known: false } }],
          },
        ],
      },
    ]);
    expect(late[0]?.["merge"]).toBe(late[0]?.["previous"]);
    expect(merged).toMatchObject({ kind: "merge", governed: { known: true } });
    expect([stage.status(pull), stage.checklist(pull)]).toEqual(before);
    expect([signed.comment.reactions, waived.comment.reactions]).toEqual([SEEN, SEEN]);
    expect(signed.result).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("recorded as retrospective, and the verdict stays what it was: sign-off by vera"),
    });
    expect(signed.result.outputs["record"]).toMatch(/^[0-9a-f]{64}$/);
  });

  it("chat makes no record, and a command that nobody understands is answered so", async () => {
    const pull = await openOne();
    await run(pull);
    await merge(pull);
    await says(pull, "vera", "nice work");
    const { comment } = await says(pull, "vera", "/sign-of PEO-2");
    expect([kinds(pull), comment.reactions]).toEqual([["decision", "merge"], ["CONFUSED github-actions[bot]"]]);
  });

  it("an objection whose comment is gone by the time of its run is recorded all the same", async () => {
    const pull = await openOne();
    await run(pull);
    await merge(pull);
    stage.github.advance(60);
    const comment = pull.comment("viktor", "/object PEO-2: trained on the test set");
    const payload = { action: "deleted", comment, sender: "viktor" };
    const event = stage.github.event("issue_comment", { ...payload, repository: stage.repository, pr: pull });
    pull.deleteComment(comment.id);
    await runAction(stage.github, { repository: stage.repository, event: { name: "issue_comment", payload: event } });
    expect(stage.records(pull.number).at(-1)).toMatchObject({
      kind: "retrospective",
      acts: [{ act: { kind: "object", source: { state: "deleted" } } }],
    });
  });
});

describe("what no run saw before the merge", () => {
  it("is recorded when the merge is, in a record of its own", async () => {
    const pull = await openOne();
    await run(pull);
    pull.comment("viktor", "/object PEO-2: wait!");
    await merge(pull);
    expect(kinds(pull)).toEqual(["decision", "merge", "retrospective"]);
    expect(stage.records(pull.number)[1]).not.toHaveProperty("acts");
    expect(stage.records(pull.number)[2]).toMatchObject({ acts: [{ act: { kind: "object" } }] });
  });

  it("is nobody's business where nothing was governed, unless it is done afterwards", async () => {
    const pull = await openOne({ "docs/a.md": "text\n" });
    await run(pull);
    pull.review("vera", "APPROVE", "fine");
    await merge(pull);
    expect(kinds(pull)).toEqual(["merge"]);
    await says(pull, "vera", "/sign-off PEO-2");
    expect(stage.records(pull.number)).toMatchObject([
      { kind: "merge", governed: { known: false } },
      { kind: "retrospective", acts: [{ requirements: [{ id: "PEO-2" }] }] },
    ]);
  });
});

describe("where the history cannot be had", () => {
  it("nothing is recorded without a ledger, and nobody is told it was", async () => {
    const pull = await openOne();
    const inputs = { ledger: "off" };
    await run(pull, { inputs });
    await merge(pull, { inputs });
    const { comment, result } = await says(pull, "vera", "/sign-off PEO-2", { inputs });
    expect([result.code, comment.reactions]).toEqual([0, []]);
    expect(() => stage.records(pull.number)).toThrow();
  });

  it("a job that may not write says so, and the next run records what it could not", async () => {
    const pull = await openOne();
    await run(pull);
    await merge(pull);
    const rights = { "pull-requests": "write", statuses: "write", contents: "read", checks: "read" } as const;
    const token = stage.github.token("weak", { repositories: [stage.repository.name], permissions: rights });
    const { comment, result } = await says(pull, "vera", "/sign-off PEO-2", { token });
    expect([result.annotations[0]?.message, comment.reactions]).toEqual([
      expect.stringContaining("contents: write"),
      [],
    ]);
    await run(pull, { details: { action: "edited" } });
    expect([kinds(pull), comment.reactions]).toEqual([["decision", "merge", "retrospective"], SEEN]);
  });
});
