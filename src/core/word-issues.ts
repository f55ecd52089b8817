/** What a schema finds wrong in a value, in words for people: which members are missing, unknown or another thing than they should be. */
import { listWords } from "./policy/problem.ts";

/** As zod has them. */
interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
  readonly keys?: readonly string[];
  /** Of a value that may have one of several forms: what keeps it from each. */
  readonly errors?: readonly (readonly Issue[])[];
}

const SHOWN = 5;

/** @returns lines: those that are missing and those that are unknown in one each, then the others, of each the first few */
export function wordIssues(all: readonly Issue[], value: unknown): string[] {
  const issues = all.flatMap(sharpen);
  const missing = issues.filter((issue) => isMissing(issue, value));
  const unknown = issues.flatMap(({ path, keys = [] }) => keys.slice(0, SHOWN + 1).map((key) => [...path, key]));
  const others = issues.filter((issue) => issue.keys === undefined && !isMissing(issue, value));
  return [
    ...(missing.length === 0 ? [] : [`${listPlaces(missing.map(({ path }) => path))} missing`]),
    ...(unknown.length === 0 ? [] : [`${listPlaces(unknown)} unknown`]),
    ...others
      .slice(0, SHOWN)
      .map((issue) => `${placeOf(issue.path)}: ${wordOther(issue, memberAt(value, issue.path))}`),
    ...(others.length > SHOWN ? [`and ${others.length - SHOWN} more`] : []),
  ];
}

/** Where all forms but one do not fit from the outset, what is wrong with that one. */
function sharpen(issue: Issue): readonly Issue[] {
  const begun = (issue.errors ?? []).filter((form) => form.length > 0 && form.every(({ path }) => path.length > 0));
  const [meant, ...others] = begun;
  if (meant === undefined || others.length > 0 || !isZods(issue)) return [issue];
  return meant.flatMap((inner) => sharpen({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Words of zod's own, and not of a schema of ours. */
const isZods = ({ message }: Issue): boolean => message.startsWith("Invalid ");

const isMissing = (issue: Issue, value: unknown): boolean =>
  issue.path.length > 0 && isZods(issue) && memberAt(value, issue.path) === undefined;

function listPlaces(paths: readonly (readonly PropertyKey[])[]): string {
  const places = [...new Set(paths.slice(0, SHOWN).map(placeOf))];
  const more = paths.length - SHOWN;
  const all = more > 0 ? [...places, `${more} more`] : places;
  return `${listWords(all, "and")} ${all.length === 1 ? "is" : "are"}`;
}

function wordOther({ code, message, expected }: Issue, here: unknown): string {
  if (code === "invalid_type" && typeof expected === "string")
    return `expected ${TYPES[expected] ?? expected}, found ${wordType(here)}`;
  return isZods({ path: [], message }) ? message.replace(/^Invalid \w+(?:: )?/, "") || "it has no known form" : message;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function wordType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  const words: Partial<Record<string, string>> = { string: "text", object: "an object", boolean: String(value) };
  return words[typeof value] ?? (typeof value === "number" ? String(value) : typeof value);
}

/** A name that is long or odd is somebody's who is no friend. */
const wordKey = (key: string): string => (/^[\w$-]{1,60}$/.test(key) ? key : JSON.stringify(key.slice(0, 60)));

/** `predicate.facts.acts.known[3].id` */
function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${wordKey(String(key))}`)).join("");
  return text.replace(/^\./, "") || "the whole";
}

const memberAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (here, key) =>
      typeof here === "object" && here !== null && Object.hasOwn(here, key) ? Reflect.get(here, key) : undefined,
    value,
  );
