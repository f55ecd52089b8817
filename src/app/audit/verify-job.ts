/** What `audit verify` does with each file of a ledger, in this thread or another. */
import { checkAttestation } from "../../adapters/sigstore/check-attestation.ts";
import { type Inspected, openInspector } from "../../audit/verify/inspect.ts";
import type { Look } from "./job.ts";

/** Plain data: it goes to another thread. */
export interface VerifyJob {
  readonly kind: "verify";
  /** Who must have attested records. */
  readonly identity?: string;
  readonly issuer?: string;
  /** Nobody can foresee it. Needed where files are held against each other. */
  readonly salt?: string;
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
