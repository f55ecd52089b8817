import { parseLfsPointer } from "../../core/change/lfs-pointer.ts";
import { readAll } from "../byte-sources.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";

/** A pointer stands for bytes that are elsewhere: nothing can be said of them. */
export async function readLfsPointer(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["lfs-pointer"], context.limits);
  const pointer = parseLfsPointer(await readAll(source, 0, Math.min(source.size, 1_024)));
  const of = pointer === undefined ? "something" : `${pointer.size} bytes (sha256 ${pointer.oid})`;
  notes.find("LFS001", `The file is a Git LFS pointer to ${of} that were not read.`);
  return notes.done();
}
