import { escapeEvidence } from "../escape-evidence.ts";
import { noteHuggingFaceConfig } from "../hf-config.ts";
import { noteKerasConfig } from "../keras-config.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { noteSecrets } from "../secrets.ts";
import { asObject, parseJson } from "../strict-json.ts";
import { readWhole } from "../whole-file.ts";

/** Larger JSON is data, not a config. */
const LARGEST = 33_554_432;

/** Any JSON: what Hugging Face's libraries and Keras would import because of it. */
export async function readJson(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["json"], context.limits);
  const bytes = await readWhole(source, Math.min(LARGEST, context.limits.headerBytes), notes);
  if (bytes === undefined) return notes.done();
  const parsed = parseJson(bytes, true);
  if (typeof parsed === "string") {
    if (!isLines(bytes)) notes.find("HFC005", `The file is ${parsed}.`);
    else notes.full();
    return notes.done();
  }
  notes.full();
  if (parsed.duplicate !== undefined)
    notes.find("HFC005", "A key stands twice.", { evidence: escapeEvidence(parsed.duplicate) });
  noteHuggingFaceConfig(parsed.value, notes);
  noteSecrets(bytes.toString("utf8"), "SEC001", notes);
  const object = asObject(parsed.value);
  if (object !== undefined && "class_name" in object && "config" in object) noteKerasConfig(object, notes);
  return notes.done();
}

/** One JSON value a line: data, which no library takes for a config. */
function isLines(bytes: Buffer): boolean {
  const lines = bytes
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.every((line) => typeof parseJson(Buffer.from(line), true) !== "string");
}
