/** The reports under `__tests__/evidence/reports/`, as their tools wrote them, and ways to damage one place of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fact } from "../../src/core/facts.ts";
import type { Report } from "../../src/core/report-facts.ts";
import { AUTO } from "../../src/evidence/format-names.ts";
import { readReport } from "../../src/evidence/read-report.ts";

const ROOT = fileURLToPath(new URL("../evidence/reports/", import.meta.url));

export interface ReportFixture {
  /** The folder it lies in. */
  readonly format: string;
  /** Where it would lie in a repository: some formats are known by that. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every fixture of every format. */
export function listReportFixtures(): ReportFixture[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: format }) =>
      readdirSync(join(ROOT, format), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => reportFixture(format, relative(join(ROOT, format), join(entry.parentPath, entry.name)))),
    );
}

export function reportFixture(format: string, path: string): ReportFixture {
  return { format, path, bytes: readFileSync(join(ROOT, format, path)) };
}

/** Reads by the format's name; what is recognised as this format must read the same by its content. */
export function readAs(format: string, path: string, bytes: Uint8Array): Fact<Report> {
  const named = readReport(path, bytes, format);
  const told = readReport(path, bytes, AUTO);
  if ("known" in told && JSON.stringify(told) !== JSON.stringify(named))
    throw new Error(`${path} reads otherwise as ${format} than by its content, as ${told.known.format}`);
  return named;
}

/** The report itself. @throws Error if it is unavailable */
export function readKnown({ format, path, bytes }: ReportFixture): Report {
  const read = readAs(format, path, bytes);
  if ("known" in read) return read.known;
  throw new Error(read.unavailable);
}

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/**
 * Puts another value at one place of a JSON report.
 * @param place keys and indexes in turn, as `summary.scanned.total_scanned` or `runs.0.results`; what is not there yet is added
 * @param value `undefined` takes the place out
 */
export function altered(fixture: ReportFixture, place: string, value: JsonValue | undefined): ReportFixture {
  const keys = place.split(".");
  const last = keys.pop() ?? "";
  const top: JsonValue = JSON.parse(fixture.bytes.toString());
  let parent: JsonValue = top;
  for (const key of keys) {
    const next: JsonValue | undefined = Array.isArray(parent) ? parent[Number(key)] : membersOf(parent)[key];
    if (next === undefined) throw new Error(`${fixture.path} has no ${key} of ${place}`);
    parent = next;
  }
  if (Array.isArray(parent)) parent.splice(Number(last), 1, ...(value === undefined ? [] : [value]));
  else if (value === undefined) delete membersOf(parent)[last];
  else membersOf(parent)[last] = value;
  return { ...fixture, bytes: Buffer.from(JSON.stringify(top)) };
}

function membersOf(value: JsonValue): { [key: string]: JsonValue } {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Error("there is nothing in it");
}

/** One line that a person can check against the file: `name[group or slice] = value unit`. */
export function listMetrics({ metrics }: Report): string[] {
  return metrics.map(({ name, group, slice, value, unit }) => {
    const about = [group, slice].filter((each) => each !== undefined).join(", ");
    return `${name}${about === "" ? "" : `[${about}]`} = ${value}${unit === undefined ? "" : ` ${unit}`}`;
  });
}

/** How a report falls short of one that passed all: why it cannot be read, or what in it is broken, failed or did not run. */
export function shortfallOf(read: Fact<Report>): string {
  if ("unavailable" in read) return read.unavailable;
  const { broken, tests } = read.known;
  const examples = tests?.examples.map(({ name, result, at }) => `${result} ${name} at ${at}`) ?? [];
  return [...broken.map(({ name, at }) => `broken ${name} at ${at}`), ...examples].join("; ");
}
