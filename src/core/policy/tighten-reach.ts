/** Guards what final requirements reach: roles, asset kinds, waiver rules, exceptions, and the mode. */
import { canonicalJson } from "../canonical-json.ts";
import { PERMISSIONS } from "../facts.ts";
import {
  DEFAULT_WAIVER_DAYS,
  type Draft,
  type DraftRole,
  enforcementOf,
  foldId,
  isWaivable,
  see,
  setAt,
} from "./draft.ts";
import { comparePatterns, type Guard } from "./guard.ts";
import { listWords, quote } from "./problem.ts";
import { proofsOf } from "./proofs-of.ts";
import { growsWithChange, looksAtChange } from "./when-grows.ts";

/** Each thing that is reached is objected to once, in the name of the first requirement that reaches it. */
export function guardReach(
  guards: readonly Guard[],
  before: Draft,
  after: Draft,
  builtIn: ReadonlyMap<string, readonly string[]>,
): void {
  const [first] = guards;
  if (first === undefined) return;
  for (const [name, guard] of firstByName(guards, rolesOf)) guardRole(name, guard, before, after);
  for (const [kind, guard] of firstByName(guards, ({ requirement }) => requirement.fields["applies-to"]?.value ?? []))
    guardAsset(kind, guard, before, after, builtIn.get(kind) ?? []);
  for (const guard of guards) guardCondition(guard, before, after, builtIn);
  guardWaivers(first, guards, before, after);
  for (const guard of guards) guardExceptions(guard, before, after);
  const blocking = guards.find(({ requirement }) => enforcementOf(requirement) === "block");
  if (blocking) guardMode(blocking, before, after);
}

function firstByName(guards: readonly Guard[], namesOf: (guard: Guard) => readonly string[]): Map<string, Guard> {
  const byName = new Map<string, Guard>();
  for (const guard of guards) for (const name of namesOf(guard)) if (!byName.has(name)) byName.set(name, guard);
  return byName;
}

function rolesOf({ requirement }: Guard): string[] {
  const { needs } = requirement.fields;
  return needs === undefined
    ? []
    : proofsOf(needs.value).flatMap((proof) => (proof.kind === "sign-off" ? [proof.role] : []));
}

function guardRole(name: string, { object }: Guard, before: Draft, after: Draft): void {
  const was = before.roles.get(name);
  const now = after.roles.get(name);
  if (was === undefined || now === undefined || now === was) return;
  const users = addedUsers(was, now);
  const added = [...users, ...addedTeams(was, now)];
  const place = (users.length > 0 ? now.users : now.teams)?.spot;
  if (added.length > 0)
    object(
      place === undefined ? now.at : (place.key ?? place.at),
      `the role ${quote(name)} ${see(was.at)} may only lose people, and this adds ${listWords(added.slice(0, 5).map(quote), "and")}`,
    );
  const { permission } = now;
  if (permission === undefined || permission === was.permission) return;
  if (was.permission === undefined || PERMISSIONS.indexOf(permission.value) < PERMISSIONS.indexOf(was.permission.value))
    object(
      setAt(permission),
      `the role ${quote(name)} ${see(was.at)} may only lose people, and "permission: ${permission.value}" adds some; remove the line`,
    );
}

/** Names, and mandates that end later than they did. */
function addedUsers(was: DraftRole, now: DraftRole): string[] {
  const known = was.users?.value ?? [];
  return (now.users?.value ?? []).flatMap(({ login, until }) => {
    const covered = known.some(
      (user) =>
        user.login.toLowerCase() === login.toLowerCase() &&
        (user.until === undefined || (until !== undefined && until <= user.until)),
    );
    return covered ? [] : [until === undefined ? login : `${login} until ${until}`];
  });
}

function addedTeams(was: DraftRole, now: DraftRole): string[] {
  const known = new Set((was.teams?.value ?? []).map((team) => team.toLowerCase()));
  return (now.teams?.value ?? []).filter((team) => !known.has(team.toLowerCase()));
}

