import { type Facts, PERMISSIONS, type Permission, type Person } from "../facts.ts";
import { own } from "../own.ts";
import type { Policy, Role } from "../policy/policy.ts";
import type { ActReason } from "../reason.ts";
import { foldLogin, type KeyOf } from "./identify.ts";

/** Whether a person holds a role: yes, no and why, or unknown because a fact could not be read. */
export type Standing = { holds: true } | { holds: false; reason: ActReason } | { holds: "unknown"; reason: ActReason };

/** One role's members as the facts have them. */
export interface RoleBook {
  standing(person: Person): Standing;
  /** People named or read from teams, in order, each once; `expired` where only a lapsed mandate names them. */
  readonly members: readonly { readonly person: Person; readonly expired?: string }[];
  /** Teams that could not be read, with why. */
  readonly unreadable: readonly { readonly team: string; readonly detail: string }[];
  readonly permission?: Permission;
}

/** The last day of a mandate counts; days are UTC. `now` and `until` are ISO texts, which compare as text. */
const isOver = (until: string | undefined, now: string): until is string =>
  until !== undefined && now.slice(0, 10) > until;

const isAtLeast = (level: Permission, needed: Permission) => PERMISSIONS.indexOf(level) >= PERMISSIONS.indexOf(needed);

/** Opens the book of one role. A role that the policy does not define has no members. */
export function openRole(name: string, policy: Policy, facts: Facts, keyOf: KeyOf): RoleBook {
  const role: Role = own(policy.roles, name) ?? { users: [], teams: [], unfilled: true };
  const users = new Map<string, string | undefined>();
  for (const user of role.users) {
    const key = keyOf(user);
    if (!users.has(key) || isOver(users.get(key), facts.now)) users.set(key, user.until);
  }
  const teams = role.teams.map((team) => ({
    team,
    members: own(facts.teams, team) ?? { unavailable: "it was not read" },
  }));
  const inTeams = new Map<string, { team: string; state: "active" | "pending" }>();
  for (const { team, members } of teams) {
    for (const member of "known" in members ? members.known : []) {
      const key = keyOf(member);
      if (inTeams.get(key)?.state !== "active") inTeams.set(key, { team, state: member.state });
    }
  }
  const unreadable = teams.flatMap(({ team, members }) =>
    "unavailable" in members ? [{ team, detail: members.unavailable }] : [],
  );

  function standing(person: Person): Standing {
    const key = keyOf(person);
    const until = users.get(key);
    if (users.has(key) && !isOver(until, facts.now)) return { holds: true };
    if (person.bot) return { holds: false, reason: { code: "bot-not-listed" } };
    const team = inTeams.get(key);
    if (team?.state === "active") return { holds: true };
    const unknown = (detail: string): Standing => ({
      holds: "unknown",
      reason: { code: "membership-unknown", role: name, detail },
    });
    if (role.permission !== undefined) {
      const level = own(facts.permissions, foldLogin(person.login));
      if (level === undefined) return unknown(`the repository permission of ${person.login} was not read`);
      if ("unavailable" in level) return unknown(level.unavailable);
      if (isAtLeast(level.known, role.permission)) return { holds: true };
    }
    const [firstUnreadable] = unreadable;
    if (firstUnreadable) return unknown(`${firstUnreadable.team}: ${firstUnreadable.detail}`);
    if (isOver(until, facts.now)) return { holds: false, reason: { code: "mandate-expired", role: name, until } };
    if (team) return { holds: false, reason: { code: "team-pending", role: name, team: team.team } };
    return { holds: false, reason: { code: "not-in-role", role: name } };
  }

  const members = new Map<string, { person: Person; expired?: string }>();
  for (const user of role.users) {
    const until = users.get(keyOf(user));
    members.set(keyOf(user), {
      person: { login: user.login },
      ...(isOver(until, facts.now) ? { expired: until } : {}),
    });
  }
  for (const { members: team } of teams) {
    for (const member of "known" in team ? team.known : []) {
      const key = keyOf(member);
      if (member.state === "active" && members.get(key)?.expired !== undefined) members.delete(key);
      if (member.state === "active" && !members.has(key)) members.set(key, { person: { login: member.login } });
    }
  }
  return {
    standing,
    members: [...members.values()],
    unreadable,
    ...(role.permission === undefined ? {} : { permission: role.permission }),
  };
}
