/**
 * The verdict: the decision, per requirement and overall, as plain JSON.
 * Every proof says what satisfied it and why what was offered did not count.
 */

import type { ScanVerdict } from "../scan/result.ts";
import type { Act, DvcOut, Person } from "./facts.ts";
import type {
  Allowance,
  Assurance,
  Comparison,
  Concern,
  Dimension,
  Enforcement,
  Expectation,
  Phase,
  PolicyNotice,
} from "./policy/policy.ts";
import type { ActReason, Contribution, Reason } from "./reason.ts";
import type { Tests, Unit } from "./report-facts.ts";
import type { Reach, ScanFinding, ScannedTable } from "./scan-facts.ts";
import type { SignerFact } from "./signature-facts.ts";

export const VERDICT_SCHEMA = "secmlops-gate/verdict@1";

export type ProofStatus = "satisfied" | "pending" | "unmet" | "error";
export type RequirementStatus = ProofStatus | "waived" | "not-applicable";
export type OverallStatus = "pass" | "pending" | "fail" | "error";

/** An act as the verdict shows it. */
export interface ActSummary {
  readonly id: string;
  readonly kind: Act["kind"];
  readonly by: Person;
  readonly at: string;
  readonly via: Act["via"];
  readonly note?: string;
  readonly url?: string;
}
export interface RefusedAct extends ActSummary {
  readonly reason: ActReason;
}

/** One person a role still waits for. */
export interface Seat {
  readonly status: "filled" | "open";
  readonly signer?: ActSummary;
  /** The latest sign-off of this role that has gone stale or expired, so that its signer is asked first. */
  readonly lapsed?: RefusedAct;
}

/** Somebody who holds the role; `cannot` says why they may not sign here. */
export interface Candidate {
  readonly login: string;
  readonly cannot?: ActReason;
}

