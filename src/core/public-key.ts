import { sha256Hex } from "./canonical-json.ts";

const PEM = /^-----BEGIN PUBLIC KEY-----\s([A-Za-z0-9+/=\s]{1,10000})-----END PUBLIC KEY-----$/;

/**
 * The sha256 of a public key's SubjectPublicKeyInfo (RFC 5280), the bytes between the lines of its PEM form (RFC 7468): by it
 * a key is told from others however its text is laid out.
 * @returns nothing where the text is not one public key in PEM form
 */
export function fingerprintOf(pem: string): string | undefined {
  const [, body] = PEM.exec(pem.trim()) ?? [];
  const bytes = Buffer.from(body ?? "", "base64");
  return bytes.length === 0 ? undefined : sha256Hex(bytes);
}
