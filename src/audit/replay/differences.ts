/** How one verdict differs from another, by requirement and path. */
import { canonicalJson } from "../../core/canonical-json.ts";

export interface Difference {
  /** The requirement's id; absent of what concerns the verdict as a whole. */
  readonly requirement?: string;
  /** Inside it: `status`, `proof.seats[0].signer`. */
  readonly path: string;
  /** As JSON, cut off where it is long; absent where there is nothing. */
  readonly recorded?: string;
  readonly now?: string;
}

/** So many are told; there may be more. */
export const MOST_DIFFERENCES = 20;
const LONGEST = 120;
const MAX_DEPTH = 64;

type Json = Readonly<Record<string, unknown>>;

/** @param recorded what was read from a record, of which the form is not known for sure */
export function findDifferences(recorded: unknown, now: unknown): Difference[] {
  const found: Difference[] = [];
  const [before, after] = [objectOf(recorded), objectOf(now)];
  const [then, today] = [requirementsOf(before), requirementsOf(after)];
  for (const id of new Set([...then.keys(), ...today.keys()]))
    compare(then.get(id), today.get(id), "", 0, (difference) => found.push({ requirement: id, ...difference }), found);
  const rest = ({ requirements: _, ...others }: Json): Json => others;
  compare(rest(before), rest(after), "", 0, (difference) => found.push(difference), found);
  // The same requirements in another order, or one of them twice.
  if (found.length === 0)
    compare(
      before["requirements"],
      after["requirements"],
      "requirements",
      0,
      (difference) => found.push(difference),
      found,
    );
  return found.slice(0, MOST_DIFFERENCES);
}

const objectOf = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

function requirementsOf({ requirements }: Json): ReadonlyMap<string, unknown> {
  if (!Array.isArray(requirements)) return new Map();
  return new Map(requirements.map((each: unknown, at) => [String(objectOf(each)["id"] ?? `[${at}]`), each]));
}

function compare(
  before: unknown,
  after: unknown,
  path: string,
  depth: number,
  report: (difference: Difference) => void,
  found: readonly Difference[],
): void {
  if (found.length >= MOST_DIFFERENCES || before === after) return;
  const [a, b] = [kindOf(before), kindOf(after)];
  if (a !== b || (a !== "object" && a !== "array") || depth > MAX_DEPTH) {
    if (a !== b || show(before) !== show(after) || canonical(before) !== canonical(after))
      report({
        path: path || "all of it",
        ...(before === undefined ? {} : { recorded: show(before) }),
        ...(after === undefined ? {} : { now: show(after) }),
      });
    return;
  }
  const [one, other] = [before as Json, after as Json];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const below = a === "array" ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const [left, right] = [ownMember(one, key), ownMember(other, key)];
    compare(left, right, below, depth + 1, report, found);
  }
}

const ownMember = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

function canonical(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch {
    return String(value);
  }
}

function show(value: unknown): string {
  const text = canonical(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
