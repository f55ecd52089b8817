import type { GateRecord } from "../ledger/record.ts";
import { kindOf, type LedgerFile } from "./ledger-file.ts";
import { openRecordReader } from "./read-record.ts";

/** One record of a pull request, as far as its reader wants it. */
export interface Entry<T> {
  readonly sha256: string;
  readonly sequence: number;
  readonly value: T;
}

/**
 * Reads all records, one at a time, and keeps of each what is asked for, by pull request and in the order of its chain. It believes the
 * records: whether to is for `audit verify` to say.
 * @param keep what to keep of a record
 * @throws LedgerError where a record cannot be read
 */
export async function readPulls<T>(
  files: AsyncIterable<LedgerFile>,
  keep: (record: GateRecord, sha256: string) => T,
): Promise<ReadonlyMap<number, readonly Entry<T>[]>> {
  const pulls = new Map<number, Entry<T>[]>();
  const readRecord = openRecordReader();
  for await (const { path, bytes } of files) {
    const found = kindOf(path);
    if (found.kind !== "record") continue;
    const record = readRecord(bytes, found.sha256);
    const { pullRequest, sequence } = record.predicate;
    const entries = pulls.get(pullRequest) ?? [];
    pulls.set(pullRequest, entries);
    entries.push({ sha256: found.sha256, sequence, value: keep(record, found.sha256) });
  }
  for (const entries of pulls.values()) entries.sort((a, b) => a.sequence - b.sequence);
  return new Map([...pulls].sort(([a], [b]) => a - b));
}

export const isRecord = (path: string): boolean => kindOf(path).kind === "record";
