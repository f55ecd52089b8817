import type { FileChange } from "../facts.ts";
import type { GovernedItem } from "../verdict.ts";

export interface Item extends GovernedItem {
  readonly change: FileChange;
  /** Every path it answers to: its own, the one before a rename, those through symlinks. */
  readonly names: readonly string[];
  /** Whether it is a folder whose contents cannot be seen: a submodule, a link, a tracked directory. */
  readonly folder: boolean;
  /** Hashes of its canonical entries; a rename has two. */
  readonly leaves: readonly string[];
  /** Its number among all items. */
  readonly place: number;
}

/** Something governed that the gate could not look through. */
export interface Unresolved {
  readonly path: string;
  readonly kinds: readonly string[];
  readonly detail: string;
}
