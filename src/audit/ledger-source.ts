import type { LedgerFile } from "./ledger-file.ts";

/** A ledger to read, wherever it lies. What an adapter opens, everything under `audit` reads. */
export interface LedgerSource {
  /** For messages: `refs/remotes/origin/secmlops-ledger of /srv/credit at 1a2b3c4`, `the folder ledger/`, `ledger.jsonl`. */
  readonly name: string;
  /** The commit that was read, of a branch. */
  readonly tip?: string;
  /** Of a branch. */
  readonly history?: LedgerHistory;
  /**
   * Every file once, in path order where it is a branch or a folder and in its own order where it is an export. It streams: a file is
   * gone once the next is asked for, and may be asked for again. What is there and is no file comes too, as `odd`.
   * @param wanted leaves out, by path, what need not be read
   * @throws LedgerError `unreadable` where not all could be read, at the latest after the last file
   */
  files(wanted?: (path: string) => boolean): AsyncIterable<LedgerFile>;
  /** One file by path; nothing where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** How a ledger's branch came about. Everything comes oldest first. */
export interface LedgerHistory {
  /** Whether the clone is shallow, so that older commits may be missing. */
  isCut(): Promise<boolean>;
  commits(): AsyncIterable<LedgerCommit>;
  /** What some commit changed or removed among files that are only ever added. */
  touched(): AsyncIterable<LedgerTouch>;
  /** What git says of each commit's signature, by the keys that it knows. */
  signatures(): AsyncIterable<{ readonly id: string; readonly state: SignatureState }>;
  /** Whether the branch still runs through a commit. */
  holds(commit: string): Promise<"yes" | "no" | "unknown">;
}

export interface LedgerCommit {
  readonly id: string;
  readonly parents: readonly string[];
  /** Whether there is a signature, of whomever. */
  readonly isSigned: boolean;
}

export interface LedgerTouch {
  readonly commit: string;
  readonly path: string;
  readonly how: "changed" | "removed";
}

export type SignatureState = "good" | "bad" | "unknown" | "none";
