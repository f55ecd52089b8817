/** Finds the part of a zod schema that stands for a part of a file, and describes it in words. */
import type * as z from "zod";
import { listWords } from "./problem.ts";
import { MISSING_INPUT } from "./proof-schema.ts";
import { words } from "./schema-words.ts";
import type { Path } from "./spot.ts";

export type Schema = z.core.$ZodType;

/** The part of a value at a path; `undefined` if there is none. */
export function memberAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined,
    data,
  );
}

/** The schema of the part at a path; where a union stands on the way, the branch that the data evidently meant. */
export function schemaAt(root: Schema, data: unknown, path: Path): Schema | undefined {
  let schema = unwrap(root);
  let value = data;
  for (const step of path) {
    const chosen = definitionOf(schema).type === "union" ? pickBranch(schema, value) : schema;
    const next = chosen === undefined ? undefined : memberOf(chosen, step);
    if (next === undefined) return undefined;
    schema = unwrap(next);
    value = memberAt(value, [step]);
  }
  return schema;
}

/** The branch of a union that takes values of this type: unions of policy files have at most one. */
export function pickBranch(union: Schema, value: unknown): Schema | undefined {
  const definition = definitionOf(union);
  if (definition.type !== "union") return undefined;
  return definition.options.map(unwrap).find((option) => typesOf(option).includes(typeOf(value)));
}

/** Whether a value of this type has a form that is a list. */
export function takesList(schema: Schema | undefined): boolean {
  return schema !== undefined && typesOf(schema).includes("list");
}

/** The keys of a map, if it has certain ones. */
export function keysOf(schema: Schema | undefined): string[] {
  const definition = schema === undefined ? undefined : definitionOf(schema);
  return definition?.type === "object" ? Object.keys(definition.shape).filter((key) => key !== MISSING_INPUT) : [];
}

/** `a requirement`. */
export const nameOf = (schema: Schema | undefined): string => (schema && words.get(schema)?.word) ?? "this map";

/** What may be written, as the end of "expected …". */
export function describeSchema(schema: Schema | undefined): string {
  if (schema === undefined) return "another form";
  const own = words.get(schema)?.word;
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "object":
      return `${own ?? "a map"}, that is, a map of ${listWords(keysOf(schema), "and")}`;
    case "enum":
      return `one of ${listWords(Object.values(definition.entries).map(String))}`;
    case "literal":
      return listWords(definition.values.map(String));
    case "array":
      return own ?? "a list";
    case "record":
      return own ?? "a map";
    case "boolean":
      return "true or false";
    case "number":
      return own ?? ("format" in definition ? "a whole number" : "a number");
    case "string":
      return own ?? "text";
    default:
      return own ?? "another form";
  }
}

const definitionOf = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def;

/** Takes off whatever wraps a schema without changing what may be written. */
function unwrap(schema: Schema): Schema {
  const definition = definitionOf(schema);
  if (definition.type === "optional") return unwrap(definition.innerType);
  return definition.type === "lazy" ? unwrap(definition.getter()) : schema;
}

function memberOf(schema: Schema, step: PropertyKey): Schema | undefined {
  const definition = definitionOf(schema);
  if (definition.type === "object") return definition.shape[String(step)];
  if (definition.type === "record") return definition.valueType;
  return definition.type === "array" ? definition.element : undefined;
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? "list" : value === null ? "null" : typeof value;
}

function typesOf(schema: Schema): readonly string[] {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "array":
      return ["list"];
    case "object":
    case "record":
      return ["object"];
    case "enum":
      return ["string"];
    case "union":
      return definition.options.map(unwrap).flatMap(typesOf);
    default:
      return [definition.type];
  }
}
