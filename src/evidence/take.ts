/** Steps into a report, value by value: what is not as expected ends the reading, with the place. */
import type { BrokenMetric, Metric } from "../core/report-facts.ts";
import { asObject } from "../scan/strict-json.ts";
import { ReportError } from "./report-error.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** The place of a member, as RFC 9535 writes it: `$.metrics[3]`, `$["share of drift"]`. */
export function member(at: string, key: string | number): string {
  if (typeof key === "number") return `${at}[${key}]`;
  return /^[A-Za-z_][\w]*$/.test(key) ? `${at}.${key}` : `${at}[${JSON.stringify(key)}]`;
}

export function takeObject(value: unknown, at: string): Fields {
  const object = asObject(value);
  if (object === undefined) throw new ReportError(at, `expected an object, found ${nameKind(value)}`);
  return object;
}

export function takeList(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ReportError(at, `expected a list, found ${nameKind(value)}`);
  return value;
}

export function takeText(value: unknown, at: string): string {
  if (typeof value !== "string") throw new ReportError(at, `expected text, found ${nameKind(value)}`);
  return value;
}

/** A whole number of things: not negative, and exact. */
export function takeCount(value: unknown, at: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new ReportError(at, `expected a whole number of 0 or more, found ${nameKind(value)}`);
  return value;
}

/** Numbers as a reader finds them: the finite ones, and those that are none. */
export interface Found {
  readonly metrics: Metric[];
  readonly broken: BrokenMetric[];
}

/** Numbers of one report; each takes hundreds of bytes until most are left out again. */
const MOST_NUMBERS = 100_000;

/** Puts a value among the metrics if it is a finite number, among the broken ones if it is anything else. */
export function note(found: Found, value: unknown, metric: Omit<Metric, "value">): void {
  if (typeof value === "number" && Number.isFinite(value)) {
    requireRoom(found);
    found.metrics.push({ ...metric, value });
    return;
  }
  noteBroken(found, metric, `expected a finite number, found ${nameKind(value)}`);
}

/** @param detail what was expected, and what was found */
export function noteBroken(found: Found, { name, group, slice, at }: Omit<Metric, "value">, detail: string): void {
  requireRoom(found);
  found.broken.push({
    name,
    ...(group === undefined ? {} : { group }),
    ...(slice === undefined ? {} : { slice }),
    ...{ at, detail },
  });
}

function requireRoom({ metrics, broken }: Found): void {
  if (metrics.length + broken.length >= MOST_NUMBERS)
    throw new ReportError("the top", `more than ${MOST_NUMBERS} numbers; report those that matter`);
}

export function nameKind(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null (or NaN)";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "number") return `number ${value}`;
  return `${typeof value === "string" ? "text" : typeof value} ${JSON.stringify(value).slice(0, 60)}`;
}
