import { type Dialect, type PickleReading, scanPickle } from "../pickle/scan-pickle.ts";
import type { ReadContext, Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";

/** A pickle, by the machine: what it would import and call. Bytes that do not belong to it are findings. */
export const readPickle = (source: ByteSource, context: ReadContext, dialect: Dialect): Promise<PickleReading> =>
  scanPickle(source, { dialect, limits: context.limits });

/** A file that is a pickle, or several in a row. */
export async function readPickleFile(source: ByteSource, context: ReadContext): Promise<Reading> {
  const { formats, verdict, coverage, limitsHit, imports, findings } = await readPickle(source, context, "pickle");
  return { formats, verdict, coverage, limitsHit, imports, findings };
}
