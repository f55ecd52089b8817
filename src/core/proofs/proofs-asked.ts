import { SCAN_REPORT } from "../../evidence/format-names.ts";
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

/** The items whose bytes have to be read, because a `scan` judges them or reports have to name them, each once, in path order. */
export function itemsToScan(policy: Policy, scope: Scope): Item[] {
  const wanted = requirementsAsked(policy, scope).flatMap((requirement) => {
    const wants = proofsOf(requirement.needs).map(wantsBytes);
    return scope.governedBy(requirement).filter((item) => wants.some((want) => want(item)));
  });
  return [...new Set(wanted)].sort((a, b) => a.place - b.place);
}

function wantsBytes(proof: Proof): (item: Item) => boolean {
  if (proof.kind === "scan") return () => true;
  if (proof.kind !== "evidence") return () => false;
  const { format, boundTo, assurance } = proof;
  if (format === SCAN_REPORT) return () => true;
  if (boundTo !== undefined) return ({ kinds }) => kinds.includes(boundTo);
  return () => assurance === "bound";
}
