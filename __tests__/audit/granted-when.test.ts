/** When a waiver was granted, wherever it is told: one person may waive many requirements until the same day. */
import { describe, expect, test } from "@jest/globals";
import type { Change } from "../../src/audit/oscal/change.ts";
import type { Register } from "../../src/audit/oscal/register.ts";
import { risksOf } from "../../src/audit/oscal/risk.ts";
import { viewRequirements } from "../../src/audit/oscal/view-decision.ts";
import { Collection } from "../../src/audit/report/collect.ts";
import { grantedIn } from "../../src/audit/waivers/granted.ts";
import { findGrant } from "../../src/core/acts/find-grant.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Act } from "../../src/core/facts.ts";
import { sealRecord } from "../../src/ledger/digest.ts";
import { waiverHtml } from "../../src/render/html/decision-people.ts";
import type { DecisionView } from "../../src/render/html/decision-view.ts";
import { decisionOf } from "../ledger/samples.ts";
import { act, digestsOf, facts, policy, requirement } from "../support/builders.ts";

const rules = policy({ requirements: [requirement(), requirement({ id: "GOV-2", title: "Uses named" })] });
const shown = digestsOf(rules, facts());
const waive = (id: string, at: string, rest: Partial<Act> = {}): Act => ({
  ...act({ by: "erin", kind: "waive", until: "2026-12-01", note: "hotfix", at, shown }),
  targets: { ids: [{ id }] },
  ...rest,
});
const FIRST = "2026-11-01T09:00:00Z";
const SECOND = "2026-11-20T09:00:00Z";
const THIRD = "2026-11-21T09:00:00Z";
const judged = facts({ acts: { known: [waive("gov-1", FIRST), waive("GOV-2", SECOND)] } });

describe("of two waivers of one person until one day, each has its own time", () => {
  const record = decisionOf(judged, undefined, rules);
  const { predicate, subject } = record;
  if (predicate.kind !== "decision") throw new Error("it is a decision");
  const { bytes, sha256 } = sealRecord(record);

  test("in the report", () => {
    const collection = new Collection();
    collection.take(Buffer.from(bytes), sha256);
    const told = collection.finish().pulls[0]?.concessions.map(({ requirement: id, at }) => [id, at]);
    expect(told).toEqual([
      ["GOV-1", FIRST],
      ["GOV-2", SECOND],
    ]);
  });

  test("in the list of waivers", () => {
    const merged = { merged: { at: THIRD, by: { login: "maria" } }, baseRef: "main" };
    const told = grantedIn(predicate, merged, rules, sha256, []).map(({ requirement: id, at }) => [id, at]);
    expect(told).toEqual([
      ["GOV-1", FIRST],
      ["GOV-2", SECOND],
    ]);
  });

  test("among OSCAL's risks", () => {
    const uuid = () => "00000000-0000-4000-8000-000000000000";
    const register = { person: uuid, party: uuid, tool: uuid } as unknown as Register;
    const change = { pullRequest: 7, outcome: "waived" } as unknown as Change;
    const risks = viewRequirements(predicate).flatMap((view) =>
      risksOf(change, { sha256, subjects: subject, said: predicate }, view, { register, asOf: THIRD }),
    );
    expect(risks.map((risk) => risk["risk-log"]?.entries[0]?.start)).toEqual([FIRST, SECOND]);
  });

  test("on the page of a decision", () => {
    const verdict = evaluate(rules, judged);
    const view = { verdict, facts: judged } as unknown as DecisionView;
    const pages = verdict.requirements.map((each) => waiverHtml(each, view).markup);
    expect(pages.map((page) => [page.includes("2026-11-01"), page.includes("2026-11-20")])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe("the act that granted a waiver", () => {
  const told = { requirement: "GOV-1", digest: shown["GOV-1"], by: "erin", until: "2026-12-01", note: "hotfix" };
  const url = (number: number) => `https://github.com/acme/credit/pull/7#issuecomment-${number}`;
  const old = "0".repeat(64);
  test.each<[string, Act[], string | undefined, { url?: string }?]>([
    ["names the requirement", [waive("GOV-1", FIRST), waive("GOV-2", SECOND)], FIRST],
    ["is the newest, in whatever order they come", [waive("GOV-1", SECOND), waive("GOV-1", FIRST)], SECOND],
    ["may name all", [waive("GOV-1", FIRST, { targets: { group: "all" } })], FIRST],
    ["may name a group that reads like an id", [waive("governance", FIRST)], FIRST],
    ["says the same", [waive("GOV-1", FIRST), waive("GOV-1", SECOND, { note: "another" })], FIRST],
    ["is bound to the content", [waive("GOV-1", FIRST), waive("GOV-1", SECOND, { shown: { "GOV-1": old } })], FIRST],
    ["is bound to any", [waive("GOV-1", FIRST), waive("GOV-1", SECOND, { shown: {} })], FIRST],
    [
      "is bound to the digest that was typed",
      [waive("GOV-1", FIRST), waive("GOV-1", SECOND, { targets: { ids: [{ id: "GOV-1", digest: old }] } })],
      FIRST,
    ],
    [
      "has the address that the reason gives",
      [waive("GOV-1", FIRST, { url: url(1) }), waive("GOV-1", SECOND, { url: url(2) })],
      FIRST,
      { url: url(1) },
    ],
    ["is somebody's own", [waive("GOV-1", FIRST), { ...waive("GOV-1", SECOND), actor: { login: "fay" } }], FIRST],
    ["is none that says nothing of it", [waive("GOV-2", FIRST, { shown: { "GOV-2": old } })], undefined],
  ])("%s", (_title, acts, at, rest = {}) => {
    expect(findGrant(acts, { ...told, ...rest })?.at).toBe(at);
  });
});
