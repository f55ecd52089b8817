import type picocolors from "picocolors";
import { showHidden } from "./escape.ts";
import type { Text } from "./span.ts";

export type Colours = ReturnType<typeof picocolors.createColors>;

/** A piece of a line and how it is coloured; widths are taken before colouring. */
interface Piece {
  readonly text: string;
  readonly paint: (text: string) => string;
  /** Stands on a line of its own, whatever its length, so that it can be copied. */
  readonly isAlone?: boolean;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60]/u;
const ZERO = /\p{M}/u;

/** Columns a text takes on a terminal. */
export function measure(text: string): number {
  let columns = 0;
  for (const character of text) columns += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/**
 * Lays a text out in lines of at most `width` columns, the first behind `first`, the others behind as many spaces.
 * A word longer than a line is cut, and code only then; a command never is, and has a line of its own. Control characters in the text show as `\u{1b}`.
 */
export function wrap(
  text: Text,
  first: { text: string; paint?: (text: string) => string },
  width: number,
  colours: Colours,
): string[] {
  const indent = measure(first.text);
  const room = Math.max(10, width - indent);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const flush = () => {
    lines.push(line.trimEnd());
    line = "";
    used = 0;
  };
  const put = (part: string, paint: Piece["paint"]) => {
    if (used + measure(part) > room && used > 0) flush();
    line += paint(part);
    used += measure(part);
  };
  let isAfterCommand = false;
  for (const whole of toWords(toPieces(text, room, colours))) {
    const [only] = whole;
    if (only?.isAlone) {
      if (used > 0) flush();
      lines.push(only.paint(only.text));
      isAfterCommand = true;
      continue;
    }
    // What ends a sentence must not end a command.
    const word: readonly Piece[] = isAfterCommand ? withoutStop(whole) : whole;
    isAfterCommand &&= word.every((piece) => piece.text.trim() === "");
    const columns = word.reduce((sum, piece) => sum + measure(piece.text), 0);
    const isBlank = word.every((piece) => piece.text.trim() === "");
    if (used + columns > room && used > 0) flush();
    if (isBlank && used === 0) continue;
    for (const { text: piece, paint } of word) for (const part of cut(piece, room)) put(part, isBlank ? String : paint);
  }
  if (used > 0 || lines.length === 0) flush();
  const lead = (first.paint ?? String)(first.text);
  return lines.map((one, index) => `${index === 0 ? lead : " ".repeat(indent)}${one}`.trimEnd());
}

const withoutStop = ([first, ...rest]: readonly Piece[]): Piece[] =>
  first === undefined ? [] : [{ ...first, text: first.text.replace(/^[,;:.]+/, "") }, ...rest];

function toPieces(text: Text, room: number, colours: Colours): Piece[] {
  return text.flatMap((span): Piece[] => {
    const paint = span.kind === "code" ? colours.cyan : span.kind === "strong" ? colours.bold : String;
    const shown = showHidden(span.text);
    if (span.kind === "code" && span.isCommand) return [{ text: shown, paint, isAlone: true }];
    if (span.kind === "code" && measure(shown) <= room) return [{ text: shown, paint }];
    return shown
      .split(/( )/)
      .filter((part) => part !== "")
      .map((part) => ({ text: part, paint }));
  });
}

/** What no blank parts stays on one line, whatever its colours: `(` and the code behind it. */
function toWords(pieces: readonly Piece[]): Piece[][] {
  const words: Piece[][] = [];
  let isOpen = false;
  for (const piece of pieces) {
    const last = words.at(-1);
    if (piece.text !== " " && !piece.isAlone && isOpen && last !== undefined) last.push(piece);
    else words.push([piece]);
    isOpen = piece.text !== " " && !piece.isAlone;
  }
  return words;
}

function cut(word: string, room: number): string[] {
  if (measure(word) <= room) return [word];
  const parts = [""];
  for (const character of word) {
    const last = parts[parts.length - 1] ?? "";
    if (measure(last + character) > room) parts.push(character);
    else parts[parts.length - 1] = last + character;
  }
  return parts;
}

/** A text on one line, without colour. Control characters in it show as `\u{1b}`. */
export const toPlain = (text: Text): string => text.map((span) => showHidden(span.text)).join("");
