/**
 * What parsing a Markdown text will cost, told before it is parsed. The parser is quadratic in a few places (brackets and
 * emphasis within one paragraph, quotes and lists that end, lazy lines under deep quotes, underlined headings, piped lines), and texts come
 * from strangers.
 *
 * A step is about the time of one character of plain prose, 2.5 µs on a machine of 2024; the weights were measured on texts
 * built to be bad. They err on the high side: a refusal is a clear answer, a parser that hangs is none.
 */
import type { Nodes, Root } from "mdast";

/** Containers (quotes, lists, footnotes) within one another; each costs time on every line, and stack. */
export const MAX_NESTING = 100;

export interface LineCost {
  readonly steps: number;
  /** At most this many containers are open at once. */
  readonly nesting: number;
}

/** The cost of finding the blocks of a text, from its lines alone. Linear in the text. */
export function costOfLines(text: string): LineCost {
  let nesting = 0;
  let opened = 0;
  let opening = 0;
  let underlines = 0;
  let piped = 0;
  const lines = text.split(/\r\n?|\n/);
  for (const line of lines) {
    const { openers, columns } = openersOf(line);
    opened += openers;
    if (openers > 0) opening += 1;
    nesting = Math.max(nesting, openers === 0 ? 0 : openers + Math.floor(columns / 2));
    if (/^[\s>]*(?:=+|-+)[ \t]*$/.test(line)) underlines += 1;
    if (line.includes("|")) piped += 1;
  }
  const steps =
    text.length +
    lines.length * (60 + 1.5 * nesting) +
    60 * opened +
    (opening * (opened + lines.length)) / 20 +
    (underlines * lines.length) / 10 +
    (piped * piped) / 300 +
    costOfMarks(text);
  return { steps, nesting };
}

/** What one mark costs beside its character, in time or in memory: the cell of a table, an address, a reference, an escape. */
const MARKS: readonly (readonly [RegExp, number])[] = [
  [/\|/g, 40],
  [/@|www\.|:\/\//gi, 40],
  [/&/g, 12],
  [/\\/g, 4],
  [/!/g, 3],
];

function costOfMarks(text: string): number {
  let steps = 0;
  for (const [mark, weight] of MARKS) for (const _ of text.matchAll(mark)) steps += weight;
  return steps;
}

/**
 * What may open a container or a definition, and the columns between: an upper bound for how deep a line can nest. To open a container a line
 * must first continue those around it: a quote by its `>`, a list item or footnote by two columns of indentation or more.
 */
function openersOf(line: string): { openers: number; columns: number } {
  const opener = /([ \t]+)|>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[(?:\\.|[^\]\\])*\]:/y;
  let openers = 0;
  let columns = 0;
  for (let match = opener.exec(line); match; match = opener.exec(line)) {
    const [, space] = match;
    if (space === undefined) openers += 1;
    else columns += space.length + 3 * (space.split("\t").length - 1);
  }
  return { openers, columns };
}

/** The cost of parsing what stands within the paragraphs, headings and table cells of a tree whose blocks are known. */
export function costOfInlines(text: string, root: Root): number {
  let steps = 0;
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell") {
      const inline = text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? text.length);
      steps += (countActive(inline) * inline.length) / 100;
    } else if ("children" in node) {
      for (const child of node.children) open.push(child);
    }
  }
  return steps;
}

/** Characters that can make the parser look back or far ahead; of a picture it reads what stands for it twice. */
function countActive(inline: string): number {
  return (inline.match(/[[\]*_~<`]/g)?.length ?? 0) + 4 * (inline.match(/!\[/g)?.length ?? 0);
}
