/** Whether a Sigstore bundle of the ledger is about a record, and who signed it. */
import type { Bundle } from "@sigstore/bundle";
import { judgeSigner } from "../../core/proofs/signed.ts";
import type { SignerFact } from "../../core/signature-facts.ts";
import { ReportError } from "../../evidence/report-error.ts";
import { readStatement, type Statement } from "../../evidence/statement.ts";
import { ATTESTATION_TYPE } from "../../ledger/attestation.ts";
import { readBundle } from "./read-bundle.ts";
import { explainRefusal, plain, type Refusal } from "./refusal.ts";
import { hasAuthority, issuerOf, nameOfIssuer, type TrustedRoots } from "./trusted-roots.ts";
import { publicGood, type Verified, verifyRead } from "./verify-bundle.ts";

export interface AttestationOptions {
  /** Who must have signed: a workflow's address, in which `*` stands for anything but `/`. Without it anybody may have. */
  readonly identity?: string;
  /** Who must have known that identity; by default GitHub's own jobs. */
  readonly issuer?: string;
  /** In the place of Sigstore's public instance, which is pinned here: any of them may have issued the certificate. */
  readonly trusted?: TrustedRoots;
}

export interface Attested {
  readonly signer: Extract<SignerFact, { identity: string }>;
  /** ISO 8601, UTC: as the transparency log or a timestamp authority attests it. */
  readonly signedAt: string;
}

export type AttestationFault = { readonly wrong: string } | { readonly unknown: string };

/** What proves to Sigstore which workflow a job of GitHub's is of. */
export const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";

/**
 * Verifies an attestation, without any network. Never throws, on any bytes.
 * @param bytes the file under `attestations/`
 * @param record the sha256 of the record that its path names
 * @returns who signed and when; or a sentence without a full stop on what is wrong; or, of an instance of Sigstore that is not among
 * the trusted ones, the name of its authority. Of the latter, no more is known than which record it says it is about
 */
export function checkAttestation(
  bytes: Uint8Array,
  record: string,
  { identity, issuer = GITHUB_ISSUER, trusted = [publicGood()] }: AttestationOptions = {},
): Attested | AttestationFault {
  const bundle = readBundle(bytes);
  if ("refused" in bundle) return { wrong: explainRefusal(bundle) };
  const verified = verifyByAny(bundle, trusted);
  if ("unknown" in verified) {
    const { content } = bundle;
    if (content.$case !== "dsseEnvelope") return { wrong: "it signs no statement" };
    const objection = objectionTo(
      () => readStatement(content.dsseEnvelope.payloadType, content.dsseEnvelope.payload),
      record,
    );
    return objection === undefined ? verified : { wrong: objection };
  }
  if ("refused" in verified) return { wrong: explainRefusal(verified) };
  const { signer, signedAt, signed } = verified;
  if (signed === "artefact") return { wrong: "it signs no statement" };
  const objection = objectionTo(() => readStatement(signed.payloadType, signed.payload), record);
  if (objection !== undefined) return { wrong: objection };
  if (!("identity" in signer) || signedAt === undefined) return { wrong: "it is not by somebody whom Sigstore knows" };
  if (signer.issuer !== issuer) return { wrong: `the signer is known to ${signer.issuer}, not to ${issuer}` };
  if (identity !== undefined && !judgeSigner(signer, [{ identity, issuer }]))
    return { wrong: `it is signed by ${signer.identity}, not by ${identity}` };
  return { signer, signedAt };
}

/** By an instance that has an authority of the name that the certificate gives. */
function verifyByAny(bundle: Bundle, trusted: TrustedRoots): Verified | Refusal | { readonly unknown: string } {
  const issuer = issuerOf(bundle);
  const [first, ...others] = issuer === undefined ? trusted : trusted.filter((root) => hasAuthority(root, issuer));
  if (first === undefined) return { unknown: plain(nameOfIssuer(bundle)) };
  const found = verifyRead(bundle, { keys: [], trusted: first });
  if (!("refused" in found)) return found;
  for (const root of others) {
    const other = verifyRead(bundle, { keys: [], trusted: root });
    if (!("refused" in other)) return other;
  }
  return found;
}

function objectionTo(read: () => Statement, record: string): string | undefined {
  let statement: Statement;
  try {
    statement = read();
  } catch (error) {
    return `what it signs is no statement: ${error instanceof ReportError ? error.message : "it cannot be read"}`;
  }
  if (statement.predicateType !== ATTESTATION_TYPE)
    return `it states ${JSON.stringify(statement.predicateType.slice(0, 100))}, not ${ATTESTATION_TYPE}`;
  const [subject, ...others] = statement.subjects;
  return subject?.digests.get("sha256") === record && others.length === 0 ? undefined : "it is about another record";
}
