/** What must hold of every decision, whatever the facts. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Act, Facts } from "../../src/core/facts.ts";
import type { Policy } from "../../src/core/policy/policy.ts";
import type { OverallStatus, RequirementStatus } from "../../src/core/verdict.ts";
import { act, change, digestsOf, facts, id, policy, requirement, signOff } from "../support/builders.ts";

const people = ["fay", "frank", "sam", "erin", "mallory", "zoe"] as const;

const policies: Policy[] = [
  policy(),
  policy({
    requirements: [
      requirement({
        needs: { kind: "any", of: [signOff("fairness-reviewer", { count: 2 }), signOff("security-reviewer")] },
      }),
    ],
  }),
  policy({
    requirements: [
      requirement({
        needs: {
          kind: "all",
          of: [
            signOff("fairness-reviewer", { bareReview: true }),
            signOff("security-reviewer", { distinctFrom: ["fairness-reviewer"] }),
          ],
        },
      }),
      requirement({
        id: "PEO-2",
        title: "Second look",
        concerns: ["security"],
        enforcement: "warn",
        needs: signOff("governance"),
      }),
    ],
  }),
  policy({
    roles: {
      "fairness-reviewer": { users: [{ login: "fay", until: "2026-11-20" }], teams: ["acme/ml"], unfilled: false },
      governance: { users: [{ login: "erin" }], teams: [], permission: "maintain", unfilled: false },
    },
    requirements: [
      requirement(),
      requirement({ id: "TEC-1", title: "Scan", needs: { kind: "scan", failOn: ["dangerous"], allow: [] } }),
    ],
  }),
];

const digest = fc.constantFrom("today", "stale", "none");
const source = fc.constantFrom<Act["source"]>(
  { state: "intact" },
  { state: "deleted" },
  { state: "dismissed" },
  { state: "edited-by-other", by: { login: "zoe" }, at: "2026-11-21T11:30:00Z" },
);
const anyAct = fc.record({
  kind: fc.constantFrom<Act["kind"]>("sign-off", "revoke", "object", "overrule", "waive", "approve", "request-changes"),
  by: fc.constantFrom(...people),
  minute: fc.integer({ min: 0, max: 59 }),
  via: fc.constantFrom<Act["via"]>("command", "tick", "review"),
  target: fc.constantFrom("GOV-1", "PEO-2", "all", "fairness", "nothing-known"),
  digest,
  source,
  note: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
  until: fc.option(fc.constantFrom("2026-11-20", "2026-11-21", "2026-12-01", "2028-01-01"), { nil: undefined }),
  remembered: fc.subarray(["GOV-1", "PEO-2"]),
});
type Sketch = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

const situation = fc.record({
  policy: fc.constantFrom(...policies),
  acts: fc.array(anyAct, { maxLength: 12 }),
  team: fc.constantFrom<Facts["teams"][string]>(
    { known: [{ login: "frank", state: "active" }] },
    { unavailable: "HTTP 403" },
  ),
  permission: fc.constantFrom<Facts["permissions"][string]>(
    { known: "admin" },
    { known: "read" },
    { unavailable: "HTTP 500" },
  ),
  commits: fc.constantFrom<Facts["commits"]>(
    { known: [] },
    { unavailable: "HTTP 502" },
    {
      known: [
        {
          id: id("c"),
          author: { login: "sam" },
          committer: { unattributed: "x" },
          coAuthors: [],
          verified: false,
          updateMerge: false,
        },
      ],
    },
  ),
  local: fc.boolean(),
  model: fc.boolean(),
});
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

/** Sketches become facts; ids keep the order given, so that adding one act changes nothing about the others. */
function build(given: Situation, acts: readonly Sketch[] = given.acts): Facts {
  const changes = [given.model ? change("models/a.pt") : change("README.md")];
  const bare = facts({ changes, ...(given.local ? { pullRequest: null } : {}) });
  const shown = digestsOf(given.policy, bare);
  const stale = Object.fromEntries(Object.keys(shown).map((key) => [key, "0".repeat(64)]));
  const known = acts.map((sketch, index) =>
    act({
      id: `comment:${String(index).padStart(4, "0")}`,
      kind: sketch.kind,
      by: sketch.by,
      at: `2026-11-21T10:${String(sketch.minute).padStart(2, "0")}:00Z`,
      via: sketch.via,
      targets: /^[A-Z]/.test(sketch.target) ? { ids: [{ id: sketch.target }] } : { group: sketch.target },
      shown: sketch.digest === "today" ? shown : sketch.digest === "stale" ? stale : {},
      source: sketch.source,
      remembered: sketch.remembered,
      ...(sketch.note === undefined ? {} : { note: sketch.note }),
      ...(sketch.until === undefined ? {} : { until: sketch.until }),
    }),
  );
  return {
    ...bare,
    acts: { known },
    teams: { "acme/ml": given.team },
    permissions: Object.fromEntries(people.map((login) => [login, given.permission])),
    commits: given.commits,
  };
}

