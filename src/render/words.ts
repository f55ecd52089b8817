/** What an entry of the wording tables is. */
import type { Act } from "../core/facts.ts";
import type { Text } from "./span.ts";

/** Clauses without a final full stop, beginning in lower case. */
export interface Words {
  /** What is so. */
  readonly what: Text;
  /** What to do next, as a request; absent where nothing need be done. */
  readonly fix?: Text;
  /** `fix` where it stands alone, if it leans on `what`. */
  readonly next?: Text;
  /** `what` in a word or two, for brackets behind a name. */
  readonly brief?: string;
}

/** What wording needs to know besides the reason itself. */
export interface WordingContext {
  /** The requirement the reason is about, for commands to copy. */
  readonly requirement?: string | undefined;
  readonly waiverRole?: string | undefined;
  /** What the act was that the reason is about. */
  readonly act?: Act["kind"] | undefined;
}

/** A table with one entry for every code of `T`. */
export type Wording<T extends { code: string }> = {
  readonly [Code in T["code"]]: (reason: Extract<T, { code: Code }>, context: WordingContext) => Words;
};

/** The table's type guarantees that the entry takes exactly this reason; TypeScript cannot follow the lookup. */
export function lookUp<T extends { code: string }>(wording: Wording<T>, reason: T, context: WordingContext): Words {
  const entry = wording[reason.code as T["code"]] as (reason: T, context: WordingContext) => Words;
  return entry(reason, context);
}
