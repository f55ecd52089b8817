import { escapeEvidence } from "../escape-evidence.ts";
import { pointsOutside } from "../leaves-folder.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { asObject, walkJson } from "../strict-json.ts";
import { readWhole } from "../whole-file.ts";
import { findPythonTag } from "../yaml-tags.ts";
import { parseYaml } from "../yaml-text.ts";

/** Keys whose value is opened below the model's folder. */
const PATHS = new Set(["data", "model_path", "model_data", "pickled_model", "model_binary", "saved_model_dir", "path"]);
const LARGEST = 1_048_576;

/** MLflow's `MLmodel` (https://mlflow.org/docs/latest/model): which module loads the model, and the code that comes along. */
export async function readMlmodel(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["mlmodel"], context.limits);
  const bytes = await readWhole(source, LARGEST, notes);
  if (bytes === undefined) return notes.done();
  const text = bytes.toString("utf8");
  const tag = findPythonTag(text);
  if (tag !== undefined)
    notes.find("MLM004", "A tag makes the loader build Python objects.", { evidence: escapeEvidence(tag.tag) });
  const flavors = asObject(asObject(parseYaml(text))?.["flavors"]);
  if (flavors === undefined) {
    notes.find("MLM003", "The file is no YAML with flavors.");
    return notes.done();
  }
  for (const [keys, value] of walkJson(flavors)) {
    const key = keys.at(-1);
    const where = { evidence: escapeEvidence(`${keys.join(".")}: ${String(value)}`) };
    if (key === "loader_module" && !(typeof value === "string" && /^mlflow(?:\.[a-z0-9_]+)+$/.test(value)))
      notes.find("MLM001", "The model is loaded by a module that is not MLflow's.", where);
    if ((key === "code" || key === "code_paths" || key === "model_code_path") && value !== null && value !== "")
      notes.find("MLM002", "The model comes with code that runs when it is loaded.", where);
    if (key !== undefined && PATHS.has(key) && typeof value === "string" && pointsOutside(value))
      notes.find("HFC006", "The model names a file outside its folder.", where);
  }
  notes.full();
  return notes.done();
}
