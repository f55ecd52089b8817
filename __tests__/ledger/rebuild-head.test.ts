import { describe, expect, test } from "@jest/globals";
import { openRecord } from "../../src/ledger/digest.ts";
import { entryOf, type LedgerEntry } from "../../src/ledger/layout.ts";
import { mayBeAbout, rebuildHead } from "../../src/ledger/rebuild-head.ts";
import { act, facts } from "../support/builders.ts";
import { decide, groupOf, mergeOf, retrospectiveOf } from "./samples.ts";

const first = decide(facts());
const second = decide(facts({ acts: { known: [act({ kind: "object" })] } }), first.head);
const group = entryOf(groupOf(second.head), { previous: second.head });
const merge = entryOf(mergeOf(group.head), { previous: group.head });
const late = entryOf(retrospectiveOf(merge.head), { previous: merge.head });
const textOf = ({ files }: LedgerEntry) => String(files[0]?.contents);
const named = (entry: LedgerEntry) => ({ sha256: entry.record, record: openRecord(textOf(entry)) });

describe("a memory made anew", () => {
  test("is what it was, in whatever order the records come", () => {
    expect(rebuildHead([late, second, merge, first, group].map(named))).toEqual(late.head);
    expect(rebuildHead([first].map(named))).toEqual(first.head);
    expect(rebuildHead([])).toBeUndefined();
  });

  test.each<[string, LedgerEntry[], string]>([
    ["lacks its beginning", [second, group], "does not follow the one before it"],
    ["has a gap", [first, group], "does not follow the one before it"],
    ["has two in one place", [first, second, decide(facts({ changes: [] }), first.head)], "with the sequence 2"],
  ])("is refused where the chain %s", (_title, records, why) => {
    expect(() => rebuildHead(records.map(named))).toThrow(why);
  });
});

test("a record is told to be about a pull request without being read", () => {
  for (const entry of [first, group, merge, late])
    expect([7, 70, 6].map((number) => mayBeAbout(textOf(entry), number))).toEqual([true, false, false]);
});
