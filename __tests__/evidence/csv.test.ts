import { describe, expect, it, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import { listMetrics, readKnown, reportFixture, shortfallOf } from "../support/report-fixtures.ts";

const history = reportFixture("csv", "history.csv");
const read = (text: string | Buffer) => readReport("a.csv", Buffer.from(text), "csv");

describe("a table in CSV", () => {
  it("has a metric in each cell with a number, by its column, and its place tells the row", () => {
    expect(listMetrics(readKnown(history))).toEqual([
      "epoch = 1",
      "epoch = 2",
      "epoch = 3",
      "accuracy = 0.81",
      "accuracy = 0.87",
      "accuracy = 0.9",
      "val loss = 0.51",
      "val loss = 0.00001",
    ]);
    expect(
      readKnown(history)
        .metrics.map(({ at }) => at)
        .slice(5, 7),
    ).toEqual(["$[2].accuracy", '$[0]["val loss"]']);
  });

  it("is broken where a number is missing from a column of numbers", () => {
    expect(shortfallOf(read(history.bytes))).toBe('broken val loss at $[2]["val loss"]');
  });

  it("has nothing to say in columns of text, and in the index that has no name", () => {
    expect(new Set(readKnown(history).metrics.map(({ name }) => name))).toEqual(
      new Set(["epoch", "accuracy", "val loss"]),
    );
  });

  it("takes a unit from the cell", () => {
    expect(read("co2,share\n350 g,12 %\n")).toMatchObject({
      known: {
        metrics: [
          { name: "co2", value: 0.35, unit: "kg CO2eq" },
          { name: "share", value: 0.12, unit: "fraction" },
        ],
      },
    });
  });

  it("is never told by its content", () => {
    expect(readReport(history.path, history.bytes, "auto")).toHaveProperty("unavailable");
  });

  test.each([
    ["nothing in it", "", "at line 2: expected a row"],
    ["a header alone", "accuracy\n", "at line 2: expected a row"],
    ["text alone", "model,note\nsmall,good\n", "nothing in it was measured"],
    ["NaN", "accuracy\nNaN\n", "broken accuracy at $[0].accuracy"],
    ["an infinite number", "accuracy\n-inf\n", "broken accuracy at $[0].accuracy"],
    ["an empty cell", "accuracy,n\n,3\n", "broken accuracy at $[0].accuracy"],
    ["N/A", "accuracy\nN/A\n", "broken accuracy at $[0].accuracy"],
    ["null", "accuracy\nnull\n", "broken accuracy at $[0].accuracy"],
    ["a word among numbers", "accuracy\n0.9\ngood\n", "broken accuracy at $[1].accuracy"],
    ["a decimal comma", 'accuracy\n0.9\n"0,8"\n', "broken accuracy at $[1].accuracy"],
    ["a column twice", "a,a\n1,2\n", "at line 1: a column stands twice"],
    ["a row too short", "a,b\n1,2\n1\n", "at line 3: expected 2 cells"],
    ["an open quote", 'a\n"1\n', "at line 2: a quote is open"],
    ["UTF-16", Buffer.from("\ufeffa\n1\n", "utf16le"), "at the start: expected text in UTF-8"],
    ["more than 10,000 cells", `a,b\n${"1,2\n".repeat(5001)}`, "at line 5002: more than 10000 cells"],
  ])("is not taken with %s", (_, text, why) => {
    expect(shortfallOf(read(text))).toContain(why);
  });
});
