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

/** By thing, digests that stand for the pull request too. */
export interface Recollection {
  readonly acts: readonly string[];
  readonly counted: readonly string[];
  readonly pushers: readonly string[];
  /** Acts and people as they were written: a memory has none that no record has, and may lack what was written anew since. */
  readonly written: readonly string[];
}

/** 128 bits: some of it is written by whoever would deceive, and nobody finds two things of one digest. */
export const THING_BYTES = 16;
const digestThing = (pullRequest: number, thing: Thing | "written", content: string): string =>
  hash("sha256", `${pullRequest} ${thing} ${content}`, "hex").slice(0, 2 * THING_BYTES);

/** Nothing, where there is nothing to remember: most records are so. */
export function recollectDecision(
  pullRequest: number,
  acts: readonly Act[],
  pushers: readonly Person[],
  verdict: () => RecordedVerdict,
): Recollection | undefined {
  if (acts.length === 0 && pushers.length === 0) return undefined;
  // Of others nothing ever counts against a requirement, and the verdict need not be read.
  const mayCount = acts.some(({ kind }) => kind === "object" || kind === "request-changes" || kind === "revoke");
  const remembered = mayCount
    ? rememberActs({ acts: { known: [...acts] } }, verdict(), [])
    : acts.map((act) => ({ act, counted: act.remembered }));
  return digestAll(pullRequest, remembered, pushers);
}

/** Of what people did later: it counted against nothing. */
export const recollectLater = (pullRequest: number, acts: readonly Act[]): Recollection =>
  digestAll(
    pullRequest,
    acts.map((act) => ({ act, counted: [] })),
    [],
  );

export const recollectMemory = (
  pullRequest: number,
  { acts, pushers }: Pick<LedgerHead, "acts" | "pushers">,
): Recollection => digestAll(pullRequest, acts, pushers);

function digestAll(
  pullRequest: number,
  remembered: readonly { readonly act: Act; readonly counted: readonly string[] }[],
  pushers: readonly Person[],
): Recollection {
  const digest = (thing: Thing | "written", content: unknown) =>
    digestThing(pullRequest, thing, typeof content === "string" ? content : canonicalJson(content));
  return {
    acts: remembered.map(({ act }) => digest("acts", act.id)),
    counted: remembered.flatMap(({ act, counted }) => counted.map((id) => digest("counted", [act.id, id]))),
    pushers: pushers.map((person) => digest("pushers", keyOf(person))),
    written: [...remembered.map(({ act }) => act), ...pushers].map((each) => digest("written", each)),
  };
}
