import { RE2JS } from "@bufbuild/re2";
import { type Found, type Value, valuesAt } from "../document/value-path.ts";
import type { Outline } from "../facts.ts";
import type { ValueRule } from "../policy/policy.ts";
import type { Reason } from "../reason.ts";

/** Places of one rule that are named; each is a line that somebody reads. */
const SHOWN = 5;

/** Holds a document's front matter against the rules for its keys. A key that is there but says nothing is missing. */
export function checkFrontMatter(
  rules: Readonly<Record<string, ValueRule>>,
  { frontMatter }: Outline,
  source: string,
): Reason[] {
  const keys = Object.entries(rules);
  if (keys.length === 0) return [];
  if (frontMatter !== undefined && "unavailable" in frontMatter)
    return [{ code: "front-matter-broken", source, detail: frontMatter.unavailable }];
  const known = frontMatter?.known ?? {};
  return keys.flatMap(([key, rule]) => {
    const broken: Reason[] = [];
    for (const found of valuesAt(key, known)) {
      if (broken.length >= SHOWN) break;
      broken.push(...judge(rule, found, source));
    }
    return broken.slice(0, SHOWN);
  });
}

function judge(rule: ValueRule, found: Found, source: string): Reason[] {
  const { at: key } = found;
  const broken = (name: string, expected: string, value: Value): Reason => {
    return { code: "front-matter-rule", source, key, rule: name, expected, found: show(value) };
  };
  if ("instead" in found) return [broken("type", found.expected, found.instead)];
  const { value } = found;
  if (value === undefined || saysNothing(value))
    return rule.optional ? [] : [{ code: "front-matter-missing", source, key }];
  return brokenRules(rule, value).map(({ name, expected }) => broken(name, expected, value));
}

interface BrokenRule {
  readonly name: string;
  readonly expected: string;
}

/** Every rule that the value breaks; a rule that does not fit the value's type is broken. */
function brokenRules(rule: ValueRule, value: Value): BrokenRule[] {
  const { type, equals, oneOf, pattern, minLength, maxLength, min, max } = rule;
  const broken: BrokenRule[] = [];
  const demand = (name: string, expected: string, holds: boolean) => {
    if (!holds) broken.push({ name, expected });
  };
  if (type !== undefined) demand("type", type, isOfType(value, type));
  if (equals !== undefined) demand("equals", show(equals), value === equals);
  if (oneOf !== undefined)
    demand(
      "one-of",
      oneOf.map(show).join(", "),
      oneOf.some((allowed) => allowed === value),
    );
  if (pattern !== undefined) demand("pattern", pattern, typeof value === "string" && matches(pattern, value));
  if (minLength !== undefined) demand("min-length", String(minLength), lengthOf(value) >= minLength);
  if (maxLength !== undefined) demand("max-length", String(maxLength), lengthOf(value) <= maxLength);
  if (min !== undefined) demand("min", String(min), typeof value === "number" && value >= min);
  if (max !== undefined) demand("max", String(max), typeof value === "number" && value <= max);
  return broken;
}

/** RE2, so linear in the text. Patterns were checked when the policy was read; one that does not compile matches nothing. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RE2JS(pattern).test(text);
  } catch {
    return false;
  }
}

function saysNothing(value: Value): boolean {
  return value === null || (typeof value === "string" ? value.trim() === "" : lengthOf(value) === 0);
}

function isOfType(value: Value, type: NonNullable<ValueRule["type"]>): boolean {
  if (type === "integer") return Number.isSafeInteger(value);
  if (type === "list") return Array.isArray(value);
  if (type === "map") return typeof value === "object" && !Array.isArray(value);
  return typeof value === type;
}

/** Characters of a text, entries of a list or map; what has no length is never empty and never long enough. */
function lengthOf(value: Value): number {
  if (typeof value === "string") return [...value].length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : Number.NaN;
}

const MAX_SHOWN = 80;
function show(value: Value): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1).toWellFormed()}…` : text;
}
