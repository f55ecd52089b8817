import { ReportError } from "./report-error.ts";
import { member } from "./take.ts";

/** A value within a report: what it is called, and where it stands. */
export interface NamedPlace {
  readonly name: string;
  readonly at: string;
}

/** Keys nested five hundred deep, each of a megabyte, must not be joined five hundred times. */
const LONGEST = 1_000;

/**
 * A member of a nested value, its names joined by a dot: `MissingValueCount(age).share`.
 * @throws ReportError where that is too long for a name
 */
export function stepInto({ name, at }: NamedPlace, key: string): NamedPlace {
  if (name.length + key.length > LONGEST) throw new ReportError(at.slice(0, 200), "a key is too long to name a metric");
  return { name: `${name}.${key}`, at: member(at, key) };
}
