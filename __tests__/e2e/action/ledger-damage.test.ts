/** The ledger's branch after somebody's hand: nothing is lost, everybody is told, and what can be mended is. */
import { afterAll, beforeAll, describe, expect, it, test } from "@jest/globals";
import { MODEL, openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { ActionResult } from "../../support/github/run-action.ts";
import { hurry } from "../../support/hurry.ts";

const BRANCH = "secmlops-ledger";

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
const openOne = () => {
  heads += 1;
  return openModelChange(stage, { head: `change-${heads}`, files: { [MODEL]: `weights 2.${heads}\n` } });
};
const run = (pull: PullHandle, inputs = {}): Promise<ActionResult> =>
  stage.run(pull, { details: { action: "reopened" }, env: hurry(stage.repository.folder), inputs });
const memoryOf = ({ number }: PullHandle) => stage.repository.git("cat-file", "blob", `${BRANCH}:pulls/${number}.json`);
const damage = (pull: PullHandle, text: string | null) =>
  stage.repository.commit(BRANCH, { [`pulls/${pull.number}.json`]: text }, { author: "mallory" });
const chainOf = ({ number }: PullHandle) => stage.records(number).map(({ kind, sequence }) => `${sequence} ${kind}`);

/** Judged, objected to, and judged again: the first memory, and the last. */
async function objected() {
  const pull = await openOne();
  await run(pull);
  const first = memoryOf(pull);
  const comment = pull.comment("viktor", "/object PEO-2: trained on the test set");
  await run(pull);
  pull.deleteComment(comment.id);
  return { pull, first, last: memoryOf(pull) };
}

describe("a memory in the branch that", () => {
  test.each<[string, (first: string) => string | null]>([
    ["is garbage", () => "{"],
    ["is gone", () => null],
    ["is an older one, put back", (first) => first],
  ])("%s is made anew from the records, and forgets no objection", async (_title, make) => {
    const { pull, first, last } = await objected();
    await damage(pull, make(first));
    const { code, stdout } = await run(pull);
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(`the ledger's memory of #${pull.number} was damaged: it is made anew from 2 records`),
    ]);
    expect(stage.status(pull)).toBe("failure: blocked: 1 objection, 1 sign-off open");
    expect(JSON.parse(memoryOf(pull))).toEqual({
      ...JSON.parse(last),
      asked: make(first) === first ? JSON.parse(first).asked : [],
    });
    expect(chainOf(pull)).toEqual(["1 decision", "2 decision"]);
  });

  it("is whole costs nothing more, though the checklist is a record behind", async () => {
    const { pull, last } = await objected();
    const [checklist] = pull.comments;
    const old = checklist?.body.replace(/record `[0-9a-f]{8}`/, "record `00000000`") ?? "";
    pull.editComment(checklist?.id ?? 0, "maria", old);
    const { stdout } = await run(pull);
    expect([memoryOf(pull), stdout.includes("made anew")]).toEqual([last, false]);
  });

  it("is garbage, with records that are no whole chain, stops the gate and says where to look", async () => {
    const { pull } = await objected();
    const [first = ""] = stage.records(pull.number).flatMap(({ previous }) => previous ?? []);
    await stage.repository.commit(
      BRANCH,
      { [`pulls/${pull.number}.json`]: "{", [`records/${String(first).slice(0, 2)}/${first}.json`]: null },
      { author: "mallory" },
    );
    const tip = stage.repository.tip(BRANCH);
    const { code, annotations } = await run(pull);
    expect([code, annotations[0]?.message]).toEqual([
      1,
      expect.stringMatching(/cannot be made anew: .* does not follow the one before it; look at `git log -p/),
    ]);
    expect([stage.status(pull), stage.repository.tip(BRANCH)]).toEqual([expect.stringMatching(/^error: /), tip]);
  });

  it("is garbage when the pull request is merged is mended before the merge is recorded", async () => {
    const { pull } = await objected();
    await damage(pull, "{");
    pull.merge("squash", "maria");
    await stage.run(pull, { details: { action: "closed" }, env: hurry(stage.repository.folder) });
    expect(chainOf(pull)).toEqual(["1 decision", "2 decision", "3 merge"]);
  });
});

describe("a branch that was removed", () => {
  it("is begun anew, and whoever reads the log is told of the records that are gone", async () => {
    const pull = await openOne();
    await run(pull);
    stage.repository.deleteRef(BRANCH);
    pull.comment("vera", `/sign-off PEO-2 ${stage.digest(pull, "PEO-2")}`);
    const { stdout } = await run(pull);
    expect(stdout).toMatch(
      /names record [0-9a-f]{8}, and the ledger's branch `secmlops-ledger` is not there: a new history begins/,
    );
    expect([stage.status(pull), chainOf(pull)]).toEqual([expect.stringMatching(/^success: /), ["1 decision"]]);
  });
});
