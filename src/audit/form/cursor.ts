/**
 * A place in the bytes of a JSON text, and what moves it over one value that is in canonical form (RFC 8785,
 * https://www.rfc-editor.org/rfc/rfc8785): no white space, keys sorted by UTF-16 code units and each once, the one spelling of every
 * text and number. Nothing is built, so that a million records can be looked at. Bytes that are not UTF-8 are for the caller to refuse.
 */
export class Cursor {
  bytes: Uint8Array = new Uint8Array();
  at = 0;
  /** Lists and objects around the place. */
  depth = 0;
  /** Of the number that was passed over last. */
  number = 0;
  /** What was marked on the way, in the order of the text: mark, begin, end, and so on. */
  readonly marks: number[] = [];

  private buffer: Buffer = Buffer.alloc(0);

  open(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
    this.depth = 0;
    this.marks.length = 0;
  }

  /** What stands between two places, as it is written. */
  raw(begin: number, end: number): string {
    return this.buffer.toString("utf8", begin, end);
  }

  /** A text, from its first quote to behind its last. */
  text(begin: number, end: number): string {
    const inner = this.raw(begin + 1, end - 1);
    return inner.includes("\\") ? String(JSON.parse(`"${inner}"`)) : inner;
  }
}

/** What stands in each of several spans, as it is written. @param spans begin and end of each */
export function textsIn(cursor: Cursor, spans: readonly number[]): string[] {
  const texts: string[] = [];
  for (let at = 0; at < spans.length; at += 2) texts.push(cursor.raw(spans[at] ?? 0, spans[at + 1] ?? 0));
  return texts;
}

/** Moves the cursor behind a value. `false`: it is not the one; the cursor may then be anywhere. */
export type Match = (cursor: Cursor) => boolean;

export const BYTE = { quote: 0x22, comma: 0x2c, minus: 0x2d, zero: 0x30, colon: 0x3a, backslash: 0x5c } as const;
export const BRACKET = { open: 0x5b, close: 0x5d, openBrace: 0x7b, closeBrace: 0x7d } as const;

/** Less than the records' schema allows: what lies deeper is left to the schema itself. */
export const MAX_DEPTH = 64;

/** Bytes that stand in a text for themselves. */
const PLAIN = new Uint8Array(256).fill(1, 0x20);
PLAIN[BYTE.quote] = 0;
PLAIN[BYTE.backslash] = 0;

const SHORT_ESCAPES = new Set(Buffer.from('"\\bfnrt'));
/** U+0008, U+0009, U+000A, U+000C and U+000D have short escapes. */
const HAS_SHORT = new Set([0x08, 0x09, 0x0a, 0x0c, 0x0d]);

export function passString(cursor: Cursor): boolean {
  const { bytes } = cursor;
  let at = cursor.at;
  if (bytes[at] !== BYTE.quote) return false;
  for (;;) {
    at += 1;
    while (PLAIN[bytes[at] ?? 0] === 1) at += 1;
    if (bytes[at] === BYTE.quote) {
      cursor.at = at + 1;
      return true;
    }
    if (bytes[at] !== BYTE.backslash) return false;
    at += 1;
    if (SHORT_ESCAPES.has(bytes[at] ?? 0)) continue;
    if (!isCanonicalUnicodeEscape(bytes, at)) return false;
    at += 4;
  }
}

/** `u0000` to `u001f`, in lower case, of what has no shorter escape. */
function isCanonicalUnicodeEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x75 || bytes[at + 1] !== BYTE.zero || bytes[at + 2] !== BYTE.zero) return false;
  const high = (bytes[at + 3] ?? 0) - BYTE.zero;
  const low = HEX_DIGITS.indexOf(String.fromCharCode(bytes[at + 4] ?? 0));
  return (high === 0 || high === 1) && low >= 0 && !HAS_SHORT.has(high * 16 + low);
}
const HEX_DIGITS = "0123456789abcdef";

/** So many digits are exact, and written as they are. */
const EXACT_DIGITS = 15;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

export function passNumber(cursor: Cursor): boolean {
  const { bytes, at: begin } = cursor;
  let at = begin;
  const negative = bytes[at] === BYTE.minus;
  if (negative) at += 1;
  const first = at;
  let value = 0;
  for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[at] ?? 0) {
    value = value * 10 + byte - 0x30;
    at += 1;
  }
  const digits = at - first;
  if (digits === 0 || (bytes[first] === BYTE.zero && digits > 1)) return false;
  const next = bytes[at];
  if (next === 0x2e || next === 0x65 || digits > EXACT_DIGITS) return passLongNumber(cursor);
  if (negative && value === 0) return false;
  cursor.number = negative ? -value : value;
  cursor.at = at;
  return true;
}