export interface SignOffVerdict {
  readonly kind: "sign-off";
  readonly status: ProofStatus;
  readonly reasons: readonly Reason[];
  readonly role: string;
  readonly count: number;
  readonly seats: readonly Seat[];
  readonly candidates: readonly Candidate[];
  /** Teams whose members are not listed among the candidates because they could not be read, and `permission`. */
  readonly alsoBy: readonly string[];
  readonly notCounted: readonly RefusedAct[];
}
export interface CheckVerdict {
  readonly kind: "check";
  readonly status: ProofStatus;
  readonly reasons: readonly Reason[];
  readonly name: string;
  readonly app: string;
  readonly url?: string;
  /** Older or other runs of that name that were passed over. */
  readonly notCounted: readonly {
    readonly app: string;
    readonly workflow?: string;
    readonly reason: "other-app" | "other-workflow" | "other-event" | "older";
  }[];
}
export interface DocumentVerdict {
  readonly kind: "document";
  readonly status: ProofStatus;
  readonly reasons: readonly Reason[];
  /** A path, or `pull-request`. */
  readonly source: string;
  readonly sections: readonly string[];
}
/** An artefact as a `scan` proof sees it, the policy's allowances taken off. */
export interface ScannedArtefact {
  readonly path: string;
  readonly verdict: ScanVerdict;
  readonly formats: readonly string[];
  /** `unverified`: parts of a Git LFS object were read, and it was not held against its oid. */
  readonly reach: Reach;
  readonly findings: readonly ScanFinding[];
  readonly omitted: number;
  /** The allowances that something was left out by. */
  readonly allowed: readonly Allowance[];
  readonly table?: ScannedTable;
  readonly baseTable?: ScannedTable;
}
export interface ScanProofVerdict {
  readonly kind: "scan";
  readonly status: ProofStatus;
  readonly reasons: readonly Reason[];
  readonly failOn: readonly ScanVerdict[];
  /** The only formats that pass, where the policy names them. */
  readonly formats?: readonly string[];
  /** How many artefacts came to which verdict. */
  readonly scanned: Readonly<Record<ScanVerdict, number>>;
  /** The first fifty, the gravest first. */
  readonly artefacts: readonly ScannedArtefact[];
}
/** One metric of one report, held against what the policy asks of it. */
export interface MetricVerdict {
  readonly report: string;
  /** As the policy names it. */
  readonly metric: string;
  /** The group or slice, if the number is not about everybody. */
  readonly about?: string;
  readonly status: "satisfied" | "unmet" | "error";
  /** Absent where the report does not state it, or not as a number. */
  readonly value?: number;
  readonly unit?: Unit;
  /** What the bounds were held against, where it is another number: of a ratio above 1 its inverse. */
  readonly judged?: number;
  readonly samples?: number;
  readonly expect?: Omit<Expectation, "metric">;
  /** The same metric on base, whether it is compared or not. */
  readonly base?: number;
  readonly compare?: Omit<Comparison, "metric">;
  /** The name of the values by group that stand behind it, where it is another: `selection_rate` of a parity. */
  readonly groupsOf?: string;
  /** The groups behind it, the lowest first, at most twenty. */
  readonly groups: readonly { readonly name: string; readonly value: number; readonly samples?: number }[];
}
export interface EvidenceVerdict {
  readonly kind: "evidence";
  readonly status: ProofStatus;
  readonly reasons: readonly Reason[];
  readonly format: string;
  /** Paths of the reports that were taken into account. */
  readonly reports: readonly string[];
  /** The least that is known of where these come from. */
  readonly assurance?: Assurance;
  /** What each of these names by its digest: changed content of this asset kind, or of any kind the requirement governs (`*`). */
  readonly names?: string;
  /** Of those whom the policy accepts, whoever signed these; at most five. */
  readonly signers?: readonly SignerFact[];
  /** At most a hundred, those that fail first. */
  readonly metrics: readonly MetricVerdict[];
  /** What the tools themselves concluded, over all these reports. */
  readonly tests?: Omit<Tests, "examples">;
  /** Reports that speak of other content than this change's. */
  readonly passedOver: readonly string[];
  /** Artefacts that the gate could not read for itself, so that a report has to speak for them. */
  readonly outOfReach: number;
}
export interface OwnersVerdict {
  readonly kind: "owners";
  readonly status: ProofStatus;
  readonly reasons: readonly Reason[];
  /** Base's CODEOWNERS, where there is one. */
  readonly file?: string;
  /** The first of those who own what is changed, by name. */
  readonly owners: readonly string[];
}
export interface OpaqueVerdict {
  readonly kind: "missing-input";
  readonly status: ProofStatus;
  readonly reasons: readonly Reason[];
}
export interface TreeVerdict {
  readonly kind: "all" | "any";
  readonly status: ProofStatus;
  readonly of: readonly ProofVerdict[];
}
export type LeafVerdict =
  | SignOffVerdict
  | CheckVerdict
  | DocumentVerdict
  | ScanProofVerdict
  | EvidenceVerdict
  | OwnersVerdict
  | OpaqueVerdict;
export type ProofVerdict = LeafVerdict | TreeVerdict;

/** A governed item: a changed file, a DVC out, or a changed file seen through a symlink. */
export interface GovernedItem {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: "added" | "modified" | "deleted" | "renamed" | "type-changed";
  readonly kinds: readonly string[];
  /** The symlink that makes it governed, if only that does. */
  readonly through?: string;
  readonly out?: DvcOut;
  readonly size?: number;
}

