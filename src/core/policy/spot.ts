/** Where each part of a value was written. A tree beside the value, so that a part may come from another file. */
import type { Place } from "./problem.ts";

export interface Spot {
  /** Where the value starts. */
  readonly at: Place;
  /** Where its key is written, if it has one. */
  readonly key?: Place;
  /** Where the text of a scalar starts, if the file has it letter by letter on one line. */
  readonly text?: Place;
  /** By key, or by index as text. */
  readonly members: ReadonlyMap<string, Spot>;
}

/** A value with its places. */
export interface Placed<T> {
  readonly value: T;
  readonly spot: Spot;
}

export type Path = readonly PropertyKey[];

/** The spot at a path; where the path ends early, the deepest one there is. */
export function spotAt(spot: Spot, path: Path): Spot {
  let found = spot;
  for (const step of path) {
    const member = found.members.get(String(step));
    if (member === undefined) return found;
    found = member;
  }
  return found;
}

/** The place of the value at a path. */
export const valueAt = (spot: Spot, path: Path = []): Place => spotAt(spot, path).at;

/** The place of the key at a path, or of the value where it has none. */
export function keyAt(spot: Spot, path: Path = []): Place {
  const found = spotAt(spot, path);
  return found.key ?? found.at;
}

/** A spot without parts, for what no file says. */
export const spotOfFile = (file: string): Spot => ({ at: { file, line: 1, column: 1 }, members: new Map() });
