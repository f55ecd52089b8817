/** Records to start a test from. */
import { evaluate } from "../../src/core/evaluate.ts";
import type { Facts } from "../../src/core/facts.ts";
import type { Policy } from "../../src/core/policy/policy.ts";
import {
  type Circumstances,
  recordDecision,
  recordMerge,
  recordMergeGroup,
  recordRetrospective,
} from "../../src/ledger/build-record.ts";
import { entryOf, type LedgerEntry, type LedgerHead, linkAfter } from "../../src/ledger/layout.ts";
import type { Evidence, GateRecord } from "../../src/ledger/record.ts";
import { act, facts, id, policy } from "../support/builders.ts";

export const circumstances = (previous?: LedgerHead): Circumstances => ({
  version: "0.1.0",
  event: "issue_comment",
  run: { id: "4711", attempt: 1, workflow: "acme/credit/.github/workflows/gate.yml@refs/heads/main" },
  link: linkAfter(previous),
});

export const decisionOf = (
  given: Facts = facts(),
  previous?: LedgerHead,
  by: Policy = policy(),
  evidence: readonly Evidence[] = [],
): GateRecord =>
  recordDecision({ policy: by, facts: given, verdict: evaluate(by, given), evidence }, circumstances(previous));

/** The decision on some facts, as the ledger takes it in. */
export const decide = (
  given: Facts,
  previous?: LedgerHead,
  by: Policy = policy(),
  evidence: readonly Evidence[] = [],
  blobs: ReadonlyMap<string, Uint8Array> = new Map(),
): LedgerEntry => entryOf(decisionOf(given, previous, by, evidence), { policy: by, previous, evidence: blobs });

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

/** What erin did half an hour after the merge. */
export const lateWaiver = {
  ...act({ kind: "waive", at: "2026-11-21T13:30:00Z", note: "hotfix, see INC-12", until: "2026-12-01" }),
  id: "comment-903@2026-11-21T13:30:00Z#1",
  actor: { login: "erin", id: 4 },
};

/** Follows a merge. */
export const retrospectiveOf = (previous: LedgerHead): GateRecord =>
  recordRetrospective(
    { ...about, at: "2026-11-21T13:30:20Z" },
    {
      merge: previous.merge ?? "",
      acts: [{ act: lateWaiver, requirements: [{ id: "GOV-1", held: { known: true } }] }],
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
