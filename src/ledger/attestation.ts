/** What an attestation of a record says: an in-toto statement about the record's file, which Sigstore's tools read too. */
import { canonicalJson } from "../core/canonical-json.ts";
import { recordPath } from "./layout.ts";
import { type GateRecord, STATEMENT_TYPE } from "./record.ts";

export const ATTESTATION_TYPE = "https://secmlops-gate.dev/gate-record/v1";

/**
 * @param digest the record's sha256
 * @returns canonical JSON: the statement to sign
 */
export function attestationOf({ predicate }: GateRecord, digest: string): string {
  const { kind, repository, pullRequest, head, sequence } = predicate;
  const status = "verdict" in predicate ? { status: predicate.verdict.status } : {};
  return canonicalJson({
    _type: STATEMENT_TYPE,
    subject: [{ name: recordPath(digest), digest: { sha256: digest } }],
    predicateType: ATTESTATION_TYPE,
    predicate: { kind, repository: repository.name, pullRequest, head, sequence, ...status },
  });
}
