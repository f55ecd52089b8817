/** Signatures whose certificate Sigstore's certificate authority issued for a moment, to somebody who had proved who they are. */
import { createHash, X509Certificate } from "node:crypto";
import type { Bundle } from "@sigstore/bundle";
import {
  type SignedEntity,
  type Signer,
  type TrustMaterial,
  toSignedEntity,
  VerificationError,
  Verifier,
} from "@sigstore/verify";
import type { SignerFact } from "../../core/signature-facts.ts";
import { namesCertificate } from "./log-entry.ts";
import { encodeForSigning } from "./pre-authentication.ts";
import { type Refusal, type RefusalCode, refuse } from "./refusal.ts";

export interface Keyless {
  readonly signer: Extract<SignerFact, { identity: string }>;
  /** ISO 8601, UTC: the earliest time that the log or a timestamp authority attests. */
  readonly signedAt: string;
}

/**
 * Of each one: certificate log, transparency log, attested time. An instance without logs, as GitHub's own for private repositories, has
 * a timestamp authority alone; Sigstore's public one has them all, and so has none of its demands left out.
 */
const demandsOf = ({ ctlogs, tlogs }: TrustMaterial) => ({
  ctlogThreshold: Math.min(1, ctlogs.length),
  tlogThreshold: Math.min(1, tlogs.length),
  timestampThreshold: 1,
});
/** Extended key usage (RFC 5280) of signing code. */
const CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
/** Fulcio's extensions: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const ISSUER_OIDS: readonly string[] = ["1.3.6.1.4.1.57264.1.8", "1.3.6.1.4.1.57264.1.1"];

/**
 * Verifies a bundle with a certificate: its chain, its entry in the certificate log, its time, its entry in the transparency log,
 * that this entry is about this certificate, and the signature.
 * @param artefact the bytes that a message signature is over
 */
export function verifyKeyless(bundle: Bundle, trusted: TrustMaterial, artefact?: Uint8Array): Keyless | Refusal {
  try {
    const leaf = leafOf(bundle);
    if (leaf === undefined)
      return refuse("not-a-bundle", "its certificate chain may hold no authority that signs itself");
    if (!(leaf.keyUsage ?? []).includes(CODE_SIGNING))
      return refuse("certificate-not-trusted", "it is not for signing code");
    const objection = objectionToDigest(bundle, artefact);
    if (objection !== undefined) return objection;
    const entity = toEntity(bundle, artefact);
    const signer = new Verifier(trusted, demandsOf(trusted)).verify(entity);
    if (!entity.tlogEntries.every((entry) => namesCertificate(entry, leaf.raw)))
      return refuse("not-in-log", "the log's entry is about another certificate");
    const who = signerOf(signer, leaf);
    const signedAt = earliestOf(entity);
    if (who === undefined) return refuse("identity-unclear");
    return signedAt === undefined ? refuse("no-trusted-time") : { signer: who, signedAt };
  } catch (error) {
    return explain(error);
  }
}

/**
 * As the library has it, but for one form that it does not know: the second version of the log records a DSSE envelope by the digest of
 * what is signed, its pre-authentication encoding (https://github.com/sigstore/architecture-docs, rekor-v2-spec, 6.1.4).
 */
function toEntity(bundle: Bundle, artefact: Uint8Array | undefined): SignedEntity {
  const entity = toSignedEntity(bundle, artefact === undefined ? undefined : Buffer.from(artefact));
  const { content } = bundle;
  const isForm = entity.tlogEntries.every(
    ({ kindVersion: { kind, version } }) => kind === "hashedrekord" && version === "0.0.2",
  );
  if (content.$case !== "dsseEnvelope" || !isForm) return entity;
  const { signature } = entity;
  const encoded = createHash("sha256").update(encodeForSigning(content.dsseEnvelope)).digest();
  return {
    ...entity,
    signature: {
      signature: signature.signature,
      compareSignature: (other) => signature.compareSignature(other),
      compareDigest: (digest) => encoded.equals(digest),
      verifySignature: (key) => signature.verifySignature(key),
    },
  };
}

/** The signer's own certificate; nothing where others with it sign themselves: a trusted one comes from nobody but us. */
function leafOf({ verificationMaterial: { content } }: Bundle): X509Certificate | undefined {
  const chain =
    content.$case === "x509CertificateChain"
      ? content.x509CertificateChain.certificates
      : content.$case === "certificate"
        ? [content.certificate]
        : [];
  const [leaf, ...others] = chain.map(({ rawBytes }) => new X509Certificate(rawBytes));
  return others.some((other) => other.issuer === other.subject) ? undefined : leaf;
}

const HASHES = new Map<number, string>([
  [1, "sha256"],
  [2, "sha384"],
  [3, "sha512"],
]);

/** The log's entry is held against the digest that the bundle names: so it has to be the artefact's. */
function objectionToDigest({ content }: Bundle, artefact: Uint8Array | undefined): Refusal | undefined {
  if (content.$case === "dsseEnvelope") return undefined;
  if (artefact === undefined) return refuse("no-artefact");
  const { algorithm, digest } = content.messageSignature.messageDigest;
  const hash = HASHES.get(algorithm);
  if (hash === undefined) return refuse("not-a-bundle", `the digest's algorithm ${algorithm} is not known`);
  return createHash(hash).update(artefact).digest().equals(digest) ? undefined : refuse("other-content");
}

/** The names as they are in the certificate: the library reads them as ASCII, by which others could look the same. */
function signerOf({ identity: named }: Signer, leaf: X509Certificate): Keyless["signer"] | undefined {
  const identity = named?.subjectAlternativeName;
  const issuer = named?.extensions?.issuer;
  if (!identity || !issuer) return undefined;
  if (leaf.subjectAltName !== `URI:${identity}` && leaf.subjectAltName !== `email:${identity}`) return undefined;
  const values = (named.oids ?? []).filter(({ oid }) => ISSUER_OIDS.includes(oid?.id.join(".") ?? ""));
  const plain = Buffer.from(issuer, "utf8");
  const says = values.some(({ value }) => Buffer.from(value).subarray(-plain.length).equals(plain));
  return says && /^[\x21-\x7e]+$/.test(identity) && /^[\x21-\x7e]+$/.test(issuer) ? { identity, issuer } : undefined;
}

/** All of them were verified: the library refuses a bundle with one that is not. */
function earliestOf({ timestamps }: SignedEntity): string | undefined {
  const times = timestamps.flatMap((timestamp) => {
    if (timestamp.$case === "timestamp-authority") return [timestamp.timestamp.signingTime.getTime()];
    // Without a promise the log's time is signed by nobody.
    return timestamp.tlogEntry.inclusionPromise === undefined
      ? []
      : [Number(timestamp.tlogEntry.integratedTime) * 1_000];
  });
  const earliest = Math.min(...times);
  return Number.isSafeInteger(earliest) ? new Date(earliest).toISOString() : undefined;
}

/** By the start of the library's own codes. */
const CODES: readonly (readonly [string, RefusalCode])[] = [
  ["TLOG", "not-in-log"],
  ["TIMESTAMP", "no-trusted-time"],
  ["CERTIFICATE", "certificate-not-trusted"],
  ["SIGNATURE", "signature-wrong"],
];

function explain(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof VerificationError ? String(error.code) : "";
  const [, refused = "not-a-bundle"] = CODES.find(([start]) => code.startsWith(start)) ?? [];
  return refuse(refused, message);
}
