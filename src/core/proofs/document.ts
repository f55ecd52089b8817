import { closest, distance } from "fastest-levenshtein";
import type { DocumentFact, Facts, Outline, Section } from "../facts.ts";
import type { DocumentProof } from "../policy/policy.ts";
import type { Reason } from "../reason.ts";
import type { DocumentVerdict } from "../verdict.ts";
import { checkFrontMatter } from "./front-matter.ts";

/** Judges whether a document is there and complete. Every reason is given, not just the first. */
export function judgeDocument(proof: DocumentProof, facts: Facts): DocumentVerdict {
  const source = "path" in proof.source ? proof.source.path : "pull-request";
  const conclude = (status: DocumentVerdict["status"], reasons: readonly Reason[]): DocumentVerdict => ({
    kind: "document",
    status,
    reasons,
    source,
    sections: proof.sections,
  });
  const document = "path" in proof.source ? documentAt(proof.source.path, facts) : bodyOf(facts);
  if (document === null) return conclude("pending", [{ code: "no-pull-request", waitsFor: "person" }]);
  if ("missing" in document) return conclude("unmet", [{ code: "document-missing", path: source }]);
  if ("unavailable" in document) {
    const fact = source === "pull-request" ? "pull request body" : `document ${source}`;
    return conclude("error", [{ code: "unavailable", fact, detail: document.unavailable }]);
  }
  const { outline } = document.known;
  const reasons = [
    ...checkEmptiness(proof, outline, source),
    ...checkSections(proof, outline, source),
    ...(proof.leftovers ? [] : checkLeftovers(proof, outline, source)),
    ...checkFrontMatter(proof.frontMatter, outline, source),
  ];
  return conclude(reasons.length > 0 ? "unmet" : "satisfied", reasons);
}

function documentAt(path: string, { documents }: Facts): DocumentFact {
  const document = Object.hasOwn(documents, path) ? documents[path] : undefined;
  return document ?? { unavailable: "it was not read" };
}

function bodyOf({ pullRequest }: Facts): { known: { outline: Outline } } | { unavailable: string } | null {
  return pullRequest === null ? null : pullRequest.body;
}

/** A file that is all front matter is no empty document where front matter is all that is asked for. */
function checkEmptiness({ sections, frontMatter }: DocumentProof, outline: Outline, source: string): Reason[] {
  const onlyFrontMatter = sections.length === 0 && Object.keys(frontMatter).length > 0;
  return outline.empty && !onlyFrontMatter ? [{ code: "document-empty", source }] : [];
}

function checkSections({ sections }: DocumentProof, outline: Outline, source: string): Reason[] {
  return sections.flatMap((section): Reason[] => {
    const found = sectionsNamed(section, outline);
    const [first] = found;
    if (first === undefined) return [{ code: "section-missing", source, section, ...nearestHeading(section, outline) }];
    return found.every(({ empty }) => empty) ? [{ code: "section-empty", source, section, line: first.line }] : [];
  });
}

/** Leftovers anywhere in the text; those of a required section count even where the list of the whole text was cut short. */
function checkLeftovers({ sections }: DocumentProof, outline: Outline, source: string): Reason[] {
  const listed = new Set(outline.leftovers.map(({ text }) => text));
  const unlisted = new Map(
    sections
      .flatMap((section) => sectionsNamed(section, outline))
      .flatMap(({ leftovers, line }) =>
        leftovers.filter((text) => !listed.has(text)).map((text) => [text, line] as const),
      ),
  );
  return [...outline.leftovers, ...[...unlisted].map(([text, line]) => ({ text, line }))].map(
    ({ text, line }): Reason => ({ code: "leftover", source, text, line }),
  );
}

function sectionsNamed(wanted: string, { sections }: Outline): Section[] {
  const key = foldHeading(wanted);
  return sections.filter(({ heading }) => foldHeading(heading) === key);
}

/** The heading that was most likely meant, if one is near. */
function nearestHeading(wanted: string, { sections }: Outline): { nearest?: string } {
  const headings = new Map(sections.map(({ heading }) => [foldHeading(heading), heading]));
  if (headings.size === 0) return {};
  const key = foldHeading(wanted);
  const nearest = closest(key, [...headings.keys()]);
  const heading = headings.get(nearest);
  return heading !== undefined && distance(key, nearest) <= Math.max(2, key.length / 3) ? { nearest: heading } : {};
}

/**
 * The form in which headings are compared: without case, and without the numbering, emoji and punctuation around them,
 * so that `## 2.1 🎯 Intended use:` is the section "Intended use".
 */
export function foldHeading(heading: string): string {
  // Lower, upper, lower: lower alone leaves `ß`, which is `SS` in capitals.
  const plain = heading.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().replace(/\s+/g, " ").trim();
  const bare = trimMarks(trimMarks(plain).replace(NUMBERING, ""));
  return bare === "" ? plain : bare;
}

/** `2.1 `, `1) `, `a. `, `iv: ` before a title. */
const NUMBERING = /^(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-z](?=[.):])|[ivxl]{1,6}(?=[.):]))[.):]* +[- ]*/;

/** Emoji, as themselves or as `:name:`, and punctuation at both ends; a closing `)`, `%`, `+` or `#` belongs to the title. */
function trimMarks(text: string): string {
  return text
    .replace(/^(?::[a-z0-9_+-]+:|[^\p{L}\p{N}])+/u, "")
    .replace(/(?: *:[a-z0-9_+-]+:)+$/, "")
    .replace(/[^\p{L}\p{N})\]%+#]+$/u, "");
}
