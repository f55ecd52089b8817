/** Records of what the gate decided and saw. */
import { type Scope, scopeOf } from "../core/change/scope.ts";
import type { Facts } from "../core/facts.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { Verdict } from "../core/verdict.ts";
import { parseWith } from "./digest.ts";
import { LedgerError } from "./ledger-error.ts";
import {
  type Evidence,
  type GateRecord,
  PREDICATE_TYPE,
  type Predicate,
  recordSchema,
  STATEMENT_TYPE,
  type Subject,
} from "./record.ts";
import { commitSubject, fileSubjects } from "./subjects.ts";

/** Where and when a record is made, and what it follows. */
export interface Circumstances {
  /** The version of this tool. */
  readonly version: string;
  readonly event: string;
  readonly run?: { readonly id: string; readonly attempt: number; readonly workflow: string };
  /** As `linkAfter` gives it. */
  readonly link: { readonly sequence: number; readonly previous?: string };
}

/**
 * The record of a decision about a pull request.
 * @param scope what `scopeOf(policy, facts)` returned, where the caller has it already
 * @param evidence the reports and documents that were read, in path order
 * @throws LedgerError `malformed` where facts or verdict cannot be written down, or do not belong together
 */
export function recordDecision(
  {
    policy,
    facts,
    verdict,
    scope = scopeOf(policy, facts),
    evidence = [],
  }: {
    policy: Policy;
    facts: Facts;
    verdict: Verdict;
    scope?: Scope | undefined;
    evidence?: readonly Evidence[] | undefined;
  },
  circumstances: Circumstances,
): GateRecord {
  const { repository, pullRequest, head, base, mergeBase, now } = facts;
  if (pullRequest === null) throw new LedgerError("malformed", "a record speaks of a pull request, and there is none");
  const about = { ...namedOnly(repository), pullRequest: pullRequest.number, head, at: now };
  return state([commitSubject(repository, head), ...fileSubjects(scope)], {
    kind: "decision",
    ...everyKind(about, circumstances),
    base,
    mergeBase,
    policy: { digest: verdict.policyDigest, sources: policy.sources },
    facts,
    verdict,
    evidence,
  });
}

/** What is known of any pull request that a record is about. `at`: the clock. */
export interface About {
  readonly repository: { readonly name: string; readonly url?: string | undefined };
  readonly pullRequest: number;
  readonly head: string;
  readonly at: string;
}

type Of<K extends Predicate["kind"]> = Omit<
  Extract<Predicate, { kind: K }>,
  keyof About | "kind" | "tool" | "event" | "run" | "sequence" | "previous"
>;

/** The record of a merge. */
export function recordMerge(about: About, merge: Of<"merge">, circumstances: Circumstances): GateRecord {
  return state([commitSubject(about.repository, about.head)], {
    kind: "merge",
    ...everyKind(about, circumstances),
    ...merge,
  });
}

/** The record, in one member's chain, of a judged merge group. */
export function recordMergeGroup(about: About, group: Of<"merge-group">, circumstances: Circumstances): GateRecord {
  const subjects = [commitSubject(about.repository, about.head), commitSubject(about.repository, group.group.head)];
  return state(subjects, { kind: "merge-group", ...everyKind(about, circumstances), ...group });
}

/** The record of what people did after a merge, or so shortly before it that no record had it. */
export function recordRetrospective(about: About, said: Of<"retrospective">, circumstances: Circumstances): GateRecord {
  return state([commitSubject(about.repository, about.head)], {
    kind: "retrospective",
    ...everyKind(about, circumstances),
    ...said,
  });
}

const namedOnly = ({ name, url }: About["repository"]) => ({
  repository: { name, ...(url === undefined ? {} : { url }) },
});

function everyKind({ repository, pullRequest, head, at }: About, { version, event, run, link }: Circumstances) {
  return {
    ...namedOnly(repository),
    pullRequest,
    head,
    at,
    tool: { name: "secmlops-gate", version },
    event,
    ...(run === undefined ? {} : { run: { id: run.id, attempt: run.attempt, workflow: run.workflow } }),
    sequence: link.sequence,
    ...(link.previous === undefined ? {} : { previous: link.previous }),
  };
}

function state(subject: readonly Subject[], predicate: object): GateRecord {
  const statement = { _type: STATEMENT_TYPE, subject, predicateType: PREDICATE_TYPE, predicate };
  return parseWith(recordSchema, statement, "the record");
}
