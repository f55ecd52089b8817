import { LedgerError } from "../../ledger/ledger-error.ts";

/** What is wrong with a file by itself. */
export interface Problem {
  readonly code: "not-canonical" | "malformed";
  readonly detail: string;
}

/** Reads something that may be anything: what was read, or why it could not be. */
export function attempt<T>(read: () => T): { readonly value: T } | { readonly problem: Problem } {
  try {
    return { value: read() };
  } catch (error) {
    // A text nested so deeply that it exhausts the stack is a RangeError, and no file of ours either.
    if (!(error instanceof LedgerError) && !(error instanceof RangeError)) throw error;
    const code = error instanceof LedgerError && error.code === "not-canonical" ? "not-canonical" : "malformed";
    return { problem: { code, detail: error.message } };
  }
}
