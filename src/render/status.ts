import type { Verdict } from "../core/verdict.ts";
import { headline } from "./headline.ts";
import { shorten } from "./span.ts";

/** The longest description GitHub accepts for a commit status, in characters. */
const DESCRIPTION_LIMIT = 140;

/** The commit status in words, such as `waiting: 2 sign-offs open` or `advisory: 3 would block (1 unmet)`. */
export function describeStatus(verdict: Verdict): string {
  const { text } = headline(verdict);
  return shorten(text.charAt(0).toLowerCase() + text.slice(1), DESCRIPTION_LIMIT);
}
