/** What can be done with each file of a ledger, in this thread or another. */
import { checkAttestation } from "../../adapters/sigstore/check-attestation.ts";
import { kindOf, type LedgerFile } from "../../audit/ledger-file.ts";
import { openShelf } from "../../audit/replay/policy-shelf.ts";
import { type Replayed, Replayer } from "../../audit/replay/replay-record.ts";
import { type Inspected, openInspector } from "../../audit/verify/inspect.ts";

/** Plain data: it goes to another thread. */
export interface VerifyJob {
  readonly kind: "verify";
  /** Who must have attested records. */
  readonly identity?: string;
  readonly issuer?: string;
  /** Nobody can foresee it. Needed where files are held against each other. */
  readonly salt?: string;
}

export interface ReplayJob {
  readonly kind: "replay";
  /** All that the ledger holds, by digest. */
  readonly policies: ReadonlyMap<string, Uint8Array>;
}

export type Job = VerifyJob | ReplayJob;
export type Look<T> = (file: LedgerFile) => T;

/** @returns looks at one file after the other */
export function openJob(job: Job): Look<unknown> {
  switch (job.kind) {
    case "verify":
      return openVerifyJob(job);
    case "replay":
      return openReplayJob(job);
  }
}

export function openVerifyJob({ identity, issuer, salt }: VerifyJob): Look<Inspected> {
  return openInspector((bytes, record) => {
    const found = checkAttestation(bytes, record, {
      ...(identity === undefined ? {} : { identity }),
      ...(issuer === undefined ? {} : { issuer }),
    });
    return "wrong" in found ? found.wrong : undefined;
  }, salt);
}

/** Of records; anything else is no decision. */
export function openReplayJob({ policies }: ReplayJob): Look<Replayed> {
  const replayer = new Replayer(openShelf(policies));
  return ({ path, bytes, odd }) => {
    const found = kindOf(path);
    if (found.kind !== "record") return { outcome: "none" };
    if (odd !== undefined) return { outcome: "failed", path, why: "it is no file: run `audit verify`" };
    return replayer.replay(bytes, found.sha256);
  };
}