export interface RequirementVerdict {
  readonly id: string;
  readonly title: string;
  readonly dimension: Dimension;
  readonly concerns: readonly Concern[];
  readonly phase?: Phase;
  readonly why?: string;
  readonly enforcement: Enforcement;
  readonly status: RequirementStatus;
  /** Of the requirement rather than of a proof: not applicable, objected, waived, a link that leads nowhere. */
  readonly reasons: readonly Reason[];
  /** sha256 over what a sign-off of this requirement is bound to; absent where it does not apply. */
  readonly digest?: string;
  /** How many governed items it judges, and a few to look at first: by the kinds it names, then in path order. */
  readonly governed: { readonly count: number; readonly first: readonly string[] };
  readonly proof?: ProofVerdict;
  /** Acts aimed at the requirement as a whole that did not count: objections, waivers, overrules, revocations. */
  readonly notCounted: readonly RefusedAct[];
  /** Objections that were lifted, and how. */
  readonly lifted: readonly { readonly objection: ActSummary; readonly by: ActSummary }[];
  readonly controls: readonly string[];
  readonly waivable: boolean;
  readonly origin: string;
}

/** One number that says something about a concern, on base and here. */
export interface Measure {
  /** The metric's name, or what the gate counted in words. */
  readonly name: string;
  /** The group or slice, if it is not about everybody; of what the gate counted, the file. */
  readonly about?: string;
  /** The report it stands in; absent where the gate counted for itself. */
  readonly report?: string;
  readonly unit?: Unit;
  /** Of a ratio above 1 its inverse, and so `head`. */
  readonly base?: number;
  /** Absent where nobody measured it for this change. */
  readonly head?: number;
  /** Of what the gate counted, the first few by name. */
  readonly examples?: readonly string[];
  /**
   * `first`: base has no such number. `no-longer-measured`: only base has it. `not-measured-again`: its report is base's, or about other content,
   * although the change brings new content.
   */
  readonly effect: "better" | "worse" | "same" | "first" | "no-longer-measured" | "not-measured-again";
}

/** What the change does to one concern, compared with base: as bad as the worst of its measures. */
export interface ConcernImpact {
  readonly concern: Concern;
  /** A number that is no longer measured makes it `worse`, or `no-longer-measured` where nothing else of base's goes on. */
  readonly effect: Measure["effect"] | "not-measured";
  /**
   * Those that tell most first: worse, no longer measured, not measured again, better, same, first. At most twenty, what the policy asks for
   * before the rest.
   */
  readonly measures: readonly Measure[];
}

export interface ContributorNote {
  readonly person: Person;
  readonly because: Contribution;
  readonly commit?: string;
}

/** Something the whole checklist should say. */
export type Notice =
  | PolicyNotice
  | { readonly code: "no-ledger" }
  /** Of a local run that was asked to: the policy itself only advises. */
  | { readonly code: "as-if-enforced" }
  | { readonly code: "unattributed-commit"; readonly commit: string; readonly name: string }
  | { readonly code: "tampered"; readonly author: string; readonly by: string; readonly url?: string }
  | {
      readonly code: "head-policy-problem";
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly message: string;
    }
  /** Code that may have made the numbers of a job's reports, and that the change alters. */
  | {
      readonly code: "job-code-changed";
      readonly run: number;
      readonly paths: readonly string[];
      readonly more: number;
    }
  | { readonly code: "act-not-counted"; readonly act: RefusedAct };

export interface Verdict {
  readonly schema: typeof VERDICT_SCHEMA;
  readonly status: OverallStatus;
  readonly mode: "enforce" | "advisory";
  /** Ids of the `block` requirements that keep (advisory: would keep) the gate from passing, in policy order. */
  readonly blocking: readonly string[];
  readonly policyDigest: string;
  readonly repository: string;
  readonly pullRequest?: number;
  readonly baseRef?: string;
  readonly base: string;
  readonly mergeBase: string;
  readonly head: string;
  readonly now: string;
  /** Files changed in all, and how many of them are governed. */
  readonly files: { readonly changed: number; readonly governed: number };
  /** Governed items by asset kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The first governed items, in path order, at most 1,000. */
  readonly items: readonly GovernedItem[];
  readonly requirements: readonly RequirementVerdict[];
  readonly impact: readonly ConcernImpact[];
  readonly contributors: readonly ContributorNote[];
  readonly notices: readonly Notice[];
  readonly waiverRole?: string;
}
