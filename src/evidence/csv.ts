/** Any comma-separated table with a header: a number in a cell is a metric by its column's name, and its place tells the row. */
import { type CsvRow, readCsvRows } from "./csv-rows.ts";
import { noteStated, parseNumber } from "./parse-number.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Found, member } from "./take.ts";

const MOST_CELLS = 10_000;
/** What tools write where a number should be. */
const NO_NUMBER = /^(?:|[-+]?(?:nan|inf|infinity)|null|none|n\/?a)$/i;

export const csv: ReportFormat = {
  name: "csv",
  recognise: () => false,
  parse: (source) => {
    const [header, ...rows] = takeRows(source.text());
    const columns = header?.cells ?? [];
    if (new Set(columns).size < columns.length)
      throw new ReportError("line 1", "a column stands twice: which of the two is meant?");
    if (rows.length === 0) throw new ReportError("line 2", "expected a row below the header");
    const found: Found = { metrics: [], broken: [] };
    for (const [column, name] of columns.entries()) {
      // Without a name it is the index that pandas writes.
      if (name === "") continue;
      const cells = rows.map(({ cells }) => cells[column] ?? "");
      const isNumeric = cells.some((cell) => parseNumber(cell) !== undefined);
      for (const [row, cell] of cells.entries())
        if (isNumeric || NO_NUMBER.test(cell)) noteStated(found, cell, { name, at: member(`$[${row}]`, name) });
    }
    return found;
  },
};

/** @throws ReportError past 10,000 cells, before the rest is read */
function takeRows(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let cells = 0;
  for (const row of readCsvRows(text)) {
    if (rows.length > 0) cells += row.cells.length;
    if (cells > MOST_CELLS)
      throw new ReportError(`line ${row.line}`, `more than ${MOST_CELLS} cells; report the rows that matter`);
    rows.push(row);
  }
  return rows;
}
