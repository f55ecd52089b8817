import { escapeCode, escapeLinkTarget, escapeMarkdown } from "./escape.ts";
import type { Text } from "./span.ts";

export interface MarkdownPlace {
  readonly repositoryUrl?: string | undefined;
  readonly place?: "line" | "cell";
}

/** One line of Markdown for a text; a link that may not be linked shows its words alone. */
export function toMarkdown(text: Text, { repositoryUrl, place = "line" }: MarkdownPlace = {}): string {
  let markdown = "";
  for (const span of text) {
    const next = spanMarkdown(span, repositoryUrl, place);
    // Two code spans that touch would become one.
    markdown += markdown.endsWith("`") && next.startsWith("`") ? ` ${next}` : next;
  }
  return markdown;
}

function spanMarkdown(span: Text[number], repositoryUrl: string | undefined, place: "line" | "cell"): string {
  switch (span.kind) {
    case "plain":
      return escapeMarkdown(span.text, place);
    case "code":
      return escapeCode(span.text, place);
    case "strong":
      return span.text.trim() === "" ? "" : `**${escapeMarkdown(span.text.trim(), place)}**`;
    case "link": {
      const target = escapeLinkTarget(span.url, repositoryUrl);
      const words = span.code ? escapeCode(span.text, place) : escapeMarkdown(span.text.trim(), place);
      return target === undefined ? words : `[${words}](${target})`;
    }
  }
}
