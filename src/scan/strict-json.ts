/** JSON as loaders take it, with what a strict reader has against it. */
export interface ParsedJson {
  readonly value: unknown;
  /** The first key that one object has twice: readers differ in which they keep. */
  readonly duplicate: string | undefined;
}

/** Deeper than this is nested by nobody but attackers (Python's own parser stops near 1,000). */
const DEEPEST = 500;

/**
 * Parses UTF-8 bytes as JSON. Python's `NaN`, `Infinity` and `-Infinity` are taken if `lenient`, and read as `null`.
 * @returns what is wrong, as a string, if the bytes are not one JSON value
 */
export function parseJson(bytes: Uint8Array, lenient = false): ParsedJson | string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return "not UTF-8";
  }
  const look = lookThrough(text);
  if (look.depth > DEEPEST) return "nested too deep";
  const plain = lenient && look.constants.length > 0 ? withoutConstants(text, look.constants) : text;
  try {
    return { value: JSON.parse(plain), duplicate: look.duplicate };
  } catch {
    return "no JSON";
  }
}

interface Look {
  depth: number;
  duplicate: string | undefined;
  /** Where `NaN` and the like stand: start and end, in turn. */
  readonly constants: number[];
}

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];

/** One pass over the tokens, linear whatever comes. Brackets need not fit: `JSON.parse` sees to that. */
function lookThrough(text: string): Look {
  const look: Look = { depth: 0, duplicate: undefined, constants: [] };
  const keys: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const start = at + 1;
      at = endOfString(text, start);
      const seen = keys.at(-1);
      if (seen !== undefined && look.duplicate === undefined && isKey(text, at + 1)) {
        const raw = text.slice(start, at);
        const key = raw.includes("\\") ? unescaped(`"${raw}"`) : raw;
        if (seen.has(key)) look.duplicate = key;
        seen.add(key);
      }
    } else if (code === 0x7b || code === 0x5b) {
      keys.push(code === 0x7b ? new Set() : undefined);
      look.depth = Math.max(look.depth, keys.length);
      if (look.depth > DEEPEST) return look;
    } else if (code === 0x7d || code === 0x5d) keys.pop();
    else if (code === 0x4e || code === 0x49) {
      const word = code === 0x4e ? "NaN" : "Infinity";
      const from = code === 0x49 && text[at - 1] === "-" ? at - 1 : at;
      if (!text.startsWith(word, at)) continue;
      look.constants.push(from, at + word.length);
      at += word.length - 1;
    }
  }
  return look;
}

function endOfString(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

/** Whether what was read is followed by a colon. */
function isKey(text: string, from: number): boolean {
  let at = from;
  while ([0x20, 0x09, 0x0a, 0x0d].includes(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
}

function unescaped(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

function withoutConstants(text: string, places: readonly number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < places.length; at += 2) {
    parts.push(text.slice(from, places[at]), "null");
    from = places[at + 1] ?? from;
  }
  return parts.join("") + text.slice(from);
}

/** A JSON object, by its keys; `undefined` for anything else. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** Every value within a JSON value, itself included, with the keys that lead to it. Depth is bounded by the parser. */
export function* walkJson(
  value: unknown,
  keys: readonly string[] = [],
): Generator<readonly [readonly string[], unknown]> {
  yield [keys, value];
  if (Array.isArray(value))
    for (const [place, item] of value.entries()) yield* walkJson(item, [...keys, String(place)]);
  const object = asObject(value);
  if (object !== undefined) for (const [key, item] of Object.entries(object)) yield* walkJson(item, [...keys, key]);
}
