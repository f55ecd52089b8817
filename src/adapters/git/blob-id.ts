import { createHash } from "node:crypto";

/**
 * The id that git gives content.
 * @param digits of the ids of its repository: 40 (sha1) or 64 (sha256)
 */
export function blobId(content: string | Uint8Array, digits: number): string {
  const hash = createHash(digits === 40 ? "sha1" : "sha256");
  return hash
    .update(`blob ${Buffer.byteLength(content)}\0`)
    .update(content)
    .digest("hex");
}
