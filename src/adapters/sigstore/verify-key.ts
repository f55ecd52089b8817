/** Signatures by keys that the policy names. */
import { constants, createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Bundle } from "@sigstore/bundle";
import { fingerprintOf, publicKeyOf } from "../../core/public-key.ts";
import { encodeForSigning } from "./pre-authentication.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** Bits; shorter ones can be broken (NIST SP 800-131A). */
const LEAST_RSA = 2_048;

/** A key and the ways in which it may have been used; by the algorithms of https://github.com/sigstore/architecture-docs/blob/main/algorithm-registry.md */
interface Way {
  readonly hash: string | null;
  readonly padding?: number;
}

const CURVES = new Map<string, readonly Way[]>([
  ["prime256v1", [{ hash: "sha256" }]],
  ["secp384r1", [{ hash: "sha384" }, { hash: "sha256" }]],
  ["secp521r1", [{ hash: "sha512" }]],
]);
const RSA: readonly Way[] = ["sha256", "sha384", "sha512"].flatMap((hash) => [
  { hash, padding: constants.RSA_PKCS1_PADDING },
  { hash, padding: constants.RSA_PKCS1_PSS_PADDING },
]);

/**
 * Why a key cannot be used; nothing where it can.
 * @param pem a public key in PEM form
 */
export function keyProblem(pem: string): string | undefined {
  const key = readKey(pem);
  if (key === undefined) return "it is not a public key in PEM form";
  return waysOf(key).length > 0
    ? undefined
    : "it is not ECDSA on P-256, P-384 or P-521, Ed25519, or RSA of 2,048 bits or more";
}

/**
 * Verifies a bundle by the keys given, whatever hint at a key it has of its own. The log's entries, if there are any, say nothing more.
 * @param artefact the bytes that a message signature is over
 */
export function verifyByKeys(
  { content }: Bundle,
  keys: readonly string[],
  artefact?: Uint8Array,
): { readonly signer: { readonly key: string } } | Refusal {
  if (content.$case === "messageSignature" && artefact === undefined) return refuse("no-artefact");
  const [data, signature] =
    content.$case === "messageSignature"
      ? [artefact ?? new Uint8Array(0), content.messageSignature.signature]
      : [encodeForSigning(content.dsseEnvelope), content.dsseEnvelope.signatures[0]?.sig];
  if (signature === undefined) return refuse("not-a-bundle", "it has no signature");
  for (const pem of keys) {
    const key = readKey(pem);
    const fingerprint = fingerprintOf(pem);
    if (key === undefined || fingerprint === undefined) continue;
    if (waysOf(key).some((way) => fits(data, key, way, signature))) return { signer: { key: fingerprint } };
  }
  if (content.$case === "messageSignature" && isOther(content.messageSignature.messageDigest.digest, data))
    return refuse("other-content");
  return refuse("key-not-given", nameAccepted(keys));
}

const SHOWN_KEYS = 3;
const SHOWN_DIGITS = 16;

/** Keys as checklists and `verify-model` name them: by the first digits of the sha256 of each. */
function nameAccepted(keys: readonly string[]): string {
  if (keys.length === 0) return "it was made with a key, and none is";
  const named = keys.slice(0, SHOWN_KEYS).map((pem) => (fingerprintOf(pem) ?? "").slice(0, SHOWN_DIGITS));
  const more = keys.length - named.length;
  return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""} would be; or it was changed since`;
}

function readKey(pem: string): KeyObject | undefined {
  const key = publicKeyOf(pem);
  try {
    return key === undefined ? undefined : createPublicKey({ key, format: "der", type: "spki" });
  } catch {
    return undefined;
  }
}

function waysOf({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): readonly Way[] {
  if (asymmetricKeyType === "ed25519") return [{ hash: null }];
  if (asymmetricKeyType === "ec") return CURVES.get(asymmetricKeyDetails.namedCurve ?? "") ?? [];
  return asymmetricKeyType === "rsa" && (asymmetricKeyDetails.modulusLength ?? 0) >= LEAST_RSA ? RSA : [];
}

function fits(data: Uint8Array, key: KeyObject, { hash, padding }: Way, signature: Uint8Array): boolean {
  try {
    return verify(hash, data, padding === undefined ? key : { key, padding }, signature);
  } catch {
    return false;
  }
}

const isOther = (digest: Uint8Array, data: Uint8Array): boolean =>
  digest.length === 32 && !createHash("sha256").update(data).digest().equals(digest);
