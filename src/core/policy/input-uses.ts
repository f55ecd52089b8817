/** Which inputs each part of a pack's requirements was made of, so that two packs that share a requirement can be compared. */
import { foldId } from "./draft.ts";
import { inputName, type Resolved, type Use } from "./inputs.ts";
import type { Place } from "./problem.ts";
import type { Json } from "./read.ts";
import { keyAt, type Placed } from "./spot.ts";

export interface InputUse {
  readonly pack: string;
  readonly name: string;
  /** Absent where the input is optional and nothing stands for it. */
  readonly value?: Json;
  /** Whether `with` set it. */
  readonly isGiven: boolean;
  /** The `with` that set it, or else where the pack is extended. */
  readonly at: Place;
}

/** By a requirement's id in lower case, then by its field. */
export type InputUses = ReadonlyMap<string, ReadonlyMap<string, readonly InputUse[]>>;

/**
 * @param source the pack as it is written
 * @param inputs what each of its inputs came to; those that are missing or broken are left out, being reported elsewhere
 */
export function usesOf({ value }: Placed<Json>, inputs: ReadonlyMap<string, Resolved>, use: Use): InputUses {
  const known = new Map([...inputs].flatMap(([name, input]) => describeUse(name, input, use)));
  const requirements = membersOf(value).find(([key]) => key === "requirements")?.[1] ?? null;
  return new Map(
    membersOf(requirements).map(([id, requirement]) => [
      foldId(id),
      new Map(membersOf(requirement).map(([field, part]) => [field, usesIn(part, known)])),
    ]),
  );
}

function describeUse(name: string, input: Resolved, { pack, given, at }: Use): [string, InputUse][] {
  if (input === "missing" || input === "broken") return [];
  const set = given?.get(name);
  const where = set === undefined ? at : keyAt(set.spot);
  const value = input === "absent" ? {} : { value: input.value };
  return [[name, { pack, name, ...value, isGiven: set !== undefined, at: where }]];
}

const usesIn = (part: Json, known: ReadonlyMap<string, InputUse>): InputUse[] =>
  [...new Set(inputsIn(part))].flatMap((name) => known.get(name) ?? []);

function inputsIn(value: Json): string[] {
  const name = inputName(value);
  return name === undefined ? membersOf(value).flatMap(([, member]) => inputsIn(member)) : [name];
}

const membersOf = (value: Json): [string, Json][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];
