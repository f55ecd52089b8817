/** Identifiers that depend on nothing but what they name, so that the same ledger always gives the same file. */
import { createHash } from "node:crypto";
import type { Form } from "./text.ts";

export type Uuid = Form<"uuid">;

/** The namespace of all our identifiers: version 5 of this address in RFC 9562's namespace for URLs (section 6.6). */
const URLS = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";
const ADDRESS = "https://secmlops-gate.dev/ns/oscal/uuid";
const NAMESPACE = nameIn(URLS, ADDRESS);

/**
 * A UUID of version 5 (RFC 9562, section 5.5) in the product's own namespace.
 * @param parts what it names, the kind of thing first; two lists of parts never give one name
 */
export const uuidOf = (kind: string, ...parts: readonly (string | number)[]): Uuid =>
  nameIn(NAMESPACE, JSON.stringify([kind, ...parts]));

function nameIn(namespace: string, name: string): Uuid {
  const bytes = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex", 0, 16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return groups.join("-") as Uuid;
}
