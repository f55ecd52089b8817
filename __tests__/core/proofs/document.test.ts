import { describe, expect, it, test } from "@jest/globals";
import { foldHeading } from "../../../src/core/document/fold-heading.ts";
import { outlineOf } from "../../../src/core/document/outline.ts";
import type { DocumentFact } from "../../../src/core/facts.ts";
import type { DocumentProof } from "../../../src/core/policy/policy.ts";
import { judgeDocument } from "../../../src/core/proofs/document.ts";
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
    ["Downstream use", "### Downstream Use [optional]"],
    ["Limits (required)", "# 3. Limits *"],
  ])("has the section %j under %j", (wanted, heading) => {
    expect(judge(`${heading}\n\ntext\n`, { sections: [wanted] }).reasons).toEqual([]);
  });

  test.each([
    ["Risk", "# Risk tier"],
    ["Data", "# Date"],
    ["1", "# 2"],
    ["C++", "# C"],
    ["Use", "# Use [of data]"],
  ])("does not have the section %j under %j", (wanted, heading) => {
    expect(judge(`${heading}\n\ntext\n`, { sections: [wanted] }).status).toBe("unmet");
  });

  it("may have one section of several names, and is told of the nearest to any of them", () => {
    const sections = [["Intended use", "Uses", "Direct use"], "Limitations"];
    expect(judge("# Direct Use [optional]\nx\n# Limitations\ny", { sections })).toMatchObject({
      status: "satisfied",
      sections: ["Intended use or Uses or Direct use", "Limitations"],
    });
    expect(judge("# Direct uses\nx\n# Limitations\ny", { sections }).reasons).toEqual([
      {
        ...{ code: "section-missing", source: PATH, section: "Intended use" },
        ...{ or: ["Uses", "Direct use"], nearest: "Direct uses" },
      },
    ]);
    expect(judge("# Uses\n# Limitations\ny", { sections }).reasons).toMatchObject([
      { code: "section-empty", section: "Uses", line: 1 },
    ]);
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

describe("a form in the pull request's description", () => {
  const template = "### Intent\n\nWhat changes, and why?\n\n### Risk tier\n\n- [ ] low\n- [ ] high\n";
  const form = (body: string, rest: Partial<DocumentProof> = {}) => {
    const outline = outlineOf(body, [template]);
    if (!("known" in outline)) throw new Error(outline.unavailable);
    const known = { known: { sha256: "0".repeat(64), outline: outline.known } };
    const asked = proof({ source: { pullRequest: true }, sections: ["Intent", "Risk tier"], ...rest });
    return judgeDocument(asked, facts({ pullRequest: { body: known } }));
  };
  const source = "pull-request";

  it("is complete once every field has an answer", () => {
    expect(form("### Intent\n\nSmaller.\n\n### Risk tier\n\n- [x] low\n- [ ] high\n").status).toBe("satisfied");
  });

  it("that was left as the template had it is told so, field by field", () => {
    expect(form(template)).toMatchObject({
      status: "unmet",
      reasons: [
        { code: "document-empty", source, untouched: true },
        { code: "section-empty", section: "Intent", line: 1, untouched: true },
        { code: "section-empty", section: "Risk tier", line: 5 },
      ],
    });
    expect(form("### Intent\n\n_No response_\n\n### Risk tier\n\nlow").reasons).toEqual([
      { code: "section-empty", source, section: "Intent", line: 1 },
    ]);
  });

  it("may keep the template's words where the policy accepts leftovers", () => {
    expect(form(template, { leftovers: true }).reasons).toEqual([
      { code: "section-empty", source, section: "Risk tier", line: 5 },
    ]);
  });

  const boxes = (body: string, ...checkboxes: (string | string[])[]) =>
    form(body, { sections: [], checkboxes }).reasons;

  it("has the boxes that must be ticked, whatever stands around their text", () => {
    const body = "- [x] 1. **I ran** the `tests`!\n- [X] low\n- [ ] high\n";
    expect(boxes(body, "I ran the tests", ["high", "low"])).toEqual([]);
  });

  it("is told which box is open, and which is not there at all", () => {
    const body = "Text.\n\n- [ ] I ran the tests\n- [ ] low\n";
    expect(boxes(body, "I ran the tests", ["low", "high"], "I run the test", "Else")).toEqual([
      { code: "checkbox-open", source, checkbox: "I ran the tests", line: 3 },
      { code: "checkbox-open", source, checkbox: "low", or: ["high"], line: 4 },
      { code: "checkbox-missing", source, checkbox: "I run the test", nearest: "I ran the tests" },
      { code: "checkbox-missing", source, checkbox: "Else" },
    ]);
  });

  it("that has a box twice must have it ticked twice", () => {
    expect(boxes("Text.\n- [x] Safe\n- [ ] safe\n", "Safe")).toMatchObject([{ code: "checkbox-open", line: 3 }]);
  });

  it("of boxes alone is empty until one is ticked", () => {
    expect(boxes("- [ ] Safe\n", "Safe").map(({ code }) => code)).toEqual(["document-empty", "checkbox-open"]);
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

  test.each([
    ["a list of maps", "model-index[].results[].metrics[].type", []],
    ["every entry's key", "model-index[].results[].dataset.name", ["model-index[0].results[1].dataset.name"]],
    ["a list that one entry lacks", "model-index[].name", ["model-index[1].name"]],
    ["a list itself", "model-index", []],
    ["a key of a map that is none", "license.name", ["license"]],
    ["entries of a map", "co2_eq_emissions[]", ["co2_eq_emissions"]],
    ["a single value, as a list of one", "license[]", []],
    ["entries of an empty list", "datasets[]", ["datasets"]],
    ["a key that is not there", "base_model[].name", ["base_model"]],
    ["a key with a dot of its own", "v1.2", []],
    ["a number within a map", "co2_eq_emissions.emissions", []],
    [
      "a member of every object",
      "model-index[].constructor",
      ["model-index[0].constructor", "model-index[1].constructor"],
    ],
  ])("reaches %s: %s", (_, key, lacking) => {
    const yaml = `license: mit
v1.2: yes
datasets: []
co2_eq_emissions: { emissions: 12.5, source: CodeCarbon }
model-index:
  - name: credit
    results:
      - { dataset: { name: applications }, metrics: [{ type: accuracy, value: 0.91 }] }
      - { dataset: { type: csv }, metrics: [{ type: f1, value: "20.0 ± 1.2" }] }
  - results:
      - { dataset: { name: loans }, metrics: [{ type: accuracy, value: 0.9 }] }`;
    const reasons = judge(card(yaml), { frontMatter: { [key]: {} } }).reasons;
    expect(reasons.map((reason) => ("key" in reason ? reason.key : reason.code))).toEqual(lacking);
  });

  test.each([
    ["tags[]", "tags: [a, b1]", { pattern: "^[a-z]$" }, "tags[1]", "pattern"],
    ["language[]", "language: english", { maxLength: 2 }, "language", "max-length"],
    ["a", "a: 1.5", { type: "integer" }, "a", "type"],
    ["a.b", "a: [1]", {}, "a", "type"],
    ["a[]", "a: { b: 1 }", { optional: true }, "a", "type"],
    ["a", "a: x", { optional: true, oneOf: ["y"] }, "a", "one-of"],
  ] as const)("holds %s to its rule in %j", (key, yaml, rule, at, name) => {
    expect(judge(card(yaml), { frontMatter: { [key]: rule as object } }).reasons).toMatchObject([
      { code: "front-matter-rule", key: at, rule: name },
    ]);
  });

  test.each(["b: 1", "a:", "a: []"])("lets an optional key be missing in %j", (yaml) => {
    expect(judge(card(yaml), { frontMatter: { a: { optional: true, type: "string" } } }).reasons).toEqual([]);
  });

  it("names a few of many broken places", () => {
    const yaml = `tags: [${"1, ".repeat(1_000)}]`;
    const { reasons } = judge(card(yaml), { frontMatter: { "tags[]": { type: "string" } } });
    expect(reasons.map((reason) => "key" in reason && reason.key)).toEqual([0, 1, 2, 3, 4].map((at) => `tags[${at}]`));
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
