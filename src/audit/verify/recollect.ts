/**
 * What a decision leaves for later runs to remember, and what a memory remembers, as digests that can be held against each other in
 * whatever order they come. The rules are those of src/ledger/remember.ts; whose review was asked for, no record says.
 */
import { hash } from "node:crypto";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { Act, Person } from "../../core/facts.ts";
import type { LedgerHead } from "../../ledger/layout.ts";
import type { RecordedVerdict } from "../../ledger/record.ts";
import { keyOf, rememberActs } from "../../ledger/remember.ts";

/** Members of a memory that grow and never shrink. */
export const THINGS = ["acts", "counted", "pushers"] as const;
export type Thing = (typeof THINGS)[number];
/** `written`: acts and people as they stand there. A memory has none that no record has, and may lack what was written anew since. */
export const KINDS = [...THINGS, "written"] as const;
type Kind = (typeof KINDS)[number];

/** 64 bits tell millions of things apart. Who writes them cannot look for two of one digest, since nobody foresees the salt. */
export const THING_BYTES = 8;

/** What digests of things stand for beside the thing. */
export interface Whose {
  readonly pullRequest: number;
  /** The same for all of one verification, and unforeseeable. */
  readonly salt: string;
}

/**
 * Things, one after the other: the place in `KINDS`, and the beginning of a digest that stands for the pull request too. Each byte is a
 * character: one text goes to another thread in less time and memory than lists of digests would.
 */
export type Recollection = string;

/** An act, as far as it is held against others. */
export interface RecollectedAct {
  readonly id: string;
  /** The requirements that it counted against. */
  readonly counted: readonly string[];
  /** As canonical JSON. */
  readonly written: string;
}

export interface RecollectedPerson {
  readonly person: Person;
  /** As canonical JSON. */
  readonly written: string;
}

const written = (person: Person): RecollectedPerson => ({ person, written: canonicalJson(person) });

/** @param written canonical JSON that fits the schema */
export const readPerson = (written: string): RecollectedPerson => ({ person: JSON.parse(written) as Person, written });

/** Kinds of acts that may count against a requirement. Of others nothing ever does, and the verdict need not be read. */
export const mayCount = (kind: string): boolean => kind === "object" || kind === "request-changes" || kind === "revoke";

/** Of a decision. Nothing, where there is nothing to remember: most records are so. */
export function recollectDecision(
  whose: Whose,
  acts: readonly Act[],
  pushers: readonly Person[],
  verdict: () => RecordedVerdict,
): Recollection | undefined {
  const remembered = acts.some(({ kind }) => mayCount(kind))
    ? rememberActs({ acts: { known: [...acts] } }, verdict(), [])
    : acts.map((act) => ({ act, counted: act.remembered }));
  return recollect(
    whose,
    remembered.map(({ act, counted }) => ({ id: act.id, counted, written: canonicalJson(act) })),
    pushers.map(written),
  );
}

/** Of what people did later: it counted against nothing. */
export const recollectLater = (whose: Whose, acts: readonly Act[]): Recollection =>
  recollect(
    whose,
    acts.map((act) => ({ id: act.id, counted: [], written: canonicalJson(act) })),
    [],
  ) ?? "";

export const recollectMemory = (whose: Whose, { acts, pushers }: Pick<LedgerHead, "acts" | "pushers">): Recollection =>
  recollect(
    whose,
    acts.map(({ act, counted }) => ({ id: act.id, counted, written: canonicalJson(act) })),
    pushers.map(written),
  ) ?? "";

/** @returns nothing, where there is nothing to remember */
export function recollect(
  { pullRequest, salt }: Whose,
  acts: readonly RecollectedAct[],
  pushers: readonly RecollectedPerson[],
): Recollection | undefined {
  if (acts.length === 0 && pushers.length === 0) return undefined;
  let all = "";
  const add = (kind: Kind, content: string) => {
    const digest = hash("sha256", `${salt} ${pullRequest} ${kind} ${content}`, "binary");
    all += String.fromCharCode(KINDS.indexOf(kind)) + digest.slice(0, THING_BYTES);
  };
  for (const { id } of acts) add("acts", id);
  for (const { id, counted } of acts) for (const against of counted) add("counted", canonicalJson([id, against]));
  for (const { person } of pushers) add("pushers", keyOf(person));
  for (const each of acts) add("written", each.written);
  for (const each of pushers) add("written", each.written);
  return all;
}
