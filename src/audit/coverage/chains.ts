/** What the ledger says of each pull request, as far as telling what reached a branch needs it. A few hundred bytes for each record. */
import type { Person } from "../../core/facts.ts";
import type { GateRecord, Predicate } from "../../ledger/record.ts";
import type { Entry } from "../read-pulls.ts";
import { contentOf, fingerprintOf } from "./content.ts";

export interface Decision {
  readonly kind: "decision";
  readonly record: string;
  readonly sequence: number;
  readonly at: string;
  /** The tip of the base branch then. */
  readonly base: string;
  readonly mergeBase: string;
  readonly head: string;
  /** How many commits the pull request had, if known. */
  readonly commits?: number;
  /** The branch it was judged for, and the default branch of that day, if known. */
  readonly baseRef: string;
  readonly defaultBranch?: string;
  /** Of what the change would leave (`content.ts`). */
  readonly fingerprint: string;
  /** Paths that it would leave something at. */
  readonly paths: number;
  readonly status: "pass" | "pending" | "fail" | "error";
  /** Whether the policy only advised, and would have blocked. */
  readonly wouldBlock: boolean;
  readonly advisory: boolean;
  /** Whether any requirement applied. */
  readonly governed: boolean;
  /** The blocking requirements that were waived, or excepted by the policy. */
  readonly waived: readonly string[];
  readonly author: Person;
}
export interface Merge {
  readonly kind: "merge";
  readonly record: string;
  readonly sequence: number;
  readonly at: string;
  readonly commit?: string;
  readonly by: Person;
  readonly baseRef: string;
  readonly governed: boolean | "unknown";
}
export interface GroupJudged {
  readonly kind: "merge-group";
  readonly record: string;
  readonly sequence: number;
  readonly at: string;
  readonly head: string;
  readonly base: string;
  readonly passed: boolean;
  /** The pull requests of the group. */
  readonly members: readonly number[];
}

/** One pull request. */
export interface Chain {
  readonly pullRequest: number;
  /** All its records, of whatever kind, in order. */
  readonly records: readonly string[];
  /** Before the merge, in order; all of them where there is none. */
  readonly decisions: readonly Decision[];
  /** Made or recorded only after the merge, in order: they let nothing in. */
  readonly late: readonly Decision[];
  /** Before or after. */
  readonly groups: readonly GroupJudged[];
  readonly merge?: Merge;
}

export type ChainEntry = Decision | Merge | GroupJudged | undefined;

/** What to keep of one record; for `readPulls`. */
export function keepForCoverage({ predicate }: GateRecord, record: string): ChainEntry {
  switch (predicate.kind) {
    case "decision":
      return keepDecision(predicate, record);
    case "merge": {
      const { sequence, merged, baseRef, governed } = predicate;
      return {
        ...{ kind: "merge", record, sequence, at: merged.at, by: merged.by, baseRef },
        ...(merged.commit === undefined ? {} : { commit: merged.commit }),
        governed: "known" in governed ? governed.known : "unknown",
      };
    }
    case "merge-group": {
      const { sequence, at, group, status, uncovered } = predicate;
      const members = predicate.members.map(({ number }) => number);
      const passed = status === "pass" && uncovered.length === 0;
      return { kind: "merge-group", record, sequence, at, ...group, passed, members };
    }
    case "retrospective":
      return undefined;
  }
}

function keepDecision(predicate: Extract<Predicate, { kind: "decision" }>, record: string): Decision {
  const { sequence, at, base, mergeBase, head, facts, verdict } = predicate;
  const { requirements } = verdict;
  const { defaultBranch } = facts.repository;
  const advisory = verdict["mode"] === "advisory";
  const blocking = verdict["blocking"];
  const content = contentOf(facts.changes);
  return {
    ...{ kind: "decision", record, sequence, at, base, mergeBase, head },
    // No commits at all: a local run that was told of none.
    ...("known" in facts.commits && facts.commits.known.length > 0 ? { commits: facts.commits.known.length } : {}),
    baseRef: facts.pullRequest?.base ?? "",
    ...(defaultBranch === undefined ? {} : { defaultBranch }),
    fingerprint: fingerprintOf(content),
    paths: content.size,
    status: verdict.status,
    wouldBlock: advisory && !(Array.isArray(blocking) && blocking.length === 0),
    advisory,
    governed: requirements.some(({ status }) => status !== "not-applicable"),
    // Whatever does not say that it only warns is taken for what blocks.
    waived: requirements
      .filter((each) => each.status === "waived" && each["enforcement"] !== "warn")
      .map(({ id }) => id),
    author: facts.pullRequest?.author ?? { login: "" },
  };
}

/** How far the clocks of a runner and of GitHub may be apart (ms). */
const CLOCKS_DIFFER = 60_000;

/** Whether a judgement came before the merge: by its place in the chain, and by the instants that both state. */
export const precedes = ({ sequence, at }: Decision | GroupJudged, merge: Merge): boolean =>
  sequence < merge.sequence && Date.parse(at) <= Date.parse(merge.at) + CLOCKS_DIFFER;

/** Puts together what `readPulls` kept. */
export function chainsOf(pulls: ReadonlyMap<number, readonly Entry<ChainEntry>[]>): Chain[] {
  return [...pulls].map(([pullRequest, entries]) => {
    const all = entries.flatMap(({ value }) => value ?? []);
    const merge = all.find((entry) => entry.kind === "merge");
    const groups = all.filter((entry) => entry.kind === "merge-group");
    const decisions = all.filter((entry) => entry.kind === "decision");
    const isBefore = (decision: Decision) => merge === undefined || precedes(decision, merge);
    return {
      pullRequest,
      records: entries.map(({ sha256 }) => sha256),
      decisions: decisions.filter(isBefore),
      late: decisions.filter((decision) => !isBefore(decision)),
      groups,
      ...(merge === undefined ? {} : { merge }),
    };
  });
}
