import type { Verdict } from "../core/verdict.ts";

/** The verdict as JSON, two spaces deep, ending in a line end. Members keep the order in which the verdict is built. */
export function renderJson(verdict: Verdict): string {
  return `${JSON.stringify(verdict, undefined, 2)}\n`;
}
