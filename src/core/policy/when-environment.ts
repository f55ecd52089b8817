/** What a `when` expression can see, and the words for what it cannot. */
import { listWords, quote, suggest } from "./problem.ts";

/** `kind` is a string that names an asset kind, so that a misspelt one can be found. */
export type Scalar = "bool" | "int" | "string" | "kind";
export type WhenType =
  | { readonly is: Scalar | "pr" | "change" | "counts" }
  /**
   * `long`: as many members as the change has files.
   * `built`: made by `filter` or `map`; the interpreter nests such lists one level for each member.
   */
  | { readonly is: "list"; readonly of: Scalar; readonly long: boolean; readonly built: boolean };

export const BOOL: WhenType = { is: "bool" };
export const INT: WhenType = { is: "int" };
export const STRING: WhenType = { is: "string" };

/** A short list: a literal, or the asset kinds. */
export const listOf = (of: Scalar): WhenType => ({ is: "list", of, long: false, built: false });

export const VARIABLES: ReadonlyMap<string, WhenType> = new Map<string, WhenType>([
  ["pr", { is: "pr" }],
  ["repo", STRING],
  ["change", { is: "change" }],
]);

const PR_FIELDS: ReadonlyMap<string, WhenType> = new Map([
  ["base", STRING],
  ["author", STRING],
  ["fork", BOOL],
]);
const CHANGE_FIELDS: ReadonlyMap<string, WhenType> = new Map<string, WhenType>([
  ["kinds", listOf("kind")],
  ["paths", { is: "list", of: "string", long: true, built: false }],
  ["counts", { is: "counts" }],
]);
export const FIELDS = { pr: PR_FIELDS, change: CHANGE_FIELDS } as const;

export const METHODS = ["startsWith", "endsWith", "contains", "matches", "size"] as const;
export const MACROS = ["exists", "all", "exists_one", "filter", "map"] as const;

/** Words for what the pull request's author chooses: a requirement that looked at them could be switched off. */
const WITHHELD = new Set([
  "title",
  "body",
  "description",
  "label",
  "labels",
  "draft",
  "head",
  "head_ref",
  "headRef",
  "branch",
  "milestone",
  "assignees",
]);

/** The names on offer, and the nearest one, as the end of a sentence. */
export function offer(wanted: string, names: readonly string[]): string {
  const { suggestion } = suggest(wanted, names);
  const near = suggestion === undefined ? "" : `; did you mean ${quote(suggestion)}?`;
  return `there ${names.length === 1 ? "is" : "are"} ${listWords(names, "and")}${near}`;
}

/** Says that a record has no such field, and why some never will be there. */
export function describeUnknownField(record: "pr" | "change", field: string): string {
  const names = [...FIELDS[record].keys()].map((name) => `${record}.${name}`);
  if (record === "pr" && WITHHELD.has(field))
    return `"pr.${field}" is not offered: the author of a pull request chooses its labels, title, body, draft state and head branch freely, and would switch the requirement off with them. There are ${listWords(names, "and")}`;
  return `${quote(`${record}.${field}`)} does not exist: ${offer(`${record}.${field}`, names)}`;
}

/** A type in words. */
export function nameType(type: WhenType): string {
  switch (type.is) {
    case "kind":
      return "string";
    case "pr":
    case "change":
      return `the record "${type.is}"`;
    case "counts":
      return "a map from asset kind to int";
    case "list":
      return `a list of ${type.of === "kind" ? "string" : type.of}`;
    case "bool":
    case "int":
    case "string":
      return type.is;
  }
}
