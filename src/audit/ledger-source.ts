import type { LedgerFile } from "./ledger-file.ts";

/** A ledger to read, wherever it lies. What an adapter opens, everything under `audit` reads. */
export interface LedgerSource {
  /** For messages: `branch origin/secmlops-ledger of /work/credit at 1a2b3c4`, `the folder ledger/`, `ledger.jsonl`. */
  readonly name: string;
  /** The commit that was read, of a branch. */
  readonly tip?: string;
  /** How many files there are, where that is known before they are read: for a progress bar. */
  readonly size?: number;
  /**
   * Every file once, in path order where it is a branch or a folder and in its own order where it is an export. It streams: a file is
   * gone once the next is asked for, and may be asked for again.
   * @param wanted leaves out, by path, what need not be read
   * @throws LedgerError `unreadable`
   */
  files(wanted?: (path: string) => boolean): AsyncIterable<LedgerFile>;
  /** One file by path; nothing where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}