const overallRank: Record<OverallStatus, number> = { pass: 2, pending: 1, fail: 0, error: 0 };
const rank: Record<RequirementStatus, number> = {
  error: 0,
  unmet: 0,
  pending: 1,
  waived: 2,
  satisfied: 2,
  "not-applicable": 2,
};

function expectNoGreener(before: ReturnType<typeof evaluate>, after: ReturnType<typeof evaluate>): void {
  expect(overallRank[after.status]).toBeLessThanOrEqual(overallRank[before.status]);
  after.requirements.forEach(({ status }, index) => {
    expect(rank[status]).toBeLessThanOrEqual(rank[before.requirements[index]?.status ?? "error"]);
  });
}

describe("every decision", () => {
  test("is total and deterministic, and its canonical JSON is the same every time", () => {
    fc.assert(
      fc.property(situation, (given) => {
        const input = build(given);
        const once = canonicalJson(evaluate(given.policy, input));
        expect(canonicalJson(evaluate(structuredClone(given.policy), structuredClone(input)))).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  test("does not depend on the order in which acts were gathered", () => {
    fc.assert(
      fc.property(situation, (given) => {
        const input = build(given);
        if (!("known" in input.acts)) throw new Error("acts are known here");
        const reversed = { ...input, acts: { known: input.acts.known.toReversed() } };
        const statuses = (each: Facts) => evaluate(given.policy, each).requirements.map(({ status }) => status);
        expect(statuses(reversed)).toEqual(statuses(input));
      }),
      { numRuns: 300 },
    );
  });

  test("never turns greener when somebody objects", () => {
    const objection = fc.record({
      by: fc.constantFrom(...people),
      minute: fc.integer({ min: 0, max: 59 }),
      target: fc.constantFrom("GOV-1", "PEO-2", "all"),
    });
    fc.assert(
      fc.property(situation, objection, (given, { by, minute, target }) => {
        const extra: Sketch = {
          kind: "object",
          by,
          minute,
          via: "command",
          target,
          digest: "none",
          source: { state: "intact" },
          note: "no",
          until: undefined,
          remembered: [],
        };
        expectNoGreener(
          evaluate(given.policy, build(given)),
          evaluate(given.policy, build(given, [...given.acts, extra])),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("never turns greener when a sign-off that stands is taken away", () => {
    fc.assert(
      fc.property(situation, fc.nat(), (given, pick) => {
        const standing = given.acts.flatMap(({ kind, source: { state } }, index) =>
          kind === "sign-off" && state === "intact" ? [index] : [],
        );
        fc.pre(standing.length > 0);
        const gone = standing[pick % standing.length];
        const all = build(given);
        if (!("known" in all.acts)) throw new Error("acts are known here");
        const fewer = { ...all, acts: { known: all.acts.known.filter((_, index) => index !== gone) } };
        expectNoGreener(evaluate(given.policy, all), evaluate(given.policy, fewer));
      }),
      { numRuns: 500 },
    );
  });

  test("never passes a requirement whose only sign-offs are stale", () => {
    fc.assert(
      fc.property(situation, (given) => {
        const stale = given.acts.map((sketch) => ({
          ...sketch,
          digest: sketch.digest === "today" ? "stale" : sketch.digest,
        }));
        const verdict = evaluate(given.policy, build({ ...given, model: true }, stale as Sketch[]));
        for (const { status } of verdict.requirements) expect(["pending", "unmet", "error"]).toContain(status);
      }),
      { numRuns: 300 },
    );
  });
});
