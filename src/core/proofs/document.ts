import { foldHeading, nearestTo } from "../document/fold-heading.ts";
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
    sections: proof.sections.map((wanted) => [wanted].flat().join(" or ")),
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
    ...checkBoxes(proof, outline, source),
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
function checkEmptiness(proof: DocumentProof, outline: Outline, source: string): Reason[] {
  const asksText = proof.sections.length > 0 || proof.checkboxes !== undefined;
  if (!outline.empty || (!asksText && Object.keys(proof.frontMatter).length > 0)) return [];
  if (outline.untouched && proof.leftovers) return [];
  return [{ code: "document-empty", source, ...(outline.untouched ? { untouched: true } : {}) }];
}

function checkSections({ sections, leftovers }: DocumentProof, outline: Outline, source: string): Reason[] {
  return sections.flatMap((wanted): Reason[] => {
    const names = [wanted].flat();
    const found = sectionsNamed(names, outline);
    const [first] = found;
    if (first === undefined) {
      const headings = outline.sections.map(({ heading }) => heading);
      return [{ code: "section-missing", source, ...nameOf(names, "section"), ...nearestTo(names, headings) }];
    }
    const isFilled = found.some(({ empty, untouched }) => !empty || (untouched === true && leftovers));
    if (isFilled) return [];
    // The one that holds something, if only the template's text, is the one that was meant.
    const { heading, line, untouched } = found.find((section) => section.untouched) ?? first;
    const section = names.length === 1 ? (names[0] ?? heading) : heading;
    return [{ code: "section-empty", source, section, line, ...(untouched ? { untouched } : {}) }];
  });
}

/** A box that stands there twice must be ticked twice; of several texts one is enough. */
function checkBoxes({ checkboxes }: DocumentProof, outline: Outline, source: string): Reason[] {
  const there = outline.checkboxes ?? [];
  return (checkboxes ?? []).flatMap((wanted): Reason[] => {
    const names = [wanted].flat();
    const found = names.map((name) => there.filter(({ text }) => foldHeading(text) === foldHeading(name)));
    if (found.some((boxes) => boxes.length > 0 && boxes.every(({ ticked }) => ticked))) return [];
    const open = found.flat().find(({ ticked }) => !ticked);
    const name = nameOf(names, "checkbox");
    if (open !== undefined) return [{ code: "checkbox-open", source, ...name, line: open.line }];
    const texts = there.map(({ text }) => text);
    return [{ code: "checkbox-missing", source, ...name, ...nearestTo(names, texts) }];
  });
}

/** The first of several names, and the others. */
function nameOf<K extends string>([first = "", ...or]: readonly string[], key: K) {
  return { [key]: first, ...(or.length === 0 ? {} : { or }) } as Record<K, string> & { or?: string[] };
}

/** Leftovers anywhere in the text; those of a required section count even where the list of the whole text was cut short. */
function checkLeftovers({ sections }: DocumentProof, outline: Outline, source: string): Reason[] {
  const listed = new Set(outline.leftovers.map(({ text }) => text));
  const unlisted = new Map(
    sections
      .flatMap((wanted) => sectionsNamed([wanted].flat(), outline))
      .flatMap(({ leftovers, line }) =>
        leftovers.filter((text) => !listed.has(text)).map((text) => [text, line] as const),
      ),
  );
  return [...outline.leftovers, ...[...unlisted].map(([text, line]) => ({ text, line }))].map(
    ({ text, line }): Reason => ({ code: "leftover", source, text, line }),
  );
}

function sectionsNamed(names: readonly string[], { sections }: Outline): Section[] {
  const keys = new Set(names.map(foldHeading));
  return sections.filter(({ heading }) => keys.has(foldHeading(heading)));
}
