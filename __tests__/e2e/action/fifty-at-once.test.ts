/** Fifty evaluations of the shipped action that end at once, each a process of its own, on one ledger. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { hurry } from "../../support/hurry.ts";

const PULLS = 50;

let stage: Stage;
const pulls: PullHandle[] = [];
beforeAll(async () => {
  stage = await openStage();
  // The branch's creation is not what they compete for.
  const first = await openModelChange(stage, { head: "first", files: { [MODEL]: "weights 2.0\n" } });
  await stage.run(first);
  for (let count = 1; count <= PULLS; count++)
    pulls.push(await openModelChange(stage, { head: `change-${count}`, files: { [MODEL]: `weights 2.${count}\n` } }));
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
});

describe("fifty evaluations at once", () => {
  it("leave fifty records, none lost, within 600 requests, and a status on each", async () => {
    stage.github.resetRequests();
    const env = hurry(stage.repository.folder);
    const results = await Promise.all(pulls.map((pull) => stage.run(pull, { details: { action: "opened" }, env })));
    expect(results.map(({ code }) => code)).toEqual(pulls.map(() => 0));
    const records = pulls.flatMap(({ number }) => stage.records(number));
    expect(records).toHaveLength(PULLS);
    expect(new Set(pulls.map((pull) => stage.status(pull)))).toEqual(new Set(["pending: waiting: 1 sign-off open"]));
    expect(stage.github.requests.length).toBeLessThanOrEqual(600);
  }, 300_000);
});
