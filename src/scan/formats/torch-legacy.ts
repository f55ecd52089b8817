import { type Dialect, type PickledStorage, scanPickle } from "../pickle/scan-pickle.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { bytesOfStorage, noteReaches } from "./torch-storages.ts";

/** What torch.save wrote before version 1.6, one pickle after the other (torch/serialization.py, `_legacy_save`). */
const PARTS: readonly Dialect[] = ["pickle", "pickle", "pickle", "torch-weights", "pickle"];
/** The part that holds the model: the others are a number, a number, three facts about the machine, and a list of keys. */
const MODEL = 3;

/** Five pickles, then the storages: for each the number of its elements (64 bits), and the elements. */
export async function readTorchLegacy(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["torch-legacy"], context.limits);
  let at = 0;
  let storages: readonly PickledStorage[] = [];
  for (const [part, dialect] of PARTS.entries()) {
    const { limits } = context;
    const reading = await scanPickle(source, { offset: at, dialect, streams: "one", limits });
    notes.add(reading);
    notes.partial();
    if (reading.streams !== 1) {
      notes.find("PTH003", `Only ${part} of the five pickles are there.`, { offset: at });
      return notes.done();
    }
    if (part === MODEL) ({ storages } = reading);
    at = reading.end;
  }
  noteReaches(storages, notes);
  if (await fits(storages, at, source, notes)) notes.full();
  return notes.done();
}

/** @returns whether the rest of the file is known to be storages and nothing else */
async function fits(
  storages: readonly PickledStorage[],
  start: number,
  source: ByteSource,
  notes: Notes,
): Promise<boolean> {
  const sizes = new Map<string, number>();
  for (const storage of storages) {
    const size = bytesOfStorage(storage);
    if (size === undefined || storage.key === undefined) return false;
    if ((sizes.get(storage.key) ?? size) !== size)
      notes.find("PTH002", "A storage has two sizes.", { evidence: storage.key.slice(0, 100) });
    sizes.set(storage.key, size);
  }
  const wanted = [...sizes.values()].reduce((total, size) => total + 8 + size, start);
  if (wanted === source.size) return true;
  const there = source.size - start;
  notes.find("PTH002", `The storages take ${wanted - start} bytes, ${there} are there.`, { offset: start });
  return false;
}
