import type { Meaning } from "./concerns.ts";

/** Numbers are told apart from here on: binary fractions are not exact. Relative to the larger of the two. */
const TOLERANCE = 1e-9;

/** Whether a number got better on its way from base to here. */
export function weighEffect(
  head: number,
  base: number | undefined,
  better: Meaning["better"],
): "better" | "worse" | "same" | "first" {
  if (base === undefined) return "first";
  const [now, before] = better === "zero" ? [Math.abs(head), Math.abs(base)] : [head, base];
  if (Math.abs(now - before) <= TOLERANCE * Math.max(Math.abs(now), Math.abs(before))) return "same";
  return now > before === (better === "higher") ? "better" : "worse";
}
