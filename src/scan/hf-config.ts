import { noteTemplate } from "./chat-template.ts";
import { escapeEvidence } from "./escape-evidence.ts";
import { pointsOutside } from "./leaves-folder.ts";
import type { Found, Notes } from "./reading.ts";
import { asObject, walkJson } from "./strict-json.ts";

/** Libraries whose classes configs name (diffusers `model_index.json`, sentence-transformers `modules.json`, PEFT). */
const LIBRARIES = /^(?:diffusers|transformers|sentence_transformers|peft|onnxruntime|torch\.nn)(?:\.[A-Za-z0-9_]+)*$/;
const CODE_KEYS = new Set(["custom_pipelines", "custom_pipeline", "custom_generate"]);
/** Keys whose value is opened as a file next to the config. */
const FILE_KEYS = new Set([
  "tokenizer_file",
  "vocab_file",
  "merges_file",
  "chat_template_file",
  "spm_file",
  "source_spm",
  "target_spm",
]);

/**
 * What Hugging Face's libraries would import or fetch because a JSON config says so. Any JSON is looked at: the keys
 * are looked for, not the file's name.
 */
export function noteHuggingFaceConfig(config: unknown, notes: Notes): void {
  for (const [keys, value] of walkJson(config)) {
    const key = keys.at(-1) ?? "";
    const where = { evidence: escapeEvidence(`${keys.slice(-4).join(".")}: ${shown(value)}`) };
    if (key === "auto_map") noteAutoMap(value, notes, where);
    else if (key === "trust_remote_code" && value !== false && value !== null)
      notes.find("HFC003", "The config trusts remote code.", where);
    else if (CODE_KEYS.has(key) && value !== null && shown(value) !== "{}")
      notes.find("HFC001", "The config names code to be loaded with the model.", where);
    else if (key === "chat_template") noteTemplates(value, notes);
    else if (FILE_KEYS.has(key) && typeof value === "string" && pointsOutside(value))
      notes.find("HFC006", "The config names a file outside its folder.", where);
    else if (key === "__loader__" && typeof value === "string")
      notes.find("HFC004", "The schema of skops names what is imported and built.", where);
    else if (key === "_target_" && !(typeof value === "string" && LIBRARIES.test(value)))
      // Hydra's `instantiate` calls what it names: https://hydra.cc/docs/advanced/instantiate_objects/overview/
      notes.find("HFC004", "The config calls what it names, which is on no list.", where);
    else if (key === "parent_library" && typeof value === "string" && !LIBRARIES.test(value))
      notes.find("HFC004", "The config imports a module that is on no list.", where);
  }
  notePipeline(config, notes);
  noteModules(config, notes);
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? "").slice(0, 200);
/** `auto_map`: `module.Class` of this repository, or `owner/repository--module.Class` of another one. */
function noteAutoMap(value: unknown, notes: Notes, where: Omit<Found, "rule" | "message">): void {
  const targets = [...walkJson(value)].flatMap(([, target]) => (typeof target === "string" ? [target] : []));
  if (targets.length === 0) return;
  const foreign = targets.find((target) => target.includes("--") || target.includes("/"));
  if (foreign !== undefined)
    notes.find("HFC002", "The config takes code from another repository.", { evidence: escapeEvidence(foreign) });
  else notes.find("HFC001", "The config names code that comes with the model.", where);
}

function noteTemplates(value: unknown, notes: Notes): void {
  for (const [keys, template] of walkJson(value))
    if (typeof template === "string" && keys.at(-1) !== "name")
      noteTemplate(template, notes, { evidence: "chat_template" });
}

/** diffusers: every part is `[library, class]`; another library is a module of the repository. */
function notePipeline(config: unknown, notes: Notes): void {
  const pipeline = asObject(config);
  if (pipeline === undefined || !Object.hasOwn(pipeline, "_class_name")) return;
  for (const [part, value] of Object.entries(pipeline)) {
    if (!Array.isArray(value) || value.length !== 2) continue;
    const [library, name] = value;
    const own = part === "_class_name" || (typeof library === "string" && !LIBRARIES.test(library));
    if (own && typeof library === "string" && typeof name === "string")
      notes.find("HFC001", "A part of the pipeline is code of the repository.", {
        evidence: escapeEvidence(`${part}: ${library}.${name}`),
      });
  }
}

/** sentence-transformers: a list of objects whose `type` is imported. */
function noteModules(config: unknown, notes: Notes): void {
  if (!Array.isArray(config)) return;
  for (const item of config) {
    const module = asObject(item);
    const type = module?.["type"];
    if (typeof type !== "string" || module === undefined || !("path" in module)) continue;
    if (!LIBRARIES.test(type))
      notes.find("HFC004", "A module's type is imported, and is on no list.", { evidence: escapeEvidence(type) });
    if (typeof module["path"] === "string" && pointsOutside(module["path"]))
      notes.find("HFC006", "A module lies outside the folder.", { evidence: escapeEvidence(module["path"]) });
  }
}
