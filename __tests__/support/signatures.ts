/** Signatures of the tests: published ones, those that a script makes, and makers of any other. */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../golden/signatures");

export const published = (path: string): Buffer => readFileSync(join(root, "published", path));
export const publishedFolder = (name: string): string => join(root, "published/openssf", name);
export const made = (name: string): Buffer => readFileSync(join(root, "made", name));
export const keyOf = (name: string): string => made(`${name}.pub`).toString("utf8");
/** Lays out the model that `made` signs. */
export const layOutModel = (folder: string): void => cpSync(join(root, "made/credit"), folder, { recursive: true });

export interface Keys {
  readonly pem: string;
  readonly privateKey: KeyObject;
}

export function makeKeys(kind: "p256" | "p384" | "ed25519" | "rsa" | "rsa-short" | "k256" = "p256"): Keys {
  const { publicKey, privateKey } = generate(kind);
  return { pem: publicKey.export({ type: "spki", format: "pem" }).toString(), privateKey };
}

function generate(kind: Parameters<typeof makeKeys>[0]) {
  switch (kind) {
    case "ed25519":
      return generateKeyPairSync("ed25519");
    case "rsa":
      return generateKeyPairSync("rsa", { modulusLength: 2_048 });
    case "rsa-short":
      return generateKeyPairSync("rsa", { modulusLength: 1_024 });
    case "p384":
      return generateKeyPairSync("ec", { namedCurve: "secp384r1" });
    case "k256":
      return generateKeyPairSync("ec", { namedCurve: "secp256k1" });
    default:
      return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  }
}

const hashOf = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) =>
  asymmetricKeyType === "ed25519" ? null : asymmetricKeyDetails?.namedCurve === "secp384r1" ? "sha384" : "sha256";

export const IN_TOTO = "application/vnd.in-toto+json";

/** A bundle with a DSSE envelope, signed by a key. */
export function signStatement(statement: unknown, { privateKey }: Keys, payloadType = IN_TOTO): Bundle {
  const payload = Buffer.from(typeof statement === "string" ? statement : JSON.stringify(statement));
  const head = Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `);
  const sig = sign(hashOf(privateKey), Buffer.concat([head, payload]), privateKey).toString("base64");
  return {
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: { publicKey: { hint: "any" }, tlogEntries: [] },
    dsseEnvelope: { payload: payload.toString("base64"), payloadType, signatures: [{ sig, keyid: "" }] },
  };
}

/** A bundle with a signature of bytes as they are. */
export function signBytes(bytes: Uint8Array, { privateKey }: Keys, digest: Buffer): Bundle {
  return {
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: { publicKey: { hint: "any" }, tlogEntries: [] },
    messageSignature: {
      messageDigest: { algorithm: "SHA2_256", digest: digest.toString("base64") },
      signature: sign(hashOf(privateKey), bytes, privateKey).toString("base64"),
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: tests damage a bundle at any place of it
export type Bundle = any;

export const toBytes = (bundle: Bundle): Buffer => Buffer.from(JSON.stringify(bundle));
export const parse = (bytes: Uint8Array): Bundle => JSON.parse(Buffer.from(bytes).toString("utf8"));
