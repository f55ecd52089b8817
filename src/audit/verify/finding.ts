/** What verification finds. Codes and data; the wording is in src/render/verification.ts. */
import type { Odd } from "../ledger-file.ts";

/** A record in its chain. `at`: its instant, where it tells one. */
export interface Spot {
  readonly path: string;
  readonly pullRequest?: number;
  readonly sequence?: number;
  readonly at?: string;
}

export type Finding =
  /** Not all of the ledger could be read; what was is not judged as a whole. */
  | { readonly kind: "unreadable"; readonly path: string; readonly detail: string }
  /** There is no record at all. */
  | { readonly kind: "empty"; readonly path: string }
  /** Bytes that do not have the digest that the file is named by. */
  | ({
      readonly kind: "altered";
      readonly of: "record" | "policy" | "evidence";
      readonly sha256: string;
      readonly uses?: number;
    } & Spot)
  | ({ readonly kind: "not-canonical"; readonly detail: string } & Spot)
  | ({ readonly kind: "malformed"; readonly detail: string } & Spot)
  /** An export that holds a file twice. */
  | { readonly kind: "doubled-file"; readonly path: string }
  | { readonly kind: "odd-file"; readonly path: string; readonly odd: Odd }
  | { readonly kind: "stranger"; readonly path: string }
  /** `path`: the record that comes after the gap. */
  | ({ readonly kind: "missing-records"; readonly from: number; readonly to: number } & Spot)
  | ({ readonly kind: "doubled-sequence"; readonly other: string } & Spot)
  | ({ readonly kind: "wrong-previous"; readonly says: string; readonly expected: string } & Spot)
  | ({ readonly kind: "other-repository"; readonly repository: string; readonly expected: string } & Spot)
  | ({ readonly kind: "backwards"; readonly before: string } & Spot)
  /** `uses`: how many decisions name it, the one at `path` the first that was read. */
  | ({ readonly kind: "policy-missing"; readonly policy: string; readonly uses: number } & Spot)
  | ({ readonly kind: "evidence-missing"; readonly sha256: string; readonly uses: number } & Spot)
  /** `has`: how many bytes are there, or another record says. */
  | ({
      readonly kind: "evidence-length";
      readonly sha256: string;
      readonly says: number;
      readonly has: number;
    } & Spot)
  /** `expected`: the newest decision before it; absent where there is none. So `says`. */
  | ({ readonly kind: "merge-decision"; readonly says?: string; readonly expected?: string } & Spot)
  | ({ readonly kind: "doubled-merge"; readonly other: string } & Spot)
  | ({ readonly kind: "merge-instant"; readonly merged: string; readonly than: "recorded" | "began" } & Spot)
  | {
      readonly kind: "repositories";
      readonly path: string;
      readonly chains: readonly { readonly repository: string; readonly count: number }[];
    }
  /** A record names another one: of which it says it is `what`. */
  | ({
      readonly kind: "reference";
      readonly what: ReferenceKind;
      readonly record: string;
      readonly wrong: ReferenceFault;
    } & Spot)
  | { readonly kind: "unnamed"; readonly path: string; readonly of: "policy" | "evidence" }
  | { readonly kind: "memory-behind"; readonly path: string; readonly says: number; readonly newest: number }
  | { readonly kind: "memory-ahead"; readonly path: string; readonly says: number; readonly newest: number }
  | { readonly kind: "memory-differs"; readonly path: string; readonly members: readonly string[] }
  | { readonly kind: "memory-without-records"; readonly path: string }
  | { readonly kind: "records-without-memory"; readonly path: string }
  | { readonly kind: "attestation-wrong"; readonly path: string; readonly detail: string }
  /** By an authority that nobody said is trusted. `identity`: who must have attested it, where somebody asked. */
  | {
      readonly kind: "attestation-unknown";
      readonly path: string;
      readonly authority: string;
      readonly identity?: string;
    }
  | { readonly kind: "attestation-without-record"; readonly path: string }
  /** A decision that passes and has no attestation, where somebody must have attested it. */
  | ({ readonly kind: "pass-unattested"; readonly identity: string } & Spot)
  | {
      readonly kind: "history-touched";
      readonly path: string;
      readonly commit: string;
      readonly how: "changed" | "removed";
    }
  | { readonly kind: "history-merge"; readonly path: string; readonly commit: string }
  | { readonly kind: "history-roots"; readonly path: string; readonly commit: string; readonly count: number }
  | { readonly kind: "history-cut"; readonly path: string }
  | { readonly kind: "signature-bad"; readonly path: string; readonly commit: string }
  | { readonly kind: "signature-missing"; readonly path: string; readonly commit: string }
  /** By a key that git does not know, or that nobody said is trusted. */
  | { readonly kind: "signature-unknown"; readonly path: string; readonly commit: string }
  | {
      readonly kind: "checkpoint-gone";
      readonly path: string;
      readonly pullRequest: number;
      readonly sequence: number;
      readonly record: string;
    }
  | {
      readonly kind: "checkpoint-cut";
      readonly path: string;
      readonly pullRequest: number;
      readonly sequence: number;
      readonly record: string;
      readonly newest: number;
    }
  | {
      readonly kind: "checkpoint-differs";
      readonly path: string;
      readonly pullRequest: number;
      readonly sequence: number;
      readonly record: string;
      readonly found: string;
    }
  | {
      readonly kind: "checkpoint-tip";
      readonly path: string;
      readonly commit: string;
      readonly holds: "no" | "unknown";
    };

