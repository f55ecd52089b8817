import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import picomatch from "picomatch";
import { foldPath } from "../../../src/core/change/fold-path.ts";
import { compileGlobSets, compileGlobs, globProblem } from "../../../src/core/change/globs.ts";

const segment = fc
  .string({ unit: fc.constantFrom("a", "b", "m", ".", "_", "-", "\n"), minLength: 1, maxLength: 5 })
  .filter((text) => !/^\.+$|[. ]$/.test(text));
const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join("/"));
const starred = fc
  .array(fc.constantFrom("a", "b", "m", ".", "_", "*"), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(""))
  .filter((text) => !text.includes("**") && !/[. ]$/.test(text) && !/^\.\.?$/.test(text));
const questioned = fc
  .array(fc.constantFrom("a", "b", ".", "?", "[ab]", "[^a]", "@(a|b)"), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(""))
  .filter((text) => !/[. ]$/.test(text) && !/^\.\.?$/.test(text));
const shapes: Record<string, fc.Arbitrary<string>> = {
  "a whole path": path,
  "a name in any folder": segment.map((name) => `**/${name}`),
  "an extension in any folder": segment.map((extension) => `**/*.${extension}`),
  "a name's end in any folder": segment.map((end) => `**/*${end}`),
  "all below a folder": path.map((folder) => `${folder}/**`),
  "all below a folder anywhere": segment.map((folder) => `**/${folder}/**`),
  everything: fc.constantFrom("**", "**/*", "*", "*/*", "**/**"),
  "names below folders": fc
    .tuple(
      fc.array(segment, { maxLength: 2 }),
      fc.constantFrom("", "**/"),
      segment,
      fc.constantFrom("/", "/**/"),
      starred,
    )
    .map(([folders, any, folder, below, name]) => `${any}${[...folders, folder].join("/")}${below}${name}`),
  "stars in segments": fc
    .array(fc.oneof(starred, fc.constant("**")), { minLength: 1, maxLength: 5 })
    .map((segments) => segments.join("/")),
  alternatives: fc.tuple(starred, segment, starred).map(([a, b, c]) => `**/{${a},x${b},y${c}}`),
  "single characters, classes and groups": fc
    .tuple(
      questioned,
      starred.filter((text) => !text.includes("*")),
    )
    .map(([a, b]) => `**/${b}/${a}`),
};

/** Paths near the pattern: its own text with the wildcards filled in, and its pieces in other places. */
const pathsNear = (pattern: string) =>
  fc.oneof(
    path,
    fc.tuple(segment, path).map(([one, many]) => pattern.replaceAll("**", many).replaceAll("*", one)),
    fc.tuple(segment, path).map(([one, many]) =>
      pattern
        .replaceAll("**/", "")
        .replaceAll("/**", "")
        .replaceAll("*", one + many),
    ),
    path.map((prefix) => `${prefix}/${pattern.replaceAll("*", "").replaceAll("//", "/")}`),
  );

