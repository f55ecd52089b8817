/** Sigstore bundles, verified offline: https://docs.sigstore.dev/about/bundle/ */
import type { Bundle } from "@sigstore/bundle";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import { type TrustMaterial, toTrustMaterial } from "@sigstore/verify";
import type { SignerFact } from "../../core/signature-facts.ts";
import publicGoodRoot from "./public-good-root.json" with { type: "json" };
import { readBundle } from "./read-bundle.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { verifyByKeys } from "./verify-key.ts";
import { verifyKeyless } from "./verify-keyless.ts";

export interface VerifyOptions {
  /** Public keys in PEM form, any of which may have signed. */
  readonly keys: readonly string[];
  /** What a message signature is over. */
  readonly artefact?: Uint8Array;
  /** In the place of the public instance that is pinned here. An auditor may name others. */
  readonly trusted?: TrustMaterial;
}

export interface Verified {
  /** Who signed, which is not yet somebody to be trusted. */
  readonly signer: SignerFact;
  /** ISO 8601, UTC. Absent where nobody who is trusted attests the time, as with keys. */
  readonly signedAt?: string;
  /** What is signed: a DSSE payload, or the artefact given. */
  readonly signed: { readonly payloadType: string; readonly payload: Uint8Array } | "artefact";
}

/** Reads a bundle and verifies it, without any network. Never throws, on any bytes. */
export function verifyBundle(bytes: Uint8Array, options: VerifyOptions): Verified | Refusal {
  const bundle = readBundle(bytes);
  return "refused" in bundle ? bundle : verifyRead(bundle, options);
}

/** @param bundle as `readBundle` gives it */
export function verifyRead(bundle: Bundle, { keys, artefact, trusted }: VerifyOptions): Verified | Refusal {
  const { content, verificationMaterial } = bundle;
  const verified =
    verificationMaterial.content.$case === "publicKey"
      ? verifyByKeys(bundle, keys, artefact)
      : verifyKeyless(bundle, trusted ?? publicGood(), artefact);
  if ("refused" in verified) return verified;
  if (content.$case === "messageSignature") return { ...verified, signed: "artefact" };
  const { payloadType, payload } = content.dsseEnvelope;
  return payload.length === 0
    ? refuse("not-a-bundle", "its payload is empty")
    : { ...verified, signed: { payloadType, payload } };
}

let material: TrustMaterial | undefined;

/** Where the root comes from, and how to renew it: docs/signatures.md. */
export function publicGood(): TrustMaterial {
  material ??= trustMaterialOf(publicGoodRoot);
  return material;
}

/** @param root a `trusted_root.json` */
export const trustMaterialOf = (root: unknown): TrustMaterial => toTrustMaterial(TrustedRoot.fromJSON(root));
