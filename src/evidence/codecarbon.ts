/**
 * `emissions.csv` of CodeCarbon: a row for each run, of which the last counts; or, where tasks were measured, a row for each task.
 * Columns and units: https://docs.codecarbon.io/latest/reference/output/. Times are local and name no offset, so that none is known.
 */
import type { Unit } from "../core/report-facts.ts";
import { type CsvRow, readCsvRows } from "./csv-rows.ts";
import { parseNumber } from "./parse-number.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Found, member, note } from "./take.ts";

const REQUIRED = ["timestamp", "duration", "emissions", "energy_consumed"];
/** Watts, kilograms a second and litres have no unit of ours. */
const COLUMNS: Readonly<Record<string, Unit | undefined>> = {
  duration: "s",
  emissions: "kg CO2eq",
  emissions_rate: undefined,
  cpu_power: undefined,
  gpu_power: undefined,
  ram_power: undefined,
  cpu_energy: "kWh",
  gpu_energy: "kWh",
  ram_energy: "kWh",
  energy_consumed: "kWh",
  water_consumed: undefined,
};
const PARTS = ["cpu_energy", "gpu_energy", "ram_energy"];
const CLOSE = 1e-6;

export const codecarbon: ReportFormat = {
  name: "codecarbon",
  recognise: ({ bytes }) => {
    const header = new TextDecoder().decode(bytes.subarray(0, 4096)).split(/\r?\n/, 1)[0] ?? "";
    const columns = header.split(",");
    return [...REQUIRED, "codecarbon_version"].every((name) => columns.includes(name));
  },
  parse: (source) => {
    const rows = readCsvRows(source.text());
    const header = rows.next();
    const columns = header.done === true ? [] : header.value.cells;
    const missing = REQUIRED.find((name) => !columns.includes(name));
    if (missing !== undefined) throw new ReportError("line 1", `expected a column ${missing}`);
    if (new Set(columns).size < columns.length)
      throw new ReportError("line 1", "a column stands twice: which of the two is meant?");
    const found: Found = { metrics: [], broken: [] };
    const tasks = columns.indexOf("task_name");
    let [last, place]: [CsvRow | undefined, number] = [undefined, -1];
    for (const row of rows) {
      place += 1;
      last = row;
      if (row.cells.every((cell, column) => cell === columns[column]))
        throw new ReportError(`line ${row.line}`, "the header stands there twice: which of the tables is meant?");
      // Without a name its numbers would stand for those of all tasks.
      if (tasks >= 0 && !row.cells[tasks])
        throw new ReportError(`line ${row.line}`, "expected the name of the task that was measured");
      if (tasks >= 0) readRow(row, place, columns, found, row.cells[tasks]);
    }
    if (last === undefined) throw new ReportError("line 2", "expected a row: no run was measured");
    if (tasks < 0) readRow(last, place, columns, found);
    const version = last.cells[columns.indexOf("codecarbon_version")];
    return { ...found, tool: { name: "codecarbon", ...(version ? { version } : {}) } };
  },
};

function readRow(
  { line, cells }: CsvRow,
  place: number,
  columns: readonly string[],
  found: Found,
  task?: string,
): void {
  const values = new Map<string, number>();
  for (const [column, name] of columns.entries()) {
    if (!Object.hasOwn(COLUMNS, name)) continue;
    const written = cells[column] ?? "";
    const stated = parseNumber(written);
    const value = stated?.unit === undefined ? stated?.value : undefined;
    const unit = COLUMNS[name];
    note(found, value ?? written, {
      name,
      ...(unit === undefined ? {} : { unit }),
      ...(task ? { slice: task } : {}),
      at: member(`$[${place}]`, name),
    });
    if (value === undefined) continue;
    if (value < 0) throw new ReportError(`line ${line}`, `expected ${name} of 0 or more, found ${value}`);
    values.set(name, value);
  }
  checkEnergy(values, line);
}

/** @throws ReportError where nothing was measured, or the parts do not come to the whole */
function checkEnergy(values: ReadonlyMap<string, number>, line: number): void {
  const whole = values.get("energy_consumed");
  if (whole === 0 || values.get("duration") === 0)
    throw new ReportError(`line ${line}`, "no energy or no time was measured: nothing is known of this run");
  const parts = PARTS.map((name) => values.get(name));
  if (whole === undefined || parts.includes(undefined)) return;
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  if (Math.abs(sum - whole) > CLOSE * Math.max(sum, whole))
    throw new ReportError(`line ${line}`, `expected energy_consumed of ${sum}, as its parts come to, found ${whole}`);
}
