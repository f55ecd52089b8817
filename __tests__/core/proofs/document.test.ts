import { describe, expect, it, test } from "@jest/globals";
import { outlineOf } from "../../../src/core/document/outline.ts";
import type { DocumentFact } from "../../../src/core/facts.ts";
import type { DocumentProof } from "../../../src/core/policy/policy.ts";
import { foldHeading, judgeDocument } from "../../../src/core/proofs/document.ts";
import { facts, id } from "../../support/builders.ts";

const PATH = "docs/model-card.md";
const proof = (rest: Partial<DocumentProof> = {}): DocumentProof => ({
  kind: "document",
  source: { path: PATH },
  sections: [],
  frontMatter: {},
  leftovers: false,
  ...rest,
});
const written = (markdown: string): DocumentFact => {
  const outline = outlineOf(markdown);
  return "known" in outline ? { known: { id: id(markdown), outline: outline.known } } : outline;
};
const judge = (markdown: string, rest: Partial<DocumentProof> = {}) =>
  judgeDocument(proof(rest), facts({ documents: { [PATH]: written(markdown) } }));

describe("a document", () => {
  it("that is complete is satisfied", () => {
    expect(judge("# Intended use\n\nScoring.\n", { sections: ["Intended use"] })).toEqual({
      kind: "document",
      status: "satisfied",
      reasons: [],
      source: PATH,
      sections: ["Intended use"],
    });
  });

  test.each<[string, DocumentFact | undefined, string, object]>([
    ["that is missing is unmet", { missing: true }, "unmet", { code: "document-missing", path: PATH }],
    [
      "that cannot be read is an error",
      { unavailable: "not UTF-8" },
      "error",
      { code: "unavailable", fact: `document ${PATH}`, detail: "not UTF-8" },
    ],
    [
      "that nobody read is an error",
      undefined,
      "error",
      { code: "unavailable", fact: `document ${PATH}`, detail: "it was not read" },
    ],
    ["that says nothing is unmet", written("<!-- later -->"), "unmet", { code: "document-empty", source: PATH }],
  ])("%s", (_, document, status, reason) => {
    const verdict = judgeDocument(proof(), facts({ documents: document ? { [PATH]: document } : {} }));
    expect(verdict).toMatchObject({ status, reasons: [reason] });
  });

  it("gives every reason, not just the first", () => {
    const verdict = judge("---\nlicense: gpl\n---\n# Intended usage\n\nTODO\n\n# Limits\n", {
      sections: ["Intended use", "Limits", "Evaluation"],
      frontMatter: { license: { oneOf: ["mit", "apache-2.0"] }, language: {} },
    });
    expect(verdict.status).toBe("unmet");
    expect(verdict.reasons).toEqual([
      { code: "section-missing", source: PATH, section: "Intended use", nearest: "Intended usage" },
      { code: "section-empty", source: PATH, section: "Limits", line: 8 },
      { code: "section-missing", source: PATH, section: "Evaluation" },
      { code: "leftover", source: PATH, text: "TODO", line: 6 },
      {
        code: "front-matter-rule",
        source: PATH,
        key: "license",
        rule: "one-of",
        expected: "mit, apache-2.0",
        found: "gpl",
      },
      { code: "front-matter-missing", source: PATH, key: "language" },
    ]);
  });

  it("may keep leftovers where the policy accepts them", () => {
    expect(judge("# A\nTODO", { leftovers: true }).status).toBe("satisfied");
  });

  it("has a section if any heading of that name says something", () => {
    expect(judge("# Risks\n\n# Risks\nSome.\n", { sections: ["risks"] }).status).toBe("satisfied");
  });

  it("is not read from a path that only looks like one", () => {
    const verdict = judgeDocument(proof({ source: { path: "__proto__" } }), facts());
    expect(verdict.status).toBe("error");
  });

  test.each([
    ["Intended use", "## 2.1 🎯 **Intended use**:"],
    ["intended  USE", "# 1) Intended use"],
    ["Intended use", "# :dart: Intended use :rocket:"],
    ["Intended use", "# II. Intended use"],
    ["3. Intended use", "# a) Intended use…"],
    ["Ｉntended use", "# Intended use"],
    ["Data (training)", "# 4 Data (training)"],
    ["A", "# A"],
    ["2026 plan", "# 2026 plan"],
    ["Größe", "# GRÖSSE"],
  ])("has the section %j under %j", (wanted, heading) => {
    expect(judge(`${heading}\n\ntext\n`, { sections: [wanted] }).reasons).toEqual([]);
  });

  test.each([
    ["Risk", "# Risk tier"],
    ["Data", "# Date"],
    ["1", "# 2"],
    ["C++", "# C"],
  ])("does not have the section %j under %j", (wanted, heading) => {
    expect(judge(`${heading}\n\ntext\n`, { sections: [wanted] }).status).toBe("unmet");
  });

  it("compares headings of any form", () => {
    expect(foldHeading("!?")).toBe("!?");
    expect(foldHeading("1.")).toBe("1");
  });
});

