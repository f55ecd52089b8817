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
    ["the answer of a form that nobody filled in", "### A\n\n_No response_\n"],
    ["labels without answers", "# A\n**Owner:**\n\n- **Licence**: \n- **Size:**\n"],
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
    ["an answer behind a label", "# A\n- **Owner:** Nina\n"],
    ["a strong word", "# A\n**None**\n"],
    ["an answer that says no", "# A\n_No_\n"],
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
    ["[Describe the data]", "[Describe the data]"],
    ["for <enter a name>", "<enter a name>"],
    ["## Card for {{ model_id | default('x') }}", "{{ model_id | default('x') }}"],
    ["This modelcard aims to be a base template for new models.", "This modelcard aims to be a base template"],
    ["This dataset card aims to be a base template", "This dataset card aims to be a base template"],
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
    "$x^{{a}}$",
    "`{{ prompt }}`",
    "[describe](https://example.org)",
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

describe("boxes", () => {
  it("are those of the document's lists, nested ones too, with text, line and tick", () => {
    const text =
      "# A\n- [x] one **two** `three`\n  - [ ] deep\n- plain\n\n1. [X] numbered\n\n> - [x] quoted\n\n<!--\n- [x] hidden\n-->\n";
    expect(outline(text).checkboxes).toEqual([
      { text: "one two three", line: 2, ticked: true },
      { text: "deep", line: 3, ticked: false },
      { text: "numbered", line: 6, ticked: true },
    ]);
  });

  it("are left out where there are none, and are not counted for ever", () => {
    expect(outline("- [link](x)\n- text [x]\n")).not.toHaveProperty("checkboxes");
    const { checkboxes = [] } = outline("- [x] a\n".repeat(300));
    expect(checkboxes).toHaveLength(200);
    expect(outline(`- [ ] ${"long ".repeat(100)}`).checkboxes?.[0]?.text).toHaveLength(200);
  });
});

describe("a text begun from a template", () => {
  const template =
    "## Intent\n\nSay what this is\nfor.\n\n## Risk\n\n- [ ] low\n- [ ] high\n\n## Notes\n<!-- any -->\n";
  const begun = (text: string): Outline => {
    const read = outlineOf(text, ["# Other\n", template]);
    if ("unavailable" in read) throw new Error(read.unavailable);
    return read.known;
  };

  it("says nothing as long as nobody wrote, however it was wrapped", () => {
    for (const text of [template, template.replaceAll("\n", "\r\n"), template.replace("is\nfor", "is for")]) {
      const { empty, untouched, sections } = begun(text);
      expect({ empty, untouched }).toEqual({ empty: true, untouched: true });
      expect(sections.map((each) => [each.heading, each.empty, each.untouched])).toEqual([
        ["Intent", true, true],
        ["Risk", true, undefined],
        ["Notes", true, undefined],
      ]);
    }
  });

  it("says what somebody added to it or changed in it", () => {
    const text = template.replace("for.", "for.\n\nA smaller model.").replace("[ ] low", "[x] low");
    const { empty, sections, ...rest } = begun(text);
    expect(empty).toBe(false);
    expect(rest).not.toHaveProperty("untouched");
    expect(sections.map((each) => [each.heading, each.empty])).toEqual([
      ["Intent", false],
      ["Risk", false],
      ["Notes", true],
    ]);
    expect(begun(template.replace("what this", "what that")).sections[0]).toMatchObject({ empty: false });
  });

  it("is read as ever where the template is empty, or too large to be one", () => {
    const read = (templates: string[]) => outlineOf("# A\ntext\n", templates);
    expect(read(["", "x".repeat(MAX_DOCUMENT_BYTES + 1)])).toEqual(read([]));
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
    ["tables of many cells", `|${"a|".repeat(300)}\n|${"-|".repeat(300)}\n${`|${"a|".repeat(300)}\n`.repeat(1_000)}`],
    ["addresses without end", "a@a.a ".repeat(160_000)],
    ["links without end", "www.a.b ".repeat(120_000)],
    ["escapes without end", "\\".repeat(1_000_000)],
    ["references without end", "&#x41;".repeat(160_000)],
    ["marks of pictures without end", "!".repeat(1_000_000)],
    ["quotes one after the other", "> a\n\n".repeat(4_500)],
    ["lists in lists, line by line", `${"- ".repeat(10)}a\n`.repeat(1_500)],
    ["boxes without end", "- [ ] a\n".repeat(25_000)],
    ["definitions without end", "[a b]: c\n".repeat(25_000)],
    ["pictures in pictures", `${"![a".repeat(3_000)}${"](x)".repeat(3_000)}`],
    ["a text past the limit", "a".repeat(MAX_DOCUMENT_BYTES + 1)],
  ])("that would take the parser too long is refused: %s", (_, markdown) => {
    expect(outlineOf(markdown)).toEqual({ unavailable: expect.any(String) });
  });

  it("of ordinary size and make is read", () => {
    const card = `# Model card\n\n${"Some words with `code`, *stress* and [a link](https://example.org/a_b).\n".repeat(20)}\n${"- item with **bold** text\n".repeat(60)}\n| a | b |\n|---|---|\n${"| 1 | [x](y) |\n".repeat(80)}\n`;
    expect(outlineOf(card.repeat(12))).toHaveProperty("known");
  });
});
