import { describe, expect, test } from "@jest/globals";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Facts } from "../../src/core/facts.ts";
import { decisionDigest } from "../../src/ledger/decision.ts";
import { act, change, digestsOf, facts, id, policy } from "../support/builders.ts";

const digest = (given: Facts, by = policy()) => decisionDigest(evaluate(by, given), given);
const remarks = [
  { ...act({ kind: "object", note: "no slices" }), id: "comment-1@t#1" },
  { ...act({ by: "zoe", targets: { ids: [{ id: "NONE-1" }] } }), id: "comment-2@t#1" },
];
const before = facts({ acts: { known: remarks } });

describe("a decision is the same", () => {
  const same: [string, Facts][] = [
    ["a minute later", { ...before, now: "2026-11-21T12:01:00Z" }],
    ["when others push to base", { ...before, base: id("newer base") }],
    ["in whatever order acts were gathered", { ...before, acts: { known: [...remarks].reverse() } }],
    ["when a team is read that nobody asked for", { ...before, teams: { "acme/ml": { known: [] } } }],
  ];
  test.each(same)("%s", (_title, given) => {
    expect(digest(given)).toBe(digest(before));
  });
});

describe("a decision is another one", () => {
  const signed = { ...act({ shown: digestsOf(policy(), before) }), id: "comment-3@t#1" };
  const others: [string, Facts][] = [
    ["when somebody acts", { ...before, acts: { known: [...remarks, signed] } }],
    ["when an act is gone, though it counted for nothing", { ...before, acts: { known: remarks.slice(0, 1) } }],
    ["when acts can no longer be read", { ...before, acts: { unavailable: "the API is down" } }],
    ["with another head", { ...before, head: id("newer head") }],
    ["with another merge base", { ...before, mergeBase: id("newer base") }],
    ["with another governed change", { ...before, changes: [change("models/b.bin")] }],
  ];
  test.each(others)("%s", (_title, given) => {
    expect(digest(given)).not.toBe(digest(before));
  });

  test("when somebody edits what they wrote", () => {
    const edited = { ...signed, id: "comment-3@u#1" };
    expect(digest(facts({ acts: { known: [edited] } }))).not.toBe(digest(facts({ acts: { known: [signed] } })));
  });

  test("when the day comes from which the policy is enforced", () => {
    const by = policy({ enforceFrom: "2027-01-01" });
    expect(digest({ ...before, now: "2027-01-01T00:00:00Z" }, by)).not.toBe(digest(before, by));
  });

  test("by another policy", () => {
    expect(digest(before, policy({ waivers: { role: "governance", maxDays: 31 } }))).not.toBe(digest(before));
  });

  test("when acts cannot be read, from where there are none", () => {
    const none = facts({ acts: { known: [] } });
    const verdict = evaluate(policy(), none);
    expect(decisionDigest(verdict, none)).not.toBe(decisionDigest(verdict, { acts: { unavailable: "down" } }));
  });
});
