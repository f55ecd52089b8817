/** The memory of a pull request made anew from its records: what only the memory held, whose review was asked for, is lost. */
import { headAfter, type LedgerHead } from "./layout.ts";
import { LedgerError } from "./ledger-error.ts";
import type { GateRecord } from "./record.ts";

export interface NamedRecord {
  readonly sha256: string;
  readonly record: GateRecord;
}

/**
 * @param records all of one pull request, in any order
 * @returns nothing where there are none
 * @throws LedgerError `broken-chain` where they are no whole chain
 */
export function rebuildHead(records: readonly NamedRecord[]): LedgerHead | undefined {
  const inOrder = [...records].sort((a, b) => a.record.predicate.sequence - b.record.predicate.sequence);
  let head: LedgerHead | undefined;
  for (const { sha256, record } of inOrder) {
    const { pullRequest, sequence } = record.predicate;
    if (head !== undefined && sequence === head.sequence)
      throw new LedgerError(
        "broken-chain",
        `the ledger has two records of #${pullRequest} with the sequence ${sequence}, ${head.record} and ${sha256}`,
      );
    head = headAfter(record, sha256, head);
  }
  return head;
}

/** Whether a record's text may be about a pull request: quicker than reading it, and never wrong where it says no. */
export const mayBeAbout = (text: string, pullRequest: number): boolean =>
  text.includes(`"pullRequest":${pullRequest},"repository":`);

/** The pull requests that a record's text may be about, as `mayBeAbout` has it, each once: one, of all that the gate writes. */
export const pullsMaybe = (text: string): number[] => [
  ...new Set(Array.from(text.matchAll(/"pullRequest":(\d{1,16}),"repository":/g), ([, digits]) => Number(digits))),
];
