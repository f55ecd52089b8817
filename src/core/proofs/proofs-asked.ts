import type { Item, Scope } from "../change/scope.ts";
import type { Policy, Proof, Requirement } from "../policy/policy.ts";
import { proofsOf } from "../policy/proofs-of.ts";

/** The requirements that judge anything in a change. */
export function requirementsAsked({ requirements }: Policy, scope: Scope): Requirement[] {
  return requirements.filter(
    (requirement) => requirement.enforcement !== "off" && scope.governedBy(requirement).length > 0,
  );
}

/** Their proofs. */
export function proofsAsked(policy: Policy, scope: Scope): Proof[] {
  return requirementsAsked(policy, scope).flatMap(({ needs }) => proofsOf(needs));
}

/** The items that a `scan` or `evidence` proof judges, each once, in path order. */
export function itemsToScan(policy: Policy, scope: Scope): Item[] {
  const wanted = requirementsAsked(policy, scope)
    .filter(({ needs }) => proofsOf(needs).some(({ kind }) => kind === "scan" || kind === "evidence"))
    .flatMap((requirement) => scope.governedBy(requirement));
  return [...new Set(wanted)].sort((a, b) => a.place - b.place);
}
