import { scanPickle } from "../pickle/scan-pickle.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";

export type PickleDialect = NonNullable<NonNullable<Parameters<typeof scanPickle>[1]>["dialect"]>;

/** A pickle, by the machine: what it would import and call. Bytes that do not belong to it are findings. */
export async function readPickle(source: ByteSource, context: ReadContext, dialect: PickleDialect): Promise<Reading> {
  const notes = new Notes(["pickle"], context.limits);
  const result = await scanPickle(source, { dialect, limits: context.limits });
  if (result.coverage === "full") notes.full();
  else if (result.coverage === "partial") notes.partial();
  notes.add(result);
  return notes.done();
}

/** A file that is a pickle, or several in a row. */
export const readPickleFile = (source: ByteSource, context: ReadContext): Promise<Reading> =>
  readPickle(source, context, "pickle");
