/** Rebuilds the texts that a comment had, from what the host tells of its edits. */
import type { Fact, Person } from "../facts.ts";
import type { Revision } from "./conversation.ts";

/** One edit as the host tells it. */
export interface EditEntry {
  readonly at: string;
  /** `null`: an account that is gone, or not told. */
  readonly editor: Person | null;
  /** The whole text after the edit, or a unified diff against the text before; `undefined` where the host has neither. */
  readonly diff: string | undefined;
}

/** The comment as it was created, and its text of today. */
export interface Written {
  readonly at: string;
  readonly author: Person | null;
  readonly body: string;
  /** The last edit, if the host says there was one. */
  readonly edited?: { readonly at: string };
}

/**
 * Every state of a comment, oldest first, walking back from its text of today; a text that cannot be told for sure is `undefined`.
 * Line ends are `\n`. Hosts may list the creation as the first edit; where they do not, it is added.
 * Unavailable where the last edit is not listed: nobody knows then whose words the text of today are.
 * @param edits newest first
 */
export function revisionTexts(
  edits: readonly EditEntry[],
  { at, author, body, edited }: Written,
): Fact<readonly Revision[]> {
  const newest = edits[0]?.at ?? at;
  if (edited !== undefined && Date.parse(newest) < Date.parse(edited.at))
    return { unavailable: `its edit history does not list the last edit, of ${edited.at}` };
  const revisions: Revision[] = [];
  let text: string | undefined = toLines(body).join("\n");
  for (const edit of edits) {
    const step = stepBack(edit.diff === undefined ? undefined : toLines(edit.diff).join("\n"), text);
    revisions.push({ at: edit.at, editor: edit.editor, text: step.after });
    text = step.before;
  }
  const oldest = edits.at(-1);
  if (oldest === undefined || Date.parse(oldest.at) !== Date.parse(at)) revisions.push({ at, editor: author, text });
  return { known: revisions.reverse() };
}

interface Step {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * The texts around one edit. What the host tells must fit the text that is known already; where none is known, a text stands for
 * itself, and a diff for nothing.
 */
function stepBack(diff: string | undefined, after: string | undefined): Step {
  if (diff === undefined) return { before: undefined, after };
  if (diff.trimEnd() === after?.trimEnd()) return { before: undefined, after };
  if (after === undefined) return { before: undefined, after: parseHunks(diff) === undefined ? diff : undefined };
  const before = undo(diff, after);
  return before === undefined ? { before: undefined, after: undefined } : { before, after };
}

interface Hunk {
  /** Its first line in the text after the edit, from 0. */
  readonly start: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const toLines = (text: string): string[] => text.split(/\r\n?|\n/);

/**
 * The hunks of a unified diff, `undefined` for any other text. A line end at the very end of a text makes no difference here, so
 * the notes about a missing one are passed over.
 */
function parseHunks(diff: string): Hunk[] | undefined {
  const lines = toLines(diff.replace(/\n$/, ""));
  const first = lines.findIndex((line) => line.startsWith("@@ "));
  if (first < 0 || !lines.slice(0, first).every((line) => /^(?:diff |index |--- |\+\+\+ )/.test(line)))
    return undefined;
  const hunks: { start: number; before: string[]; after: string[]; sizes: string }[] = [];
  for (const line of lines.slice(first)) {
    const [, before = "1", start, after = "1"] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    const hunk = hunks.at(-1);
    const isFull = hunk === undefined || `${hunk.before.length},${hunk.after.length}` === hunk.sizes;
    if (line.startsWith("\\")) continue;
    if (isFull) {
      if (start === undefined) return undefined;
      // An empty range names the line before it.
      const at = Number(after) === 0 ? Number(start) : Number(start) - 1;
      hunks.push({ start: at, before: [], after: [], sizes: `${Number(before)},${Number(after)}` });
      continue;
    }
    if (/^[ -]|^$/.test(line)) hunk.before.push(line.slice(1));
    if (/^[ +]|^$/.test(line)) hunk.after.push(line.slice(1));
    if (!/^[ +-]|^$/.test(line)) return undefined;
  }
  return hunks.every(({ before, after, sizes }) => `${before.length},${after.length}` === sizes) ? hunks : undefined;
}

/** The text before an edit; `undefined` unless every hunk fits the text after it, in order. */
function undo(diff: string, after: string): string | undefined {
  const lines = toLines(after);
  const before: string[] = [];
  let next = 0;
  for (const hunk of parseHunks(diff) ?? [{ start: -1, before: [], after: [] }]) {
    const end = hunk.start + hunk.after.length;
    if (hunk.start < next || end > lines.length) return undefined;
    if (hunk.after.some((line, index) => lines[hunk.start + index] !== line)) return undefined;
    before.push(...lines.slice(next, hunk.start), ...hunk.before);
    next = end;
  }
  return [...before, ...lines.slice(next)].join("\n");
}
