/**
 * Reasons: why a status is what it is, and why what was offered did not count.
 * They are data; their wording lives in `render/wording.ts`, one entry for each code.
 */
import type { ScanVerdict } from "../scan/result.ts";
import type { Act, Person } from "./facts.ts";
import type { Assurance } from "./policy/policy.ts";
import type { TestResult, Unit } from "./report-facts.ts";
import type { ScanFinding } from "./scan-facts.ts";
import type { FileState, SignerFact } from "./signature-facts.ts";

export type FailingVerdict = Exclude<ScanVerdict, "safe">;

/** Why a sign-off, objection, waiver, overrule or revocation that somebody made does not count. */
export type ActReason =
  /** Bound to other content than today's; `bound` and `today` are digests, 16 hex digits or more. */
  | { code: "stale"; bound: string; today: string; head?: string }
  /** Carries no digest: the checklist had not been showing one for a minute before the comment. */
  | { code: "unbound" }
  | { code: "not-in-role"; role: string }
  | { code: "team-pending"; role: string; team: string }
  | { code: "mandate-expired"; role: string; until: string }
  | { code: "bot-not-listed" }
  | { code: "membership-unknown"; role: string; detail: string }
  | { code: "is-author" }
  /** `because` says how: author, committer or co-author of a commit, or pusher. */
  | { code: "is-contributor"; because: Contribution; commit?: string }
  | { code: "way-not-accepted"; via: Act["via"]; accepted: readonly Act["via"][] }
  | { code: "bare-review-not-accepted" }
  | { code: "note-required" }
  | { code: "expired"; validFor: number; at: string }
  | { code: "deleted" }
  | { code: "dismissed" }
  | { code: "tampered"; by: string }
  | { code: "revoked"; at: string }
  | { code: "superseded"; at: string }
  /** Counted for another role that this seat must be distinct from. */
  | { code: "not-distinct"; role: string }
  | { code: "seat-filled" }
  | { code: "unknown-target"; target: string; suggestion?: string }
  | { code: "not-applicable-target"; target: string }
  | { code: "no-such-role-here"; requirement: string }
  /** An objection or overrule by somebody without standing, or an overrule without a reason. */
  | { code: "no-standing" }
  | { code: "reason-required" }
  | { code: "nothing-to-lift" }
  | { code: "not-waivable" }
  | { code: "no-waiver-role" }
  | { code: "until-required" }
  | { code: "waiver-too-long"; maxDays: number; until: string }
  | { code: "waiver-expired"; until: string };

export type Contribution = "author" | "commit-author" | "committer" | "co-author" | "pusher";

