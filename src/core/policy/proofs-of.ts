import type { Needs, Proof } from "./policy.ts";

/** The leaves of a tree of needs, in order. */
export function proofsOf(needs: Needs): Proof[] {
  return "of" in needs ? needs.of.flatMap(proofsOf) : [needs];
}

/** How many levels it has; a single proof is one. */
export function depthOf(needs: Needs): number {
  if (!("of" in needs)) return 1;
  return 1 + needs.of.reduce((deepest, child) => Math.max(deepest, depthOf(child)), 0);
}
