import { readAll } from "../byte-sources.ts";
import { noteTemplate } from "../chat-template.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { extensionOf } from "../names.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { noteSecrets } from "../secrets.ts";
import { looksLikeText } from "../sniff.ts";
import { walkJson } from "../strict-json.ts";
import { readWhole } from "../whole-file.ts";
import { findPythonTag } from "../yaml-tags.ts";
import { parseYaml } from "../yaml-text.ts";

/** Bytes of plain text that are searched for secrets. */
const SEARCHED = 1_048_576;
const LARGEST_YAML = 8_388_608;

/** Plain text, which nothing runs; YAML is looked at for tags that do. */
export async function readText(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["text"], context.limits);
  if (["yml", "yaml"].includes(extensionOf(context.path))) {
    const bytes = await readWhole(source, LARGEST_YAML, notes);
    if (bytes === undefined) return notes.done();
    const text = bytes.toString("utf8");
    const tag = findPythonTag(text);
    if (tag !== undefined)
      notes.find("MLM004", "A tag makes the loader build Python objects.", {
        offset: tag.index,
        evidence: escapeEvidence(tag.tag),
      });
    if (text.includes("chat_template")) noteTemplates(text, notes);
  }
  const start = await readAll(source, 0, Math.min(source.size, SEARCHED));
  noteSecrets(start.toString("utf8"), "SEC001", notes);
  if (looksLikeText(await source.read(0, 65_536), source.size > 65_536)) notes.full();
  else notes.find("SNF006", "The text has control characters, or is not UTF-8.");
  return notes.done();
}

/** Trainers' configs carry chat templates as YAML, as tokenizer_config.json does as JSON. */
function noteTemplates(text: string, notes: Notes): void {
  const config = parseYaml(text);
  if (config === undefined) notes.find("TPL002", "The YAML around a chat template does not parse, or is too large.");
  for (const [keys, value] of walkJson(config))
    if ((keys.at(-1) ?? "").startsWith("chat_template") && typeof value === "string") noteTemplate(value, notes);
}
