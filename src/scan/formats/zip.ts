import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { openZip } from "./zip-archive.ts";
import { scanMember } from "./zip-members.ts";

/** Any zip: its structure, and every member as if it were a file. */
export async function readZip(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["zip"], context.limits);
  const members = await openZip(source, context, notes);
  if (members === undefined) return notes.done();
  notes.full();
  for (const member of members) await scanMember(source, member, context, notes);
  return notes.done();
}
