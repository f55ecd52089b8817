import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { readCsvRows } from "../../src/evidence/csv-rows.ts";

const read = (text: string) => [...readCsvRows(text)].map(({ cells }) => cells);

describe("comma-separated text", () => {
  test.each<[string, string, string[][]]>([
    ["nothing", "", []],
    ["a header alone", "a,b", [["a", "b"]]],
    [
      "LF",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "CR LF, and none at the end",
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "empty cells",
      "a,b\n,\n",
      [
        ["a", "b"],
        ["", ""],
      ],
    ],
    [
      "a comma in quotes",
      'a,b\n"x, y",2\n',
      [
        ["a", "b"],
        ["x, y", "2"],
      ],
    ],
    ["a quote in quotes", 'a\n"say ""no"""\n', [["a"], ['say "no"']]],
    [
      "a line end in quotes",
      'a,b\r\n"x\r\ny",2\r\n',
      [
        ["a", "b"],
        ["x\r\ny", "2"],
      ],
    ],
    [
      "an empty cell in quotes",
      'a,b\n"",""',
      [
        ["a", "b"],
        ["", ""],
      ],
    ],
    ["spaces, which belong to the cell", "a\n 1 \n", [["a"], [" 1 "]]],
  ])("has rows and cells: %s", (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });

  test.each([
    ["a row too short", "a,b\n1\n", "line 2: expected 2 cells as in the header, found 1"],
    ["a row too long", "a,b\n1,2\n1,2,3\n", "line 3: expected 2 cells as in the header, found 3"],
    ["an empty line", "a,b\n\n1,2\n", "line 2: expected 2 cells"],
    ["an open quote", 'a,b\n1,"2\n3,4\n', "line 2: a quote is open to the end"],
    ["text after a quote", 'a\n"1"2\n', "line 2: a quote is out of place"],
    ["a quote within a cell", 'a\n1"2"\n', "line 2: a quote is out of place"],
    ["a line end of old", "a,b\r1,2\r", "line 1: expected lines that end in LF"],
    ["a line end of old after a quote", '"a",b\r1,2\r', "line 1: expected lines that end in LF"],
    ["a row too short below quoted line ends", 'a,b\n"x\ny\n",2\n1\n', "line 5: expected 2 cells"],
    ["too many columns", `"a"${",a".repeat(10_000)}`, "line 1: expected at most 10000 columns"],
  ])("is refused for %s", (_, text, why) => {
    expect(() => read(text)).toThrow(why);
  });

  it("comes back as it was written, whatever the cells hold", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "1", '"', ",", "\n", "\r", " ", "é") });
    const tables = fc
      .integer({ min: 1, max: 4 })
      .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }));
    fc.assert(
      fc.property(tables, fc.constantFrom("\n", "\r\n"), fc.boolean(), (table, newline, quoteAll) => {
        const quote = (text: string) =>
          quoteAll || text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        expect(read(table.map((row) => row.map(quote).join(",") + newline).join(""))).toEqual(table);
      }),
    );
  });
});
