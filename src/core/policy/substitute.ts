/** Replaces `{ input: name }` by the input's value, wherever it stands for a whole value. */
import { type InputUses, usesOf } from "./input-uses.ts";
import { inputName, listInputs, type Resolved, reportMissing, resolveInputs, type Use } from "./inputs.ts";
import { type Place, quote, type Report, suggest } from "./problem.ts";
import { MISSING_INPUT, MissingInput } from "./proof-schema.ts";
import type { Json } from "./read.ts";
import { keyAt, type Path, type Placed, type Spot, spotAt, valueAt } from "./spot.ts";
import { type Broken, collect, noteBroken } from "./validate.ts";

export interface Substitution {
  readonly source: Placed<Json>;
  /** Required inputs that nobody set. */
  readonly missing: readonly string[];
  /** Which inputs its requirements are made of. */
  readonly uses: InputUses;
}

/**
 * Puts the inputs in. Every part of the result knows where it was written: in the pack, or in the `with` that gave it.
 * A proof that needs an input nobody set is replaced as a whole by a stand-in, which no file can write.
 */
export function substituteInputs(source: Placed<Json>, use: Use, report: Report, broken: Broken): Substitution {
  const inputs = resolveInputs(source, use, report);
  const used = new Set<string>();
  /** Missing inputs that something other than a proof depends on. */
  const needed = new Set<string>();

  /** `undefined`: left out. */
  function replace(value: Json, spot: Spot, path: Path): Placed<Json> | undefined {
    if (isLiteral(path, value)) return { value, spot };
    const name = inputName(value);
    if (name !== undefined) return look(name, spot, path);
    if (typeof value !== "object" || value === null) return { value, spot };
    const lost = isProof(path, value) ? namesIn(value, spot).filter(([, input]) => isLost(input)) : [];
    const [first] = lost;
    if (first !== undefined) return standIn(first[0], spot);
    const isList = Array.isArray(value);
    const kept = Object.entries(value).flatMap(([key, member]) => {
      const result = replace(member, spotAt(spot, [key]), [...path, isList ? Number(key) : key]);
      return result === undefined ? [] : [[key, result] as const];
    });
    return collect(isList, kept, spot);
  }

  function look(name: string, spot: Spot, path: Path): Placed<Json> | undefined {
    const input = find(name, valueAt(spot, ["input"]));
    if (typeof input === "object")
      return { value: input.value, spot: { ...input.spot, ...(spot.key === undefined ? {} : { key: spot.key }) } };
    if (input === "absent") return undefined;
    if (isInNeeds(path)) return standIn(name, spot);
    // What a pack further down is not given, it misses itself.
    if (path[0] === "extends") return undefined;
    if (input === "missing") needed.add(name);
    noteBroken(path, broken);
    return undefined;
  }

  function find(name: string, at: Place): Resolved {
    used.add(name);
    const input = inputs.get(name);
    if (input !== undefined) return input;
    const names = [...inputs.keys()];
    const known = names.length === 0 ? 'only a pack has inputs, under "inputs"' : `there ${listInputs(names)}`;
    report.error("unknown-name", at, `no input is called ${quote(name)}: ${known}`, suggest(name, names));
    return "broken";
  }

  /** Every input named inside a value, and what it is. */
  function namesIn(value: Json, spot: Spot): (readonly [string, Resolved])[] {
    const name = inputName(value);
    if (name !== undefined) return [[name, find(name, valueAt(spot, ["input"]))]];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, member]) => namesIn(member, spotAt(spot, [key])));
  }

  function standIn(input: string, spot: Spot): Placed<Json> {
    // No JSON, on purpose: a file cannot write it.
    const leaf = { [MISSING_INPUT]: new MissingInput(input, use.pack) } as unknown as Json;
    return { value: leaf, spot: { ...spot, members: new Map([[MISSING_INPUT, spot]]) } };
  }

  const result = replace(source.value, source.spot, []) ?? source;
  const missing = [...inputs].filter(([, input]) => input === "missing").map(([name]) => name);
  for (const name of missing) reportMissing(name, needed.has(name), source, use, report);
  if (use.given === undefined)
    reportUnused(
      [...inputs.keys()].filter((name) => !used.has(name)),
      source,
      report,
    );
  return { source: result, missing, uses: usesOf(source, inputs, use) };
}

const isLost = (input: Resolved) => input === "missing" || input === "broken";
const isInNeeds = (path: Path) => path[0] === "requirements" && path[2] === "needs";

/** A proof, or what should be one: whatever stands below `needs` and is no list of `all` or `any`. */
function isProof(path: Path, value: Json): boolean {
  if (!isInNeeds(path) || Array.isArray(value) || typeof value !== "object" || value === null) return false;
  return !Object.entries(value).some(([key, member]) => (key === "all" || key === "any") && Array.isArray(member));
}

const LITERAL_KEYS: ReadonlySet<PropertyKey> = new Set(["version", "pack", "inputs"]);

/** Names of packs are literal: they are resolved before any input is known. */
function isLiteral(path: Path, value: Json): boolean {
  const [top, , key] = path;
  if (path.length === 1 && top !== undefined && LITERAL_KEYS.has(top)) return true;
  return top === "extends" && (key === "pack" || (path.length < 3 && inputName(value) !== undefined));
}

function reportUnused(names: readonly string[], { spot }: Placed<Json>, report: Report): void {
  for (const name of names) {
    const message = `nothing uses the input ${quote(name)}; remove it, or use it as { input: ${name} }`;
    report.warn("input-unused", keyAt(spot, ["inputs", name]), message);
  }
}
