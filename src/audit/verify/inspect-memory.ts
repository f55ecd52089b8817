import { createHash } from "node:crypto";
import type { LedgerHead } from "../../ledger/layout.ts";

/** What a memory says. Digests that are only compared are the first 16 digits. */
export interface Memory {
  readonly sequence: number;
  readonly record: string;
  readonly merge?: string;
  readonly decisionRecord?: string;
  /** Of `head` and `at`. */
  readonly newest: string;
  /** Of `base`, `status` and `decision`. */
  readonly decided: string;
  /** Of each act, in order. */
  readonly acts: readonly string[];
}

const DIGITS = 16;

/** Enough of a sha256 to compare by. */
export const digestOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex").slice(0, DIGITS);

/** What both a record and a memory after it must give. */
export const digestNewest = (head: string, at: string): string => digestOf(`${head} ${at}`);
export const digestDecided = (base: string, status: string, decision: string): string =>
  digestOf(`${base} ${status} ${decision}`);

export function memoryOf(head: LedgerHead, acts: readonly string[]): Memory {
  const { sequence, record, merge, decisionRecord, decision, base, status } = head;
  return {
    sequence,
    record,
    ...(merge === undefined ? {} : { merge }),
    ...(decisionRecord === undefined ? {} : { decisionRecord }),
    newest: digestNewest(head.head, head.at),
    decided: digestDecided(base ?? "", status ?? "", decision ?? ""),
    acts,
  };
}
