import { describe, expect, it } from "@jest/globals";
import type { ScannedTable } from "../../src/core/scan-facts.ts";
import type { ScannedArtefact, ScanProofVerdict } from "../../src/core/verdict.ts";
import { describeTables } from "../../src/render/describe-tables.ts";
import { toPlain } from "../../src/render/terminal-text.ts";

const table = (names: string, rows?: number): ScannedTable => ({
  columns: names.split(" ").map((column) => {
    const [name = "", type] = column.split(":");
    return { name, ...(type === undefined ? {} : { type }) };
  }),
  ...(rows === undefined ? {} : { rows }),
});
const artefact = (rest: Partial<ScannedArtefact>, path = "data/train.csv"): ScannedArtefact => ({
  ...{ path, verdict: "safe", formats: ["csv"], reach: "verified", findings: [], omitted: 0, allowed: [] },
  ...rest,
});
const tell = (...artefacts: ScannedArtefact[]): string[] => {
  const leaf: ScanProofVerdict = {
    ...{ kind: "scan", status: "satisfied", reasons: [], failOn: ["unknown"] },
    scanned: { safe: artefacts.length, unknown: 0, malformed: 0, dangerous: 0 },
    artefacts,
  };
  return describeTables(leaf).map(toPlain);
};

describe("what a change does to a table", () => {
  it("is told by its columns, their types and its rows", () => {
    const change = { table: table("id:INT64 age:INT32 city", 1200), baseTable: table("id:INT64 age:DOUBLE sex", 1000) };
    expect(tell(artefact(change))).toEqual([
      "data/train.csv gains city; loses sex; has another type in age (DOUBLE → INT32); 1,000 → 1,200 rows",
    ]);
  });

  it("is not told where there is none, or nothing to compare with", () => {
    expect(tell(artefact({ table: table("a", 3), baseTable: table("a", 3) }))).toEqual([]);
    expect(tell(artefact({ table: table("a", 3) }))).toEqual([]);
    expect(tell(artefact({ table: table("b"), baseTable: table("b", 3) }))).toEqual([]);
  });

  it("is cut short where there are many columns or many tables", () => {
    const many = { table: table("a b c d e f g"), baseTable: table("z") };
    expect(tell(artefact(many))).toEqual(["data/train.csv gains a, b, c, d and 3 more; loses z"]);
    const all = tell(...Array.from({ length: 9 }, (_, index) => artefact(many, `data/${index}.csv`)));
    expect(all).toHaveLength(6);
    expect(all.at(-1)).toBe("4 more tables look different");
  });
});
