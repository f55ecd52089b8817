/** Checks a file against the schema, reports what is wrong, and keeps what is right, so that the rest can be checked too. */
import { foldId } from "./draft.ts";
import { type FileData, fileSchema } from "./file-schema.ts";
import { quote, type Report } from "./problem.ts";
import type { Json } from "./read.ts";
import { type Path, type Placed, type Spot, spotAt } from "./spot.ts";
import { reportIssues } from "./zod-problems.ts";

/** Names whose definition could not be read in full: nothing more is said about what they lack. */
export interface Broken {
  readonly requirements: Set<string>;
  readonly roles: Set<string>;
  readonly kinds: Set<string>;
  /** Something could not be read that may define any name. */
  all: boolean;
}

export const nothingBroken = (): Broken => ({
  requirements: new Set(),
  roles: new Set(),
  kinds: new Set(),
  all: false,
});

export interface ValidFile {
  readonly data: FileData;
  readonly spot: Spot;
}

/** The file's data without its faulty parts; `undefined` if nothing of it can be used. */
export function validateFile(source: Placed<Json>, report: Report, broken: Broken): ValidFile | undefined {
  const { value, spot } = source;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    broken.all = true;
    const found = value === null ? "it is empty" : `it is ${Array.isArray(value) ? "a list" : quote(String(value))}`;
    const message = `expected a policy file, a map that starts with "version: 1"; ${found}`;
    report.error("invalid-value", spot.at, message);
    return undefined;
  }
  const first = fileSchema.safeParse(value);
  if (first.success) return { data: first.data, spot };
  let paths = reportIssues({ schema: fileSchema, data: value, spot, report }, first.error.issues);
  let rest: Placed<Json> = source;
  // Leaving a part out may bring a refinement of its parent to bear, so that this can take a few rounds.
  for (let round = 0; round < 8; round++) {
    const parts = paths.map(partOf);
    for (const part of parts) noteBroken(part, broken);
    rest = without(rest, new Set(parts.map(keyOf)), []);
    const next = fileSchema.safeParse({ ...(rest.value as object), version: 1 });
    if (next.success) return { data: next.data, spot: rest.spot };
    paths = next.error.issues.map(({ path }) => path);
  }
  broken.all = true;
  return undefined;
}

/** How many steps of a path name one thing that can be left out by itself. */
const STEPS: Readonly<Record<string, number>> = {
  requirements: 3,
  roles: 2,
  assets: 2,
  waivers: 2,
  extends: 2,
  exceptions: 2,
};

const partOf = (path: Path): Path => path.slice(0, STEPS[String(path[0])] ?? 1);
const keyOf = (path: Path): string => JSON.stringify(path.map(String));

/** Remembers that whatever a path leads to could not be read. */
export function noteBroken(path: Path, broken: Broken): void {
  const [section, name] = path.map(String);
  if (section === "requirements" && name !== undefined) broken.requirements.add(foldId(name));
  else if (section === "roles" && name !== undefined) broken.roles.add(name);
  else if (section === "assets" && name !== undefined) broken.kinds.add(name);
  else if (section === "extends" || name === undefined) broken.all ||= !HARMLESS.has(section ?? "");
}

/** Sections that define no names. */
const HARMLESS: ReadonlySet<string> = new Set(["version", "mode", "enforce-from", "exceptions", "waivers"]);

/** A copy without the parts named; what is left of a list closes up. */
function without({ value, spot }: Placed<Json>, parts: ReadonlySet<string>, path: Path): Placed<Json> {
  if (typeof value !== "object" || value === null || path.length > 2) return { value, spot };
  const kept = Object.entries(value)
    .filter(([key]) => !parts.has(keyOf([...path, key])))
    .map(
      ([key, member]) => [key, without({ value: member, spot: spotAt(spot, [key]) }, parts, [...path, key])] as const,
    );
  return collect(Array.isArray(value), kept, spot);
}

/** A list or map of placed members. */
export function collect(
  isList: boolean,
  members: readonly (readonly [string, Placed<Json>])[],
  spot: Spot,
): Placed<Json> {
  return {
    value: isList
      ? members.map(([, { value }]) => value)
      : Object.fromEntries(members.map(([key, { value }]) => [key, value])),
    spot: {
      ...spot,
      members: new Map(members.map(([key, member], index) => [isList ? String(index) : key, member.spot])),
    },
  };
}
