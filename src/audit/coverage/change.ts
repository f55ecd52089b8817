/** One change that reached the branch, and what the ledger knows of it. */
import type { Person } from "../../core/facts.ts";

export const CHANGE_CLASSES = ["gated", "waived", "bypassed", "ungated", "not governed"] as const;
/**
 * `gated`: a pass is recorded for exactly what was merged. `waived`: such a pass rests on a waiver. `bypassed`: judged, and merged although
 * not passed. `ungated`: no decision about what was merged. `not governed`: no requirement applied.
 */
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** Why a change is of its class; worded in `render/wording-coverage.ts`. */
export type ClassReason =
  | { readonly code: "passed"; readonly advisory: boolean; readonly wouldBlock: boolean }
  | { readonly code: "passed-in-queue" }
  | { readonly code: "passed-with-waiver"; readonly requirements: readonly string[] }
  | { readonly code: "not-passed"; readonly status: "pending" | "fail" | "error" }
  /** A pass for this content stands in the ledger, and the last decision before the merge, on other content, was none. */
  | { readonly code: "last-not-passed"; readonly status: "pending" | "fail" | "error"; readonly head: string }
  /** No pass, and the ledger, which records merges, has none of it. */
  | { readonly code: "not-passed-unrecorded"; readonly status: "pending" | "fail" | "error" }
  | { readonly code: "no-requirement" }
  /** Neither by its commit nor by its content does the ledger know of it. */
  | { readonly code: "no-decision" }
  | { readonly code: "never-judged" }
  | { readonly code: "no-merge-record" }
  /** A pull request with this content was merged as another commit of the line. */
  | { readonly code: "landed-elsewhere"; readonly commit: string }
  | { readonly code: "rewritten"; readonly commit: string }
  | { readonly code: "other-base"; readonly base: string }
  /** A merge commit that brings in another head than any that was judged. */
  | { readonly code: "other-head"; readonly head: string; readonly judged: string }
  | {
      readonly code: "other-content";
      readonly paths: readonly string[];
      readonly more: number;
      readonly checked: boolean;
    }
  | { readonly code: "octopus" }
  | { readonly code: "judged-later" }
  | { readonly code: "shallow" };

export interface LandedChange {
  /** The last commit of it on the line. */
  readonly commit: string;
  /** The first commit of it, where it is several. */
  readonly first?: string;
  /** What the line held before it; nothing, at its beginning. */
  readonly parent?: string;
  /** How many commits of the line it is. */
  readonly commits: number;
  /** When it landed: as GitHub said of the merge, else by the commit's own word, between the merges before and after it. */
  readonly at: string;
  readonly merge: boolean;
  /** The author's name, as the commit has it. */
  readonly author: string;
  /** The pull request it belongs to, and who opened that. */
  readonly pullRequest?: number;
  readonly opened?: Person;
  readonly class: ChangeClass;
  readonly reason: ClassReason;
  /** It passed under a policy that only advised and blocked nothing. */
  readonly advised: boolean;
  /**
   * The governed paths that it touched, at most a hundred, and how many more; where the ledger alone knows that it was governed, all
   * that it touched. None of what is not governed, or cannot be seen.
   */
  readonly paths: readonly string[];
  readonly morePaths: number;
  /** The record of the decision that was about it, or of the last one before its merge. */
  readonly record?: string;
  /** Why nobody knows whether it is governed, so that it counts as governed. */
  readonly doubt?: string;
}
