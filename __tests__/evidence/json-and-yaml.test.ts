import { describe, expect, it, test } from "@jest/globals";
import type { Report } from "../../src/core/report-facts.ts";
import { AUTO } from "../../src/evidence/format-names.ts";
import { readReport } from "../../src/evidence/read-report.ts";
import { listMetrics, readKnown, reportFixture, shortfallOf } from "../support/report-fixtures.ts";

const read = (format: string, text: string) => readReport(`r.${format}`, Buffer.from(text), format);
const json = (value: unknown) => read("json", JSON.stringify(value));
const placesOf = (report: Report) => report.metrics.map(({ at }) => at);

describe.each(["json", "yaml"])("any %s", (format) => {
  const fixture = reportFixture(format, `evaluation.${format}`);

  it("gives every number by its place; text and booleans are nothing", () => {
    const report = readKnown(fixture);
    expect(listMetrics(report)).toEqual([
      "overall.accuracy = 0.914",
      "overall.false positive rate = 0.035",
      "overall.n = 2048",
      "folds[0].auc = 0.951",
      "folds[0].seconds = 3",
      "folds[1].auc = 0.947",
      "folds[1].seconds = 4",
      "eval/loss = 0.2875",
    ]);
    expect(placesOf(report)).toEqual([
      "$.overall.accuracy",
      '$.overall["false positive rate"]',
      "$.overall.n",
      "$.folds[0].auc",
      "$.folds[0].seconds",
      "$.folds[1].auc",
      "$.folds[1].seconds",
      '$["eval/loss"]',
    ]);
  });

  it("is never taken for it by its content: nothing says which number is what", () => {
    expect(readReport(fixture.path, fixture.bytes, AUTO)).toEqual({
      unavailable: expect.stringContaining("it looks like no report format; name the format in the policy"),
    });
  });

  it("has a number that is null among the broken ones, by the same name", () => {
    expect(shortfallOf(read(format, '{"a": {"b": null}, "c": [1, null]}'))).toBe(
      "broken a.b at $.a.b; broken c[1] at $.c[1]",
    );
  });

  test.each<[string, string, string]>([
    ["is empty", "", "at "],
    ["is null", "null", "expected an object or a list"],
    ["is a number alone", "0.9", "expected an object or a list"],
    ["is text", '"0.9"', "expected an object or a list"],
    ["is an empty list", "[]", "nothing in it was measured"],
    ["is an empty object", "{}", "nothing in it was measured"],
    ["has text and booleans alone", '{"accuracy": "0.9", "ok": true}', "nothing in it was measured"],
    ["has a key twice", '{"accuracy": 0.1, "accuracy": 0.9}', "at "],
    ["is nested too deep", `${"[".repeat(600)}1${"]".repeat(600)}`, ""],
    ["is not UTF-8", "\u{0}", "at "],
    ["is broken off", '{"accuracy": 0.9, "folds": [', "at "],
    ["has too many numbers", JSON.stringify(Array.from({ length: 10_001 }, () => 1)), "at $: more than 10000 numbers"],
    ["has a key without end", JSON.stringify({ ["k".repeat(2_000)]: 1 }), "at $: a key is too long"],
  ])("tells nothing where it %s", (_, text, expected) => {
    const result = read(format, text);
    expect(result).toEqual({ unavailable: expect.stringContaining(expected) });
  });
});

describe("any JSON", () => {
  it("names keys so that no key can pass for the place of another number", () => {
    const report = readKnownJson({ a: { b: 1 }, "a.b": 2, "": 3, "c[0]": 4, c: [5], 'd"': 6, é: 7 });
    const names = report.metrics.map(({ name }) => name);
    expect(names).toEqual(["a.b", '["a.b"]', '[""]', '["c[0]"]', "c[0]", '["d\\""]', "é"]);
    expect(new Set(placesOf(report)).size).toBe(7);
  });

  it("has numbers that no one can hold, and Python's NaN, among the broken ones", () => {
    expect(shortfallOf(read("json", '{"a": 1e400, "b": NaN, "c": -Infinity, "d": 1}'))).toBe(
      "broken a at $.a; broken b at $.b; broken c at $.c",
    );
  });

  it("knows members with the names that every object inherits", () => {
    expect(shortfallOf(read("json", '{"__proto__": {"x": null}, "constructor": null}'))).toBe(
      "broken __proto__.x at $.__proto__.x; broken constructor at $.constructor",
    );
  });

  it("of a million values without numbers is refused, not walked to its end", () => {
    expect(json(Array.from({ length: 1_000_001 }, () => ""))).toEqual({
      unavailable: expect.stringContaining("values"),
    });
  });
});

describe("any YAML", () => {
  it("knows its own numbers, and those that are none", () => {
    expect(shortfallOf(read("yaml", "a: .nan\nb: -.inf\nc: ~\nd: 0x10\n"))).toBe(
      "broken a at $.a; broken b at $.b; broken c at $.c",
    );
  });

  test.each<[string, string]>([
    ["two documents in one file", "a: 1\n---\na: 2\n"],
    ["a loop of aliases", "a: &a [*a]\nb: 1\n"],
    ["aliases that grow without bound", growing(12)],
    ["a tab where it must not be", "a:\n\t- 1\n"],
  ])("tells nothing of %s", (_, text) => {
    expect(read("yaml", text)).toEqual({ unavailable: expect.any(String) });
  });
});

function readKnownJson(value: unknown): Report {
  return readKnown({ format: "json", path: "r.json", bytes: Buffer.from(JSON.stringify(value)) });
}

/** Each line ten times the one before. */
function growing(lines: number): string {
  const rows = Array.from({ length: lines }, (_, place) =>
    place === 0 ? "k0: &k0 [1]" : `k${place}: &k${place} [${`*k${place - 1}, `.repeat(10)}]`,
  );
  return `${rows.join("\n")}\n`;
}
