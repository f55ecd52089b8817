import { X509Certificate } from "node:crypto";
import type { Bundle } from "@sigstore/bundle";
import { asObject, parseJson } from "../../scan/strict-json.ts";

type LogEntry = Bundle["verificationMaterial"]["tlogEntries"][number];

/** Where entries of Rekor hold what verifies their signature: https://github.com/sigstore/rekor/tree/main/pkg/types, and of its second version. */
const PLACES: ReadonlyMap<string, readonly (string | number)[]> = new Map([
  ["hashedrekord/0.0.1", ["spec", "signature", "publicKey", "content"]],
  ["dsse/0.0.1", ["spec", "signatures", 0, "verifier"]],
  ["intoto/0.0.2", ["spec", "content", "envelope", "signatures", 0, "publicKey"]],
  ["hashedrekord/0.0.2", ["spec", "hashedRekordV002", "signature", "verifier", "x509Certificate", "rawBytes"]],
  ["dsse/0.0.2", ["spec", "dsseV002", "signatures", 0, "verifier", "x509Certificate", "rawBytes"]],
]);

/**
 * Whether an entry of the log is about a signature by this certificate (DER). The libraries compare signature and digest alone, and
 * for a given signature there are other keys by which it fits another content.
 */
export function namesCertificate(
  { kindVersion: { kind, version }, canonicalizedBody }: LogEntry,
  der: Buffer,
): boolean {
  const parsed = parseJson(canonicalizedBody);
  const place = PLACES.get(`${kind}/${version}`);
  if (typeof parsed === "string" || parsed.duplicate !== undefined || place === undefined) return false;
  const value = place.reduce<unknown>(
    (inside, key) =>
      typeof key === "number" ? (Array.isArray(inside) ? inside[key] : undefined) : asObject(inside)?.[key],
    parsed.value,
  );
  if (typeof value !== "string") return false;
  const bytes = Buffer.from(value, "base64");
  if (bytes.equals(der)) return true;
  try {
    return new X509Certificate(bytes).raw.equals(der);
  } catch {
    return false;
  }
}
