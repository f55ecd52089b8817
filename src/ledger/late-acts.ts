/** What people did around a merge that no decision has seen, as a record keeps it. */
import { addressActs, signOffsOf } from "../core/acts/address.ts";
import { type Court, openCourt } from "../core/acts/court.ts";
import { type Scope, scopeOf } from "../core/change/scope.ts";
import type { Act, Facts } from "../core/facts.ts";
import type { Policy, Requirement } from "../core/policy/policy.ts";
import type { RetrospectiveAct } from "./record.ts";

/**
 * The acts that a merged pull request's memory has not. Before the merge a pull request that nothing governs has none that matter: its
 * reviews are nobody's sign-offs, and no decision was to see them.
 * @param mergedAt ISO 8601
 * @param memory what earlier records of it hold
 */
export function unseenActs(
  acts: readonly Act[],
  mergedAt: string,
  memory: { readonly decision?: string | undefined; readonly acts: readonly { readonly act: Act }[] } | undefined,
): Act[] {
  const known = new Set(memory?.acts.map(({ act }) => act.id));
  const wasJudged = memory?.decision !== undefined;
  return acts.filter(({ id, at }) => !known.has(id) && (wasJudged || Date.parse(at) > Date.parse(mergedAt)));
}

/**
 * Says of each act what it names, and whether the person held a role that it takes, as roles were when this was recorded. Of what names no
 * requirement, as an approval, it is what the change had to have signed.
 */
export function describeLate(
  late: readonly Act[],
  { policy, facts, scope = scopeOf(policy, facts) }: { policy: Policy; facts: Facts; scope?: Scope | undefined },
): RetrospectiveAct[] {
  const court = openCourt(policy, facts);
  const addressed = addressActs(policy, { ...facts, acts: { known: [...late] } });
  const found = new Map(late.map(({ id }) => [id, [] as RetrospectiveAct["requirements"]]));
  for (const requirement of policy.requirements) {
    const applies = scope.governedBy(requirement).length > 0;
    for (const { act } of addressed.of(requirement.id))
      if (act.targets !== undefined || applies)
        found.get(act.id)?.push({ id: requirement.id, held: heldBy(act, requirement, court) });
  }
  return late.map((act) => {
    const known = found.get(act.id) ?? [];
    const names = new Set(known.map(({ id }) => id.toLowerCase()));
    const others = known.length > 0 && isGroup(act) ? [] : namedBy(act).filter((id) => !names.has(id.toLowerCase()));
    return { act, requirements: [...known, ...others.map((id) => unknown(id, "the policy has no such requirement"))] };
  });
}

/** The same where there is no policy to ask. */
export const describeUnjudged = (late: readonly Act[], why: string): RetrospectiveAct[] =>
  late.map((act) => ({ act, requirements: namedBy(act).map((id) => unknown(id, why)) }));

const unknown = (id: string, why: string) => ({ id, held: { unavailable: why } });

function namedBy({ targets }: Act): string[] {
  if (targets === undefined) return [];
  return [...new Set("ids" in targets ? targets.ids.map(({ id }) => id) : [targets.group])];
}

/** One word may be a group's: then it stands for what is in it. */
const isGroup = (act: Act): boolean => namedBy(act).length === 1;

function heldBy(
  { kind, actor }: Act,
  { needs }: Requirement,
  { anyStanding, waiverRole }: Court,
): RetrospectiveAct["requirements"][number]["held"] {
  const signing = signOffsOf(needs).map(({ role }) => role);
  const waiving = waiverRole === undefined ? [] : [waiverRole];
  const roles =
    kind === "waive" || kind === "overrule" ? waiving : kind === "revoke" ? [...signing, ...waiving] : signing;
  const standing = anyStanding(roles, actor);
  if (standing?.holds !== "unknown") return { known: standing?.holds === true };
  const { reason } = standing;
  return { unavailable: "detail" in reason && reason.detail ? reason.detail : "a role's members were not read" };
}
