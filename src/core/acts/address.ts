import type { Act, Facts } from "../facts.ts";
import { own } from "../own.ts";
import { perObject } from "../per-object.ts";
import { CONCERNS, isTree, type Needs, type Policy, type Requirement, type SignOffProof } from "../policy/policy.ts";
import { suggest } from "../policy/problem.ts";
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
  /** All acts, in the order of time. */
  readonly inOrder: readonly Act[];
  /** Acts that name nothing this policy knows. */
  readonly lost: readonly RefusedAct[];
}

/** Every sign-off of a requirement's needs, in the order written. */
export const signOffsOf = perObject((needs: Needs): readonly SignOffProof[] => {
  if (isTree(needs)) return needs.of.flatMap(signOffsOf);
  return needs.kind === "sign-off" ? [needs] : [];
});

/** What takes something back comes last among acts of one instant, so that doubt about their order never favours passing. */
const NEGATIVE: readonly Act["kind"][] = ["revoke", "object", "request-changes"];

/** Acts in the order they were done; the same instant is settled in a way that does not depend on who gathered them. */
function inOrder(acts: readonly Act[]): Act[] {
  const isNegative = ({ kind }: Act) => Number(NEGATIVE.includes(kind));
  return [...acts].sort(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) ||
      isNegative(a) - isNegative(b) ||
      a.id.length - b.id.length ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * The digest an act is bound to. A typed one may be a prefix; where it is one of the digest that was shown, the whole of that
 * counts, because two contents that share a prefix can be made.
 */
function bindingOf(typed: string | undefined, shown: string | undefined): string | undefined {
  if (typed === undefined) return shown;
  return shown?.startsWith(typed) ? shown : typed;
}

/** Delivers each act to the requirements it names; one pass over the acts. */
export function addressActs(policy: Policy, facts: Facts): Addressed {
  const boxes = new Map<string, AddressedAct[]>(policy.requirements.map(({ id }) => [id, []]));
  const { signable, byId, groups } = directoryOf(policy);
  const lost: RefusedAct[] = [];
  const deliver = (requirement: Requirement, act: Act, explicit: boolean, role?: string, typed?: string) => {
    const bound = bindingOf(typed, own(act.shown, requirement.id));
    boxes.get(requirement.id)?.push({
      act,
      explicit,
      ...(role === undefined ? {} : { role }),
      ...(bound === undefined ? {} : { bound }),
    });
  };

  const deliverGroup = (name: string, act: Act): boolean => {
    const group = groups.get(name.toLowerCase());
    for (const requirement of group?.members ?? []) deliver(requirement, act, false, group?.role ?? act.role);
    return group !== undefined;
  };
  const deliverId = (id: string, act: Act, digest?: string): boolean => {
    const requirement = byId.get(id.toLowerCase());
    if (requirement) deliver(requirement, act, true, act.role, digest);
    return requirement !== undefined;
  };

  const ordered = "known" in facts.acts ? inOrder(facts.acts.known) : [];
  for (const act of ordered) {
    if (act.targets === undefined) {
      for (const requirement of signable) deliver(requirement, act, false, act.role);
      continue;
    }
    // Who read the comment could only guess whether a lone word is an id or a group; the policy keeps their names apart.
    const words = "ids" in act.targets ? act.targets.ids : [{ id: act.targets.group }];
    for (const { id, digest } of words) {
      const isLone = words.length === 1 && digest === undefined;
      if (!deliverId(id, act, digest) && !(isLone && deliverGroup(id, act))) {
        lost.push(refuse(act, unknownTarget(id, [...byId.keys(), ...groups.keys()], policy)));
      }
    }
  }
  return { of: (id) => boxes.get(id) ?? [], inOrder: ordered, lost };
}

/** Whom acts can be addressed to. */
const directoryOf = perObject((policy: Policy) => ({
  signable: policy.requirements.filter(({ needs }) => signOffsOf(needs).length > 0),
  byId: new Map(policy.requirements.map((requirement) => [requirement.id.toLowerCase(), requirement])),
  groups: groupRequirements(policy),
}));

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

function unknownTarget(target: string, known: readonly string[], { requirements }: Policy) {
  const near = suggest(target, known).suggestion;
  const suggestion = requirements.find(({ id }) => id.toLowerCase() === near)?.id ?? near;
  return { code: "unknown-target" as const, target, ...(suggestion === undefined ? {} : { suggestion }) };
}
