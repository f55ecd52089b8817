import { GitError } from "../../adapters/git/git-error.ts";
import { GitHubError } from "../../adapters/github/api-error.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { BaseGone } from "./gather-pull.ts";

/** Whether a failure is the world's, which says what to do about it; any other is a defect of the gate, and nothing is made of that but its report. */
export const isCausedOutside = (error: unknown): error is Error =>
  [GitHubError, GitError, LedgerError, BaseGone].some((kind) => error instanceof kind);
