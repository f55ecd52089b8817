/** Markdown as GitHub reads it, parsed to mdast; texts that would take the parser too long are refused before it sees them. */
import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { costOfInlines, costOfLines, MAX_NESTING } from "./parse-cost.ts";

/** About 5 s: a text that a person reviewed and committed, or a pull request's body. */
export const DOCUMENT_STEPS = 2_000_000;
/** About 1 s: there may be thousands of comments, and several templates. */
export const COMMENT_STEPS = 400_000;

export interface ReadOptions {
  /** Whether a first line `---` opens YAML front matter. */
  readonly frontMatter: boolean;
  /** The most that parsing may cost, in the steps of `parse-cost.ts`. */
  readonly maxSteps: number;
}

/** `text` is what positions in `root` count in; `refused` completes "the text was not read: …". */
export type MarkdownRead = { readonly root: Root; readonly text: string } | { readonly refused: string };

const inlineConstructs = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
];

/** Blocks only: what stands inside a paragraph does not decide where paragraphs are. */
function blockSyntax(): Syntax[] {
  const { document = {}, flow = {} } = gfm();
  return [{ document, flow }, { disable: { null: inlineConstructs } }];
}
type Syntax = ReturnType<typeof gfm>;

/**
 * Parses a text, without its byte order mark if it has one. Total: a text that costs too much is refused, with the reason.
 * It is read twice, first for its blocks alone, which is cheap and tells what the rest will cost.
 */
export function readMarkdown(written: string, { frontMatter, maxSteps }: ReadOptions): MarkdownRead {
  const text = written.replace(/^\uFEFF/, "");
  const lines = costOfLines(text);
  if (lines.nesting > MAX_NESTING) return { refused: `quotes or lists are nested more than ${MAX_NESTING} deep` };
  const tooCostly = { refused: "it is too large or too intricate to be parsed safely; shorten it or split it" };
  if (lines.steps > maxSteps) return tooCostly;

  const parse = (syntax: Syntax[]): Root =>
    fromMarkdown(text, {
      extensions: frontMatter ? [frontmatter(), ...syntax] : syntax,
      mdastExtensions: [gfmFromMarkdown(), ...(frontMatter ? [frontmatterFromMarkdown()] : [])],
    });
  try {
    const blocks = parse(blockSyntax());
    if (lines.steps + costOfInlines(text, blocks) > maxSteps) return tooCostly;
    return { root: parse([gfm()]), text };
  } catch (error) {
    // The parser calls itself, and puts lists of any length on the stack.
    if (error instanceof RangeError) return tooCostly;
    throw error;
  }
}
