/** What `audit verify` does with each file of a ledger, in this thread or another. */
import { checkAttestation } from "../../adapters/sigstore/check-attestation.ts";
import { readTrustedRoots } from "../../adapters/sigstore/trusted-roots.ts";
import { type Inspected, openInspector } from "../../audit/verify/inspect.ts";
import type { Look } from "./job.ts";

/** Plain data: it goes to another thread. */
export interface VerifyJob {
  readonly kind: "verify";
  /** Who must have attested records. */
  readonly identity?: string;
  readonly issuer?: string;
  /** In the place of the public root that is pinned here: as `readTrustedRoots` takes it. */
  readonly trustedRoot?: string;
  /** Nobody can foresee it. Needed where files are held against each other. */
  readonly salt?: string;
}

export function openVerifyJob({ identity, issuer, trustedRoot, salt }: VerifyJob): Look<Inspected> {
  const options = {
    ...(identity === undefined ? {} : { identity }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(trustedRoot === undefined ? {} : { trusted: readTrustedRoots(trustedRoot, "the trusted root") }),
  };
  return openInspector((bytes, record) => {
    const found = checkAttestation(bytes, record, options);
    return "signer" in found ? undefined : found;
  }, salt);
}
