import { readAll } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { extensionOf } from "../names.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { noteSecrets } from "../secrets.ts";
import { looksLikeText } from "../sniff.ts";
import { findPythonTag } from "../yaml-tags.ts";

/** Bytes of plain text that are searched for secrets. */
const SEARCHED = 1_048_576;
const LARGEST_YAML = 8_388_608;

/** Plain text, which nothing runs; YAML is looked at for tags that do. */
export async function readText(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["text"], context.limits);
  if (["yml", "yaml"].includes(extensionOf(context.path))) {
    if (source.size > LARGEST_YAML) {
      notes.limit("headerBytes");
      return notes.done();
    }
    const text = (await readAll(source, 0, source.size)).toString("utf8");
    const tag = findPythonTag(text);
    if (tag !== undefined)
      notes.find("MLM004", "A tag makes the loader build Python objects.", {
        offset: tag.index,
        evidence: escapeEvidence(tag.tag),
      });
  }
  const start = await readAll(source, 0, Math.min(source.size, SEARCHED));
  noteSecrets(start.toString("utf8"), "SEC001", notes);
  if (looksLikeText(await source.read(0, 65_536), source.size > 65_536)) notes.full();
  else notes.find("SNF006", "The text has control characters, or is not UTF-8.");
  return notes.done();
}
