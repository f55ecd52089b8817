/** One validated file becomes a draft: the same facts, each with the place that states them. */
import type { Draft, DraftAsset, DraftFields, DraftRequirement, DraftRole, RoleUser } from "./draft.ts";
import { foldId } from "./draft.ts";
import type { FileData, FileRequirement, FileRole } from "./file-schema.ts";
import type { InputUse, InputUses } from "./input-uses.ts";
import { normaliseNeeds, type ProofSpots } from "./normalise-needs.ts";
import { quote, type Report } from "./problem.ts";
import { keyAt, type Path, type Placed, type Spot, spotAt } from "./spot.ts";

interface Writing {
  readonly spot: Spot;
  /** What requirements first defined here say they come from. */
  readonly origin: string;
  readonly proofSpots: ProofSpots;
  readonly report: Report;
  readonly uses?: InputUses;
}

export function draftOf(data: FileData, writing: Writing): Draft {
  const { spot } = writing;
  const here = placer(spot);
  const assets = Object.entries(data.assets ?? {}).map(([kind, { paths, replace }]): [string, DraftAsset] => [
    kind,
    {
      at: keyAt(spot, ["assets", kind]),
      replaces: replace ?? false,
      paths: (paths ?? []).map((value, index) => ({ value, spot: spotAt(spot, ["assets", kind, "paths", index]) })),
    },
  ]);
  const roles = Object.entries(data.roles ?? {}).map(([name, role]): [string, DraftRole] => [
    name,
    draftRole(role, spotAt(spot, ["roles", name])),
  ]);
  return {
    ...here("mode", data.mode, ["mode"]),
    ...here("enforceFrom", data["enforce-from"], ["enforce-from"]),
    ...here("waiverRole", data.waivers?.role, ["waivers", "role"]),
    ...here("waiverDays", data.waivers?.["max-days"], ["waivers", "max-days"]),
    assets: new Map(assets),
    roles: new Map(roles),
    requirements: draftRequirements(data.requirements ?? {}, writing),
    ...(data.exceptions === undefined
      ? {}
      : { exceptions: data.exceptions.map((value, index) => ({ value, spot: spotAt(spot, ["exceptions", index]) })) }),
  };
}

/** Gives `{ [name]: placed }` where there is a value, and nothing where there is none. */
function placer(spot: Spot) {
  return <K extends string, T>(name: K, value: T | undefined, path: Path): { readonly [key in K]?: Placed<T> } =>
    value === undefined ? {} : ({ [name]: { value, spot: spotAt(spot, path) } } as { readonly [key in K]: Placed<T> });
}

function draftRequirements(written: Readonly<Record<string, FileRequirement>>, writing: Writing) {
  const requirements = new Map<string, DraftRequirement>();
  for (const [id, requirement] of Object.entries(written)) {
    const at = keyAt(writing.spot, ["requirements", id]);
    const first = requirements.get(foldId(id));
    if (first)
      writing.report.error(
        "duplicate-key",
        at,
        `${quote(id)} and ${quote(first.id)} differ only in case, which ids ignore; keep one of the two`,
        { also: first.at },
      );
    else
      requirements.set(foldId(id), {
        ...{ id, at, origin: writing.origin },
        fields: withUses(draftFields(id, requirement, writing), writing.uses?.get(foldId(id))),
      });
  }
  return requirements;
}

function draftFields(id: string, written: FileRequirement, { spot, proofSpots }: Writing): DraftFields {
  const own = spotAt(spot, ["requirements", id]);
  const here = placer(own);
  const { concern, needs } = written;
  return {
    ...here("title", written.title, ["title"]),
    ...here("dimension", written.dimension, ["dimension"]),
    ...here("concern", concern === undefined ? undefined : [...new Set([concern].flat())], ["concern"]),
    ...here("phase", written.phase, ["phase"]),
    ...here("why", written.why, ["why"]),
    ...here("applies-to", written["applies-to"] && [...new Set(written["applies-to"])], ["applies-to"]),
    ...here("paths", written.paths, ["paths"]),
    ...here("when", written.when, ["when"]),
    ...here("enforcement", written.enforcement, ["enforcement"]),
    ...here("final", written.final, ["final"]),
    ...here("waivable", written.waivable, ["waivable"]),
    ...here("needs", needs && normaliseNeeds(needs, spotAt(own, ["needs"]), proofSpots), ["needs"]),
    ...here("controls", written.controls, ["controls"]),
  };
}

/** Notes at each field which inputs it was made of. */
function withUses(fields: DraftFields, uses: ReadonlyMap<string, readonly InputUse[]> | undefined): DraftFields {
  if (uses === undefined) return fields;
  const noted = Object.entries(fields).map(([field, placed]) => {
    const inputs = uses.get(field) ?? [];
    return [field, inputs.length === 0 ? placed : { ...placed, inputs }];
  });
  return Object.fromEntries(noted) as DraftFields;
}

function draftRole(role: FileRole, spot: Spot): DraftRole {
  const at = keyAt(spot);
  if (!Array.isArray(role)) {
    const here = placer(spot);
    return {
      at,
      whole: false,
      ...here("users", role.users?.map(readUser), ["users"]),
      ...here("teams", role.teams, ["teams"]),
      ...here("permission", role.permission, ["permission"]),
    };
  }
  const users = role.filter((member) => typeof member !== "string" || !member.includes("/")).map(readUser);
  const teams = role.filter((member) => typeof member === "string").filter((member) => member.includes("/"));
  return { at, whole: true, users: { value: users, spot }, teams: { value: teams, spot } };
}

function readUser(user: string | { login: string; until?: string | undefined }): RoleUser {
  if (typeof user === "string") return { login: user };
  return { login: user.login, ...(user.until === undefined ? {} : { until: user.until }) };
}
