import { readAll } from "../byte-sources.ts";
import { noteTemplate } from "../chat-template.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { looksLikeText } from "../sniff.ts";

/** A chat template in a file of its own (`chat_template.jinja`). */
export async function readChatTemplate(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["chat-template"], context.limits);
  if (source.size > context.limits.nameBytes) notes.limit("nameBytes");
  else {
    const bytes = await readAll(source, 0, source.size);
    noteTemplate(bytes.toString("utf8"), notes);
    if (looksLikeText(bytes, false)) notes.full();
    else notes.find("SNF006", "The template has control characters, or is not UTF-8.");
  }
  return notes.done();
}
