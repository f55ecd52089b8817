import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
export async function readHdf5(_source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["hdf5"], context.limits);
  notes.find("HDF001", "x");
  return notes.done();
}
