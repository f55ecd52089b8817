/** Inputs of a pack: what it declares, and what an extending policy gives. */
import { type InputDeclaration, inputsSchema } from "./file-schema.ts";
import { listWords, type Place, quote, type Report, suggest } from "./problem.ts";
import type { Json } from "./read.ts";
import { keyAt, type Placed, type Spot, spotAt, valueAt } from "./spot.ts";

/** How a pack is used: extended, or checked by itself. */
export interface Use {
  readonly pack: string;
  /** What `with` gives; absent where the pack is checked by itself. */
  readonly given?: ReadonlyMap<string, Placed<Json>>;
  /** Where the pack is extended. */
  readonly at: Place;
  readonly advisory: boolean;
}

/**
 * `missing`: required and not given. `absent`: optional and not given; what it stands for is left out.
 * `broken`: what it would be cannot be told, which has been reported.
 */
export type Resolved = Placed<Json> | "missing" | "absent" | "broken";

/** The value of every declared input. A missing one is left to be reported by whoever knows what needs it. */
export function resolveInputs(source: Placed<Json>, use: Use, report: Report): ReadonlyMap<string, Resolved> {
  const declared = declarationsOf(source);
  const names = [...declared.keys()];
  for (const [name, { spot }] of use.given ?? []) {
    if (declared.has(name)) continue;
    const known = names.length === 0 ? "it has no inputs" : `there ${listInputs(names)}`;
    report.error(
      "unknown-name",
      keyAt(spot),
      `the pack ${use.pack} has no input ${quote(name)}: ${known}`,
      suggest(name, names),
    );
  }
  return new Map(
    [...declared].map(([name, input]) => {
      const spot = spotAt(source.spot, ["inputs", name]);
      return [name, input === undefined ? "broken" : resolveInput(name, input, spot, use, report)];
    }),
  );
}

/** `is a` or `are a and b`, after "there". */
export const listInputs = (names: readonly string[]): string =>
  `${names.length === 1 ? "is" : "are"} ${listWords(names, "and")}`;

/** By name; `undefined` where a declaration is faulty, which validation reports. */
function declarationsOf({ value }: Placed<Json>): ReadonlyMap<string, InputDeclaration | undefined> {
  const inputs = typeof value === "object" && value !== null && "inputs" in value ? value["inputs"] : undefined;
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) return new Map();
  return new Map(
    Object.entries(inputs).map(([name, input]) => [name, inputsSchema.safeParse({ [name]: input }).data?.[name]]),
  );
}

function resolveInput(name: string, input: InputDeclaration, spot: Spot, use: Use, report: Report): Resolved {
  const { type } = input;
  const wrong = (["default", "example"] as const).filter(
    (key) => input[key] !== undefined && !isOfType(input[key], type),
  );
  for (const key of wrong) {
    const message = `the ${key} of the input ${quote(name)} must be a ${type}, as its type says`;
    report.error("input-type", valueAt(spot, [key]), message);
  }
  const given = use.given?.get(name);
  if (given !== undefined && !isOfType(given.value, type)) {
    const message = `the input ${quote(name)} of the pack ${use.pack} must be a ${type}: ${input.description}`;
    report.error("input-type", given.spot.at, message, { also: keyAt(spot) });
    return "broken";
  }
  if (given !== undefined) return given;
  if (wrong.length > 0) return "broken";
  if (input.default !== undefined) return { value: input.default, spot: spotAt(spot, ["default"]) };
  if (use.given !== undefined) return input.required === false ? "absent" : "missing";
  if (input.example !== undefined) return { value: input.example, spot: spotAt(spot, ["example"]) };
  return { value: PLACEHOLDERS[type], spot: { at: keyAt(spot), members: new Map() } };
}

/** Stands in for an input without an example where a pack is checked by itself. */
const PLACEHOLDERS: Readonly<Record<InputDeclaration["type"], Json>> = {
  string: "example",
  number: 1,
  boolean: true,
  list: ["example"],
  map: {},
};

function isOfType(value: unknown, type: InputDeclaration["type"]): boolean {
  if (type === "list") return Array.isArray(value);
  if (type === "map") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** Says that a required input was not given. `needed`: something other than a proof depends on it. */
export function reportMissing(name: string, needed: boolean, source: Placed<Json>, use: Use, report: Report): void {
  const declared = declarationsOf(source).get(name);
  const what = declared === undefined ? "" : ` (a ${declared.type}: ${declared.description.replace(/\.$/, "")})`;
  const message = `the pack ${use.pack} needs the input ${quote(name)}${what}`;
  const also = { also: keyAt(source.spot, ["inputs", name]) };
  if (!use.advisory) report.error("input-missing", use.at, `${message}; set it under "with"`, also);
  else if (needed)
    report.error(
      "input-missing",
      use.at,
      `${message}, and not only for a proof, so that even an advisory policy must set it under "with"`,
      also,
    );
  else report.warn("input-missing", use.at, `${message}; set it under "with" before you enforce the policy`, also);
}

/** The name in `{ input: name }`. */
export function inputName(value: Json): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const [first] = entries;
  return entries.length === 1 && first?.[0] === "input" && typeof first[1] === "string" ? first[1] : undefined;
}
