import type { Verdict } from "../../core/verdict.ts";
import type { GatheredPull } from "./gather-pull.ts";
import type { GateStatus } from "./status.ts";

/** A merge queue's group: what would be merged together. */
export interface Group {
  /** The commit that would be merged, and what it was built on. */
  readonly head: string;
  readonly base: string;
  readonly baseRef: string;
}

export interface Member {
  readonly gathered: GatheredPull;
  readonly status: GateStatus;
  readonly verdict?: Verdict;
  readonly record?: string;
}