/** A fraction, an exponent or many digits. JavaScript writes a number as RFC 8785 asks (3.2.2.3). */
function passLongNumber(cursor: Cursor): boolean {
  const { bytes, at: begin } = cursor;
  let at = begin;
  // No number is longer than `-1.2345678901234567e-308`.
  while (at - begin < 30 && (isDigit(bytes[at]) || IN_NUMBER.has(bytes[at] ?? 0))) at += 1;
  const text = cursor.raw(begin, at);
  const value = Number(text);
  if (!Number.isFinite(value) || String(value) !== text) return false;
  cursor.number = value;
  cursor.at = at;
  return true;
}
const IN_NUMBER = new Set(Buffer.from("+-.e"));

/** @param word without anything that could follow it, as `true` or `"pass"` */
export function passBytes(cursor: Cursor, word: Uint8Array): boolean {
  const { bytes, at } = cursor;
  for (let index = 0; index < word.length; index += 1) if (bytes[at + index] !== word[index]) return false;
  cursor.at = at + word.length;
  return true;
}

const TRUE = Buffer.from("true");
const FALSE = Buffer.from("false");
const NULL = Buffer.from("null");
export const passNull: Match = (cursor) => passBytes(cursor, NULL);
export const passBoolean: Match = (cursor) => passBytes(cursor, TRUE) || passBytes(cursor, FALSE);

/** Any value. */
export function passAny(cursor: Cursor): boolean {
  switch (cursor.bytes[cursor.at]) {
    case BYTE.quote:
      return passString(cursor);
    case BRACKET.openBrace:
      return passObject(cursor);
    case BRACKET.open:
      return passList(cursor, passAny);
    case 0x74:
    case 0x66:
      return passBoolean(cursor);
    case 0x6e:
      return passNull(cursor);
    default:
      return passNumber(cursor);
  }
}

export function passList(cursor: Cursor, item: Match, fewest = 0): boolean {
  const { bytes } = cursor;
  if (bytes[cursor.at] !== BRACKET.open || cursor.depth >= MAX_DEPTH) return false;
  cursor.depth += 1;
  cursor.at += 1;
  let count = 0;
  if (bytes[cursor.at] === BRACKET.close) cursor.at += 1;
  else
    for (;;) {
      if (!item(cursor)) return false;
      count += 1;
      const next = bytes[cursor.at];
      cursor.at += 1;
      if (next === BRACKET.close) break;
      if (next !== BYTE.comma) return false;
    }
  cursor.depth -= 1;
  return count >= fewest;
}

/** Any object, or one whose keys and members are all alike. */
export function passObject(cursor: Cursor, member: Match = passAny): boolean {
  const { bytes } = cursor;
  if (bytes[cursor.at] !== BRACKET.openBrace || cursor.depth >= MAX_DEPTH) return false;
  cursor.depth += 1;
  cursor.at += 1;
  if (bytes[cursor.at] === BRACKET.closeBrace) cursor.at += 1;
  else
    for (let before = -1; ; ) {
      const key = cursor.at;
      if (!passKey(cursor) || (before >= 0 && !isBefore(cursor, before, key))) return false;
      before = key;
      if (!member(cursor)) return false;
      const next = bytes[cursor.at];
      cursor.at += 1;
      if (next === BRACKET.closeBrace) break;
      if (next !== BYTE.comma) return false;
    }
  cursor.depth -= 1;
  return true;
}

const PROTO = Buffer.from('"__proto__"');

/** A key and its colon; never `__proto__`, which would be dropped without a word. */
export function passKey(cursor: Cursor): boolean {
  const { bytes, at } = cursor;
  if (bytes[at + 1] === 0x5f && passBytes(cursor, PROTO)) return false;
  if (!passString(cursor) || bytes[cursor.at] !== BYTE.colon) return false;
  cursor.at += 1;
  return true;
}

/** Whether a key comes before another in canonical order, each named by where its first quote stands. Both were passed over. */
export function isBefore(cursor: Cursor, a: number, b: number): boolean {
  const { bytes } = cursor;
  for (let index = 1; ; index += 1) {
    const [one = 0, other = 0] = [bytes[a + index], bytes[b + index]];
    // Escapes do not sort as they are written, nor do characters beyond U+FFFF in UTF-8.
    if (one >= 0xee || other >= 0xee || one === BYTE.backslash || other === BYTE.backslash)
      return textAt(cursor, a) < textAt(cursor, b);
    if (one === other) {
      if (one === BYTE.quote) return false;
      continue;
    }
    return one === BYTE.quote || (other !== BYTE.quote && one < other);
  }
}

/** The text whose first quote stands there. The cursor stays. */
function textAt(cursor: Cursor, begin: number): string {
  const { at } = cursor;
  cursor.at = begin;
  const text = passString(cursor) ? cursor.text(begin, cursor.at) : "";
  cursor.at = at;
  return text;
}
