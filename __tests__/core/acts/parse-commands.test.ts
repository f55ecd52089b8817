import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { type ParsedCommand, parseCommands } from "../../../src/core/acts/parse-commands.ts";
import { VERBS } from "../../../src/core/acts/parse-words.ts";
import { canonicalJson } from "../../../src/core/canonical-json.ts";

const commandsIn = (markdown: string): ParsedCommand[] => [...parseCommands(markdown).commands];
const missesIn = (markdown: string) =>
  parseCommands(markdown).nearMisses.map(({ cause, suggestion }) => [cause, suggestion]);
const ids = (...names: string[]) => ({ ids: names.map((id) => ({ id })) });

describe("a command", () => {
  test.each<[string, Omit<ParsedCommand, "line">]>([
    ["/sign-off GOV-1", { verb: "sign-off", targets: ids("GOV-1") }],
    ["/signoff GOV-1", { verb: "sign-off", targets: ids("GOV-1") }],
    ["/Sign-Off gov-1", { verb: "sign-off", targets: ids("gov-1") }],
    [
      "/sign-off GOV-1 PEO-2: looked at the slices",
      { verb: "sign-off", targets: ids("GOV-1", "PEO-2"), note: "looked at the slices" },
    ],
    ["/sign-off GOV-1,PEO-2 , TEC-10", { verb: "sign-off", targets: ids("GOV-1", "PEO-2", "TEC-10") }],
    ["/sign-off MODEL-CARD GOV-1", { verb: "sign-off", targets: ids("MODEL-CARD", "GOV-1") }],
    ["/sign-off fairness", { verb: "sign-off", targets: { group: "fairness" } }],
    ["/sign-off all: read it all", { verb: "sign-off", targets: { group: "all" }, note: "read it all" }],
    ["/sign-off fairness-reviewer", { verb: "sign-off", targets: { group: "fairness-reviewer" } }],
    [
      "/sign-off GOV-1 c07f3aa81d52e9b4",
      { verb: "sign-off", targets: { ids: [{ id: "GOV-1", digest: "c07f3aa81d52e9b4" }] } },
    ],
    [
      "/sign-off GOV-1 C07F3AA81D52E9B4, PEO-2 0123456789abcdef01",
      {
        verb: "sign-off",
        targets: {
          ids: [
            { id: "GOV-1", digest: "c07f3aa81d52e9b4" },
            { id: "PEO-2", digest: "0123456789abcdef01" },
          ],
        },
      },
    ],
    ["/revoke GOV-1", { verb: "revoke", targets: ids("GOV-1") }],
    [
      "/object TEC-1: the `scan` skipped a [file](x): why?",
      { verb: "object", targets: ids("TEC-1"), note: "the `scan` skipped a [file](x): why?" },
    ],
    [
      "/overrule TEC-1 : checked by hand 👩‍🔬",
      { verb: "overrule", targets: ids("TEC-1"), note: "checked by hand 👩‍🔬" },
    ],
    [
      "/waive TEC-6 until 2026-12-31: vendor fix due",
      { verb: "waive", targets: ids("TEC-6"), until: "2026-12-31", note: "vendor fix due" },
    ],
    ["/waive TEC-6 until 2028-02-29", { verb: "waive", targets: ids("TEC-6"), until: "2028-02-29" }],
    ["/recheck", { verb: "recheck" }],
    ["/recheck:", { verb: "recheck" }],
  ])("%j is understood", (text, command) => {
    expect(parseCommands(text)).toEqual({ commands: [{ ...command, line: 1 }], nearMisses: [] });
  });

  it("may stand on any line of a paragraph, whatever ends the lines", () => {
    const text = "Looks good.\r\n/sign-off GOV-1\r\n  /object TEC-1: no\\\r\n/revoke PEO-2\\\r/recheck  \n\nThanks\n";
    expect(commandsIn(text)).toEqual([
      { verb: "sign-off", targets: ids("GOV-1"), line: 2 },
      { verb: "object", targets: ids("TEC-1"), note: "no", line: 3 },
      { verb: "revoke", targets: ids("PEO-2"), line: 4 },
      { verb: "recheck", line: 5 },
    ]);
  });

  test.each([
    ["between paragraphs", "a\n\n/recheck\n\nb"],
    ["after a byte order mark", "\uFEFF/recheck"],
    ["after a fence", "```\na\n```\n/recheck"],
    ["after a closed element", "<details>\n\na\n\n</details>\n\n/recheck"],
    ["after a void element", "a<br>\n/recheck"],
    ["after a list and a blank line", "- a\n\n/recheck"],
    ["after a rule, which is no front matter", "---\n/recheck\n\n---"],
    ["after an unclosed backtick", "a ` b\n/recheck"],
    ["after a comment that is over", "<!-- a -->\n\n/recheck"],
  ])("counts %s", (_, text) => {
    expect(commandsIn(text)).toMatchObject([{ verb: "recheck" }]);
  });
});

