/** Commands in comments and reviews. What counts is what a reader sees as a line of its own in the comment's own voice. */
import type { Paragraph, Root } from "mdast";
import { COMMENT_STEPS, readMarkdown } from "../document/read-markdown.ts";
import { type CommandText, parseCommandLine } from "./parse-command-line.ts";
import { countOpenTags, nestedBlocks, type OpenTags } from "./parse-markup.ts";
import { type NearMissCause, shorten } from "./parse-near-miss.ts";

export interface ParsedCommand extends CommandText {
  /** From 1, in the text. */
  readonly line: number;
}

/** Looks like a command and is not counted. */
export interface NearMiss {
  readonly text: string;
  /** A line that would count. */
  readonly suggestion: string;
  readonly cause: NearMissCause;
  readonly line: number;
}

export interface ParsedCommands {
  readonly commands: readonly ParsedCommand[];
  readonly nearMisses: readonly NearMiss[];
}

/** Beyond this many, telling the writer more helps nobody. */
const MAX_NEAR_MISSES = 20;

/**
 * The commands of a comment's or review's body, in the order written: lines of top-level paragraphs, outside quotes, lists, code,
 * tables, links, struck-out or emphasised text and HTML elements. Total; a text too intricate to be parsed has none.
 */
export function parseCommands(markdown: string): ParsedCommands {
  const lines = markdown.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  if (!lines.some(mayBeCommand)) return { commands: [], nearMisses: [] };
  const read = readMarkdown(markdown, { frontMatter: false, maxSteps: COMMENT_STEPS });
  const sheet = openSheet(lines);
  if ("refused" in read) {
    for (const index of lines.keys()) sheet.miss(index + 1, 1, "too-complex");
  } else {
    readBlocks(read.root, sheet);
  }
  return { commands: sheet.commands, nearMisses: sheet.nearMisses.slice(0, MAX_NEAR_MISSES) };
}

/** A slash, or what looks like one, before the first letter. Cheap: most comments have no command. */
function mayBeCommand(line: string): boolean {
  return /^[^\p{L}/\u2044\u2215\u29f8\uff0f]{0,100}[/\u2044\u2215\u29f8\uff0f]/u.test(line);
}

type Sheet = ReturnType<typeof openSheet>;

function openSheet(lines: readonly string[]) {
  const commands: ParsedCommand[] = [];
  const nearMisses: NearMiss[] = [];
  const textAt = (line: number, column: number) =>
    (lines[line - 1] ?? "").slice(column - 1).replace(/^[ \t]+|[ \t]+$/g, "");
  const note = (line: number, text: string, cause: NearMissCause, suggestion: string) =>
    nearMisses.push({ text: shorten(text), suggestion, cause, line });
  return {
    commands,
    nearMisses,
    startColumn: (line: number) => (lines[line - 1] ?? "").search(/[^ \t]/) + 1,
    /** Counts the line if it is a command. */
    take(line: number, endsInBreak: boolean) {
      const text = textAt(line, 1);
      // The backslash of a hard line break is not seen by a reader.
      const outcome = parseCommandLine(endsInBreak ? text.replace(/[ \t]*\\$/, "") : text);
      if (outcome && "command" in outcome) commands.push({ ...outcome.command, line });
      else if (outcome) note(line, text, outcome.nearMiss.cause, outcome.nearMiss.suggestion);
    },
    /** Notes a line that would be a command elsewhere. */
    miss(line: number, column: number, cause: "not-top-level" | "too-complex") {
      const text = textAt(line, column);
      const outcome = parseCommandLine(text);
      if (outcome && "command" in outcome) note(line, text, cause, shorten(text));
    },
  };
}

function readBlocks(root: Root, sheet: Sheet): void {
  const tags = countOpenTags();
  for (const node of root.children) {
    if (node.type === "html") tags.see(node.value);
    else if (node.type === "paragraph") readParagraph(node, tags, sheet);
    else
      for (const { block, quoted } of nestedBlocks(node)) {
        const { start, end } = spanOf(block);
        if (!quoted) sheet.miss(start.line, start.column, "not-top-level");
        for (let line = start.line + 1; line <= end.line; line += 1) sheet.miss(line, 1, "not-top-level");
      }
  }
}

/** Offers each line of a paragraph that starts in plain text, outside every HTML element. */
function readParagraph(paragraph: Paragraph, tags: OpenTags, sheet: Sheet): void {
  const { start, end } = spanOf(paragraph);
  const inMarkup = new Set<number>();
  const endsInBreak = new Set<number>();
  for (const child of paragraph.children) {
    const { start: from, end: to } = spanOf(child);
    if (child.type === "break") endsInBreak.add(from.line);
    if (child.type === "text" || child.type === "break") continue;
    for (let line = from.line + 1; line <= to.line; line += 1) {
      if (line < to.line || to.column > sheet.startColumn(line)) inMarkup.add(line);
    }
  }
  const html = nestedBlocks(paragraph, "html").map(({ block }) => block);
  let seen = 0;
  const seeUpTo = (line: number) => {
    for (let tag = html[seen]; tag && spanOf(tag).start.line < line; tag = html[seen]) {
      if (tag.type === "html") tags.see(tag.value);
      seen += 1;
    }
  };
  for (let line = start.line; line <= end.line; line += 1) {
    seeUpTo(line);
    if (inMarkup.has(line)) continue;
    if (tags.isOpen()) sheet.miss(line, 1, "not-top-level");
    else sheet.take(line, endsInBreak.has(line));
  }
  seeUpTo(Number.POSITIVE_INFINITY);
}

interface Point {
  readonly line: number;
  readonly column: number;
}
/** The parser places every node; one without a place would span nothing. */
function spanOf({ position }: { position?: { start: Point; end: Point } | undefined }): { start: Point; end: Point } {
  return position ?? { start: { line: 1, column: 1 }, end: { line: 0, column: 1 } };
}