export type ReferenceKind = "decision" | "member" | "merge";
export type ReferenceFault = "missing" | "other-kind" | "other-pull-request";
export type FindingKind = Finding["kind"];
export type Severity = "error" | "warning" | "notice";

/** Only an error fails a verification. */
const SEVERITY: Readonly<Record<FindingKind, Severity>> = {
  unreadable: "error",
  empty: "error",
  altered: "error",
  "not-canonical": "error",
  malformed: "error",
  "doubled-file": "error",
  "odd-file": "error",
  stranger: "error",
  "missing-records": "error",
  "doubled-sequence": "error",
  "wrong-previous": "error",
  // A repository may be renamed.
  "other-repository": "warning",
  // So may the clocks of two runners differ.
  backwards: "warning",
  "policy-missing": "error",
  "evidence-missing": "error",
  "evidence-length": "error",
  "merge-decision": "error",
  "doubled-merge": "error",
  // So may the host's clock and the runner's.
  "merge-instant": "warning",
  repositories: "warning",
  reference: "error",
  unnamed: "notice",
  "memory-behind": "error",
  "memory-ahead": "error",
  "memory-differs": "error",
  "memory-without-records": "error",
  "records-without-memory": "error",
  "attestation-wrong": "error",
  // It could not be looked at. Where somebody must have signed, that is not enough.
  "attestation-unknown": "warning",
  "attestation-without-record": "error",
  "pass-unattested": "error",
  "history-touched": "error",
  "history-merge": "error",
  "history-roots": "error",
  "history-cut": "warning",
  "signature-bad": "error",
  // Whoever forges a commit leaves the signature out, or signs with a key of their own: neither may do better than a bad one.
  "signature-missing": "error",
  "signature-unknown": "error",
  "checkpoint-gone": "error",
  "checkpoint-cut": "error",
  "checkpoint-differs": "error",
  "checkpoint-tip": "error",
};

export const severityOf = (finding: Finding): Severity =>
  finding.kind === "attestation-unknown" && finding.identity !== undefined ? "error" : SEVERITY[finding.kind];

const KEPT = 1_000;

/** All findings by count, and of each severity the first ones: by instant, then in the order of chains, those of no record last. */
export class Findings {
  private readonly kept: Record<Severity, Finding[]> = { error: [], warning: [], notice: [] };
  private readonly counts: Record<Severity, number> = { error: 0, warning: 0, notice: 0 };

  add(finding: Finding): void {
    const severity = severityOf(finding);
    const kept = this.kept[severity];
    this.counts[severity] += 1;
    kept.push(finding);
    // Sorted now and then, so that a million of them cost little memory and time.
    if (kept.length > 4 * KEPT) this.kept[severity] = kept.sort(byOrder).slice(0, KEPT);
  }

  count(severity: Severity): number {
    return this.counts[severity];
  }

  /** The gravest first. */
  first(most = KEPT): Finding[] {
    const { error, warning, notice } = this.kept;
    return [error, warning, notice].flatMap((kept) => [...kept].sort(byOrder).slice(0, most));
  }
}

function byOrder(a: Finding, b: Finding): number {
  const [one, other]: [Spot, Spot] = [a, b];
  const [at, against] = [instantOf(one), instantOf(other)];
  if (at !== against) return at < against ? -1 : 1;
  const [pull, otherPull] = [one.pullRequest ?? Infinity, other.pullRequest ?? Infinity];
  if (pull !== otherPull) return pull < otherPull ? -1 : 1;
  const [sequence, otherSequence] = [one.sequence ?? Infinity, other.sequence ?? Infinity];
  if (sequence !== otherSequence) return sequence < otherSequence ? -1 : 1;
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

function instantOf({ at }: Spot): number {
  const instant = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(instant) ? Infinity : instant;
}
