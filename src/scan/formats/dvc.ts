import { escapeEvidence } from "../escape-evidence.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { isHarmfulCommand } from "../shell-commands.ts";
import { asObject, walkJson } from "../strict-json.ts";
import { readWhole } from "../whole-file.ts";
import { parseYaml } from "../yaml-text.ts";

const LARGEST = 2_097_152;

/**
 * DVC's files (https://dvc.org/doc/user-guide/project-structure). Where data lie is read elsewhere; here it is shown what
 * `dvc repro` would run. A command alone says nothing against a file: the program it names is code of the repository, and
 * reviewed as such. A command that fetches or decodes what it runs is no such program, and makes the file `unknown`.
 */
export async function readDvc(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["dvc"], context.limits);
  const bytes = await readWhole(source, LARGEST, notes);
  if (bytes === undefined) return notes.done();
  const text = bytes.toString("utf8");
  const root = parseYaml(text);
  if (asObject(root) === undefined && text.trim() !== "") {
    notes.find("DVC003", "The file is no YAML with stages or outputs.");
    return notes.done();
  }
  notes.full();
  const told = new Set<string>();
  for (const [keys, value] of walkJson(root)) {
    const isCommand = keys.at(-1) === "cmd" || (keys.at(-2) === "cmd" && /^\d+$/.test(keys.at(-1) ?? ""));
    if (!isCommand || typeof value !== "string" || told.has(value)) continue;
    told.add(value);
    const where = { evidence: escapeEvidence(value) };
    if (isHarmfulCommand(value))
      notes.find("DVC002", "A command runs what it fetches or decodes, or opens a way in.", where);
    else notes.find("DVC001", "DVC runs this command.", where);
  }
  return notes.done();
}
