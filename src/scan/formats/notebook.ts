import { escapeEvidence } from "../escape-evidence.ts";
import { notePythonLoads } from "../python/note-loads.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { noteSecrets } from "../secrets.ts";
import { isHarmfulCommand } from "../shell-commands.ts";
import { asObject, parseJson } from "../strict-json.ts";
import { readWhole } from "../whole-file.ts";

const LARGEST = 33_554_432;

/** A notebook (https://nbformat.readthedocs.io): the loads of its code, its outputs, secrets in either. */
export async function readNotebook(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["notebook"], context.limits);
  const bytes = await readWhole(source, LARGEST, notes);
  if (bytes === undefined) return notes.done();
  const parsed = parseJson(bytes, true);
  const cells = typeof parsed === "string" ? undefined : cellsOf(parsed.value);
  if (typeof parsed === "string" || cells === undefined) {
    notes.find("NBK004", `The notebook ${typeof parsed === "string" ? `is ${parsed}` : "has no cells"}.`);
    return notes.done();
  }
  if (parsed.duplicate !== undefined)
    notes.find("NBK004", "A key stands twice.", { evidence: escapeEvidence(parsed.duplicate) });
  let outputs = 0;
  for (const [place, value] of cells.entries()) {
    const cell = asObject(value) ?? {};
    const member = `cell ${place + 1}`;
    const text = joined(cell["source"]);
    if (cell["cell_type"] === "code") {
      notePythonLoads(withoutMagics(text), notes, member);
      noteShell(text, notes, member);
    }
    noteSecrets(text, "NBK002", notes, { member });
    if (!Array.isArray(cell["outputs"])) continue;
    outputs += cell["outputs"].length;
    for (const output of cell["outputs"]) noteOutput(output, notes, member);
  }
  if (outputs > 0) notes.find("NBK001", `The notebook has ${outputs} outputs.`);
  notes.full();
  return notes.done();
}

/** Cells of format 4, or of the worksheets of format 3. */
function cellsOf(value: unknown): readonly unknown[] | undefined {
  const notebook = asObject(value);
  if (Array.isArray(notebook?.["cells"])) return notebook["cells"];
  if (!Array.isArray(notebook?.["worksheets"])) return undefined;
  return notebook["worksheets"].flatMap((sheet: unknown) => {
    const cells = asObject(sheet)?.["cells"];
    return Array.isArray(cells)
      ? cells.map((cell: unknown) => ({ source: asObject(cell)?.["input"], ...asObject(cell) }))
      : [];
  });
}

const joined = (value: unknown): string =>
  Array.isArray(value)
    ? value.filter((line) => typeof line === "string").join("")
    : typeof value === "string"
      ? value
      : "";

/** IPython's own lines are no Python; what a line magic runs is, and so is a cell under one that only measures or keeps. */
function withoutMagics(source: string): string {
  if (/^\s*%%(?:bash|sh|script|html|svg|latex|markdown|javascript|js|perl|ruby|writefile|file|sql|R)\b/.test(source))
    return "";
  return source
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[!?].*|%%?\w+)/, ""))
    .join("\n");
}

/** What a cell gives to a shell: lines that start with `!`, and the whole of a cell that says so. */
function noteShell(source: string, notes: Notes, member: string): void {
  const whole = /^\s*%%(?:bash|sh|script|!)/.test(source);
  const lines = source.split("\n");
  const commands = whole ? [source] : lines.flatMap((line) => /^\s*(?:!|%(?:sx|system)\s)(.*)/.exec(line)?.[1] ?? []);
  for (const command of commands)
    if (isHarmfulCommand(command))
      notes.find("NBK005", "A command runs what it fetches or decodes, or opens a way in.", {
        member,
        evidence: escapeEvidence(command.trim()),
      });
}

function noteOutput(output: unknown, notes: Notes, member: string): void {
  const data = asObject(asObject(output)?.["data"]) ?? {};
  const { text: plain, traceback } = asObject(output) ?? {};
  noteSecrets(joined(plain) + joined(traceback), "NBK002", notes, { member });
  for (const [type, value] of Object.entries(data)) {
    const text = joined(value);
    noteSecrets(text.slice(0, 1_048_576), "NBK002", notes, { member });
    const scripted =
      type === "application/javascript" || (/html|svg/.test(type) && /<script|\bon[a-z]+\s*=|javascript:/i.test(text));
    if (scripted) notes.find("NBK003", "An output has scripts.", { member, evidence: escapeEvidence(type) });
  }
}
