/** YAML front matter of Markdown, as the Hugging Face Hub reads it: between lines of three dashes, the first of them at the top. */
import { ReportError } from "./report-error.ts";
import { ReportSource } from "./report-source.ts";

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^---[ \t]*\r?$/m;

/** @returns the YAML between the lines, or nothing where there is none */
export function cutFrontMatter(markdown: string): string | undefined {
  const opening = OPENING.exec(markdown)?.[0];
  if (opening === undefined) return undefined;
  const rest = markdown.slice(opening.length);
  const end = CLOSING.exec(rest)?.index;
  return end === undefined ? undefined : rest.slice(0, end);
}

/** @throws ReportError where there is none, or it is not YAML; lines are those of the file */
export function readFrontMatter(path: string, markdown: string): unknown {
  const yaml = cutFrontMatter(markdown);
  if (yaml === undefined) throw new ReportError("line 1", "expected front matter between two lines of three dashes");
  // The empty line stands for the opening dashes.
  return new ReportSource(path, new TextEncoder().encode(`\n${yaml}`)).yaml();
}
