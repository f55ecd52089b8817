/**
 * Comma-separated values (RFC 4180, with lines that end in LF), made to be opened in a spreadsheet without harm: a cell that a spreadsheet
 * would take for a formula begins with an apostrophe, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection), and no cell
 * holds a line end or anything that cannot be seen, so that a line is a row for every tool.
 */
import { showHidden } from "../core/document/code-span.ts";

export type Cell = string | number | boolean | undefined;

const FORMULA = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",]|^ | $/;

function writeCell(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const shown = showHidden(cell);
  // A tab or a carriage return in front is no harm once it is shown as what it is.
  const safe = FORMULA.test(shown) ? `'${shown}` : shown;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row, its line end included. Numbers are ours and stand as they are. */
export const writeCsvRow = (cells: readonly Cell[]): string => `${cells.map(writeCell).join(",")}\n`;
