import { readAll } from "../byte-sources.ts";
import type { Notes } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { EFFECT_OF, EFFECTS, HEAD_BYTES_OF, NO_OPCODE, readLength } from "./opcodes.ts";
import { parseStringLine, parseUnicodeLine } from "./text.ts";

/** Bytes read at a time. */
export const WINDOW = 1_048_576;

/**
 * The text that the opcode at `at` pushes.
 * @returns `null` if it pushes none; `undefined` if the window ends before it does
 */
export function readLiteral(window: Uint8Array, at: number): string | null | undefined {
  const code = window[at];
  if (code === undefined) return undefined;
  const effect = EFFECTS[EFFECT_OF[code] ?? 0];
  const bytes = Buffer.from(window.buffer, window.byteOffset, window.byteLength);
  if (effect === "push-line") {
    const newline = bytes.indexOf(0x0a, at + 1);
    if (newline < 0) return undefined;
    const line = bytes.toString("latin1", at + 1, newline);
    return (code === 0x53 ? parseStringLine(line) : parseUnicodeLine(line)) ?? null;
  }
  const old = code === 0x54 || code === 0x55;
  if (effect !== "push-text" && !old) return null;
  const from = at + 1 + (HEAD_BYTES_OF[code] ?? 0);
  if (from > window.length) return undefined;
  const to = from + readLength(window, at + 1, code);
  if (to > window.length) return undefined;
  return bytes.toString(old ? "latin1" : "utf8", from, to);
}

/** Sources over a network may give less than was asked for. */
export async function readSome(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await source.read(offset, length);
  return bytes.length >= length ? bytes : readAll(source, offset, length);
}

/** The text of a literal that lies outside the window; `null` if it is no text. */
export async function readText(source: ByteSource, offset: number, notes?: Notes): Promise<string | null> {
  const head = await readSome(source, offset, Math.min(9, source.size - offset));
  const code = head[0] ?? 0;
  if ((EFFECT_OF[code] ?? NO_OPCODE) === NO_OPCODE) return null;
  const counted = HEAD_BYTES_OF[code] ?? 0;
  const length = counted > 0 ? 1 + counted + readLength(head, 1, code) : WINDOW;
  if (length < 0 || (counted > 0 && length > WINDOW)) {
    notes?.limit("nameBytes");
    return null;
  }
  return readLiteral(await readSome(source, offset, Math.min(length, source.size - offset)), 0) ?? null;
}
