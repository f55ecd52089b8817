/** Rows of comma-separated text, strictly as RFC 4180 has it. */
import { ReportError } from "./report-error.ts";

export interface CsvRow {
  /** The line it begins on, from 1; a quoted cell may hold line ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTE = 0x22;
const MOST_COLUMNS = 10_000;

/** A row as it was read: where the next one begins, and how many lines it took. */
interface Read {
  readonly cells: readonly string[];
  readonly next: number;
  readonly lines: number;
}

/**
 * Reads row by row, the header first; who has seen enough stops asking. Lines end in LF or CR LF, the last one may lack it. Linear in the text.
 * @throws ReportError where a quote is out of place or open to the end, or a row has another number of cells than the first, or there are too many
 */
export function* readCsvRows(text: string): Generator<CsvRow> {
  let [at, line, columns] = [0, 1, 0];
  while (at < text.length) {
    const row = readPlain(text, at, line) ?? readQuoted(text, at, line);
    columns ||= row.cells.length;
    if (columns > MOST_COLUMNS) throw new ReportError(`line ${line}`, `expected at most ${MOST_COLUMNS} columns`);
    if (row.cells.length !== columns)
      throw new ReportError(`line ${line}`, `expected ${columns} cells as in the header, found ${row.cells.length}`);
    yield { line, cells: row.cells };
    at = row.next;
    line += row.lines;
  }
}

/** A row without quotes: by far the most. */
function readPlain(text: string, at: number, line: number): Read | undefined {
  const found = text.indexOf("\n", at);
  const end = found === -1 ? text.length : found;
  const written = text.slice(at, end);
  if (written.includes('"')) return undefined;
  const bare = found !== -1 && written.endsWith("\r") ? written.slice(0, -1) : written;
  if (bare.includes("\r")) throw strayReturn(line);
  return { cells: bare.split(","), next: end + 1, lines: 1 };
}

function readQuoted(text: string, start: number, line: number): Read {
  const cells: string[] = [];
  const plain = /[^",\r\n]*/y;
  const breaks = /,|\r?\n|$/y;
  let [at, lines] = [start, 1];
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      const end = endOfQuotes(text, at + 1, line);
      const cell = text.slice(at + 1, end).replaceAll('""', '"');
      cells.push(cell);
      lines += cell.split("\n").length - 1;
      at = end + 1;
    } else {
      plain.lastIndex = at;
      const [cell = ""] = plain.exec(text) ?? [];
      cells.push(cell);
      at += cell.length;
    }
    breaks.lastIndex = at;
    const [found] = breaks.exec(text) ?? [];
    if (found === undefined)
      throw text[at] === "\r"
        ? strayReturn(line)
        : new ReportError(`line ${line}`, "a quote is out of place: quote the whole cell, and double the quotes in it");
    at += found.length;
    if (found !== "," || cells.length > MOST_COLUMNS) return { cells, next: found === "" ? at + 1 : at, lines };
  }
}

function endOfQuotes(text: string, from: number, line: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== QUOTE) continue;
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
    at += 1;
  }
  throw new ReportError(`line ${line}`, "a quote is open to the end: the file may be cut off");
}

function strayReturn(line: number): ReportError {
  return new ReportError(`line ${line}`, "expected lines that end in LF or CR LF, found a CR alone");
}
