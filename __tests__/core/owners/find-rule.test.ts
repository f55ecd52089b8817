import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { ruleFinder, rulesThatDecide } from "../../../src/core/owners/find-rule.ts";
import { parseCodeowners } from "../../../src/core/owners/parse-codeowners.ts";

const ownersOf = (text: string, path: string) => ruleFinder(parseCodeowners(text))(path)?.owners;

describe("a pattern of CODEOWNERS", () => {
  test.each<[pattern: string, owned: readonly string[], not: readonly string[]]>([
    // The examples of GitHub's documentation.
    ["*", ["a", "a/b/c.js", ".github/x"], []],
    ["*.js", ["a.js", "a/b.js", "lib.js/a.txt"], ["a.jsx", "a.js.map"]],
    ["/build/logs/", ["build/logs/a", "build/logs/a/b"], ["build/logs", "x/build/logs/a"]],
    ["docs/*", ["docs/getting-started.md"], ["docs/build-app/troubleshooting.md", "x/docs/a.md"]],
    ["apps/", ["apps/a", "x/apps/a/b"], ["apps", "x/apps"]],
    ["/docs/", ["docs/a", "docs/a/b"], ["x/docs/a"]],
    ["/scripts/", ["scripts/a"], ["scripts"]],
    ["**/logs", ["logs", "build/logs", "deeply/nested/logs/a"], ["build/logs2"]],
    ["/apps/github", ["apps/github", "apps/github/a"], ["apps/githubs", "x/apps/github"]],
    // What gitignore says of slashes and stars.
    ["models", ["models", "models/a", "x/models/a/b"], ["models2/a"]],
    ["models/v1", ["models/v1", "models/v1/a"], ["x/models/v1"]],
    ["a/**/b", ["a/b", "a/x/b", "a/x/y/b/c"], ["b", "a/xb"]],
    ["a/**", ["a/b", "a/b/c"], ["a", "x/a/b"]],
    ["**", ["a", "a/b"], []],
    ["**/*.md", ["a.md", "x/y/a.md"], ["a.mdx"]],
    ["/*", ["a"], ["a/b"]],
    ["/*/", ["a/b", "a/b/c"], ["a"]],
    ["/*.md", ["a.md", "x.md/a"], ["x/a.md"]],
    ["a?c", ["abc", "x/a.c/d"], ["ac", "a/c", "abbc"]],
    ["model-*.v?", ["model-1.v2"], ["model-1.v22"]],
    ["a*b*c", ["abc", "axbyc"], ["acb"]],
    // Case counts, and so does every mark.
    ["Models/", ["Models/a"], ["models/a"]],
    ["a(1)+{b,c}!@x", ["a(1)+{b,c}!@x"], ["a1b", "ab"]],
    ["a(1)?{b,c}", ["a(1)x{b,c}"], ["a1b", "axb"]],
    ["a\\ b/c", ["a b/c"], ["a/b", "a"]],
    ["app/\\[id\\]/x", ["app/[id]/x"], ["app/i/x"]],
    ["\\*.md", ["*.md"], ["a.md"]],
    ["größe/", ["größe/a"], ["GRÖSSE/a"]],
  ])("%s", (pattern, owned, not) => {
    for (const path of owned) expect([path, ownersOf(`${pattern} @o`, path)]).toEqual([path, ["@o"]]);
    for (const path of not) expect([path, ownersOf(`${pattern} @o`, path)]).toEqual([path, undefined]);
  });

  test.each(["!a", "\\#a", "[a-z]", "a]", "***/a", "a***", "/", "a//b", "a\\/b", "*a*b*c?"])(
    "that GitHub does not take is skipped: %s",
    (pattern) => expect(parseCodeowners(`${pattern} @o`)).toEqual([]),
  );

  it("escapes a space, and nothing where the line ends", () => {
    expect(parseCodeowners("a\\ @o")).toEqual([{ line: 1, pattern: "a\\ @o", owners: [] }]);
    expect(parseCodeowners("a\\")).toEqual([]);
  });
});

describe("the lines of CODEOWNERS", () => {
  it("are rules with their owners: people, teams, addresses", () => {
    expect(parseCodeowners("# head\r\n\r\n  *.js   @a @acme/ml-ops\tops@acme.example #last\n/x # none\n")).toEqual([
      { line: 3, pattern: "*.js", owners: ["@a", "@acme/ml-ops", "ops@acme.example"] },
      { line: 4, pattern: "/x", owners: [] },
    ]);
  });

  test.each(["a", "@", "@/b", "@a/", "a@", "@a@b", "@a,@b", "^[Section]"])(
    "are skipped where an owner is none: %s",
    (owner) =>
      expect(parseCodeowners(`* @first\n* @good ${owner}`)).toEqual([{ line: 1, pattern: "*", owners: ["@first"] }]),
  );

  it("of which the last that matches decides, and one without owners takes them away", () => {
    const text = "* @a\n/models/ @b\n/models/open/\n/models/open/x @c";
    expect(ownersOf(text, "a")).toEqual(["@a"]);
    expect(ownersOf(text, "models/a")).toEqual(["@b"]);
    expect(ownersOf(text, "models/open/a/b")).toEqual([]);
    expect(ownersOf(text, "models/open/x")).toEqual(["@c"]);
    expect(ownersOf(`${text}\n* @z`, "models/open/x")).toEqual(["@z"]);
  });

  it("may begin with a byte order mark, and hold names of objects' own members", () => {
    expect(ownersOf("\uFEFF__proto__/constructor @o", "__proto__/constructor")).toEqual(["@o"]);
    expect(ownersOf("* @o", "__proto__")).toEqual(["@o"]);
  });
});

