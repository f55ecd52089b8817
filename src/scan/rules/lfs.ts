import { type Rule, rule } from "./rule.ts";

/** Pointers of Git LFS. */
export const LFS_RULES = {
  LFS001: rule(
    "medium",
    "unknown",
    "Pointer to bytes that were not read",
    "Bring the object into the clone with `git lfs pull`, or let the action read it (`lfs: range` or `full`).",
    "https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md",
  ),
} satisfies Readonly<Record<string, Rule>>;
