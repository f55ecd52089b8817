import { type Dialect, type PickleReading, scanPickle } from "../pickle/scan-pickle.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { RULES } from "../rules.ts";

/** A pickle, by the machine: what it would import and call. Bytes that do not belong to it are findings. */
export const readPickle = (source: ByteSource, context: ReadContext, dialect: Dialect): Promise<PickleReading> =>
  scanPickle(source, { dialect, limits: context.limits });

/** A file that is a pickle, or several in a row. */
export async function readPickleFile(source: ByteSource, context: ReadContext): Promise<Reading> {
  const { formats, verdict, coverage, limitsHit, imports, findings } = await readPickle(source, context, "pickle");
  const reading = { formats, verdict, coverage, limitsHit, imports, findings };
  const arrays = imports.some(({ module, name }) => module === "joblib.numpy_pickle" && name === "NumpyArrayWrapper");
  return arrays && verdict === "malformed" ? withArrays(reading, context) : reading;
}

/**
 * joblib puts the bytes of arrays between opcodes, where the machine stops: not the file's fault, but what follows was
 * not read.
 */
function withArrays(reading: Reading, context: ReadContext): Reading {
  const notes = new Notes(reading.formats, context.limits);
  const findings = reading.findings.filter(({ rule }) => RULES[rule].atBest !== "malformed");
  notes.add({ ...reading, verdict: "unknown", findings });
  notes.find("JOB004", "The file has arrays between its opcodes; what follows the first one was not read.");
  notes.partial();
  return notes.done();
}