/** The same semantics, told by regular expressions over whole paths. */
function slowOwners(text: string, path: string): readonly string[] | undefined {
  return parseCodeowners(text).findLast(({ pattern }) => {
    const anchored = pattern.slice(0, -1).includes("/");
    const body = pattern.replace(/^\//, "").replace(/\/$|\/\*\*$/, "");
    const expression = body
      .split("/")
      .map((segment) =>
        segment === "**" ? "(?:[^/]+/)*" : `${segment.replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}/`,
      )
      .join("");
    const start = anchored ? "^" : "^(?:[^/]+/)*";
    if (pattern.endsWith("/") || pattern.endsWith("/**")) return new RegExp(`${start}${expression}[^/]`).test(path);
    if (body === "*" || body.endsWith("/*")) return new RegExp(`${start}${expression}$`).test(`${path}/`);
    return new RegExp(`${start}${expression}`).test(`${path}/`);
  })?.owners;
}

const segment = fc.string({ unit: fc.constantFrom("a", "b", "c", "-"), minLength: 1, maxLength: 3 });
const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));
const wild = fc
  .string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 3 })
  .filter((text) => !text.includes("**") && !/\*.*\*/.test(text));
const pattern = fc
  .tuple(
    fc.constantFrom("", "/", "**/"),
    fc.array(fc.oneof(segment, wild, wild), { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "", "/", "/**"),
    fc.boolean(),
  )
  .map(([start, parts, end, deep]) => start + parts.join(deep ? "/**/" : "/") + end);
const rules = fc
  .array(fc.tuple(pattern, fc.constantFrom("", "@x", "@y @z")), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.map(([each, owners]) => `${each} ${owners}`).join("\n"));

describe("many rules and paths", () => {
  it("come to what each rule says by itself, whatever was asked before", () => {
    fc.assert(
      fc.property(rules, fc.array(path, { maxLength: 20 }), (text, paths) => {
        const find = ruleFinder(parseCodeowners(text));
        for (const each of paths) expect([each, find(each)?.owners]).toEqual([each, slowOwners(text, each)]);
      }),
      { numRuns: 500 },
    );
  });

  it("can be cut down to the rules that decide, without changing any answer", () => {
    fc.assert(
      fc.property(rules, fc.array(path, { maxLength: 20 }), (text, paths) => {
        const all = parseCodeowners(text);
        const decide = rulesThatDecide(all, new Set(paths));
        const kept = "known" in decide ? decide.known : [];
        expect(kept.length).toBeLessThanOrEqual(new Set(paths).size);
        const [whole, few] = [ruleFinder(all), ruleFinder(kept)];
        for (const each of paths) expect(few(each)).toEqual(whole(each));
      }),
    );
  });

  it("are refused where each path would have to be tried against each of many wildcards", () => {
    const rules = (count: number, line: (index: number) => string) =>
      parseCodeowners(Array.from({ length: count }, (_, index) => `${line(index)} @o`).join("\n"));
    const paths = new Set(Array.from({ length: 5_000 }, (_, index) => `a/${index}.txt`));
    expect(
      rulesThatDecide(
        rules(5_000, (index) => `/a*${index}/x`),
        paths,
      ),
    ).toEqual({
      unavailable: "5000 patterns with wildcards are too many for a change of 5000 files",
    });
    // Were they tried one by one, these would be too many as well.
    const quick = ["/a/", "**/b/c", "*.d", "docs/*", "*", "**"];
    expect(
      rulesThatDecide(
        rules(1_004, (index) => quick[index % quick.length] ?? ""),
        paths,
      ),
    ).toEqual({
      known: [{ line: 1_003, pattern: "/a/", owners: ["@o"] }],
    });
  });

  it("are never an exception, whatever stands in the file", () => {
    const line = fc.string({
      unit: fc.constantFrom("*", "?", "[", "\\", "/", "a", " ", "#", "!", "@", "(", "{", "\n", "\0"),
    });
    fc.assert(
      fc.property(line, path, (text, each) => void ruleFinder(parseCodeowners(text))(each)),
      { numRuns: 1_000 },
    );
  });
});
