/**
 * A JSON Schema (draft 2020-12, https://json-schema.org/draft/2020-12) as something that reads bytes: canonical form and schema in one
 * pass, and where marked values stand. It knows the words that our own schemas are written in. Of any other it makes what matches
 * nothing, so that what it lets pass fits the schema, and what it does not is for the schema itself to judge.
 */
import { own } from "../../core/own.ts";
import {
  BRACKET,
  BYTE,
  type Cursor,
  isBefore,
  MAX_DEPTH,
  type Match,
  passAny,
  passBoolean,
  passBytes,
  passKey,
  passList,
  passNull,
  passNumber,
  passObject,
  passString,
} from "./cursor.ts";

export interface Node {
  readonly [keyword: string]: unknown;
}

/** Marks by path: `predicate.acts.known[].id`; `{}` stands for any key of a map. */
export type Marks = ReadonlyMap<string, number>;

const never: Match = () => false;

interface Context {
  readonly root: Node;
  readonly marks: Marks;
  readonly named: Map<string, Match>;
}

/** @returns matches one value that fits the schema, from its first byte to behind its last */
export function compileForm(root: Node, marks: Marks = new Map()): Match {
  return compile(root, "", { root, marks, named: new Map() });
}

function compile(node: Node, path: string, context: Context): Match {
  const match = compileBare(node, path, context);
  const mark = context.marks.get(path);
  if (mark === undefined) return match;
  return (cursor) => {
    const begin = cursor.at;
    if (!match(cursor)) return false;
    cursor.marks.push(mark, begin, cursor.at);
    return true;
  };
}

const IGNORED = new Set(["$schema", "$defs", "title", "description", "default", "format", "readOnly"]);

/** The words of a node that say something, and whether they are all among those that are known. */
const saysOnly = (node: Node, ...known: string[]): boolean =>
  Object.keys(node).every((word) => IGNORED.has(word) || known.includes(word));

function compileBare(node: Node, path: string, context: Context): Match {
  if (saysOnly(node)) return node["format"] === undefined ? passAny : never;
  if (typeof node["$ref"] === "string") return saysOnly(node, "$ref") ? compileNamed(node["$ref"], context) : never;
  if ("const" in node) return saysOnly(node, "const", "type") ? oneOfWords([node["const"]]) : never;
  if (Array.isArray(node["enum"])) return saysOnly(node, "enum", "type") ? oneOfWords(node["enum"]) : never;
  const forms = node["anyOf"] ?? node["oneOf"];
  if (Array.isArray(forms) && node["type"] === undefined)
    return saysOnly(node, "anyOf", "oneOf") ? firstOf(forms.map((form) => compile(form, path, context))) : never;
  const { type } = node;
  if (Array.isArray(type)) return firstOf(type.map((one) => compileBare({ ...node, type: one }, path, context)));
  switch (type) {
    case "null":
      return saysOnly(node, "type") ? passNull : never;
    case "boolean":
      return saysOnly(node, "type") ? passBoolean : never;
    case "string":
      return compileString(node);
    case "integer":
    case "number":
      return compileNumber(node);
    case "array":
      return compileList(node, path, context);
    case "object":
      return compileObject(node, path, context);
    default:
      return never;
  }
}

