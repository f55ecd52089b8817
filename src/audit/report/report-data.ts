/** What a report's page is given: an index of all pull requests that is there at once, and their details in blocks that are unpacked when they are asked for. */
import type { Act, Person } from "../../core/facts.ts";
import type { OverallStatus, RequirementStatus, RequirementVerdict, Verdict } from "../../core/verdict.ts";
import type { Evidence } from "../../ledger/record.ts";

export const REPORT_SCHEMA = "secmlops-gate/report@1";

/** What became of a change. The first five are about what reached the default branch. */
export const OUTCOMES = ["gated", "waived", "bypassed", "ungated", "not governed", "not merged"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One letter for each status of a requirement, `.` where it did not apply or was not there. */
export const STATUS_LETTERS: Readonly<Record<RequirementStatus, string>> = {
  satisfied: "s",
  waived: "w",
  pending: "p",
  unmet: "u",
  error: "e",
  "not-applicable": ".",
};
export const NOT_ASKED = ".";

/** What of a requirement its policy says, the same in many decisions. */
export type RequirementText = Pick<
  RequirementVerdict,
  "id" | "title" | "dimension" | "concerns" | "enforcement" | "controls" | "waivable" | "origin"
> &
  Partial<Pick<RequirementVerdict, "phase" | "why">>;

/** The rest of it: `text` is the key of its text. */
export type Told = Pick<RequirementVerdict, "status"> &
  Partial<Pick<RequirementVerdict, "reasons" | "digest" | "governed" | "proof" | "notCounted" | "lifted">> & {
    readonly text: string;
  };

/** One decision as a line: what every requirement came to, as letters in the index's order. */
export interface DecisionLine {
  readonly record: string;
  readonly sequence: number;
  readonly at: string;
  readonly event: string;
  readonly head: string;
  readonly status: OverallStatus;
  readonly advisory?: true;
  readonly letters: string;
}

/** A record that is no decision. */
export type OtherLine = { readonly record: string; readonly sequence: number; readonly at: string } & (
  | {
      readonly kind: "merge";
      readonly by: Person;
      readonly mergedAt: string;
      readonly commit?: string;
      readonly decision: string | null;
      /** Whether a requirement applied; absent where that could not be told. */
      readonly governed?: boolean;
    }
  | { readonly kind: "merge-group"; readonly group: string; readonly status: string }
  | {
      readonly kind: "retrospective";
      readonly acts: readonly {
        readonly act: ToldAct;
        readonly requirements: readonly { readonly id: string; readonly held?: boolean }[];
      }[];
    }
);

/** An act as a page tells of it. */
export type ToldAct = Pick<Act, "id" | "kind" | "at" | "via"> & {
  readonly by: Person;
  readonly on: readonly string[];
  readonly note?: string;
  readonly until?: string;
  readonly url?: string;
  readonly state?: string;
};

/** The newest decision, without what texts say. */
export interface ToldDecision {
  readonly verdict: Omit<Verdict, "schema" | "requirements" | "repository" | "kinds">;
  readonly requirements: readonly Told[];
  /** Requirements that did not apply. */
  readonly idle: readonly string[];
  readonly moreItems: number;
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly evidence: readonly Evidence[];
  readonly acts: readonly ToldAct[];
  readonly tool: string;
  readonly run?: { readonly id: string; readonly attempt: number; readonly workflow: string };
  readonly url?: string;
}

/** Everything about one pull request. */
export interface PullDetail {
  readonly number: number;
  readonly decisions: readonly DecisionLine[];
  readonly others: readonly OtherLine[];
  readonly newest?: ToldDecision;
  /** Records that could not be read, by their sha256. */
  readonly damaged?: readonly string[];
}

/** Pull requests by column, in the order of their numbers. Numbers point into `logins`, `paths` and `requirements`. */
export interface PullColumns {
  readonly number: readonly number[];
  /** Of `OUTCOMES`. */
  readonly outcome: readonly number[];
  /** Of `STATUSES`; -1 where there is no decision. */
  readonly status: readonly number[];
  /** 1 where the newest decision only advised. */
  readonly advisory: readonly (0 | 1)[];
  /** Minutes since 1970: the first record, and the merge or else the newest record. */
  readonly opened: readonly number[];
  readonly ended: readonly number[];
  /** -1 where it is not known. */
  readonly author: readonly number[];
  /** Everybody who did something in it. */
  readonly people: readonly (readonly number[])[];
  /** The first few governed paths. */
  readonly paths: readonly (readonly number[])[];
  /** Places of those that were merged on a pass that only advised. */
  readonly advised: readonly number[];
  /** A letter for each of `requirements`, a capital where it could not have blocked; what is missing at the end was not asked. */
  readonly letters: readonly string[];
  /** The first digits of the head commit and of the newest record, to be searched for. */
  readonly marks: readonly string[];
}
export const STATUSES = ["pass", "pending", "fail", "error"] as const satisfies readonly OverallStatus[];

export interface RequirementRow {
  readonly id: string;
  readonly title: string;
  readonly dimension: string;
  /** As the newest policy has it. */
  readonly enforcement: string;
  readonly controls: readonly string[];
}

export interface ReportIndex {
  readonly schema: typeof REPORT_SCHEMA;
  readonly repository: { readonly name: string; readonly url?: string };
  /** The branch that a clone has the ledger in. */
  readonly branch: string;
  /** Day of the report: `2026-11-21`. */
  readonly today: string;
  readonly logins: readonly string[];
  /** Full names, where the reader was given some: pairs of login and name. */
  readonly people: readonly (readonly [string, string])[];
  readonly paths: readonly string[];
  readonly requirements: readonly RequirementRow[];
  /** By key. */
  readonly texts: readonly (readonly [string, RequirementText])[];
  readonly pulls: PullColumns;
  /** Pull requests that git shows on the branch and no record says were merged, and the commit. */
  readonly unrecorded: readonly (readonly [number, string])[];
  /** Pull requests of which nothing but damaged records is there, with their names. */
  readonly lost: readonly (readonly [number, readonly string[]])[];
  /** Changes on the branch that are none of these pull requests. */
  readonly direct: number;
  /** Whether git was asked what reached the branch. */
  readonly hasGit: boolean;
  /** Pull requests in one block of details. */
  readonly block: number;
  readonly charts: ReportCharts;
}

/** What charts are drawn from: the same numbers as the tables beside them. */
export interface ReportCharts {
  /** Counts in the order of `OUTCOMES`. */
  readonly months: readonly { readonly month: string; readonly counts: readonly number[] }[];
  readonly waits: readonly { readonly label: string; readonly signOffs: number; readonly passes: number }[];
}
