import { EFFECT_OF, EFFECTS, HEAD_BYTES_OF, readLength } from "./opcodes.ts";
import { parseStringLine, parseUnicodeLine } from "./text.ts";

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
