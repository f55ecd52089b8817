import { ShortReadError } from "../byte-sources.ts";
import type { FormatName } from "../format-names.ts";
import type { ScanLimits } from "../limits.ts";
import type { ByteSource } from "../result.ts";
import { readZipDirectory, ZipError } from "./zip-directory.ts";

/** Which kind of zip this is, by the names of its entries; `zip` if none in particular or if it cannot be read. */
export async function zipKind(source: ByteSource, limits: ScanLimits): Promise<FormatName> {
  try {
    const { entries } = await readZipDirectory(source, limits.entries, limits.headerBytes);
    const names = entries.map(({ name }) => name);
    if (names.some((name) => /^(?:[^/]+\/)?data\.pkl$/.test(name))) return "torch-zip";
    if (names.includes("config.json") && (names.includes("metadata.json") || names.includes("model.weights.h5")))
      return "keras";
    if (names.length > 0 && names.every((name) => name.endsWith(".npy"))) return "npz";
  } catch (error) {
    if (!(error instanceof ZipError || error instanceof ShortReadError)) throw error;
  }
  return "zip";
}
