import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { describeProblem } from "../../../src/core/policy/problem.ts";
import { MAX_FILE_BYTES, readYaml } from "../../../src/core/policy/read.ts";
import { keyAt, valueAt } from "../../../src/core/policy/spot.ts";

function sourceOf(text: string) {
  const read = readYaml({ name: "p.yml", text });
  if ("problems" in read) throw new Error(read.problems.map(describeProblem).join("\n"));
  return read.source;
}
function problemsOf(text: string): string[] {
  const read = readYaml({ name: "p.yml", text });
  return "problems" in read ? read.problems.map(describeProblem) : [];
}

describe("reading", () => {
  test("knows the place of every key and value", () => {
    const { value, spot } = sourceOf("a: 1\nb:\n  - x\n  - { c: 'd' }\n");
    expect(value).toEqual({ a: 1, b: ["x", { c: "d" }] });
    expect(valueAt(spot, ["a"])).toEqual({ file: "p.yml", line: 1, column: 4 });
    expect(keyAt(spot, ["b"])).toEqual({ file: "p.yml", line: 2, column: 1 });
    expect(valueAt(spot, ["b", 1, "c"])).toEqual({ file: "p.yml", line: 4, column: 10 });
    expect(keyAt(spot, ["b", 1, "c"])).toEqual({ file: "p.yml", line: 4, column: 7 });
  });

  test("gives the deepest place there is for a path that ends early", () => {
    expect(valueAt(sourceOf("a: { b: 1 }\n").spot, ["a", "missing", "further"])).toEqual({
      file: "p.yml",
      line: 1,
      column: 4,
    });
  });

  test("takes days, yes, no and octal-looking numbers as YAML 1.2 does", () => {
    expect(sourceOf("day: 2027-01-15\nanswer: yes\nother: no\nmode: 0777\n").value).toEqual({
      day: "2027-01-15",
      answer: "yes",
      other: "no",
      mode: 777,
    });
  });

  test("an alias has the value and the places of its anchor", () => {
    const { value, spot } = sourceOf("a: &x [1, 2]\nb: *x\n");
    expect(value).toEqual({ a: [1, 2], b: [1, 2] });
    expect(valueAt(spot, ["b", 0])).toEqual({ file: "p.yml", line: 1, column: 8 });
  });

  test.each([
    ["merge keys", "a: &x { b: 1 }\nc: { <<: *x }\n", "merge keys"],
    ["a second document", "a: 1\n---\nb: 2\n", "one document"],
    ["tags", "a: !!binary aGk=\n", "tags are not supported"],
    ["a key that is a map", "? { a: 1 }\n: 2\n", "plain text"],
    ["__proto__", "__proto__: { admin: true }\n", "cannot be a key"],
    ["a number that is none", "a: .nan\n", "finite"],
    ["half a surrogate pair", 'a: "\\ud800"\n', "surrogate"],
    ["an alias of nothing", "a: *nobody\n", "anchor"],
    ["more than 1 MiB", `a: "${"x".repeat(MAX_FILE_BYTES)}"\n`, "larger than 1 MiB"],
    ["deep nesting", `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`, "nested too deeply"],
    [
      "aliases that multiply",
      `a: &a [${"x,".repeat(9)}]\n${[..."bcdefgh"].map((name, index) => `${name}: &${name} [${`*${"abcdefg"[index]},`.repeat(9)}]`).join("\n")}\n`,
      "nested too deeply",
    ],
  ])("refuses %s", (_, text, reason) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(reason)]);
  });

  test("a hundred thousand keys, and as many duplicates, are read in linear time and still reported", () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `k${index % 59_999}: 1`).join("\n");
    expect(problemsOf(keys)).toEqual(['p.yml:60000:1: error: "k0" is already written on line 1; keep one of the two']);
  });

  test("never throws, and what it reads has a canonical form", () => {
    const yamlish = fc
      .array(
        fc.constantFrom(
          "a",
          ": ",
          "- ",
          "\n",
          "  ",
          "[",
          "]",
          "{",
          "}",
          "&x ",
          "*x",
          "!t ",
          "|",
          ">",
          '"',
          "'",
          "#",
          "%",
          "---",
          "?",
          "<<",
          "\t",
          "1",
          "\\ud800",
          "\u0000",
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(""));
    void fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), yamlish), (text) => {
        const read = readYaml({ name: "p.yml", text });
        if ("source" in read) canonicalJson(read.source.value);
        else expect(read.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
