/** What can be done with each file of a ledger, in this thread or another. */
import { checkAttestation } from "../../adapters/sigstore/check-attestation.ts";
import type { LedgerFile } from "../../audit/ledger-file.ts";
import { type Inspected, openInspector } from "../../audit/verify/inspect.ts";

/** Plain data: it goes to another thread. */
export interface VerifyJob {
  readonly kind: "verify";
  /** Who must have attested records. */
  readonly identity?: string;
  readonly issuer?: string;
}

export type Job = VerifyJob;
export type Look<T> = (file: LedgerFile) => T;

/** @returns looks at one file after the other */
export function openJob(job: Job): Look<Inspected> {
  switch (job.kind) {
    case "verify":
      return openVerifyJob(job);
  }
}

export function openVerifyJob({ identity, issuer }: VerifyJob): Look<Inspected> {
  return openInspector((bytes, record) => {
    const found = checkAttestation(bytes, record, {
      ...(identity === undefined ? {} : { identity }),
      ...(issuer === undefined ? {} : { issuer }),
    });
    return "wrong" in found ? found.wrong : undefined;
  });
}
