import { readAll } from "../byte-sources.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource, TabularShape } from "../result.ts";
import { looksLikeText } from "../sniff.ts";
import { MOST_COLUMNS, noteTable } from "../tables/note-table.ts";

/** Rows are counted in files up to this size; of larger ones the header is read. */
const COUNTED = 4_194_304;
const HEADER = 1_048_576;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Text with one row a line (https://www.rfc-editor.org/rfc/rfc4180). What the cells hold is data; the columns are told. */
export async function readCsv(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["csv"], context.limits);
  const whole = source.size <= COUNTED;
  const bytes = await readAll(source, 0, whole ? source.size : HEADER);
  if (!looksLikeText(bytes, !whole)) {
    notes.find("SNF006", "The text has control characters, or is not UTF-8.");
    return notes.done();
  }
  notes.full();
  const shape = shapeOf(bytes.toString("utf8").replace(/^\ufeff/, ""), whole);
  if (shape !== undefined) noteTable(shape, notes);
  return notes.done();
}

/** @returns `undefined` for text without a row */
function shapeOf(text: string, whole: boolean): TabularShape | undefined {
  const first = text.slice(0, firstRowEnd(text));
  if (first.trim() === "") return undefined;
  const delimiter = delimiterOf(first);
  const cells = splitRow(first, delimiter);
  const headed = hasHeader(cells);
  const columns = cells.map((cell, place) => ({ name: headed ? cell.trim() : String(place + 1) }));
  return whole ? { columns, rows: countRows(text) - (headed ? 1 : 0) } : { columns };
}

/** Where the first row ends: a quoted cell may hold line ends. */
function firstRowEnd(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "\n" || char === "\r")) return at;
  }
  return quoted ? Math.max(0, text.indexOf("\n")) : text.length;
}

/** The separator that stands most often outside of quotes; a comma where none does. */
function delimiterOf(row: string): string {
  const bare = row.replaceAll(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

function splitRow(row: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let [start, quoted] = [0, false];
  for (let at = 0; at <= row.length && cells.length < MOST_COLUMNS; at += 1) {
    if (row[at] === '"') quoted = !quoted;
    else if (at === row.length || (!quoted && row[at] === delimiter)) {
      cells.push(
        row
          .slice(start, at)
          .replace(/^\s*"([\s\S]*)"\s*$/, "$1")
          .replaceAll('""', '"'),
      );
      start = at + 1;
    }
  }
  return cells;
}

/** A header has words, none of them twice; at most one cell is empty, as pandas leaves it over an index. */
function hasHeader(cells: readonly string[]): boolean {
  const named = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (named.length === 0 || cells.length - named.length > 1 || new Set(named).size < named.length) return false;
  return !named.some(
    (cell) => /^[-+]?[\d.,]+(?:e[-+]?\d+)?%?$/i.test(cell) || /^(?:true|false|nan|null|na)$/i.test(cell),
  );
}

/** Rows that are not empty; line ends in quotes do not count. */
function countRows(text: string): number {
  let [rows, quoted, filled] = [0, false, false];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) [quoted, filled] = [!quoted, true];
    else if (code === 0x0a && !quoted) {
      if (filled) rows += 1;
      filled = false;
    } else if (code !== 0x0d) filled = true;
  }
  return filled ? rows + 1 : rows;
}