function guardAsset(kind: string, { object }: Guard, before: Draft, after: Draft, builtIn: readonly string[]): void {
  const [was, now] = [before.assets.get(kind), after.assets.get(kind)];
  if (now === undefined || now === was) return;
  const old = (was?.paths ?? []).map(({ value }) => value);
  const inherited = was?.replaces ? old : [...builtIn, ...old];
  const offset = now.replaces ? 0 : builtIn.length;
  const current = [...(now.replaces ? [] : builtIn), ...now.paths.map(({ value }) => value)];
  const { lost, subtracted } = comparePatterns(inherited, current);
  if (lost !== undefined)
    object(
      now.at,
      `it reaches the asset kind ${quote(kind)}, whose pattern ${quote(lost)} is gone here; add to the patterns instead of replacing them`,
    );
  for (const index of subtracted) {
    const pattern = now.paths[index - offset];
    if (pattern !== undefined)
      object(
        pattern.spot.at,
        `it reaches the asset kind ${quote(kind)}, from which ${quote(pattern.value)} would take paths away; remove the pattern`,
      );
  }
}

/** A `when` that looks at the change depends on every asset kind, whether the requirement applies to it or not. */
function guardCondition(
  guard: Guard,
  before: Draft,
  after: Draft,
  builtIn: ReadonlyMap<string, readonly string[]>,
): void {
  const { when } = guard.requirement.fields;
  if (when === undefined || !looksAtChange(when.value)) return;
  const reached = guard.requirement.fields["applies-to"]?.value ?? [];
  for (const [kind, now] of after.assets) {
    const was = before.assets.get(kind);
    if (now === was) continue;
    if (!reached.includes(kind)) guardAsset(kind, guard, before, after, builtIn.get(kind) ?? []);
    if (growsWithChange(when.value)) continue;
    const added = now.paths.find((path) => was?.paths.includes(path) !== true);
    if (added !== undefined)
      guard.object(
        added.spot.at,
        `its "when" ${see(setAt(when))} looks at the change in a way that more files of the kind ${quote(kind)} could turn off; remove the pattern`,
      );
  }
}

function guardWaivers(first: Guard, guards: readonly Guard[], before: Draft, after: Draft): void {
  const { waiverRole: wasRole, waiverDays: wasDays } = before;
  const { waiverRole, waiverDays } = after;
  if (wasRole !== undefined && waiverRole !== undefined && waiverRole.value !== wasRole.value)
    first.object(
      setAt(waiverRole),
      `who may waive and overrule it is the role ${quote(wasRole.value)} ${see(setAt(wasRole))}, and may not be changed`,
    );
  if (wasRole !== undefined) guardRole(wasRole.value, first, before, after);
  const opened = guards.find((guard) => isWaivable(guard.requirement) || rolesOf(guard).length > 0);
  if (wasRole === undefined && waiverRole !== undefined && opened)
    opened.object(
      setAt(waiverRole),
      `nobody may waive it or overrule an objection to it, and an extending policy may not name who does; remove "role"`,
    );
  const waivable = guards.find(({ requirement }) => isWaivable(requirement));
  const most = wasDays?.value ?? DEFAULT_WAIVER_DAYS;
  if (waivable && waiverDays !== undefined && waiverDays.value > most)
    waivable.object(
      setAt(waiverDays),
      `it may be waived for at most ${most} days${wasDays === undefined ? ", the default" : ` ${see(setAt(wasDays))}`}; lower "max-days"`,
    );
}

function guardExceptions({ requirement, object }: Guard, before: Draft, after: Draft): void {
  const known = new Set((before.exceptions ?? []).map(({ value }) => canonicalJson(value)));
  for (const exception of after.exceptions ?? []) {
    if (!known.has(canonicalJson(exception.value)) && foldId(exception.value.requirement) === foldId(requirement.id))
      object(exception.spot.at, "an extending policy may not except anything from it; remove the exception");
  }
}

function guardMode({ object }: Guard, before: Draft, after: Draft): void {
  if (before.mode?.value === "advisory") return;
  if (after.mode?.value === "advisory")
    object(setAt(after.mode), '"mode: advisory" would not enforce it; remove the line');
  const { enforceFrom } = after;
  if (enforceFrom === undefined || enforceFrom === before.enforceFrom) return;
  const day = before.enforceFrom?.value;
  if (day === undefined || enforceFrom.value > day)
    object(
      setAt(enforceFrom),
      `it is enforced ${day === undefined ? "from the start" : `from ${day} on`}, and "enforce-from" may not put that off; remove the line`,
    );
}
