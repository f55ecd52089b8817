import type { Fact } from "../facts.ts";

/** A fact that could not be had, in the short form and in facts alike. */
export interface Unavailable {
  readonly unavailable: string;
}
type Known<T> = Exclude<T, Unavailable>;

/** A value in short form, or why it could not be had, as a fact. */
export function toFact<T>(short: T): Fact<Known<T>> {
  return mapFact(short, (known) => known);
}

/** The same, with the value expanded on the way. */
export function mapFact<T, U>(short: T, expand: (known: Known<T>) => U): Fact<U> {
  return isUnavailable(short) ? short : { known: expand(short as Known<T>) };
}

function isUnavailable(short: unknown): short is Unavailable {
  return typeof short === "object" && short !== null && "unavailable" in short;
}
