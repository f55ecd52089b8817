/** What of a text is still as a template has it. */
import type { Nodes, Root } from "mdast";
import type { MarkdownRead } from "./read-markdown.ts";

/** Whether a block stands in a template just as it stands here; white space aside. */
export type IsOfTemplate = (block: Nodes) => boolean;

/** @param templates the parsed templates that a text may have been begun from */
export function templateMatcher(
  text: string,
  templates: readonly Exclude<MarkdownRead, { refused: string }>[],
): IsOfTemplate {
  const known = new Set(
    templates.flatMap((template) => template.root.children.map((block) => sourceOf(block, template.text))),
  );
  return (block) => known.size > 0 && known.has(sourceOf(block, text));
}

function sourceOf({ position }: Root | Nodes, text: string): string {
  const source = text.slice(position?.start.offset ?? 0, position?.end.offset ?? text.length);
  return source.replace(/\s+/g, " ").trim();
}
