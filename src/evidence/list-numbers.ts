/** Every number of a document by its place, for formats that give numbers no other name. */
import { ReportError } from "./report-error.ts";
import { type Found, member, note } from "./take.ts";

const MOST_NUMBERS = 10_000;
/** Aliases of YAML stand for what they repeat, so that few bytes can be many values. */
const MOST_VALUES = 1_000_000;
/** As deep as the parser of JSON goes; aliases of YAML can make a loop. */
const DEEPEST = 500;
/** As long as a policy's own may be. */
const LONGEST_PLACE = 1_000;

/**
 * Finite numbers become metrics, `null` and numbers that are not finite are broken; text, booleans and what is empty are nothing.
 * @param at the place of `value`, as RFC 9535 writes it; names are places without `$`, as `overall.accuracy` and `folds[0].auc`
 * @throws ReportError where it is neither object nor list, past 10,000 numbers, and where the document is too large, too deep or its keys too long to name them
 */
export function listNumbers(value: unknown, at: string, name = ""): Found {
  if (typeof value !== "object" || value === null) throw new ReportError(at, "expected an object or a list of numbers");
  const found: Found = { metrics: [], broken: [] };
  let seen = 0;
  const visit = (within: object, at: string, name: string, depth: number): void => {
    if (depth > DEEPEST) throw new ReportError("$", `nested deeper than ${DEEPEST}`);
    for (const [key, each] of Array.isArray(within) ? within.entries() : Object.entries(within)) {
      seen += 1;
      if (seen > MOST_VALUES) throw new ReportError("$", `more than ${MOST_VALUES} values; report the numbers alone`);
      if (typeof each === "object" && each !== null) visit(each, member(at, key), nameMember(name, key), depth + 1);
      else if (typeof each === "number" || each === null) keep(found, each, member(at, key), nameMember(name, key));
    }
  };
  visit(value, at, name, 1);
  return found;
}

function keep(found: Found, value: unknown, at: string, name: string): void {
  if (at.length > LONGEST_PLACE) throw new ReportError("$", "a key is too long to be a metric's name");
  if (found.metrics.length + found.broken.length === MOST_NUMBERS)
    throw new ReportError("$", `more than ${MOST_NUMBERS} numbers; report those that matter`);
  note(found, value, { name, at });
}

/** Keys stand as they are; one that could be taken for a place of its own, such as `a.b`, is quoted. */
function nameMember(parent: string, key: string | number): string {
  if (typeof key === "number") return `${parent}[${key}]`;
  if (key === "" || /[.[\]"]/.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === "" ? key : `${parent}.${key}`;
}
