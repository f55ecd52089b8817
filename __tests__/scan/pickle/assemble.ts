import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { DEFAULT_LIMITS, type ScanLimits } from "../../../src/scan/limits.ts";
import { type PickleOptions, type PickleReading, scanPickle } from "../../../src/scan/pickle/scan-pickle.ts";

/** Bytes from text (as Latin-1), byte values and other bytes. */
export const bytes = (...parts: readonly (string | number | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === "string" ? Buffer.from(part, "latin1") : typeof part === "number" ? Buffer.from([part]) : part,
    ),
  );

/** SHORT_BINUNICODE. */
export const text = (value: string): Buffer => bytes(0x8c, Buffer.byteLength(value), Buffer.from(value));

/** BINBYTES. */
export const binary = (value: Uint8Array): Buffer => bytes("B", u32(value.length), value);

export const u32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
};

export const u64 = (value: number): Buffer => bytes(u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32)));

export const scan = (
  data: Uint8Array,
  options: Omit<Partial<PickleOptions>, "limits"> & { readonly limits?: Partial<ScanLimits> } = {},
): Promise<PickleReading> =>
  scanPickle(sourceOf(data), { ...options, limits: { ...DEFAULT_LIMITS, ...options.limits } });

/** The rules of all findings, each once, sorted. */
export const rulesOf = (reading: PickleReading): string[] =>
  [...new Set(reading.findings.map(({ rule }) => rule))].sort();
