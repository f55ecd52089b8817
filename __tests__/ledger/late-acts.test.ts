import { describe, expect, test } from "@jest/globals";
import type { Act } from "../../src/core/facts.ts";
import { describeLate, describeUnjudged, unseenActs } from "../../src/ledger/late-acts.ts";
import { act, facts, policy } from "../support/builders.ts";
import { decide } from "./samples.ts";

const MERGED = "2026-11-21T11:00:00Z";
const named = (id: string, rest: Parameters<typeof act>[0] = {}): Act => ({ ...act(rest), id });
const early = named("early", { at: "2026-11-21T10:59:59Z" });
const late = named("late", { at: "2026-11-21T11:00:01Z" });

describe("what no record has at a merge", () => {
  const judged = decide(facts({ acts: { known: [named("known")] } })).head;
  test.each<[string, Act[], Parameters<typeof unseenActs>[2], string[]]>([
    ["is all that is new, where the pull request was judged", [named("known"), early, late], judged, ["early", "late"]],
    ["is only what was done since, where nothing governed it", [early, late], undefined, ["late"]],
    ["is only what was done since, where only its merge is recorded", [early, late], { acts: [] }, ["late"]],
    ["is nothing, where all of it is known", [named("known")], judged, []],
  ])("%s", (_title, acts, memory, expected) => {
    expect(unseenActs(acts, MERGED, memory).map(({ id }) => id)).toEqual(expected);
  });
});

describe("a late act", () => {
  const rules = policy({
    roles: {
      ...policy().roles,
      governance: { users: [{ login: "erin" }], teams: ["acme/board"], unfilled: false },
    },
    waivers: { ...policy().waivers, role: "governance" },
  });
  const describeOne = (one: Act, given = facts()) => describeLate([one], { policy: rules, facts: given })[0];

  test.each<[string, Act, unknown]>([
    ["signs off in a role that it holds", act(), [{ id: "GOV-1", held: { known: true } }]],
    ["signs off in none", act({ by: "mallory" }), [{ id: "GOV-1", held: { known: false } }]],
    [
      "waives, and who may could not be read",
      act({ kind: "waive", by: "mallory" }),
      [{ id: "GOV-1", held: { unavailable: "acme/board: it was not read" } }],
    ],
    [
      "names what the policy does not know",
      act({ targets: { ids: [{ id: "GOV-1" }, { id: "TEC-99" }] } }),
      [
        { id: "GOV-1", held: { known: true } },
        { id: "TEC-99", held: { unavailable: "the policy has no such requirement" } },
      ],
    ],
    [
      "names a group, and so what is in it",
      act({ targets: { group: "fairness-reviewer" } }),
      [{ id: "GOV-1", held: { known: true } }],
    ],
    [
      "names a group by a word that nobody knows",
      act({ targets: { group: "everybody" } }),
      [{ id: "everybody", held: { unavailable: "the policy has no such requirement" } }],
    ],
  ])("%s", (_title, one, requirements) => {
    expect(describeOne(one)).toEqual({ act: one, requirements });
  });

  test("that approves says of all that the change had to have signed, and of nothing else", () => {
    const { targets: _targets, ...approval } = act({ kind: "approve" });
    expect(describeOne(approval)?.requirements).toEqual([{ id: "GOV-1", held: { known: true } }]);
    expect(describeOne(approval, facts({ changes: [] }))?.requirements).toEqual([]);
  });

  test("without a policy to ask names what it names, and says why nobody knows more", () => {
    expect(describeUnjudged([late], "the base branch is gone")).toEqual([
      { act: late, requirements: [{ id: "GOV-1", held: { unavailable: "the base branch is gone" } }] },
    ]);
  });
});
