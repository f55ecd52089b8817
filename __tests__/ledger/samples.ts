/** Records to start a test from. */
import { evaluate } from "../../src/core/evaluate.ts";
import type { Facts } from "../../src/core/facts.ts";
import type { Policy } from "../../src/core/policy/policy.ts";
import { type Circumstances, recordDecision, recordMerge, recordMergeGroup } from "../../src/ledger/build-record.ts";
import { entryOf, type LedgerEntry, type LedgerHead, linkAfter } from "../../src/ledger/layout.ts";
import type { GateRecord } from "../../src/ledger/record.ts";
import { facts, id, policy } from "../support/builders.ts";

export const circumstances = (previous?: LedgerHead): Circumstances => ({
  version: "0.1.0",
  event: "issue_comment",
  run: { id: "4711", attempt: 1, workflow: "acme/credit/.github/workflows/gate.yml@refs/heads/main" },
  link: linkAfter(previous),
});

export const decisionOf = (given: Facts = facts(), previous?: LedgerHead, by: Policy = policy()): GateRecord =>
  recordDecision({ policy: by, facts: given, verdict: evaluate(by, given) }, circumstances(previous));

/** The decision on some facts, as the ledger takes it in. */
export const decide = (given: Facts, previous?: LedgerHead, by: Policy = policy()): LedgerEntry =>
  entryOf(decisionOf(given, previous, by), { policy: by, previous });

export const about = {
  repository: { name: "acme/credit", url: "https://github.com/acme/credit" },
  pullRequest: 7,
  head: id("head"),
  at: "2026-11-21T13:00:00Z",
};

export const mergeOf = (previous?: LedgerHead): GateRecord =>
  recordMerge(
    about,
    {
      baseRef: "main",
      merged: { by: { login: "erin", id: 4 }, at: "2026-11-21T12:59:58Z", commit: id("merge") },
      decision: previous?.decisionRecord ?? null,
      governed: { known: previous !== undefined },
    },
    circumstances(previous),
  );

export const groupOf = (previous?: LedgerHead): GateRecord =>
  recordMergeGroup(
    about,
    {
      group: { head: id("group"), base: id("base") },
      members: [
        { number: 6, head: id("other head"), record: null, status: "pass" },
        { number: 7, head: about.head, record: previous?.decisionRecord ?? null, status: "pass" },
      ],
      uncovered: [],
      status: "pass",
    },
    circumstances(previous),
  );
