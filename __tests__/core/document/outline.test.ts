import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { MAX_DOCUMENT_BYTES, outlineOf } from "../../../src/core/document/outline.ts";
import { factsSchema, type Outline, type Section } from "../../../src/core/facts.ts";
import { facts } from "../../support/builders.ts";

const outline = (markdown: string): Outline => {
  const read = outlineOf(markdown);
  if ("unavailable" in read) throw new Error(read.unavailable);
  return read.known;
};
const section = (markdown: string, heading = "A"): Section => {
  const found = outline(markdown).sections.find((each) => each.heading === heading);
  if (!found) throw new Error(`no section ${heading}`);
  return found;
};

describe("sections", () => {
  it("are the document's own headings, with level and line", () => {
    const { sections } = outline(
      "# One *more*\n\ntext\n\nTwo\n---\n> # Quoted\n\n- # Listed\n\n```\n# Code\n```\n### `three` #\n",
    );
    expect(sections.map(({ heading, level, line }) => [heading, level, line])).toEqual([
      ["One more", 1, 1],
      ["Two", 2, 5],
      ["three", 3, 14],
    ]);
  });

  test.each([
    ["nothing", "# A\n"],
    ["white space and invisible characters", "# A\n\n \u200b\u00a0\u2800 &nbsp; \u3164\n"],
    ["an HTML comment", "# A\n<!-- say what\n\nit is for -->\n"],
    ["an inline comment", "# A\n\n <!-- a --> <!-- b -->\n"],
    ["tags without text", "# A\n<details>\n\n<br>\n\n</details>\n"],
    ["empty sub-headings", "# A\n## B\n### C\n"],
    ["boxes nobody ticked", "# A\n- [ ] low\n- [ ] high\n  with an explanation\n"],
    ["a table without rows", "# A\n| risk | owner |\n|---|---|\n"],
    ["a rule and a definition", "# A\n***\n[x]: https://example.org\n"],
    ["dashes", "# A\n\n—\n"],
    ["an empty fence", "# A\n```\n\n```\n"],
    ["a section of the same level that follows", "# A\n\n# B\ntext\n"],
  ])("are empty with %s", (_, markdown) => {
    expect(section(markdown).empty).toBe(true);
  });

  test.each([
    ["a word", "# A\nNone.\n"],
    ["text under a sub-heading", "# A\n## B\ntext\n"],
    ["a ticked box", "# A\n- [ ] low\n- [x] high\n"],
    ["a ticked box below one that is not", "# A\n- [ ] risk\n  - [x] high\n"],
    ["a list", "# A\n- one\n"],
    ["a picture", "# A\n![](roc.png)\n"],
    ["a picture in HTML", '# A\n<img src="roc.png">\n'],
    ["text in HTML", "# A\n<p>text</p>\n"],
    ["code", "# A\n    x = 1\n"],
    ["a table row", "# A\n| a |\n|---|\n| 1 |\n"],
    ["a symbol", "# A\n✅\n"],
    ["a quote", "# A\n> text\n"],
  ])("are not empty with %s", (_, markdown) => {
    expect(section(markdown).empty).toBe(false);
  });

  it("make no document full by themselves", () => {
    expect(outline("# A\n## B\n").empty).toBe(true);
    expect(outline("text").empty).toBe(false);
    expect(outline("").empty).toBe(true);
  });
});

describe("leftovers", () => {
  test.each([
    ["TODO: measure", "TODO"],
    ["**TBD**", "TBD"],
    ["see FIXME later", "FIXME"],
    ["XXX", "XXX"],
    ["[More Information Needed]", "[More Information Needed]"],
    ["\\[more information needed\\]", "[more information needed]"],
    ["[Insert the\nrisk here]", "[Insert the risk here]"],
    ["made by <your name>", "<your name>"],
    ["<your-team>", "<your-team>"],
    ["&lt;your name&gt;", "<your name>"],
    ["Lorem  ipsum dolor", "Lorem ipsum"],
    ["[TODO](https://example.org)", "TODO"],
    ["| a |\n|---|\n| TBD |", "TBD"],
  ])("%j leaves %j", (text, leftover) => {
    expect(section(`# A\n\n${text}\n`).leftovers).toEqual([leftover]);
  });

  test.each([
    "`TODO`",
    "```\nTODO\n```",
    "    TODO",
    "<!-- TODO -->",
    "todo el mundo",
    "TODOS",
    "CVE-XXXX",
    "[Insert coin](https://example.org)",
    '<a title="TODO">x</a>',
    "the information needed",
  ])("%j leaves none", (text) => {
    expect(section(`# A\n\n${text}\n`).leftovers).toEqual([]);
  });

  it("stand on their own line, however far into a paragraph", () => {
    const text =
      "---\nlicense: TODO # TBD\n---\n# A\n\none *two\nTODO* three\nfour TBD\n\n- x\n- FIXME\n\n<!--\n-->\n<p>\n<b>XXX</b></p>\n";
    expect(outline(text).leftovers).toEqual([
      { text: "TODO", line: 2 },
      { text: "TODO", line: 7 },
      { text: "TBD", line: 8 },
      { text: "FIXME", line: 11 },
      { text: "XXX", line: 16 },
    ]);
  });

  it("count in a heading, and in every section around them", () => {
    expect(section("# A\n## TODO\n").leftovers).toEqual(["TODO"]);
  });
});

