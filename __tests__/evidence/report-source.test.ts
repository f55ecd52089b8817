import { describe, expect, it, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import { ReportSource } from "../../src/evidence/report-source.ts";

const yaml = (text: string) => new ReportSource("a.yaml", Buffer.from(text)).yaml();

describe("a report in YAML", () => {
  it("is read as plain data, what is not finite included", () => {
    expect(yaml("- a: 1\n  b: [x, .nan, null]\n")).toEqual([{ a: 1, b: ["x", Number.NaN, null] }]);
  });

  test.each([
    ["a key twice", "a: 1\na: 2\n", 'the key "a" stands twice'],
    ["a key twice, once as a number", '1: 1\n"1": 2\n', 'the key "1" stands twice'],
    ["a key twice, deep within", "a: [{b: {c: 1, c: 2}}]\n", 'the key "c" stands twice'],
    ["a key that an alias may repeat", "x: &k a\na: 1\n*k : 2\n", "a key is written as an alias"],
    ["a key of nothing, twice", '"": 1\n~: 2\n', 'the key "" stands twice'],
    ["a second document", "a: 1\n---\na: 2\n", "line 2"],
    ["an open bracket", "a: [1\n", "line"],
    ["more than it is read for", `a: ${"x".repeat(1_048_576)}`, "at most 1 MiB"],
    ["aliases that multiply", bomb(), "alias"],
    [
      "more aliases than anybody writes",
      Array.from({ length: 101 }, (_, at) => `- &a${at} 1\n- *a${at}\n`).join(""),
      "more than 100 aliases",
    ],
  ])("is refused for %s", (_, text, why) => {
    expect(() => yaml(text)).toThrow(why);
  });

  it("has many keys in little time", () => {
    const text = Array.from({ length: 60_000 }, (_, place) => `k${place}: 1\n`).join("");
    expect(Object.keys(yaml(text) as object)).toHaveLength(60_000);
  });
});

/** Nine lines that stand for a thousand million values. */
function bomb(): string {
  const lines = ["a0: &a0 [x]"];
  for (let level = 1; level < 10; level += 1)
    lines.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  return lines.join("\n");
}

test("a report that is called JSON and was cut off is told so, and not to name its format", () => {
  const cut = readReport("reports/fairness.json", Buffer.from('{"schema": "secmlops-gate/fairlearn@1", "over'), "auto");
  expect(cut).toEqual({ unavailable: expect.stringMatching(/expected JSON/) });
});
