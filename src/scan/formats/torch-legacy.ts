import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { readPickle } from "./pickle.ts";
export async function readTorchLegacy(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["torch-legacy"], context.limits);
  notes.add(await readPickle(source, context, "torch-weights"));
  return notes.done();
}
