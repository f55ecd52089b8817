/** What both halves of guarding final requirements share. */
import type { DraftRequirement } from "./draft.ts";
import type { Place } from "./problem.ts";

/** One final requirement, and how to object to a change of it. */
export interface Guard {
  readonly requirement: DraftRequirement;
  /** Objects at the place of the change, and names the place of the `final`. */
  readonly object: (at: Place, what: string) => void;
}

/**
 * Compares lists of globs, in which the last match wins. Patterns added anywhere leave every path covered that was,
 * unless they subtract, or an old pattern is gone.
 */
export function comparePatterns(was: readonly string[], now: readonly string[]) {
  const subtracted: number[] = [];
  let kept = 0;
  now.forEach((pattern, index) => {
    if (pattern === was[kept]) kept += 1;
    else if (pattern.startsWith("!")) subtracted.push(index);
  });
  return { lost: was[kept], subtracted };
}
