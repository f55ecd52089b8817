import { sha256Hex } from "./canonical-json.ts";

const PEM = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]{1,10000})-----END PUBLIC KEY-----/;

/**
 * The SubjectPublicKeyInfo (RFC 5280) of a public key in PEM form (RFC 7468); text may stand around it.
 * @returns nothing where there is not one public key
 */
export function publicKeyOf(pem: string): Buffer | undefined {
  const [, body] = PEM.exec(pem) ?? [];
  if (body === undefined || pem.split("-----BEGIN ").length !== 2) return undefined;
  const bytes = Buffer.from(body, "base64");
  return bytes.length === 0 ? undefined : bytes;
}

/** The sha256 of a public key, by which it is told from others however its text is laid out; nothing where there is not one. */
export function fingerprintOf(pem: string): string | undefined {
  const bytes = publicKeyOf(pem);
  return bytes === undefined ? undefined : sha256Hex(bytes);
}