describe("no command", () => {
  test.each([
    ["in a quote", "> /recheck"],
    ["in a lazy line of a quote", "> a\n/recheck"],
    ["in a fence", "```\n/recheck\n```"],
    ["in a fence that never ends", "~~~\n/recheck"],
    ["in indented code", "    /recheck"],
    ["in code that spans lines", "`a\n/recheck\nb`"],
    ["in an HTML comment", "<!--\n/recheck\n-->"],
    ["in a comment with blank lines", "<!--\n\n/recheck\n\n-->"],
    ["in a comment that never ends", "<!--\n\n/recheck"],
    ["in a comment within a paragraph", "a <!-- b\n/recheck\n-->"],
    ["in an HTML block", "<div>\n/recheck\n</div>"],
    ["in an element around paragraphs", "<blockquote>\n\n/recheck\n\n</blockquote>"],
    ["in an element that never ends", "a <del>\n\n/recheck"],
    ["in an element within a paragraph", "a <del>b\n/recheck\n</del>"],
    ["struck out", "~~a\n/recheck\nb~~"],
    ["emphasised", "*a\n/recheck\nb*"],
    ["in a link", "[a\n/recheck\nb](https://example.org)"],
    ["in a link's title", "[a](https://example.org 'b\n/recheck\nc')"],
    ["in a definition", "[a]: https://example.org '\n/recheck\n'"],
    ["in a list", "- /recheck"],
    ["in a task", "- [x] /recheck"],
    ["in a lazy line of a list", "- a\n/recheck"],
    ["in a footnote", "[^1]: /recheck\n\na[^1]"],
    ["in a heading", "# /recheck"],
    ["underlined as a heading", "/recheck\n---"],
    ["in a table", "/recheck | a\n---|---\n/recheck | b"],
    ["as a one-column table", "/recheck\n|-|\n"],
    ["mid-line", "please /recheck"],
    ["after a line separator that is none", "a\u2028/recheck"],
    ["after a form feed", "a\f/recheck"],
    ["escaped", "\\/recheck"],
    ["written with a character reference", "&#47;recheck"],
    ["in a word", "/rechecked/it"],
    ["as a path", "/object/TEC-1"],
  ])("is one %s", (_, text) => {
    expect(commandsIn(text)).toEqual([]);
  });

  test.each([
    ["a zero-width space before it", "\u200b/sign-off GOV-1"],
    ["a zero-width space in the verb", "/sign\u200b-off GOV-1"],
    ["a zero-width joiner in the id", "/sign-off GOV\u200d-1"],
    ["a soft hyphen in the id", "/sign-off GOV-\u00ad1"],
    ["a no-break space", "/sign-off\u00a0GOV-1"],
    ["a no-break hyphen", "/sign\u2011off GOV-1"],
    ["a dash that was corrected", "/sign—off GOV-1"],
    ["a full-width slash", "／sign-off GOV-1"],
    ["a division slash", "\u2215sign-off GOV-1"],
    ["a Cyrillic letter in the verb", "/sign-оff GOV-1"],
    ["a Cyrillic letter in the id", "/sign-off GОV-1"],
    ["a Kelvin sign", "/revo\u212ae GOV-1"],
    ["a NUL", "/sign-off GOV-1\0"],
    ["a NUL in the note", "/sign-off GOV-1: a\0b"],
    ["a backspace", "/sign-off GOV-1: a\b"],
    ["a right-to-left override", "/sign-off GOV-1: \u202eon"],
    ["an isolate", "/sign-off \u2066GOV-1\u2069"],
    ["a line separator in the note", "/sign-off GOV-1: a\u2028/object GOV-1"],
    ["a combining mark on the id", "/sign-off GOV-1\u0336"],
  ])("hides behind %s, and its writer is told", (_, text) => {
    const { commands, nearMisses } = parseCommands(text);
    expect(commands).toEqual([]);
    expect(nearMisses).toHaveLength(1);
  });
});

