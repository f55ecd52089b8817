import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import type { Nodes, PhrasingContent, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { escapeCode, escapeLinkTarget, escapeMarkdown, showHidden } from "../../src/render/escape.ts";

const parse = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** The only paragraph's children, or nothing where the Markdown holds anything else. */
function inlineOf(root: Root): readonly PhrasingContent[] | undefined {
  const [only, ...others] = root.children;
  if (only === undefined) return [];
  return only.type === "paragraph" && others.length === 0 ? only.children : undefined;
}

function cellOf(root: Root): readonly PhrasingContent[] | undefined {
  const [table] = root.children;
  if (table?.type !== "table" || root.children.length > 1) return undefined;
  const [, row, ...rows] = table.children;
  return row?.children.length === 2 && rows.length === 0 ? row.children[0]?.children : undefined;
}

const textOf = (nodes: readonly Nodes[]) => nodes.map((node) => ("value" in node ? node.value : "")).join("");
const squeeze = (text: string) => text.replace(/ +/g, " ").trim();

/** What GitHub would act on in rendered text outside code. */
const ALIVE = /@\w|#\d|\bGH-\d|:\/\/|www\.|:[a-z0-9_+-]+:|\$|\b[0-9a-f]{7,40}\b/i;

const piece = fc.constantFrom(
  ..."@alice @org/team #12 GH-1 o/r#1 https://github.com/o/r/pull/1 www.x.y a@b.c <!-- --> <b> &lt; &#64; `` ` ``` ~~~ ** __ ~~ | \\ \\| [ ] [x] [^1] ![a](b) $x$ :tada: deadbeef 0123456789abcdef --- === + - 1. > # * \u202e \u200b \u0000 \n \r\n \t é 日本 ☎\ufe0f".split(
    " ",
  ),
  " ",
  "  ",
  "\n",
);
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 20 })
    .map((parts) => parts.join("")),
);

describe("text from a pull request", () => {
  test("as a line parses to text and code alone, and shows the same characters", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = inlineOf(parse(escapeMarkdown(text)));
        expect(nodes?.every(({ type }) => type === "text" || type === "inlineCode")).toBe(true);
        expect(squeeze(textOf(nodes ?? []))).toBe(squeeze(showHidden(text)));
        for (const node of nodes ?? []) if (node.type === "text") expect(node.value).not.toMatch(ALIVE);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["$.by_group: it ends", "`$.by_group`: it ends"],
    ["(ca58cbe1).", "(`ca58cbe1`)."],
    ['"@org/team"!', '"`@org/team`"!'],
    ["f(#1)", "`f(#1)`"],
    ["[x](https://a.b)", "`[x](https://a.b)`"],
    ["($x, $y)", "(`$x`, `$y`)"],
    ["$.", "`$`."],
    ["@", "`@`"],
    [":tada:", "`:tada`:"],
  ])("marks %s as code without what stands around it", (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });

  test("in a table cell stays in its cell", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = cellOf(parse(`| a | b |\n|---|---|\n| ${escapeMarkdown(text, "cell")} | end |`));
        expect(nodes?.every(({ type }) => type === "text" || type === "inlineCode")).toBe(true);
        expect(squeeze(textOf(nodes ?? []).replaceAll("\\u{7c}", "|"))).toBe(
          squeeze(showHidden(text).replaceAll("\\u{7c}", "|")),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test("as code is one code span with the same characters", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = inlineOf(parse(escapeCode(text)));
        expect(nodes?.map(({ type }) => type)).toEqual(["inlineCode"]);
        expect(textOf(nodes ?? [])).toBe(showHidden(text) || " ");
      }),
      { numRuns: 1_000 },
    );
  });

  test("never keeps a control, bidi or zero-width character", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(showHidden(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it.each([
    ["\u202etxt.exe", "\\u{202e}txt.exe"],
    ["a\nb", "a\\u{a}b"],
    ["\u001b[31m", "\\u{1b}[31m"],
    ["☎\ufe0f", "☎\ufe0f"],
    ["a\ufe0f", "a\\u{fe0f}"],
    ["z\u0300\u0300\u0300\u0300\u0300", "z\u0300\u0300\u0300\u0300\\u{300}"],
    ["日本語 ok", "日本語 ok"],
  ])("shows %j as %j", (text, shown) => {
    expect(showHidden(text)).toBe(shown);
  });
});

describe("a link's target", () => {
  const OURS = "https://github.com/acme/credit";
  it.each([
    ["https://ci.example.com/run/7?a=1&b=2", "https://ci.example.com/run/7?a=1&b=2"],
    ["https://ci.example.com/a)b <c>`|\\;\"'", "https://ci.example.com/a%29b%20%3Cc%3E%60%7C/%3B%22%27"],
    [`${OURS}/pull/42#issuecomment-1`, `${OURS}/pull/42#issuecomment-1`],
    ["https://github.com/acme/credit-other/pull/1", undefined],
    ["https://www.github.com/other/repo/issues/1", undefined],
    ["https://user:word@ci.example.com/", undefined],
    ["http://ci.example.com/", undefined],
    ["javascript:alert(1)", undefined],
    ["//ci.example.com", undefined],
    ["", undefined],
  ])("%j becomes %j", (url, target) => {
    expect(escapeLinkTarget(url, OURS)).toBe(target);
  });

  test("of any string cannot end the link or decode to something else", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          hostile.map((text) => `https://ci.example.com/${text}`),
        ),
        (url) => {
          const target = escapeLinkTarget(url, OURS);
          if (target === undefined) return;
          const [node, ...others] = inlineOf(parse(`[words](${target})`)) ?? [];
          expect(others).toEqual([]);
          expect(node).toMatchObject({ type: "link", url: target });
        },
      ),
    );
  });
});