describe("the pull request's body", () => {
  const source = { pullRequest: true } as const;
  it("is pending where there is no pull request", () => {
    expect(judgeDocument(proof({ source }), facts({ pullRequest: null }))).toMatchObject({
      status: "pending",
      source: "pull-request",
      reasons: [{ code: "no-pull-request", waitsFor: "person" }],
    });
  });

  it("is unmet while incomplete, and an error where it cannot be read", () => {
    const body = outlineOf("## Intent\n");
    if (!("known" in body)) throw new Error(body.unavailable);
    const known = { known: { sha256: "0".repeat(64), outline: body.known } };
    const verdict = judgeDocument(proof({ source, sections: ["Intent"] }), facts({ pullRequest: { body: known } }));
    expect(verdict.status).toBe("unmet");
    expect(verdict.reasons.map(({ code }) => code)).toEqual(["document-empty", "section-empty"]);
    expect(
      judgeDocument(proof({ source }), facts({ pullRequest: { body: { unavailable: "too large" } } })).status,
    ).toBe("error");
  });
});

describe("front matter", () => {
  const card = (yaml: string) => `---\n${yaml}\n---\ntext\n`;
  test.each([
    ["type string", "a: x", { type: "string" }],
    ["type list", "a: [x]", { type: "list" }],
    ["type map", "a: { b: 1 }", { type: "map" }],
    ["equals", "a: false", { equals: false }],
    ["one of", "a: 2", { oneOf: [1, 2] }],
    ["a pattern found anywhere", "a: v1.2.3", { pattern: "[0-9]+[.][0-9]+" }],
    ["the length of a text in characters", "a: 𝒳𝒴", { minLength: 2 }],
    ["the length of a list", "a: [1, 2]", { minLength: 2 }],
    ["min and max", "a: 0.5", { min: 0.5, max: 0.5 }],
    ["zero", "a: 0", {}],
  ] as const)("holds for %s", (_, yaml, rule) => {
    expect(judge(card(yaml), { frontMatter: { a: rule as object } }).reasons).toEqual([]);
  });

  test.each([
    ["another type", "a: [x]", { type: "string" }, "type"],
    ["a text for a number", "a: '1'", { equals: 1 }, "equals"],
    ["a number for a pattern", "a: 12", { pattern: "1" }, "pattern"],
    ["a pattern that cannot compile", "a: x", { pattern: "(" }, "pattern"],
    ["a number's length", "a: 12345", { minLength: 1 }, "min-length"],
    ["too short a text", "a: 𝒳", { minLength: 2 }, "min-length"],
    ["a text for a minimum", "a: '5'", { min: 1 }, "min"],
    ["too much", "a: 5", { max: 4 }, "max"],
  ] as const)("is broken by %s", (_, yaml, rule, name) => {
    expect(judge(card(yaml), { frontMatter: { a: rule as object } }).reasons).toMatchObject([
      { code: "front-matter-rule", rule: name },
    ]);
  });

  test.each(["a:", "a: ''", "a: '  '", "a: []", "a: {}", "b: 1"])("%j says nothing for the key a", (yaml) => {
    expect(judge(card(yaml), { frontMatter: { a: {} } }).reasons).toEqual([
      { code: "front-matter-missing", source: PATH, key: "a" },
    ]);
  });

  it("that is broken is told once, and none at all is missing every key", () => {
    expect(judge(card("a: ["), { frontMatter: { a: {}, b: {} } }).reasons).toMatchObject([
      { code: "front-matter-broken" },
    ]);
    expect(judge("text", { frontMatter: { constructor: {} } }).reasons).toMatchObject([
      { code: "front-matter-missing", key: "constructor" },
    ]);
  });

  it("may be all there is", () => {
    expect(judge("---\na: 1\n---\n", { frontMatter: { a: {} } }).status).toBe("satisfied");
  });
});
