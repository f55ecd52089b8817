import { closest, distance } from "fastest-levenshtein";
import type { Act, Facts } from "../facts.ts";
import { CONCERNS, isTree, type Needs, type Policy, type Requirement, type SignOffProof } from "../policy/policy.ts";
import type { RefusedAct } from "../verdict.ts";
import { refuse } from "./summary.ts";

/** An act as one requirement sees it. */
export interface AddressedAct {
  readonly act: Act;
  /** Set where the act speaks for one role only: a tick, or a group that is a role. */
  readonly role?: string;
  /** Named by id rather than by a group or a review as such, so that a refusal is worth showing. */
  readonly explicit: boolean;
  /** The digest the act is bound to for this requirement, if any: 16 hex digits or more. */
  readonly bound?: string;
}

export interface Addressed {
  /** By requirement id, in the order of time. */
  readonly of: (requirementId: string) => readonly AddressedAct[];
  /** Acts that name nothing this policy knows. */
  readonly lost: readonly RefusedAct[];
}

/** Every sign-off of a requirement's needs, in the order written. */
export function signOffsOf(needs: Needs): SignOffProof[] {
  if (isTree(needs)) return needs.of.flatMap(signOffsOf);
  return needs.kind === "sign-off" ? [needs] : [];
}

/** Acts in the order they were done; the same instant is settled by id, so that the order never depends on the reader. */
function inOrder(acts: readonly Act[]): Act[] {
  return [...acts].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Delivers each act to the requirements it names; one pass over the acts. */
export function addressActs(policy: Policy, facts: Facts): Addressed {
  const boxes = new Map<string, AddressedAct[]>(policy.requirements.map(({ id }) => [id, []]));
  const signable = policy.requirements.filter(({ needs }) => signOffsOf(needs).length > 0);
  const byId = new Map(policy.requirements.map((requirement) => [requirement.id.toLowerCase(), requirement]));
  const groups = groupRequirements(policy);
  const lost: RefusedAct[] = [];
  const deliver = (requirement: Requirement, act: Act, explicit: boolean, role?: string, typed?: string) => {
    const bound = typed ?? act.shown[requirement.id];
    boxes.get(requirement.id)?.push({
      act,
      explicit,
      ...(role === undefined ? {} : { role }),
      ...(bound === undefined ? {} : { bound }),
    });
  };

  for (const act of "known" in facts.acts ? inOrder(facts.acts.known) : []) {
    if (act.targets === undefined) {
      for (const requirement of signable) deliver(requirement, act, false, act.role);
    } else if ("ids" in act.targets) {
      for (const { id, digest } of act.targets.ids) {
        const requirement = byId.get(id.toLowerCase());
        if (requirement) deliver(requirement, act, true, act.role, digest);
        else
          lost.push(
            refuse(
              act,
              unknownTarget(
                id,
                [...byId.values()].map((known) => known.id),
              ),
            ),
          );
      }
    } else {
      const group = groups.get(act.targets.group.toLowerCase());
      if (group === undefined) lost.push(refuse(act, unknownTarget(act.targets.group, [...groups.keys()])));
      for (const requirement of group?.members ?? []) deliver(requirement, act, false, group?.role ?? act.role);
    }
  }
  return { of: (id) => boxes.get(id) ?? [], lost };
}

/** What one word after a command can mean: `all`, a concern, or a role. The policy keeps the three apart. */
function groupRequirements(policy: Policy): Map<string, { members: Requirement[]; role?: string }> {
  const groups = new Map<string, { members: Requirement[]; role?: string }>();
  groups.set("all", { members: [...policy.requirements] });
  for (const concern of CONCERNS) {
    groups.set(concern, { members: policy.requirements.filter(({ concerns }) => concerns.includes(concern)) });
  }
  for (const role of Object.keys(policy.roles)) {
    const members = policy.requirements.filter(({ needs }) => signOffsOf(needs).some((proof) => proof.role === role));
    groups.set(role.toLowerCase(), { members, role });
  }
  return groups;
}

function unknownTarget(target: string, known: readonly string[]) {
  const nearest = known.length > 0 ? closest(target, known) : undefined;
  const isNear =
    nearest !== undefined && distance(target.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, target.length / 3);
  return { code: "unknown-target" as const, target, ...(isNear ? { suggestion: nearest } : {}) };
}