describe("shapes that are answered by look-ups", () => {
  test.each(Object.entries(shapes))("%s matches what plain picomatch matches", (_, patterns) => {
    const cases = patterns
      .filter((pattern) => globProblem(pattern) === undefined && foldPath(pattern) === pattern)
      .chain((pattern) => fc.tuple(fc.constant(pattern), pathsNear(pattern)))
      .filter(([, candidate]) => !/(?:^|\/)(?:\.\.?)?(?:\/|$)/.test(candidate) && foldPath(candidate) === candidate);
    fc.assert(
      fc.property(cases, ([pattern, candidate]) => {
        expect([pattern, candidate, compileGlobs([pattern])(candidate)]).toEqual([
          pattern,
          candidate,
          picomatch(pattern, { dot: true, flags: "s" })(candidate),
        ]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("answers many lists at once as it answers each alone", () => {
    const patterns = fc.oneof(...Object.values(shapes)).filter((pattern) => globProblem(pattern) === undefined);
    const signed = fc.tuple(fc.boolean(), patterns).map(([minus, pattern]) => (minus ? `!${pattern}` : pattern));
    fc.assert(
      fc.property(
        fc.array(fc.array(signed, { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
        path,
        (lists, candidate) => {
          const expected = lists.flatMap((list, number) => {
            const verdict = list.findLast((pattern) => compileGlobs([pattern.replace(/^!/, "")])(candidate));
            return verdict === undefined || verdict.startsWith("!") ? [] : [number];
          });
          expect(compileGlobSets(lists).matching(candidate)).toEqual(expected);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe("patterns in order", () => {
  test.each<[readonly string[], string, boolean]>([
    [["models/**", "!models/README.md"], "models/README.md", false],
    [["models/**", "!models/README.md"], "models/a/README.md", true],
    [["!models/README.md", "models/**"], "models/README.md", true],
    [["models/**", "!**/*.md", "models/card.md"], "models/card.md", true],
    [["models/**", "!**/*.md", "models/card.md"], "models/other.md", false],
    [["!models/**"], "data/x", false],
    [["!(a|b)/x"], "c/x", true],
    [["models/**", "!models/{tmp,cache}/**"], "models/cache/x", false],
    [["**/*.tar.gz"], "a/b.tar.gz", true],
    [["**/*.gz"], "a/b.tar.gz", true],
    [["**/*.pt"], ".pt", true],
    [["*.pt"], "a/b.pt", false],
    [["**/.hidden/**"], "a/.hidden/b", true],
    [["a\\*b"], "a*b", true],
    [["a\\*b"], "axb", false],
    [["docs/model \\(1\\).md"], "docs/model (1).md", true],
    [["{{cookiecutter\\.x,y},z}/**"], "y/a", true],
  ])("%j on %j is %s", (patterns, candidate, expected) => {
    expect(compileGlobs(patterns)(candidate)).toBe(expected);
  });

  it.each(["models/**", "**/*.pt", "models/*", "models/**/*.pt", "m?dels/*", "**", "**/models/**", "[m]odels/**/*.pt"])(
    "%s matches a path with a newline in it",
    (pattern) => {
      expect(compileGlobs([pattern])("models/a\nb.pt")).toBe(true);
    },
  );
});

describe("paths that a file system may take for one", () => {
  test.each([
    ["models/weights.pt", "Models/WEIGHTS.PT"],
    ["models/cafe\u0301.pt", "models/caf\u00e9.pt"],
    ["models/straße.pt", "models/STRASSE.pt"],
    ["models/straße.pt", "models/STRAẞE.pt"],
    ["models/x.pt", "modelſ/x.pt"],
    ["models/k.pt", "models/\u212a.pt"],
    ["models/å.pt", "models/\u212b.pt"],
    ["models/i.pt", "models/ı.pt"],
    ["models/ΟΔΟΣ.pt", "models/οδοσ.pt"],
    ["models/οδος.pt", "models/ΟΔΟΣ.pt"],
    ["models/ﬁne.pt", "models/FINE.pt"],
    ["models/x.pt", "mod\u200dels/x.pt"],
    ["models/x.pt", "models./x.pt "],
  ])("%j also names %j, by look-up, by picomatch and below a folder", (name, alias) => {
    expect(compileGlobs([name])(alias)).toBe(true);
    expect(compileGlobs([`${name}/**`])(alias)).toBe(true);
    expect(compileGlobs([`**/${name.split("/")[1]}`])(alias)).toBe(true);
    expect(compileGlobs([name.replace("/", "/?(q)")])(alias)).toBe(true);
  });

  it("tells different names apart", () => {
    expect(compileGlobs(["models/x.pt"])("models/х.pt")).toBe(false);
    expect(foldPath("a/.../b")).toBe("a/./b");
  });

  it("folds what is folded to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldPath(foldPath(text))).toBe(foldPath(text));
        expect(foldPath(text.normalize("NFD"))).toBe(foldPath(text.normalize("NFC")));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("folders whose contents cannot be seen", () => {
  test.each<[string, string, boolean]>([
    ["models/**", "models", true],
    ["models/*", "models", true],
    ["models/*.pt", "models", true],
    ["libs/ml/models/**", "libs/ml", true],
    ["libs/ml/models/**", "libs/ml2", false],
    ["libs/ml/models/**", "libs/ml/data", false],
    ["**/*.pt", "models", false],
    ["**/models/**", "third_party/models", true],
    ["Libs/ML/{a,b}/*.pt", "libs/ml", true],
  ])("%s and the folder %s: %s", (pattern, folder, expected) => {
    expect(compileGlobSets([[pattern]]).matchingFolder(folder).length > 0).toBe(expected);
  });

  it("leaves out what a later pattern subtracts as a whole", () => {
    expect(compileGlobSets([["models/**", "!models/**"]]).matchingFolder("models")).toEqual([]);
  });
});

describe("patterns that are refused", () => {
  test.each([
    ["", "empty"],
    ["!", "nothing follows"],
    ["!!x", "one !"],
    ["x".repeat(1_001), "longer than 1000"],
    ["a\0b", "not valid text"],
    ["\ud800", "not valid text"],
    ["/models/**", "without a slash"],
    ["models/", "folder/**"],
    ["./models/**", ". or .. segment"],
    ["a/../b", ". or .. segment"],
    ["a//b", "empty"],
    ["models./x", "end in a dot"],
    ["a{b", "without its }"],
    ["a}b", "without its {"],
    ["{a}", "alternatives"],
    ["{1..12}", "single characters"],
    ["{1..3,5}", "stands alone"],
    ["{1..1000000}", "single characters"],
    ["{a,b}".repeat(30), "more than 1000 patterns"],
    [`${"{".repeat(400)}${"}".repeat(400)}`, "alternatives"],
    ["[ab", "class"],
    ["[!a]b", "class"],
    ["[z-a]b", "not a valid pattern"],
    ["(a+)+$", "escaped"],
    ["(a|aa)+x", "escaped"],
    ["+(a|b)c", "repeated groups"],
    ["*(a|b)c", "repeated groups"],
    ["[ab]+c", "repeats it"],
    ["@(a|b)+c", "repeats it"],
    ["@(a|(b))", "group"],
    ["a|b", "escaped"],
    ['"a"', "escaped"],
    ["a\\", "backslash"],
    ["a\\d", "backslash"],
    ["**.pt", "stand alone"],
    ["models/***/x", "stand alone"],
    ["*a*a*a?b", "at most 2 *"],
    [`${"?(a)".repeat(28)}b`, "more than 32 choices"],
    [`${"@(a|a)".repeat(28)}b`, "more than 32 choices"],
    [`${"!(a)".repeat(7)}b`, "at most 2 *"],
    [`@(${"a|".repeat(32)}a)b`, "more than 32 choices"],
  ])("%j: %s", (pattern, message) => {
    expect(globProblem(pattern)).toContain(message);
    expect(() => compileGlobs([pattern])).toThrow(TypeError);
  });

  it("either refuses or compiles any text, and never throws otherwise", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab/*?[]{}()!@+|\\,.^-"), maxLength: 20 });
    fc.assert(
      fc.property(text, path, (pattern, candidate) => {
        if (globProblem(pattern) === undefined) expect(typeof compileGlobs([pattern])(candidate)).toBe("boolean");
      }),
      { numRuns: 5_000 },
    );
  });

  it("answers at once for patterns and paths made to take long", () => {
    const long = "a".repeat(4_000);
    for (const pattern of [
      `${"*a".repeat(400)}b`,
      `${"**/a/".repeat(150)}b`,
      "*a*a?b",
      "**/?*a/**/[b]",
      "*@(a|aa|a*)b",
      "*?(a)*?(a)?(a)?(a)?(a)[c]",
      "@(a|a|a)*@(a|a|a)*@(a|a|a)[c]",
    ])
      for (const hostile of [long, `${"a/".repeat(2_000)}c`, `${".".repeat(3_000)}b`])
        expect(compileGlobs([pattern])(hostile)).toBe(false);
  });
});
