/** What can be done with each file of a ledger. */
import type { LedgerFile } from "../../audit/ledger-file.ts";
import type { ReplayJob } from "./replay-job.ts";
import type { VerifyJob } from "./verify-job.ts";

export type Job = VerifyJob | ReplayJob;
export type Look<T> = (file: LedgerFile) => T;

/**
 * Loads what the job needs alone: verifying decides nothing, and has no use for what deciding takes in memory.
 * @returns looks at one file after the other
 */
export async function openJob(job: Job): Promise<Look<unknown>> {
  switch (job.kind) {
    case "verify":
      return (await import("./verify-job.ts")).openVerifyJob(job);
    case "replay":
      return (await import("./replay-job.ts")).openReplayJob(job);
  }
}
