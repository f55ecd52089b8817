import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { addressOf, endOfDay, instantOf, lineOf, md, tokenOf } from "../../../src/audit/oscal/text.ts";
import { uuidOf } from "../../../src/audit/oscal/uuid.ts";

// Well-formed, as every text of a record is.
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."\\`*_{}[]()<>#+-.!|^~&\"' \n\t1a\u202e\u00a0é💥") }),
);

describe("a text in OSCAL's Markdown", () => {
  const kindsIn = (markdown: string) => {
    const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    return tree.children.map((block) =>
      "children" in block ? [block.type, ...block.children.map(({ type }) => type)] : [block.type],
    );
  };
  const textIn = (markdown: string) => {
    const [block] = fromMarkdown(markdown).children;
    return block?.type === "paragraph"
      ? block.children.map((child) => ("value" in child ? child.value : "?")).join("")
      : "?";
  };

  it("is a text and no markup, whatever it is", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const markdown = md`${text}`;
        expect(kindsIn(markdown)).toEqual([["paragraph", "text"]]);
        expect(textIn(markdown)).toBe(lineOf(text, 500));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["GOV-1", "GOV-1"],
    ["models/credit_v2.bin", "models/credit\\_v2.bin"],
    ["1. first", "1\\. first"],
    ["- x", "\\- x"],
    ["{{ insert: param, x }} H~2~O", "\\{\\{ insert: param, x \\}\\} H\\~2\\~O"],
    ["a\nb", "a\\\\u\\{a\\}b"],
    ["", "(empty)"],
  ])("of %j is %j", (text, markdown) => {
    expect(md`${text}`).toBe(markdown);
  });
});

describe("the forms of OSCAL's values", () => {
  it("are kept whatever the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(lineOf(text)).toMatch(/^\S(.*\S)?$/u);
        expect(tokenOf(text)).toMatch(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u);
        expect(new Set([tokenOf(text), tokenOf(`${text}x`)]).size).toBe(2);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["2026-11-21T12:00:00Z", "2026-11-21T12:00:00Z"],
    ["2026-11-21T12:00:00.250Z", "2026-11-21T12:00:00.250Z"],
    ["2026-11-21T12:00Z", "2026-11-21T12:00:00Z"],
    ["0001-01-01T00:00:00Z", "1900-01-01T00:00:00Z"],
    ["9999-12-31T00:00:00Z", "2999-12-31T23:59:59Z"],
    ["yesterday", "1900-01-01T00:00:00Z"],
  ])("of the instant %s is %s", (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it("let a day last until its end", () => {
    expect(endOfDay("2026-02-28")).toBe("2026-02-28T23:59:59Z");
  });

  test.each([
    ["https://github.com/acme/credit/pull/7#issuecomment-9", true],
    ["http://git.example:8080/a?b=%20c", true],
    ["https://x", true],
    ["javascript:alert(1)", false],
    ["https://a b", false],
    ["https://x/%zz", false],
    ["https://user@host/", false],
    ["https://x/#a#b", false],
  ])("take %s for an address: %s", (text, isOne) => {
    expect(addressOf(text) !== undefined).toBe(isOne);
  });
});

it("takes no address that is longer than anybody's", () => {
  expect(addressOf(`https://x/${"a".repeat(2_000)}`)).toBeUndefined();
});

describe("an identifier", () => {
  it("is a UUID of version 5, always the same for the same thing, another for another", () => {
    expect(uuidOf("finding", "a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidOf("finding", "a")).toBe(uuidOf("finding", "a"));
    const all = [uuidOf("finding", "a"), uuidOf("finding", "a", ""), uuidOf("finding", "", "a"), uuidOf("risk", "a")];
    expect(
      new Set([
        ...all,
        uuidOf("finding", 'a","b'),
        uuidOf("finding", "a", "b"),
        uuidOf("finding", 7),
        uuidOf("finding", "7"),
      ]).size,
    ).toBe(8);
  });

  it("is what RFC 9562 gives: another implementation computed this one", () => {
    expect(uuidOf("plan")).toBe("5abae142-c2cb-5b97-987b-a026985793af");
  });
});
