/**
 * Records as a report reads them: held against their digest, parsed, and looked at where the report looks. To fit the whole schema takes ten times as long, and is
 * what `audit verify` is for.
 */
import { sha256Hex } from "../../core/canonical-json.ts";
import type { Predicate } from "../../ledger/record.ts";

type Kind = Predicate["kind"];
const KINDS: readonly string[] = ["decision", "merge", "merge-group", "retrospective"] satisfies readonly Kind[];
const STATUSES = ["pass", "pending", "fail", "error"];

/** What of a record is not as it should be, in a few words. */
export interface Damage {
  readonly damage: string;
}

/** @param sha256 the record's name */
export function readLightly(bytes: Uint8Array, sha256: string): Predicate | Damage {
  if (sha256Hex(bytes) !== sha256) return { damage: "its bytes are not those that it is named after" };
  let whole: unknown;
  try {
    whole = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  } catch {
    return { damage: "it is not JSON" };
  }
  const predicate = member(whole, "predicate");
  const wrong = findWrong(predicate);
  return wrong === undefined ? (predicate as unknown as Predicate) : { damage: `${wrong} is not what it should be` };
}

/** The first place that is not what everything here relies on. */
function findWrong(predicate: unknown): string | undefined {
  const text = (name: string) => isText(member(predicate, name));
  if (!isText(member(predicate, "kind")) || !KINDS.includes(String(member(predicate, "kind")))) return "its kind";
  const named = ["at", "head", "event"].find((name) => !text(name));
  if (named !== undefined) return named;
  if (!isInstant(member(predicate, "at"))) return "at";
  for (const name of ["sequence", "pullRequest"]) if (!isPositive(member(predicate, name))) return name;
  if (!isText(member(member(predicate, "repository"), "name"))) return "repository";
  if (!isText(member(member(predicate, "tool"), "version"))) return "tool";
  switch (member(predicate, "kind")) {
    case "decision":
      return findWrongDecision(predicate);
    case "merge": {
      const merged = member(predicate, "merged");
      if (!isText(member(member(merged, "by"), "login")) || !isInstant(member(merged, "at"))) return "merged";
      const decision = member(predicate, "decision");
      return decision === null || isText(decision) ? undefined : "decision";
    }
    case "merge-group":
      return isText(member(member(predicate, "group"), "head")) && isText(member(predicate, "status"))
        ? undefined
        : "group";
    default:
      return isList(member(predicate, "acts"), isLateAct) ? undefined : "acts";
  }
}

function findWrongDecision(predicate: unknown): string | undefined {
  const verdict = member(predicate, "verdict");
  if (!STATUSES.includes(String(member(verdict, "status")))) return "verdict.status";
  if (!isList(member(verdict, "requirements"), isRequirement)) return "verdict.requirements";
  if (!isList(member(verdict, "items"), (item) => isText(member(item, "path")))) return "verdict.items";
  if (!isList(member(verdict, "blocking"), isText)) return "verdict.blocking";
  for (const name of ["contributors", "notices", "impact"])
    if (!isList(member(verdict, name), isObject)) return `verdict.${name}`;
  if (!isText(member(member(predicate, "policy"), "digest"))) return "policy";
  const facts = member(predicate, "facts");
  if (!isText(member(member(member(facts, "pullRequest"), "author"), "login"))) return "facts.pullRequest";
  const acts = member(facts, "acts");
  if (!isObject(acts) || (Object.hasOwn(acts, "known") && !isList(member(acts, "known"), isAct))) return "facts.acts";
  const evidence = member(predicate, "evidence");
  return evidence === undefined || isList(evidence, (each) => isText(member(each, "path"))) ? undefined : "evidence";
}

const isRequirement = (each: unknown): boolean =>
  ["id", "title", "dimension", "status", "enforcement", "origin"].every((name) => isText(member(each, name))) &&
  isList(member(each, "concerns"), isText) &&
  isList(member(each, "controls"), isText) &&
  isList(member(each, "reasons"), (reason) => isText(member(reason, "code"))) &&
  isList(member(each, "notCounted"), isObject) &&
  isList(member(each, "lifted"), isObject) &&
  isList(member(member(each, "governed"), "first"), isText);
const isAct = (each: unknown): boolean =>
  ["id", "kind", "at"].every((name) => isText(member(each, name))) && isText(member(member(each, "actor"), "login"));
const isLateAct = (each: unknown): boolean =>
  isAct(member(each, "act")) && isList(member(each, "requirements"), (one) => isText(member(one, "id")));

const isText = (value: unknown): value is string => typeof value === "string";
const isPositive = (value: unknown): boolean => typeof value === "number" && Number.isSafeInteger(value) && value > 0;
const isInstant = (value: unknown): boolean =>
  isText(value) && /^\d{4}-\d{2}-\d{2}T/.test(value) && Number.isFinite(Date.parse(value));
const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown, isEach: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isEach);

/** An object's own member; nothing of what is no object. */
function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
