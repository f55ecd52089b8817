import { readAll } from "../byte-sources.ts";
import { noteTemplate } from "../chat-template.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";

/** A chat template in a file of its own (`chat_template.jinja`). */
export async function readChatTemplate(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["chat-template"], context.limits);
  if (source.size > context.limits.nameBytes) notes.limit("nameBytes");
  else {
    noteTemplate((await readAll(source, 0, source.size)).toString("utf8"), notes);
    notes.full();
  }
  return notes.done();
}
