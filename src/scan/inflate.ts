import { constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { LimitName, ScanLimits } from "./limits.ts";
import type { Budget } from "./reading.ts";

export type Inflated =
  | { readonly bytes: Buffer; readonly used: number }
  | { readonly limit: LimitName }
  | { readonly broken: string };

const INFLATERS = { raw: inflateRawSync, zlib: inflateSync, gzip: gunzipSync } as const;

/** Inflates within what is left of the budget, and takes what it used from it. `used` counts compressed bytes. */
export function inflate(
  kind: keyof typeof INFLATERS,
  packed: Uint8Array,
  limits: ScanLimits,
  budget: Budget,
): Inflated {
  const byRatio = Math.max(65_536, packed.length * limits.inflateRatio);
  const most = Math.min(byRatio, budget.inflated);
  if (most <= 0) return { limit: "inflatedBytes" };
  try {
    const { buffer, engine } = INFLATERS[kind](packed, { maxOutputLength: most, info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    budget.inflated -= buffer.length;
    return { bytes: buffer, used: engine.bytesWritten };
  } catch (error) {
    if (isTooLarge(error)) {
      budget.inflated -= most;
      return { limit: byRatio < budget.inflated + most ? "inflateRatio" : "inflatedBytes" };
    }
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

/** What zlib says when `maxOutputLength` is passed. */
const isTooLarge = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

/** The first bytes that a raw deflate stream gives, at most `most`; fewer if it is cut or broken. */
export function inflateStart(packed: Uint8Array, most: number): Buffer {
  for (const length of [packed.length, 4_096, 512]) {
    try {
      const part = packed.subarray(0, length);
      const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(most, 1_100 * length) };
      return inflateRawSync(part, options).subarray(0, most);
    } catch {
      // A later block may be broken where the first is not: try with less of it.
    }
  }
  return Buffer.alloc(0);
}