/** A definition may name itself. */
function compileNamed(name: string, context: Context): Match {
  const definition = own(
    (context.root["$defs"] ?? {}) as Readonly<Record<string, Node>>,
    name.replace(/^#\/\$defs\//, ""),
  );
  if (definition === undefined) return never;
  return (cursor) => {
    let match = context.named.get(name);
    if (match === undefined) {
      // Marks are for places, and a definition may stand in many.
      match = compile(definition, "", { ...context, marks: new Map() });
      context.named.set(name, match);
    }
    return match(cursor);
  };
}

function firstOf(forms: readonly Match[]): Match {
  return (cursor) => {
    const { at, depth, marks } = cursor;
    const marked = marks.length;
    for (const form of forms) {
      if (form(cursor)) return true;
      cursor.at = at;
      cursor.depth = depth;
      marks.length = marked;
    }
    return false;
  };
}

function oneOfWords(values: readonly unknown[]): Match {
  const words = values.map((value) => Buffer.from(JSON.stringify(value)));
  // Of numbers one may begin another.
  if (values.some((value) => typeof value === "number" || (typeof value === "object" && value !== null))) return never;
  return (cursor) => {
    for (const word of words) if (passBytes(cursor, word)) return true;
    return false;
  };
}

const HEX = new Uint8Array(256);
for (const byte of Buffer.from("0123456789abcdef")) HEX[byte] = 1;

/** @param fits whether there may be so many digits */
const hexOf =
  (fits: (digits: number) => boolean): Match =>
  (cursor) => {
    const { bytes, at: begin } = cursor;
    let at = begin + 1;
    while (HEX[bytes[at] ?? 0] === 1) at += 1;
    if (bytes[begin] !== BYTE.quote || bytes[at] !== BYTE.quote || !fits(at - begin - 1)) return false;
    cursor.at = at + 1;
    return true;
  };

/** Patterns that stand at every step. */
const QUICK: ReadonlyMap<string, Match> = new Map([
  ["^[0-9a-f]{64}$", hexOf((digits) => digits === 64)],
  ["^[0-9a-f]{32}$", hexOf((digits) => digits === 32)],
  ["^(?:[0-9a-f]{40}|[0-9a-f]{64})$", hexOf((digits) => digits === 40 || digits === 64)],
  ["^[0-9a-f]{16,64}$", hexOf((digits) => digits >= 16 && digits <= 64)],
]);

function compileString(node: Node): Match {
  const { pattern, minLength, maxLength } = node;
  if (!saysOnly(node, "type", "pattern", "minLength", "maxLength") || (node["format"] !== undefined && !pattern))
    return never;
  if (typeof pattern === "string") {
    const quick = QUICK.get(pattern);
    if (quick !== undefined && minLength === undefined && maxLength === undefined) return quick;
    const expression = new RegExp(pattern);
    return textThat((text) => expression.test(text) && isLong(text, minLength, maxLength));
  }
  if (maxLength !== undefined || (minLength !== undefined && minLength !== 1))
    return textThat((text) => isLong(text, minLength, maxLength));
  if (minLength === undefined) return passString;
  return (cursor) => {
    const begin = cursor.at;
    return passString(cursor) && cursor.at - begin > 2;
  };
}

const isLong = (text: string, least: unknown, most: unknown): boolean =>
  text.length >= (typeof least === "number" ? least : 0) && text.length <= (typeof most === "number" ? most : Infinity);

/** The same few instants stand in a record many times over. */
function textThat(fits: (text: string) => boolean): Match {
  let last = new Uint8Array();
  return (cursor) => {
    if (last.length > 0 && passBytes(cursor, last)) return true;
    const begin = cursor.at;
    if (!passString(cursor) || !fits(cursor.text(begin, cursor.at))) return false;
    if (cursor.at - begin < LONGEST_KEPT) last = cursor.bytes.slice(begin, cursor.at);
    return true;
  };
}
const LONGEST_KEPT = 100;

function compileNumber(node: Node): Match {
  if (!saysOnly(node, "type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) return never;
  const bound = (word: string, otherwise: number): number => {
    const value = node[word];
    return typeof value === "number" ? value : otherwise;
  };
  const [least, most] = [bound("minimum", -Infinity), bound("maximum", Infinity)];
  const [above, below] = [bound("exclusiveMinimum", -Infinity), bound("exclusiveMaximum", Infinity)];
  const whole = node["type"] === "integer";
  return (cursor) => {
    if (!passNumber(cursor)) return false;
    const value = cursor.number;
    return (!whole || Number.isInteger(value)) && value >= least && value <= most && value > above && value < below;
  };
}

function compileList(node: Node, path: string, context: Context): Match {
  const { items, minItems = 0 } = node;
  if (!saysOnly(node, "type", "items", "minItems") || !isNode(items) || typeof minItems !== "number") return never;
  const item = compile(items, `${path}[]`, context);
  return (cursor) => passList(cursor, item, minItems);
}

function compileObject(node: Node, path: string, context: Context): Match {
  const { properties = {}, required = [], additionalProperties = {}, propertyNames, anyOf } = node;
  const known = ["type", "properties", "required", "additionalProperties", "propertyNames", "anyOf"];
  if (!saysOnly(node, ...known) || !isNode(properties) || !Array.isArray(required)) return never;
  const rest = isNode(additionalProperties) ? compile(additionalProperties, `${path}{}`, context) : undefined;
  if (propertyNames !== undefined && (Object.keys(properties).length > 0 || rest === undefined)) return never;
  const oneOf = anyOf === undefined ? undefined : namesOf(anyOf);
  if (anyOf !== undefined && oneOf === undefined) return never;
  if (propertyNames !== undefined)
    return isNode(propertyNames) && oneOf === undefined ? mapOf(propertyNames, rest ?? never) : never;
  const names = Object.keys(properties).sort();
  const below = path === "" ? "" : `${path}.`;
  const members = names.map((name): Member => {
    const property = properties[name];
    return {
      key: Buffer.from(`${JSON.stringify(name)}:`),
      match: isNode(property) ? compile(property, `${below}${name}`, context) : never,
      required: required.includes(name),
      isOneOf: oneOf === undefined || oneOf.includes(name),
    };
  });
  return objectOf(members, rest, oneOf !== undefined);
}

/** `anyOf: [{ required: ["a"] }, { required: ["b"] }]`: one of these keys must be there. */
function namesOf(forms: unknown): readonly string[] | undefined {
  if (!Array.isArray(forms)) return undefined;
  const names = forms.map((form: unknown) => {
    const required = isNode(form) && saysOnly(form, "required") ? form["required"] : undefined;
    return Array.isArray(required) && required.length === 1 ? String(required[0]) : undefined;
  });
  return names.every((name) => name !== undefined) ? names : undefined;
}

function mapOf(names: Node, member: Match): Match {
  if (Object.keys(names).length === 1 && names["type"] === "string") return (cursor) => passObject(cursor, member);
  return never;
}

interface Member {
  /** With its quotes and colon. */
  readonly key: Uint8Array;
  readonly match: Match;
  readonly required: boolean;
  readonly isOneOf: boolean;
}

/** @param rest what members may be that have no name; nothing where there must be none */
function objectOf(members: readonly Member[], rest: Match | undefined, needsOne: boolean): Match {
  return (cursor) => {
    const { bytes } = cursor;
    if (bytes[cursor.at] !== BRACKET.openBrace || cursor.depth >= MAX_DEPTH) return false;
    cursor.depth += 1;
    cursor.at += 1;
    let next = 0;
    let hasOne = !needsOne;
    if (bytes[cursor.at] === BRACKET.closeBrace) cursor.at += 1;
    else
      for (let before = -1; ; ) {
        const key = cursor.at;
        let found = members[next];
        while (found !== undefined && !passBytes(cursor, found.key)) {
          // Of keys in order, one that comes before the next known one is unknown; behind it, the known one is missing.
          if (rest !== undefined && comesBefore(cursor, key, found.key)) {
            found = undefined;
            break;
          }
          if (found.required) return false;
          next += 1;
          found = members[next];
        }
        if (found !== undefined) {
          next += 1;
          hasOne ||= found.isOneOf;
          if (!found.match(cursor)) return false;
        } else {
          if (rest === undefined || !passKey(cursor) || (before >= 0 && !isBefore(cursor, before, key))) return false;
          if (!rest(cursor)) return false;
        }
        before = key;
        const end = bytes[cursor.at];
        cursor.at += 1;
        if (end === BRACKET.closeBrace) break;
        if (end !== BYTE.comma) return false;
      }
    for (; next < members.length; next += 1) if (members[next]?.required === true) return false;
    cursor.depth -= 1;
    return hasOne;
  };
}

/** Whether the key at a place comes before a known one, which is plain ASCII. The cursor stays. */
function comesBefore({ bytes }: Cursor, at: number, known: Uint8Array): boolean {
  for (let index = 1; index < known.length; index += 1) {
    const [one = 0, other = 0] = [bytes[at + index], known[index]];
    if (one === other) continue;
    // An escape stands for a control character, a quote or a backslash; no known key holds one.
    if (one === BYTE.backslash) return escapeComesBefore(bytes, at + index, other);
    return one === BYTE.quote || (other !== BYTE.quote && one < other);
  }
  return false;
}

function escapeComesBefore(bytes: Uint8Array, at: number, other: number): boolean {
  const escaped = bytes[at + 1];
  const meant = escaped === BYTE.quote || escaped === BYTE.backslash ? escaped : 0;
  return other !== BYTE.quote && meant < other;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
