import { createHash } from "node:crypto";

/** What an object holds: bytes, or a rule that makes them, for objects too large to keep. */
export interface Content {
  readonly size: number;
  at(offset: number, length: number): Buffer;
}

export const bytesOf = (bytes: Uint8Array): Content => ({
  size: bytes.length,
  at: (offset, length) => Buffer.from(bytes.subarray(offset, offset + length)),
});

/** Zeros, with some bytes at some places. */
export function sparse(size: number, pieces: readonly { readonly offset: number; readonly bytes: Buffer }[]): Content {
  return {
    size,
    at: (offset, length) => {
      const all = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      for (const piece of pieces) {
        const from = Math.max(offset, piece.offset);
        const to = Math.min(offset + all.length, piece.offset + piece.bytes.length);
        if (from < to) piece.bytes.copy(all, from - offset, from - piece.offset, to - piece.offset);
      }
      return all;
    },
  };
}

export const STEP = 65_536;

export function oidOf(content: Content): string {
  const hash = createHash("sha256");
  for (let at = 0; at < content.size; at += STEP) hash.update(content.at(at, STEP));
  return hash.digest("hex");
}
