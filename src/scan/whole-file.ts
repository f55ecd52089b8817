import { readAll } from "./byte-sources.ts";
import type { Notes } from "./reading.ts";
import type { ByteSource } from "./result.ts";

/**
 * All bytes of a file of a kind that people write, and that is small therefore.
 * @param most bytes; a larger one is not read, which is noted
 * @throws ShortReadError if the source ends early
 */
export async function readWhole(source: ByteSource, most: number, notes: Notes): Promise<Buffer | undefined> {
  if (source.size <= most) return readAll(source, 0, source.size);
  notes.limit("headerBytes");
  return undefined;
}
