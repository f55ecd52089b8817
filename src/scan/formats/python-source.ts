import { notePythonLoads } from "../python/note-loads.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { noteSecrets } from "../secrets.ts";
import { readWhole } from "../whole-file.ts";

/** Larger source is not written by people. */
const LARGEST = 8_388_608;
const CODING = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** Training code: loads that run what they read. What the code itself does is for its reviewers. */
export async function readPythonSource(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["python-source"], context.limits);
  const bytes = await readWhole(source, LARGEST, notes);
  if (bytes === undefined) return notes.done();
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    notes.find("PYS007", "The source is not UTF-8.");
    text = bytes.toString("latin1");
  }
  const coding = text.split(/\r\n|\r|\n/, 2).flatMap((line) => CODING.exec(line)?.[1] ?? [])[0];
  if (coding !== undefined && !/^utf[-_]?8(?:-sig)?$|^ascii$|^us-ascii$/i.test(coding))
    notes.find("PYS007", "The source names an encoding that changes what it says.", { evidence: coding.slice(0, 40) });
  if (text.includes("\0")) notes.find("PYS007", "The source has NUL characters.");
  notePythonLoads(text.replaceAll(/\r\n?/g, "\n"), notes);
  noteSecrets(text, "SEC001", notes);
  notes.full();
  return notes.done();
}