describe("a near miss", () => {
  test.each([
    ["/sing-off GOV-1", "unknown-verb", "/sign-off GOV-1"],
    ["/sign off GOV-1: read", "unknown-verb", "/sign-off GOV-1: read"],
    ["/signed-off GOV-1", "unknown-verb", "/sign-off GOV-1"],
    ["/ sign-off GOV-1", "unknown-verb", "/sign-off GOV-1"],
    ["/objct TEC-1: no", "unknown-verb", "/object TEC-1: no"],
    ["/re-check", "unknown-verb", "/recheck"],
    ["/sign-off", "no-target", "/sign-off GOV-1"],
    ["/sign-off: fine", "no-target", "/sign-off GOV-1: fine"],
    ["/sign-off looks good to me", "no-target", "/sign-off GOV-1: looks good to me"],
    ["/object the scan is wrong", "no-target", "/object GOV-1: the scan is wrong"],
    ["/sign-off GOV-1 looks good", "stray-text", "/sign-off GOV-1: looks good"],
    ["/sign-off GOV-1 double-checked", "stray-text", "/sign-off GOV-1: double-checked"],
    ["/sign-off GOV-1,", "stray-text", "/sign-off GOV-1"],
    ["/sign-off GOV-1.", "no-target", "/sign-off GOV-1"],
    ["/sign-off fairness safety", "no-target", "/sign-off GOV-1: fairness safety"],
    ["/sign-off GOV-1 fairness", "stray-text", "/sign-off GOV-1: fairness"],
    ["/sign-off c07f3aa81d52e9b4", "no-target", "/sign-off GOV-1"],
    ["/sign-off GOV-1 c07f3aa8", "short-digest", "/sign-off GOV-1"],
    ["/sign-off GOV-1 c07f3aa81d52e9b4 c07f3aa81d52e9b4", "stray-text", "/sign-off GOV-1"],
    ["/sign-off @alice", "mention", "/sign-off GOV-1"],
    ["/sign-off GOV-1 @alice", "mention", "/sign-off GOV-1"],
    ["/sign-off `GOV-1`", "no-target", "/sign-off GOV-1: `GOV-1`"],
    ["/waive TEC-6: later", "until", "/waive TEC-6 until YYYY-MM-DD: later"],
    ["/waive TEC-6 until 2026-02-30: later", "until", "/waive TEC-6 until 2026-02-30: later"],
    ["/waive TEC-6 until tomorrow", "until", "/waive TEC-6 until YYYY-MM-DD: your reason"],
    ["/waive TEC-6 until 2026-12-31 vendor", "stray-text", "/waive TEC-6 until 2026-12-31: your reason"],
    ["/waive until 2026-12-31: x", "no-target", "/waive GOV-1 until 2026-12-31: x"],
    ["/recheck GOV-1", "stray-text", "/recheck"],
    ["- /sign-off GOV-1", "not-top-level", "/sign-off GOV-1"],
    ["> a\n/sign-off GOV-1", "not-top-level", "/sign-off GOV-1"],
    ["/sign-off GOV-1\n---", "not-top-level", "/sign-off GOV-1"],
    ["<details>\n\n/sign-off GOV-1", "not-top-level", "/sign-off GOV-1"],
    [`/sign-off GOV-1\n\n${"]".repeat(60_000)}`, "too-complex", "/sign-off GOV-1"],
  ])("%j is %s, and %j would count", (text, cause, suggestion) => {
    expect(commandsIn(text)).toEqual([]);
    expect(missesIn(text)).toEqual([[cause, suggestion]]);
  });

  test.each([
    "/usr/bin/python",
    "/review",
    "/lgtm",
    "/approve",
    "/",
    "//",
    "/cc @alice",
    "/objects/list is slow",
    "> /sign-off GOV-1",
    "`/sign-off GOV-1`",
    "- `/sign-off GOV-1`",
    "Comment /sign-off GOV-1 to sign.",
    "| /sign-off GOV-1 |\n|---|",
    "https://example.org/object",
  ])("%j is none", (text) => {
    expect(parseCommands(text)).toEqual({ commands: [], nearMisses: [] });
  });

  it("is short, and there are not too many", () => {
    const { nearMisses } = parseCommands(`/sign-off GOV-1 ${"x".repeat(5_000)}\n`.repeat(30));
    expect(nearMisses).toHaveLength(20);
    for (const { text, suggestion } of nearMisses)
      expect(Math.max(text.length, suggestion.length)).toBeLessThanOrEqual(200);
  });
});

