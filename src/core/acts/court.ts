import type { Facts, Person } from "../facts.ts";
import { type Contributors, collectContributors } from "../people/contributors.ts";
import { identifyPeople, type KeyOf } from "../people/identify.ts";
import { openRole, type RoleBook, type Standing } from "../people/roles.ts";
import type { Policy } from "../policy/policy.ts";

/** Who is who in one pull request: built once, asked by every requirement. */
export interface Court {
  readonly keyOf: KeyOf;
  readonly contributors: Contributors;
  readonly role: (name: string) => RoleBook;
  /** The role that may waive and overrule, if the policy names one. */
  readonly waiverRole?: string;
  readonly isAuthor: (person: Person) => boolean;
  /** The first of several standings that holds; else unknown before no. */
  readonly anyStanding: (roles: readonly string[], person: Person) => Standing | undefined;
}

export function openCourt(policy: Policy, facts: Facts): Court {
  const keyOf = identifyPeople(facts);
  const books = new Map<string, RoleBook>();
  const role = (name: string) => {
    const book = books.get(name) ?? openRole(name, policy, facts, keyOf);
    books.set(name, book);
    return book;
  };
  const author = facts.pullRequest ? keyOf(facts.pullRequest.author) : undefined;
  return {
    keyOf,
    contributors: collectContributors(facts, keyOf),
    role,
    ...(policy.waivers.role === undefined ? {} : { waiverRole: policy.waivers.role }),
    isAuthor: (person) => author !== undefined && keyOf(person) === author,
    anyStanding(roles, person) {
      const standings = roles.map((name) => role(name).standing(person));
      return (
        standings.find(({ holds }) => holds === true) ??
        standings.find(({ holds }) => holds === "unknown") ??
        standings[0]
      );
    },
  };
}