describe("front matter", () => {
  it("is read as plain data", () => {
    expect(outline("---\nlicense: mit\ntags: [a, 1, true, null]\ndate: 2026-01-31\n---\ntext").frontMatter).toEqual({
      known: { license: "mit", tags: ["a", 1, true, null], date: "2026-01-31" },
    });
    expect(outline("---\n---\n").frontMatter).toEqual({ known: {} });
    expect(outline("text\n\n---\na: 1\n---\n").frontMatter).toBeUndefined();
    expect(outline("\uFEFF---\na: 1\n---\n").frontMatter).toEqual({ known: { a: 1 } });
  });

  test.each([
    ["that is not YAML", "a: [", "line "],
    ["with a tag", "a: !!js/function x", "line 2: "],
    ["with a key twice", "a: 1\na: 2", "line 3: "],
    ["that is a list", "- a", "it must be a map"],
    ["that is not finite", "a: .nan", "line 2: "],
    ["that contains itself", "a: &x [*x]", "line 2: "],
    [
      "that grows",
      `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi"
        .split("")
        .map((key, at) => `${key}: &${key} [${Array(9).fill(`*${"abcdefgh"[at]}`).join(",")}]`)
        .join("\n")}`,
      "line ",
    ],
  ])("%s is unavailable, with the reason", (_, yaml, reason) => {
    expect(outline(`---\n${yaml}\n---\ntext`).frontMatter).toEqual({ unavailable: expect.stringContaining(reason) });
  });
});

describe("any text", () => {
  const bits = [
    "# ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "- [ ] ",
    "---\n",
    "```",
    "`",
    "<!--",
    "-->",
    "<b>",
    "[a](b)",
    "*",
    "_",
    "|",
    "TODO",
    "\0",
    "\r",
    "\ud800",
    "a",
    "\t",
    "[^a]: ",
  ];
  it("has an outline that fits the schema of facts, or a reason", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...bits), { maxLength: 60 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (markdown) => {
        const read = outlineOf(markdown);
        expect(canonicalJson(read)).toBeTruthy();
        const documents = { "a.md": "known" in read ? { known: { id: "0".repeat(40), outline: read.known } } : read };
        expect(factsSchema.parse({ ...facts(), documents }).documents).toEqual(documents);
      }),
    );
  });

  const n = 60_000;
  test.each([
    ["brackets that close nothing", "]".repeat(n)],
    ["brackets in brackets", "[".repeat(n) + "]".repeat(n)],
    ["emphasis across emphasis", "*a_".repeat(n)],
    ["links in emphasis", "*[".repeat(n)],
    ["comments that never end", "a <!-- ".repeat(n / 4)],
    ["deep quotes", ">".repeat(n)],
    ["quotes in lists", "> - ".repeat(n / 4)],
    ["footnotes in footnotes", `${"[^a]: ".repeat(5_000)}a`],
    ["lazy lines under a deep quote", `${"> ".repeat(90)}a\n${"b\n".repeat(n / 2)}`],
    ["lists that step in", Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["underlined headings", "a\n-\n".repeat(n / 4)],
    ["piped lines", "a|b\n".repeat(n)],
    ["a text past the limit", "a".repeat(MAX_DOCUMENT_BYTES + 1)],
  ])("that would take the parser too long is refused: %s", (_, markdown) => {
    expect(outlineOf(markdown)).toEqual({ unavailable: expect.any(String) });
  });

  it("of ordinary size and make is read", () => {
    const card = `# Model card\n\n${"Some words with `code`, *stress* and [a link](https://example.org/a_b).\n".repeat(20)}\n${"- item with **bold** text\n".repeat(60)}\n| a | b |\n|---|---|\n${"| 1 | [x](y) |\n".repeat(80)}\n`;
    expect(outlineOf(card.repeat(12))).toHaveProperty("known");
  });
});
