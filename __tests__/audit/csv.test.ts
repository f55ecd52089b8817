import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { writeCsvRow } from "../../src/audit/csv.ts";
import { readCsvRows } from "../../src/evidence/csv-rows.ts";

describe("a row of CSV", () => {
  it.each([
    ["text and numbers as they are", ["a b", 7, -1, true, undefined], "a b,7,-1,true,\n"],
    ["commas and quotes in quotes", ['a,"b"'], '"a,""b"""\n'],
    ["line ends and what is hidden as what they are", ["a\nb\r\u202ec"], "a\\u{a}b\\u{d}\\u{202e}c\n"],
    ["a formula as text", ["=cmd|' /C calc'!A0"], "'=cmd|' /C calc'!A0\n"],
    [
      "every way a formula can begin",
      ["=1", "+1", "-1", "@SUM(1)", " =1", "\uff1d1"],
      "'=1,'+1,'-1,'@SUM(1),' =1,'\uff1d1\n",
    ],
    ["a tab in front, which a spreadsheet would skip", ["\t=1"], "\\u{9}=1\n"],
    ["blanks at the ends in quotes", [" a", "a "], '" a","a "\n'],
  ])("writes %s", (_, cells, row) => expect(writeCsvRow(cells)).toBe(row));

  it("is one line and reads back as what was shown, whatever the cells hold", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 5 }), (cells) => {
        const row = writeCsvRow(cells);
        expect(row.slice(0, -1)).not.toMatch(/[\r\n]/);
        const [read] = readCsvRows(row);
        expect(read?.cells).toHaveLength(cells.length);
        for (const cell of read?.cells ?? []) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
