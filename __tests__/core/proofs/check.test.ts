import { describe, expect, it, test } from "@jest/globals";
import type { Check, Facts } from "../../../src/core/facts.ts";
import type { CheckProof } from "../../../src/core/policy/policy.ts";
import { judgeCheck } from "../../../src/core/proofs/check.ts";
import { change, facts } from "../../support/builders.ts";

const WORKFLOW = ".github/workflows/test.yml";
const proof: CheckProof = {
  kind: "check",
  name: "test",
  app: "github-actions",
  workflow: WORKFLOW,
  conclusions: ["success"],
};
const run = (rest: Partial<Check> = {}): Check => ({
  name: "test",
  app: "github-actions",
  workflow: WORKFLOW,
  state: "completed",
  conclusion: "success",
  at: "2026-11-21T10:00:00Z",
  ...rest,
});
const judge = (
  checks: readonly Check[],
  rest: Partial<Omit<Facts, "pullRequest">> = {},
  asked: Partial<CheckProof> = {},
) => judgeCheck({ ...proof, ...asked }, facts({ checks: { known: [...checks] }, ...rest }));

describe("a check", () => {
  test.each<[string, Check[], string, string[]]>([
    ["that succeeded satisfies", [run()], "satisfied", []],
    ["that nobody ran is pending", [], "pending", ["check-missing"]],
    ["that runs is pending", [run({ state: "running" })], "pending", ["check-running"]],
    ["that failed is unmet", [run({ conclusion: "failure" })], "unmet", ["check-concluded"]],
    ["that was skipped is unmet", [run({ conclusion: "skipped" })], "unmet", ["check-concluded"]],
    ["of another name is none", [run({ name: "Test" })], "pending", ["check-missing"]],
    ["of another app is none", [run({ app: "evil" })], "pending", ["check-missing"]],
    ["of another workflow is none", [run({ workflow: ".github/workflows/other.yml" })], "pending", ["check-missing"]],
    [
      "counts in its newest run: failed since",
      [run(), run({ at: "2026-11-21T11:00:00Z", conclusion: "failure" })],
      "unmet",
      ["check-concluded"],
    ],
    [
      "counts in its newest run: mended since",
      [run({ at: "2026-11-21T11:00:00Z" }), run({ conclusion: "failure" })],
      "satisfied",
      [],
    ],
    [
      "counts in its newest run: running again",
      [run(), run({ at: "2026-11-21T11:00:00Z", state: "running" })],
      "pending",
      ["check-running"],
    ],
    [
      "compares instants, not their spelling",
      [run({ at: "2026-11-21T10:00:00.5Z", conclusion: "failure" }), run()],
      "unmet",
      ["check-concluded"],
    ],
    [
      "takes the stricter of the same instant",
      [run(), run({ conclusion: "failure" }), run({ state: "running" })],
      "unmet",
      ["check-concluded"],
    ],
  ])("%s", (_, checks, status, codes) => {
    for (const order of [checks, checks.toReversed()]) {
      const verdict = judge(order);
      expect([verdict.status, verdict.reasons.map(({ code }) => code)]).toEqual([status, codes]);
    }
  });

  test.each<[string, Check[], string, string[]]>([
    ["by one of them", [run({ event: "push" })], "satisfied", []],
    ["by another", [run({ event: "pull_request" })], "pending", ["other-event"]],
    ["by nobody knows what", [run()], "pending", ["other-event"]],
    [
      "by another since, and green there",
      [run({ event: "push", conclusion: "failure" }), run({ event: "pull_request", at: "2026-11-21T11:00:00Z" })],
      "unmet",
      ["other-event"],
    ],
    [
      "by another since, and red there",
      [run({ event: "push" }), run({ event: "pull_request", conclusion: "failure", at: "2026-11-21T11:00:00Z" })],
      "satisfied",
      ["other-event"],
    ],
  ])("of certain events counts where it was started %s", (_, checks, status, passed) => {
    for (const order of [checks, checks.toReversed()]) {
      const verdict = judge(order, {}, { events: ["push", "workflow_dispatch"] });
      expect([verdict.status, verdict.notCounted.map(({ reason }) => reason)]).toEqual([status, passed]);
    }
  });

  it("without a conclusion is not accepted, whatever is", () => {
    const { conclusion: _, ...odd } = run();
    expect(judge([odd]).status).toBe("unmet");
  });

  it("says what was passed over, and why", () => {
    const { app: _, ...status } = run();
    expect(
      judge([
        run({ at: "2026-11-21T09:00:00Z" }),
        run({ url: "https://example.org/1" }),
        run({ workflow: "w.yml" }),
        status,
      ]),
    ).toMatchObject({
      status: "satisfied",
      url: "https://example.org/1",
      notCounted: [
        { app: "github-actions", workflow: WORKFLOW, reason: "older" },
        { app: "github-actions", workflow: "w.yml", reason: "other-workflow" },
        { app: "unknown", reason: "other-app" },
      ],
    });
  });

  it("that cannot be read is an error; without a pull request it is awaited", () => {
    expect(judge([], { checks: { unavailable: "403" } })).toMatchObject({
      status: "error",
      reasons: [{ code: "unavailable", fact: "checks", detail: "403" }],
    });
    expect(judgeCheck(proof, facts({ pullRequest: null }))).toMatchObject({
      status: "pending",
      reasons: [{ code: "no-pull-request", waitsFor: "job" }],
    });
  });
});

describe("a workflow that the pull request changes proves nothing", () => {
  const elsewhere = "ci/test.yml";
  test.each<[string, Partial<Facts>]>([
    ["modified", { changes: [change(WORKFLOW)] }],
    ["written in another case", { changes: [change(".github/Workflows/TEST.yml")] }],
    ["renamed away", { changes: [change("x.yml", { status: "renamed", previousPath: WORKFLOW })] }],
    ["renamed into place", { changes: [change(WORKFLOW, { status: "renamed", previousPath: "x.yml" })] }],
    ["replaced with its folder", { changes: [change(".github/workflows", { newMode: "120000" })] }],
    [
      "a link to a changed file",
      { changes: [change(elsewhere)], links: { known: [{ path: WORKFLOW, target: { known: elsewhere } }] } },
    ],
    [
      "in a linked folder",
      { changes: [change(elsewhere)], links: { known: [{ path: ".github/workflows", target: { known: "ci" } }] } },
    ],
  ])("%s", (_, rest) => {
    expect(judge([run()], rest as Partial<Omit<Facts, "pullRequest">>)).toMatchObject({
      status: "unmet",
      reasons: [{ code: "check-workflow-changed", name: "test", workflow: WORKFLOW }],
    });
  });

  it("and one behind a link that leads nowhere is an error", () => {
    const links = { known: [{ path: WORKFLOW, target: { unavailable: "outside the repository" } }] };
    expect(judge([run()], { links }).status).toBe("error");
    expect(judge([run()], { links: { unavailable: "no tree" } }).status).toBe("error");
  });

  it("but another file beside it does not matter", () => {
    expect(judge([run()], { changes: [change(`${WORKFLOW}.bak`), change(".github/workflows/other.yml")] }).status).toBe(
      "satisfied",
    );
  });
});
