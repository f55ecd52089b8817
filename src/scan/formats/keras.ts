import { readAll } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { noteKerasConfig } from "../keras-config.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { asObject, parseJson } from "../strict-json.ts";
import { openZip, type ZipMember } from "./zip-archive.ts";
import { readMemberBytes, scanMember } from "./zip-members.ts";

/** A `.keras` archive: `config.json` says what to build; weights and assets are read as files of their own. */
export async function readKeras(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["keras"], context.limits);
  const members = await openZip(source, context, notes);
  if (members === undefined) return notes.done();
  notes.full();
  for (const member of members) {
    if (member.name === "config.json") await readConfig(source, member, context, notes);
    else {
      if (!/^(?:metadata\.json|model\.weights\.(?:h5|npz)|model\.weights\.json|assets\/.+)$/.test(member.name))
        notes.find("KER006", "Keras writes no entry of this name.", { member: escapeEvidence(member.name) });
      await scanMember(source, member, context, notes);
    }
  }
  return notes.done();
}

async function readConfig(source: ByteSource, member: ZipMember, context: ReadContext, notes: Notes): Promise<void> {
  const bytes = await readMemberBytes(source, member, context, notes);
  if (bytes === undefined || bytes.size > context.limits.headerBytes) {
    notes.limit("headerBytes");
    return;
  }
  const parsed = parseJson(await readAll(bytes, 0, bytes.size), true);
  const where = { member: escapeEvidence(member.name) };
  if (typeof parsed === "string" || asObject(parsed.value) === undefined) {
    notes.find("KER005", `The config is ${typeof parsed === "string" ? parsed : "no object"}.`, where);
    return;
  }
  if (parsed.duplicate !== undefined)
    notes.find("KER005", "The config has a key twice.", { ...where, evidence: escapeEvidence(parsed.duplicate) });
  noteKerasConfig(parsed.value, notes, where.member);
}
