import { escapeEvidence } from "../escape-evidence.ts";
import type { Notes } from "../reading.ts";
import type { TabularShape } from "../result.ts";
import { personalColumns } from "./personal-columns.ts";

/** Columns kept of one table, and characters of one name: wider tables are told as far as that. */
export const MOST_COLUMNS = 2_000;
const LONGEST_NAME = 200;

/** Takes down what a table is, and the columns that look personal. */
export function noteTable(shape: TabularShape, notes: Notes): void {
  const columns = shape.columns
    .slice(0, MOST_COLUMNS)
    .map(({ name, ...rest }) => ({ name: name.slice(0, LONGEST_NAME), ...rest }));
  notes.shape({ ...shape, columns });
  const personal = personalColumns(columns.map(({ name }) => name));
  if (personal.length > 0)
    notes.find(
      "TAB001",
      `${personal.length === 1 ? "One column looks" : `${personal.length} columns look`} personal.`,
      {
        evidence: escapeEvidence(personal.join(", ")),
      },
    );
}