/** Why a proof or requirement has its status. */
export type Reason =
  | { code: "mode-off" }
  | { code: "nothing-governed" }
  | { code: "when-false"; when: string }
  | { code: "when-error"; when: string; detail: string }
  | { code: "unavailable"; fact: string; detail: string }
  | { code: "unresolvable-link"; path: string; detail: string }
  | { code: "objected"; by: Person; at: string; note?: string; url?: string }
  | { code: "objector-unknown"; by: Person; detail: string }
  | { code: "waived"; by: Person; until: string; note: string; url?: string }
  | { code: "excepted"; until: string; note: string; paths: readonly string[] }
  | { code: "input-missing"; input: string; pack: string }
  | { code: "seats-open"; role: string; open: number; count: number }
  | { code: "no-pull-request"; waitsFor: "person" | "job" }
  | { code: "unattributed-commit"; commit: string; name: string }
  | { code: "unverified-commit"; commit: string }
  | { code: "nobody-can-sign"; role: string }
  | { code: "check-missing"; name: string; app: string }
  | { code: "check-running"; name: string; url?: string }
  | { code: "check-concluded"; name: string; conclusion: string; accepted: readonly string[]; url?: string }
  | { code: "check-workflow-changed"; name: string; workflow: string }
  /** `finding` is the gravest, and `more` counts the others. */
  | { code: "scan-verdict"; path: string; verdict: FailingVerdict; finding?: ScanFinding; more: number }
  | { code: "scan-format"; path: string; formats: readonly string[]; accepted: readonly string[] }
  | { code: "scan-more"; more: number }
  /** What the policy asks of it: its format, the first of its metrics, and what it has to name. */
  | {
      code: "report-missing";
      report: readonly string[];
      format?: string;
      metrics?: readonly string[];
      boundTo?: string;
    }
  | { code: "report-broken"; path: string; detail: string }
  /** No report speaks of the content that the change names by `digest`. */
  | { code: "report-lacks"; path: string; digest: string }
  | { code: "report-verdict"; path: string; verdict: FailingVerdict }
  /**
   * No report names these files as the change has them. `names`: what the reports name in their place. `all`: every file that they have to
   * name, as far as a command can list them.
   */
  | {
      code: "report-not-bound";
      files: readonly { path: string; digest: string }[];
      more: number;
      reports: readonly string[];
      names: readonly string[];
      all: readonly string[];
    }
  /** `report` lies beside it. */
  | { code: "sums-broken"; path: string; report: string; detail: string; all: readonly string[] }
  | { code: "report-undated"; path: string }
  /** Hours. */
  | { code: "report-too-old"; path: string; madeAt: string; maxAge: number }
  | { code: "report-misdated"; path: string; madeAt: string }
  | { code: "report-asked-nothing"; path: string }
  | { code: "job-report-missing"; report: readonly string[] }
  | { code: "job-evidence-refused"; detail: string }
  | { code: "tests-not-passed"; path: string; result: TestResult; count: number; first?: string }
  | { code: "tests-empty"; path: string }
  | { code: "metric-missing"; path: string; metric: string; nearest?: string }
  | { code: "metric-broken"; path: string; metric: string; about?: string; at: string; detail: string }
  /** `bound` is what the policy asks, as text; `value` what the report states, a ratio above 1 as its inverse. */
  | {
      code: "metric-bound";
      path: string;
      metric: string;
      about?: string;
      value: number;
      unit?: Unit;
      rule: "min" | "max" | "abs-max" | "equals" | "one-of";
      bound: string;
      base?: number;
    }
  | {
      code: "metric-moved";
      path: string;
      metric: string;
      about?: string;
      value: number;
      base: number;
      unit?: Unit;
      rule: "max-drop" | "max-rise" | "min-change";
      limit: string;
    }
  /** Base states it in another unit; without one, it is a bare number. */
  | { code: "metric-unit"; path: string; metric: string; about?: string; unit?: Unit; baseUnit?: Unit }
  /** Base has reports that all go on, and which of them this new one follows is not to be told. */
  | { code: "report-follows-none"; path: string; base: readonly string[] }
  /** Base's report states it, and the head's does not. */
  | { code: "metric-vanished"; path: string; metric: string; about?: string }
  | { code: "base-report-broken"; path: string; detail: string }
  | { code: "group-too-small"; path: string; group: string; samples: number; min: number }
  | { code: "group-size-unknown"; path: string; group?: string; min: number }
  | { code: "evidence-more"; more: number }
  | { code: "assurance-too-low"; path: string; found: Assurance; wanted: Assurance }
  | { code: "signature-missing"; path: string }
  | { code: "signature-broken"; path: string; detail: string }
  /** `accepted` as the policy names them, keys by their fingerprint. */
  | { code: "signer-not-accepted"; path: string; signer: SignerFact; accepted: readonly SignerFact[] }
  /** A file of a signed folder; `more` counts those that are not named. */
  | { code: "signed-file"; path: string; file: string; state: FileState; more: number }
  /** An artefact that no signature covers. */
  | { code: "signature-lacks"; path: string }
  | { code: "codeowners-missing"; path: string; more: number }
  /** `line` of `file` decides about `path`; `more` counts the other paths with too few owners. */
  | { code: "owner-missing"; path: string; more: number; file: string; line?: number; found: number; wanted: number }
  | { code: "document-missing"; path: string }
  /** `untouched`: what it holds is the template's. */
  | { code: "document-empty"; source: string; untouched?: true }
  /** `or`: other headings that would do. */
  | { code: "section-missing"; source: string; section: string; or?: readonly string[]; nearest?: string }
  | { code: "section-empty"; source: string; section: string; line: number; untouched?: true }
  | { code: "checkbox-missing"; source: string; checkbox: string; or?: readonly string[]; nearest?: string }
  | { code: "checkbox-open"; source: string; checkbox: string; or?: readonly string[]; line: number }
  | { code: "leftover"; source: string; text: string; line: number }
  | { code: "front-matter-missing"; source: string; key: string }
  | { code: "front-matter-broken"; source: string; detail: string }
  | { code: "front-matter-rule"; source: string; key: string; rule: string; expected: string; found: string };
