import { escapeEvidence } from "../escape-evidence.ts";
import type { Notes } from "../reading.ts";
import { readCall } from "./calls.ts";
import { afterLines, dottedName, importedNames } from "./names.ts";
import { type PythonToken, tokenizePython } from "./tokens.ts";
import { type Against, FLAGS, JUDGES, LOADS } from "./unsafe-loads.ts";

/**
 * Loads in Python source that run what they read. Imports are followed through `import … as` and `from … import … as`;
 * strings and comments do not count.
 */
export function notePythonLoads(source: string, notes: Notes, member?: string): void {
  const tokens = tokenizePython(source);
  const names = importedNames(tokens);
  const at = member === undefined ? {} : { member };
  for (const [place, token] of tokens.entries()) {
    const where = (): { member?: string; offset: number; evidence: string } => ({
      ...at,
      offset: token.at,
      evidence: escapeEvidence(lineAt(source, token.at)),
    });
    const flag = flagAt(tokens, place);
    if (flag !== undefined) notes.find(flag.rule, flag.message, where());
    if (token.kind !== "name" || isPart(tokens, place)) continue;
    const { name, next } = dottedName(tokens, place, names);
    const load = Object.hasOwn(LOADS, name) ? LOADS[name] : undefined;
    const judge = JUDGES.find(({ pattern }) => pattern.test(name))?.judge;
    if (load === undefined && judge === undefined) continue;
    const opens = tokens[next]?.kind === "mark" && tokens[next]?.text === "(";
    const call = opens ? readCall(tokens, next) : undefined;
    if (load !== undefined && !(call !== undefined && load.unless?.(call) === true))
      notes.find(load.rule, load.message, where());
    const against = call === undefined ? undefined : judge?.(call, names);
    if (against !== undefined) notes.find(against.rule, against.message, where());
  }
}

/** Whether a name is an attribute, a keyword argument's name, or stands in an import. */
function isPart(tokens: readonly PythonToken[], place: number): boolean {
  const dot = tokens[afterLines(tokens, place - 1, -1)];
  if (dot?.kind === "mark" && dot.text === ".") return true;
  const before = tokens[place - 1];
  return before?.kind === "name" && ["import", "from", "as", "def", "class"].includes(before.text);
}

/** `name=value` or `"name": value`, unless a function only declares its own default. */
function flagAt(tokens: readonly PythonToken[], place: number): Against | undefined {
  const [token, mark, value, after] = tokens.slice(place, place + 4);
  if (token === undefined || !Object.hasOwn(FLAGS, token.text)) return undefined;
  const flag = FLAGS[token.text];
  const given = (token.kind === "name" && mark?.text === "=") || (token.kind === "string" && mark?.text === ":");
  if (flag === undefined || !given || mark?.kind !== "mark" || value === undefined) return undefined;
  const plain = value.kind === "name" && (after?.kind !== "name" || after.text === "for");
  return plain && flag.harmless.includes(value.text) ? undefined : flag;
}

/** What stands around a place, within its line. */
function lineAt(source: string, at: number): string {
  const before = source.slice(Math.max(0, at - 60), at);
  const after = source.slice(at, at + 120);
  return `${before.slice(before.lastIndexOf("\n") + 1)}${after.split("\n", 1)[0] ?? ""}`.trim();
}
