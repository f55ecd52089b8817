/** Warns of roles that one person holds: nobody signs off their own change, so that theirs would wait for ever. */
import type { Assembly } from "./assemble.ts";
import { type DraftRole, enforcementOf } from "./draft.ts";
import { type Needs, POLICY_GUARD } from "./policy.ts";
import { listWords, quote, type Report } from "./problem.ts";

const MAX_NAMED = 4;

/** Of a policy without errors; once for each role, where it is defined, or where the pack that defines it is extended. */
export function warnOfLoneHolders({ draft, broughtBy }: Pick<Assembly, "draft" | "broughtBy">, report: Report): void {
  const asked = new Map<string, Set<string>>();
  const ask = (role: string, id: string) => asked.set(role, (asked.get(role) ?? new Set()).add(id));
  for (const requirement of draft.requirements.values()) {
    const { needs } = requirement.fields;
    if (needs === undefined || enforcementOf(requirement) !== "block") continue;
    for (const role of requiredRoles(needs.value)) ask(role, requirement.id);
  }
  if (draft.waiverRole !== undefined) ask(draft.waiverRole.value, POLICY_GUARD);
  for (const [name, ids] of asked) {
    const role = draft.roles.get(name);
    const holder = role === undefined ? undefined : loneHolder(role);
    if (role === undefined || holder === undefined) continue;
    const [first = "", ...more] = ids;
    const which = more.length < MAX_NAMED ? [first, ...more] : [first, `${more.length} more`];
    const brought = broughtBy.get(role.at.file);
    report.warn(
      "lone-holder",
      brought ?? role.at,
      `${quote(holder)} alone is ${quote(name)}, for whom ${listWords(which, "and")} wait${ids.size > 1 ? "" : "s"}, and nobody signs off their own change; name a second person, or a team`,
      brought === undefined ? {} : { also: role.at },
    );
  }
}

/** Roles of sign-offs for which no other proof can stand in, and which contributors may not give. */
function requiredRoles(needs: Needs): string[] {
  if (needs.kind === "all") return needs.of.flatMap(requiredRoles);
  return needs.kind === "sign-off" && needs.count === 1 && needs.notBy !== "nobody" ? [needs.role] : [];
}

/** The one person named, where neither a team nor a permission lets others in. A bot has no changes of its own. */
function loneHolder({ users, teams, permission }: DraftRole): string | undefined {
  if (permission !== undefined || (teams?.value ?? []).length > 0) return undefined;
  const [first, ...more] = new Map((users?.value ?? []).map(({ login }) => [login.toLowerCase(), login])).values();
  return first === undefined || more.length > 0 || first.endsWith("[bot]") ? undefined : first;
}
