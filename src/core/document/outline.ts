import type { Checkbox, Fact, Outline, Section } from "../facts.ts";
import { readYaml } from "../policy/read.ts";
import { checkboxesIn } from "./checkboxes.ts";
import { hasContent, type Leftover, leftoversIn, leftoversInYaml, textOf } from "./content.ts";
import { COMMENT_STEPS, DOCUMENT_STEPS, type MarkdownRead, readMarkdown } from "./read-markdown.ts";
import { templateMatcher } from "./template.ts";

/** 1 MiB; who reads the bytes of a larger one need not ask for its outline. */
export const MAX_DOCUMENT_BYTES = 1_048_576;

/** Outlines go into records: enough to act on, not a copy of the text. */
const MAX_HEADING = 200;
const MAX_LEFTOVERS = 50;
const MAX_CHECKBOXES = 200;

/**
 * The outline of a Markdown text, or why there is none: a text that would take the parser too long is refused.
 * Headings count where a reader sees them as the document's own, not inside quotes or lists. Total and linear.
 * @param templates texts that this one may have been begun from: a block that is still as one of them has it says nothing. One
 * that takes longer to parse than a comment may is left out
 */
export function outlineOf(markdown: string, templates: readonly string[] = []): Fact<Outline> {
  const read = parse(markdown, DOCUMENT_STEPS);
  if ("refused" in read) return { unavailable: read.refused };
  const isOfTemplate = templateMatcher(
    read.text,
    templates.map((text) => parse(text, COMMENT_STEPS)).flatMap((each) => ("root" in each ? [each] : [])),
  );
  const sections: OpenSection[] = [];
  const around: OpenSection[] = [];
  const leftovers: Leftover[] = [];
  let frontMatter: Outline["frontMatter"];
  const checkboxes: Checkbox[] = [];
  let empty = true;
  let untouched = false;

  for (const node of read.root.children) {
    const line = node.position?.start.line ?? 1;
    if (node.type === "yaml") {
      frontMatter = readFrontMatter(node.value);
      leftovers.push(...leftoversInYaml(node.value, line + 1));
      continue;
    }
    if (node.type === "heading") {
      while ((around.at(-1)?.level ?? 0) >= node.depth) around.pop();
      const section = {
        heading: shorten(textOf(node)),
        level: node.depth,
        line,
        empty: true,
        untouched: false,
        leftovers: new Set<string>(),
      };
      sections.push(section);
      around.push(section);
    } else if (isOfTemplate(node)) {
      if (hasContent(node)) {
        untouched = true;
        for (const section of around) section.untouched = true;
      }
    } else if (hasContent(node)) {
      empty = false;
      for (const section of around) section.empty = false;
    }
    for (const box of checkboxesIn(node)) checkboxes.push({ ...box, text: shorten(box.text) });
    const here = leftoversIn(node);
    for (const leftover of here) leftovers.push(leftover);
    for (const section of around) for (const { text } of here) section.leftovers.add(text);
  }
  return {
    known: {
      sections: sections.map(
        ({ untouched: held, ...section }): Section => ({
          ...section,
          ...(section.empty && held ? { untouched: true } : {}),
          leftovers: [...section.leftovers].slice(0, MAX_LEFTOVERS),
        }),
      ),
      ...(frontMatter === undefined ? {} : { frontMatter }),
      leftovers: leftovers.slice(0, MAX_LEFTOVERS),
      ...(checkboxes.length === 0 ? {} : { checkboxes: checkboxes.slice(0, MAX_CHECKBOXES) }),
      empty,
      ...(empty && untouched ? { untouched: true } : {}),
    },
  };
}

type OpenSection = Omit<Section, "leftovers" | "untouched"> & { untouched: boolean; readonly leftovers: Set<string> };

function parse(markdown: string, maxSteps: number): MarkdownRead {
  if (markdown.length > MAX_DOCUMENT_BYTES) return { refused: "it is larger than 1 MiB" };
  return readMarkdown(markdown.toWellFormed(), { frontMatter: true, maxSteps });
}

/** Front matter is read as strictly as a policy: plain JSON values, no tags, bounded depth and size. */
function readFrontMatter(yaml: string): NonNullable<Outline["frontMatter"]> {
  const read = readYaml({ name: "front matter", text: yaml });
  if ("problems" in read) {
    const [first] = read.problems;
    return { unavailable: first ? `line ${first.line + 1}: ${first.message}` : "not valid YAML" };
  }
  const { value } = read.source;
  if (value === null) return { known: {} };
  if (typeof value !== "object" || Array.isArray(value)) return { unavailable: "it must be a map from key to value" };
  return { known: structuredClone(value) as Record<string, JsonValue> };
}

type JsonValue = Extract<NonNullable<Outline["frontMatter"]>, { known: unknown }>["known"][string];

function shorten(text: string): string {
  const wellFormed = text.toWellFormed();
  return wellFormed.length > MAX_HEADING ? `${wellFormed.slice(0, MAX_HEADING - 1).toWellFormed()}…` : wellFormed;
}
