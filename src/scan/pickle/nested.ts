import { COUNTED, EFFECT_OF, EFFECTS, type Effect, HEAD_BYTES_OF, NO_OPCODE, readLength, SHAPE_OF } from "./opcodes.ts";
import { isFloatLine, parseIntegerLine, parseStringLine, parseUnicodeLine } from "./text.ts";

/** A literal that may be a pickle of its own. */
export interface Candidate {
  /** Where its bytes lie in the source, and how many. */
  readonly offset: number;
  readonly length: number;
  /** Decoded, where the literal is not the bytes themselves. */
  readonly bytes?: Uint8Array;
}

/** How many values each effect takes and gives; those that take all down to a mark have a mark of their own. */
const TAKES: Readonly<Partial<Record<Effect, readonly [takes: number, gives: number]>>> = {
  readonly: [1, 1],
  pop: [1, 0],
  duplicate: [1, 2],
  "tuple-1": [1, 1],
  "tuple-2": [2, 1],
  "tuple-3": [3, 1],
  append: [2, 1],
  "set-item": [3, 1],
  put: [1, 1],
  memoize: [1, 1],
  "stack-import": [2, 1],
  call: [2, 1],
  build: [2, 1],
  new: [2, 1],
  "new-ex": [3, 1],
  persistent: [1, 1],
  protocol: [0, 0],
  frame: [0, 0],
};
const TO_MARK: ReadonlySet<Effect> = new Set<Effect>([
  "pop-mark",
  "tuple",
  "list",
  "dict",
  "frozenset",
  "appends",
  "set-items",
  "add-items",
  "instance",
  "object",
]);
const ONTO: ReadonlySet<Effect> = new Set<Effect>(["pop-mark", "appends", "set-items", "add-items"]);
const IMPORTS: ReadonlySet<Effect> = new Set<Effect>(["import", "stack-import", "instance", "extension"]);
const CALLS: ReadonlySet<Effect> = new Set<Effect>(["call", "new", "new-ex", "instance", "object", "build"]);

/** By first byte, whether a pickle can start so: with an opcode that takes nothing from the stack. */
const STARTS = new Uint8Array(256);
for (let code = 0; code < 256; code += 1) {
  const index = EFFECT_OF[code] ?? NO_OPCODE;
  const effect = EFFECTS[index];
  if (
    index !== NO_OPCODE &&
    effect !== undefined &&
    (TAKES[effect]?.[0] ?? 0) === 0 &&
    !TO_MARK.has(effect) &&
    effect !== "get" &&
    effect !== "stop"
  )
    STARTS[code] = 1;
}
// U+0080 in UTF-8: how protocols below 3 write the first byte of a pickle that lies in bytes.
STARTS[0xc2] = 1;

export const mayStart = (byte: number): boolean => STARTS[byte] === 1;

/**
 * Whether a literal may be a pickle.
 * @param to end of its bytes in the window, which may lack some of its `length`
 * @returns what to add to a candidate; `undefined` if it is none; "too-large" if it would have to be decoded in full
 */
export function sniffLiteral(
  window: Uint8Array,
  from: number,
  to: number,
  length: number,
  text: boolean,
): { bytes?: Uint8Array } | "too-large" | undefined {
  if (window[from] !== 0xc2) return looksLikePickle(window, from, to, to - from === length) ? {} : undefined;
  if (!text || window[from + 1] !== 0x80 || (window[from + 2] ?? 9) > 5) return undefined;
  const decoded = Buffer.from(
    Buffer.from(window.buffer, window.byteOffset + from, to - from).toString("utf8"),
    "latin1",
  );
  if (!looksLikePickle(decoded, 0, decoded.length, to - from === length)) return undefined;
  return to - from === length ? { bytes: decoded } : "too-large";
}

/** A line of protocol 0, checked; with its bytes if they may be a pickle. */
export function decodeLine(line: string, quoted: boolean): { readonly candidate?: Uint8Array } | undefined {
  const text = quoted ? parseStringLine(line) : parseUnicodeLine(line);
  if (text === undefined) return undefined;
  if (text.length < 4 || !mayStart(text.charCodeAt(0) & 0xff)) return {};
  const bytes = Buffer.from(text, "latin1");
  return looksLikePickle(bytes, 0, bytes.length, true) ? { candidate: bytes } : {};
}

/**
 * A quick walk: every opcode has its argument and enough values, until the pickle stops, calls what it imports, or
 * leaves the window. Ordinary text fails within a few bytes.
 * @param complete whether the window holds all of it
 */
function looksLikePickle(window: Uint8Array, from: number, to: number, complete: boolean): boolean {
  const marked = window[from] === 0x80;
  if (marked && (window[from + 1] ?? 9) > 5) return false;
  const marks: number[] = [];
  let height = 0;
  let imports = false;
  let at = from;
  while (at < to) {
    const code = window[at] ?? 0;
    const index = EFFECT_OF[code] ?? NO_OPCODE;
    const effect = EFFECTS[index];
    if (index === NO_OPCODE || effect === undefined) return false;
    const next = skipArgument(window, at, to, code, effect);
    if (next === "bad") return false;
    if (next === "outside") return !complete && (marked || imports);
    if (effect === "stop") return height > 0 && (marked || imports);
    // Numbers of the extension registry are too frequent in arbitrary bytes to count where no protocol is given.
    if (IMPORTS.has(effect) && (marked || effect !== "extension")) imports = true;
    if (effect === "mark") marks.push(height);
    else if (TO_MARK.has(effect)) {
      const mark = marks.pop();
      if (mark === undefined) return false;
      height = ONTO.has(effect) ? mark : mark + 1;
    } else if (effect === "pop" && marks.at(-1) === height) marks.pop();
    else {
      const [takes, gives] = TAKES[effect] ?? [0, 1];
      if (height < takes) return false;
      height += gives - takes;
    }
    if (imports && CALLS.has(effect)) return true;
    at = next;
  }
  return !complete && (marked || imports);
}

const MODULE = /^[A-Za-z_][\w.]*$/;

function skipArgument(
  window: Uint8Array,
  at: number,
  to: number,
  code: number,
  effect: Effect,
): number | "bad" | "outside" {
  const body = at + 1;
  const from = body + (HEAD_BYTES_OF[code] ?? 0);
  const shape = SHAPE_OF[code] ?? 0;
  if (from > to) return "outside";
  if (shape === 0) return from;
  if (shape >= COUNTED) {
    const length = readLength(window, body, code);
    return length < 0 ? "bad" : from + length > to ? "outside" : from + length;
  }
  const bytes = Buffer.from(window.buffer, window.byteOffset, to);
  const newline = bytes.indexOf(0x0a, body);
  if (newline < 0) return "outside";
  const line = bytes.toString("latin1", body, newline);
  if (shape === 1) return isLine(line, effect, code) ? newline + 1 : "bad";
  const second = bytes.indexOf(0x0a, newline + 1);
  if (!MODULE.test(line)) return "bad";
  if (second < 0) return "outside";
  return MODULE.test(bytes.toString("latin1", newline + 1, second)) ? second + 1 : "bad";
}

function isLine(line: string, effect: Effect, code: number): boolean {
  if (effect === "push-float") return isFloatLine(line);
  if (effect === "push-int-line") return parseIntegerLine(line, code === 0x4c) !== undefined;
  if (effect === "get" || effect === "put") return /^\d+$/.test(line);
  if (effect !== "push-line") return true;
  return (code === 0x53 ? parseStringLine(line) : parseUnicodeLine(line)) !== undefined;
}
