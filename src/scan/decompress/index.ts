import { type Inflated, inflate } from "../inflate.ts";
import type { ScanLimits } from "../limits.ts";
import type { Budget } from "../reading.ts";
import type { Decompressor } from "./output.ts";

/** Each in a chunk of its own, loaded when a file needs it. */
const DECOMPRESSORS = {
  bzip2: async (): Promise<Decompressor> => (await import("./bzip2.ts")).unpackBzip2,
  xz: async (): Promise<Decompressor> => (await import("./xz.ts")).unpackXz,
  lzma: async (): Promise<Decompressor> => (await import("./lzma-alone.ts")).unpackLzma,
  lz4: async (): Promise<Decompressor> => (await import("./lz4.ts")).unpackLz4,
} as const;

export type Compression = "zlib" | "gzip" | keyof typeof DECOMPRESSORS;

/**
 * Decompresses within what is left of the budget and the ratio, and takes what came out from the budget. Streams that
 * follow each other count as one, where the format has a mark for them.
 */
export async function decompress(
  kind: Compression,
  packed: Uint8Array,
  limits: ScanLimits,
  budget: Budget,
): Promise<Inflated | { readonly unread: string }> {
  if (kind === "zlib" || kind === "gzip") return inflate(kind, packed, limits, budget);
  const byRatio = Math.max(65_536, packed.length * limits.inflateRatio);
  const most = Math.min(byRatio, budget.inflated);
  if (most <= 0) return { limit: "inflatedBytes" };
  const unpack = await DECOMPRESSORS[kind]();
  const result = unpack(packed, most);
  if ("tooLarge" in result) {
    budget.inflated -= most;
    return { limit: byRatio === most ? "inflateRatio" : "inflatedBytes" };
  }
  if ("bytes" in result) budget.inflated -= result.bytes.length;
  return result;
}