const id = fc.stringMatching(/^[A-Z]{2,4}-[1-9]\d?$/);
const digest = fc.stringMatching(/^[0-9a-f]{16,20}$/);
const target = fc.record({ id, digest }, { requiredKeys: ["id"] });
const note = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9 .:;()-]{0,20}[a-zA-Z0-9]$/);
const day = fc
  .date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const targets = fc.oneof(
  fc.array(target, { minLength: 1, maxLength: 4 }).map((some) => ({ ids: some })),
  fc.constantFrom("all", "fairness", "security-reviewer").map((group) => ({ group })),
);
const command = fc
  .record({ verb: fc.constantFrom(...VERBS), targets, note: fc.option(note, { nil: undefined }), until: day })
  .map(
    ({ verb, until, note: text, ...rest }): Omit<ParsedCommand, "line"> => ({
      verb,
      ...(verb === "recheck" ? {} : rest),
      ...(verb === "waive" ? { until } : {}),
      ...(text === undefined ? {} : { note: text }),
    }),
  );

function write({ verb, targets: named, until, note: text }: Omit<ParsedCommand, "line">): string {
  const words =
    named === undefined
      ? []
      : "group" in named
        ? [named.group]
        : named.ids.map((each) => [each.id, each.digest ?? []].flat().join(" "));
  return `/${[verb, ...words].join(" ")}${until ? ` until ${until}` : ""}${text === undefined ? "" : `: ${text}`}`;
}

describe("whatever is written", () => {
  it("a command reads back as it was meant", () => {
    fc.assert(
      fc.property(
        fc.array(command, { minLength: 1, maxLength: 5 }),
        fc.constantFrom("\n", "\r\n", "\n\n"),
        (written, newline) => {
          const { commands, nearMisses } = parseCommands(written.map(write).join(newline));
          expect(commands.map(({ line: _, ...rest }) => rest)).toEqual(written);
          expect(nearMisses).toEqual([]);
        },
      ),
    );
  });

  const hide: [string, (text: string) => string][] = [
    ["quoted", (text) => text.replace(/^/gm, "> ")],
    ["quoted twice", (text) => text.replace(/^/gm, ">> ")],
    ["fenced", (text) => `\`\`\`\`\`\n${text}\n\`\`\`\`\``],
    ["fenced with tildes", (text) => `~~~~~\n${text}\n~~~~~`],
    ["indented", (text) => `\n${text.replace(/^/gm, "    ")}`],
    ["commented out", (text) => `<!--\n${text}\n-->`],
    ["in pre", (text) => `<pre>\n${text}\n</pre>`],
    ["in a code span", (text) => `\`\`\`\`\`\` a\n${text} \`\`\`\`\`\``],
  ];
  test.each(hide)("no text has commands when it is %s", (_, wrap) => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 4 }), (written) => {
        expect(commandsIn(wrap(written.map(write).join("\n")))).toEqual([]);
      }),
    );
  });

  it("is read without a fault, and every command stands on a line that says so", () => {
    const bits = [
      "/sign-off GOV-1",
      "/object GOV-1: \ud800",
      "/signoff",
      "\n",
      "\r",
      "\r\n",
      "> ",
      "- ",
      "`",
      "```",
      "<!--",
      "-->",
      "<b>",
      "</b>",
      "*",
      "~~",
      "[",
      "](x)",
      "|",
      "---",
      "    ",
      "\0",
      "\u200b",
      "\ud800",
      ": ",
      "@a",
      "\\",
      "until 2026-01-01",
      "/waive ",
    ];
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (markdown) => {
        const lines = markdown.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
        expect(canonicalJson(parseCommands(markdown))).toBeTruthy();
        for (const { line, verb } of commandsIn(markdown)) {
          const start = new RegExp(`^[ \\t]*/${verb.replace("-", "-?")}`, "i");
          expect(lines[line - 1]).toMatch(start);
        }
      }),
      { numRuns: 500 },
    );
  });
});
