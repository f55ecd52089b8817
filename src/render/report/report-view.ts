import type { Counts, Figures } from "../../audit/report/figures.ts";

/** What a report's static part tells of. */
export interface ReportView {
  readonly repository: { readonly name: string; readonly url?: string };
  /** Where it was read: `refs/heads/secmlops-ledger of . at 1a2b3c4`. */
  readonly ledger: string;
  readonly tip?: string;
  readonly branch: string;
  readonly version: string;
  /** When the report was made, and the day it counts waivers' ends from. */
  readonly now: string;
  /** Days, both included; absent where everything is told. */
  readonly from?: string;
  readonly to?: string;
  readonly records: number;
  readonly damaged: readonly { readonly sha256: string; readonly damage: string }[];
  readonly figures: Figures;
  readonly coverage?: CoverageView;
  /** Full names by login. */
  readonly people: ReadonlyMap<string, string>;
}

/** What reached the default branch, counted from git. */
export interface CoverageView {
  readonly counts: Omit<Counts, "not merged">;
  /** `governed files` or `all files`. */
  readonly scope: string;
  /** How the population was found: a git command. */
  readonly query: string;
  /** The first of those that were not gated: how they came, with a link to the pull request where there is one. */
  readonly exceptions: readonly {
    readonly commit: string;
    readonly at: string;
    readonly outcome: string;
    readonly subject: string;
    readonly pull?: number;
  }[];
}
