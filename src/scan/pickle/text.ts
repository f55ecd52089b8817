/** Text as it lies in a pickle, checked as strictly as Python does. */

/**
 * Goes through UTF-8 that may come in pieces. Lone surrogates pass: Python writes them (`surrogatepass`).
 * @param state 0 at the start, else what the last piece gave
 * @returns -1 if it is no UTF-8; 0 if it is and ends with a whole character; else the state for the next piece
 */
export function checkUtf8(bytes: Uint8Array, from: number, to: number, state = 0): number {
  let need = state & 3;
  let low = (state >> 8) & 0xff;
  let high = state >> 16;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (need === 0) {
      if (byte < 0x80) continue;
      if (byte < 0xc2 || byte > 0xf4) return -1;
      need = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
      high = byte === 0xf4 ? 0x8f : 0xbf;
    } else {
      if (byte < low || byte > high) return -1;
      need -= 1;
      low = 0x80;
      high = 0xbf;
    }
  }
  return need === 0 ? 0 : need | (low << 8) | (high << 16);
}

const FLOAT = /^(?:-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,4})?|-?inf|nan)$/;

/**
 * The integer of a line: `undefined` if it is none, `NaN` if it is negative, a truth value, or past 2^53.
 * @param long whether the line may end with "L", as those of `LONG` do
 */
export function parseIntegerLine(line: string, long: boolean): number | undefined {
  if (!long && (line === "00" || line === "01")) return Number.NaN;
  if (!(long ? /^-?\d+L?$/ : /^-?\d+$/).test(line)) return undefined;
  const value = line.length > 16 ? Number.NaN : Number.parseInt(line, 10);
  return value >= 0 ? value : Number.NaN;
}

export const isFloatLine = (line: string): boolean => FLOAT.test(line);

/** The key of a PUT or GET of protocol 0. */
export const parseKeyLine = (line: string): number | undefined => (/^\d{1,15}$/.test(line) ? Number(line) : undefined);

/** The text between the quotes of a `STRING`, escapes resolved as Python's bytes literals do; `undefined` if it is none. */
export function parseStringLine(line: string): string | undefined {
  const quote = line[0];
  if (line.length < 2 || (quote !== "'" && quote !== '"') || !line.endsWith(quote)) return undefined;
  const inner = line.slice(1, -1);
  let at = inner.indexOf("\\");
  if (at < 0) return inner;
  let text = "";
  let done = 0;
  while (at >= 0) {
    const sequence = ESCAPE.exec(inner.slice(at + 1, at + 4))?.[0];
    if (sequence === undefined) return undefined;
    text += inner.slice(done, at) + resolveEscape(sequence);
    done = at + 1 + sequence.length;
    at = inner.indexOf("\\", done);
  }
  return text + inner.slice(done);
}

/** What may follow a backslash, as long as it reaches. */
const ESCAPE = /^(?:x[0-9a-fA-F]{2}|[0-7]{1,3}|[^x])/s;

function resolveEscape(sequence: string): string {
  if (sequence.length === 3 && sequence.startsWith("x"))
    return String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
  if (/^[0-7]+$/.test(sequence)) return String.fromCharCode(Number.parseInt(sequence, 8) & 0xff);
  return SIMPLE_ESCAPES[sequence] ?? `\\${sequence}`;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The text of a `UNICODE` line: Latin-1 with `\uXXXX` and `\UXXXXXXXX`; `undefined` for other backslashes than Python writes. */
export function parseUnicodeLine(line: string): string | undefined {
  if (!line.includes("\\")) return line;
  let bad = false;
  const text = line.replace(/\\(?:u([0-9a-fA-F]{4})|U(00[01][0-9a-fA-F]{5})|)/g, (_, short?: string, long?: string) => {
    const code = Number.parseInt(short ?? long ?? "", 16);
    if (Number.isNaN(code) || code > 0x10ffff) bad = true;
    return bad ? "" : String.fromCodePoint(code);
  });
  return bad ? undefined : text;
}

export const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1");

export const utf8 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
