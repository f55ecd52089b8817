/** Who signs off: which roles the baseline asks for, and who was named for them. */
import { isTree, type Needs, type Policy } from "../../core/policy/policy.ts";
import { quote, suggest } from "../../core/policy/problem.ts";
import { UsageError } from "../io.ts";

/** A role that the packs ask for, and what whoever holds it will be asked to do. */
export interface AskedRole {
  readonly name: string;
  readonly duty: string;
  /** Who holds it as long as nobody is named. */
  readonly permission: "write" | "maintain";
}

/** The roles that a policy needs people for, signers in the order of the checklist, then whoever waives. */
export function askedRoles({ requirements, waivers }: Policy): AskedRole[] {
  const signs = new Map<string, string[]>();
  for (const { id, title, needs } of requirements)
    for (const role of new Set(signers(needs)))
      if (role !== waivers.role) signs.set(role, [...(signs.get(role) ?? []), `${id} ${title}`]);
  const signing = [...signs].map(([name, what]): AskedRole => {
    return { name, duty: `signs ${what.join(", ")}`, permission: "write" };
  });
  // GOV-6, too, falls back to `maintain`.
  const waiving: AskedRole[] =
    waivers.role === undefined
      ? []
      : [{ name: waivers.role, duty: "grants waivers, and signs changes of the policy", permission: "maintain" }];
  return [...signing, ...waiving];
}

function signers(needs: Needs): string[] {
  if (isTree(needs)) return needs.of.flatMap(signers);
  return needs.kind === "sign-off" ? [needs.role] : [];
}

const MEMBER = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\]|\/[A-Za-z0-9][\w.-]*)?$/;

/**
 * Reads `alice, @bob acme/ml-security`; people are named once each.
 * @throws UsageError that names the word which is neither a login nor a team
 */
export function parsePeople(text: string): string[] {
  const people = text
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .map((word) => word.replace(/^@/, ""));
  const wrong = people.find((person) => !MEMBER.test(person));
  if (wrong !== undefined)
    throw new UsageError(`${quote(wrong)} is neither a login, as alice, nor a team, as acme/ml-security`);
  return [...new Map(people.map((person) => [person.toLowerCase(), person])).values()];
}

/**
 * Reads `--role name=people`, each perhaps more than once.
 * @throws UsageError for another form, or a role that is not asked for
 */
export function parseRoleFlags(flags: readonly string[], asked: readonly AskedRole[]): Map<string, string[]> {
  const names = asked.map(({ name }) => name);
  const people = new Map<string, string[]>();
  for (const flag of flags) {
    const [, name, text] = /^([^=]*)=(.*)$/s.exec(flag) ?? [];
    if (name === undefined || text === undefined || parsePeople(text).length === 0)
      throw new UsageError(`--role ${quote(flag)} names nobody: write it as --role fairness-reviewer=fay,acme/team`);
    if (!names.includes(name)) {
      const { suggestion } = suggest(name, names);
      const hint =
        suggestion === undefined ? `the roles are ${names.join(", ")}` : `did you mean ${quote(suggestion)}?`;
      throw new UsageError(`the packs ask for no role ${quote(name)}: ${hint}`);
    }
    people.set(name, parsePeople([...(people.get(name) ?? []), text].join(",")));
  }
  return people;
}
