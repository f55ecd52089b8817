/** Finds the people behind every role that is asked for, and says which roles nobody fills. */
import type { Assembly, Materials } from "./assemble.ts";
import type { Draft, DraftRole } from "./draft.ts";
import type { Role } from "./policy.ts";
import { listWords, type Place, quote, type Report, suggest } from "./problem.ts";
import { proofsOf } from "./proofs-of.ts";
import { valueAt } from "./spot.ts";

const UNFILLED: Role = { users: [], teams: [], permission: "write", unfilled: true };

/** @returns the roles by name, and the names of those that nobody fills */
export function fillRoles(assembly: Assembly, materials: Materials): { roles: Map<string, Role>; unfilled: string[] } {
  const { draft } = assembly;
  const roles = new Map([...draft.roles].map(([name, role]) => [name, readRole(role)]));
  const asked = askedRoles(draft, materials);
  const unfilled = [...asked.keys()].filter((name) => !roles.has(name)).sort((a, b) => (a < b ? -1 : 1));
  for (const name of unfilled) {
    roles.set(name, UNFILLED);
    if (!materials.broken.all && !materials.broken.roles.has(name) && materials.kind === "policy")
      reportUnfilled(name, asked, assembly, materials);
  }
  return { roles, unfilled };
}

interface Asking {
  readonly by: string;
  readonly at: Place;
}

function askedRoles({ requirements, waiverRole }: Draft, { proofSpots }: Materials): Map<string, Asking[]> {
  const asked = new Map<string, Asking[]>();
  const ask = (role: string, asking: Asking) => asked.set(role, [...(asked.get(role) ?? []), asking]);
  for (const { id, at, fields } of requirements.values()) {
    for (const proof of fields.needs === undefined ? [] : proofsOf(fields.needs.value)) {
      const spot = proofSpots.get(proof);
      if (proof.kind === "sign-off") ask(proof.role, { by: id, at: spot ? valueAt(spot, ["role"]) : at });
    }
  }
  if (waiverRole) ask(waiverRole.value, { by: '"waivers"', at: waiverRole.spot.at });
  return asked;
}

function reportUnfilled(
  name: string,
  asked: ReadonlyMap<string, readonly Asking[]>,
  assembly: Assembly,
  { report, advisory }: Materials,
): void {
  const askings = asked.get(name) ?? [];
  const [first] = askings;
  if (first === undefined) return;
  const by = [...new Set(askings.map((asking) => asking.by))];
  const who = listWords(by.length > 4 ? [...by.slice(0, 3), `${by.length - 3} more`] : by, "and");
  const advice = advisory
    ? "until somebody does, anyone with write permission counts"
    : `list people for it under "roles"`;
  const asking = `for which ${who} ask${by.length > 1 ? "" : "s"}; ${advice}`;
  const write: Report["error"] = advisory ? report.warn : report.error;
  const message = `nobody fills the role ${quote(name)}, ${asking}`;
  const { roles } = assembly.draft;
  // A pack is not the reader's to change: the place is where they extend it.
  const brought = assembly.broughtBy.get(first.at.file);
  if (brought === undefined) {
    write("unfilled-role", first.at, message, suggest(name, roles.keys()));
    return;
  }
  // Its name stands in the pack. Where one is misspelt it is the reader's, and nothing asks for that.
  const unasked = [...roles.keys()].filter((each) => !asked.has(each));
  const misspelt = suggest(name, unasked).suggestion ?? "";
  const at = roles.get(misspelt)?.at;
  if (at === undefined) write("unfilled-role", brought, message, { also: first.at });
  else
    write(
      "unfilled-role",
      at,
      `nothing asks for the role ${quote(misspelt)}, and nobody fills ${quote(name)}, ${asking}`,
      { suggestion: name, also: first.at },
    );
}

function readRole({ users, teams, permission }: DraftRole): Role {
  return {
    users: [...(users?.value ?? [])].map((user) => ({ ...user })),
    teams: [...(teams?.value ?? [])],
    ...(permission === undefined ? {} : { permission: permission.value }),
    unfilled: false,
  };
}
