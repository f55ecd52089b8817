import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openSpool } from "../../src/adapters/ledger/spool.ts";
import { decisionRows, exportCsv } from "../../src/audit/export-csv.ts";
import { NOBODY, readPeople } from "../../src/audit/people.ts";
import { readCsvRows } from "../../src/evidence/csv-rows.ts";
import { recordPath } from "../../src/ledger/layout.ts";
import type { GateRecord } from "../../src/ledger/record.ts";
import { decide, decisionOf, mergeOf } from "../ledger/samples.ts";
import { act, digestsOf, facts, policy, requirement } from "../support/builders.ts";
import { SampleChain } from "../support/sample-ledger.ts";

const rules = policy({
  requirements: [requirement(), requirement({ id: "SEC-1", title: "=1+1", waivable: true })],
});
const shown = digestsOf(rules, facts());
const signed = facts({
  acts: {
    known: [
      { ...act({ by: "fay", shown }), id: "a1" },
      {
        ...act({
          by: "erin",
          kind: "waive",
          note: "hotfix",
          until: "2026-12-01",
          shown,
          targets: { ids: [{ id: "SEC-1" }] },
        }),
        id: "a2",
      },
    ],
  },
});

async function* files(...paths: { path: string; contents: string | Uint8Array }[]) {
  for (const { path, contents } of paths) yield { path, bytes: Buffer.from(contents) };
}
const rowsOf = async (lines: AsyncIterable<string>) => {
  let text = "";
  for await (const line of lines) text += line;
  const [head, ...rows] = [...readCsvRows(text)].map(({ cells }) => cells);
  return rows.map((cells) => Object.fromEntries((head ?? []).map((name, at) => [name, cells[at]])));
};

let spool: Awaited<ReturnType<typeof openSpool>>;
beforeEach(async () => {
  spool = await openSpool();
});
afterEach(() => spool.close());

describe("audit export --format csv", () => {
  it("is in the order of pull requests and of their chains, whatever order the records come in", async () => {
    const chain = (pull: number) =>
      new SampleChain(pull).decide("2026-11-20T10:00:00Z").decide("2026-11-20T11:00:00Z").decide("2026-11-20T12:00:00Z")
        .entries;
    const all = [10, 9, 2].flatMap((pull) => chain(pull).flatMap((entry) => entry.files));
    const records = all.filter(({ path }) => path.startsWith("records/")).sort((a, b) => (a.path < b.path ? -1 : 1));
    const places = async (...given: typeof records) =>
      (await rowsOf(exportCsv(files(...given), spool))).map((row) => `#${row["pull_request"]}/${row["sequence"]}`);
    const ordered = [2, 9, 10].flatMap((pull) => [1, 2, 3].map((sequence) => `#${pull}/${sequence}`));
    expect([...new Set(await places(...records))]).toEqual(ordered);
    expect([...new Set(await places(...records.reverse()))]).toEqual(ordered);
  });

  it("has a row for each decision and requirement, and none for what is no decision", async () => {
    const decided = decide(signed, undefined, rules);
    const merged = mergeOf(decided.head);
    const records = decided.files.filter(({ path }) => path.startsWith("records/"));
    const { sealRecord } = await import("../../src/ledger/digest.ts");
    const seal = sealRecord(merged);
    const rows = await rowsOf(
      exportCsv(files(...records, { path: recordPath(seal.sha256), contents: seal.bytes }), spool, {
        people: readPeople("login,name\nfay,Fay O'Hara\n"),
      }),
    );
    expect(rows).toEqual([
      expect.objectContaining({
        ...{
          pull_request: "7",
          sequence: "1",
          base_ref: "main",
          verdict: "pass",
          mode: "enforce",
          requirement: "GOV-1",
        },
        ...{ dimension: "governance", concern: "fairness", status: "satisfied", enforcement: "block" },
        ...{ satisfied_by: "fairness-reviewer: fay", names: "Fay O'Hara", waiver: "", record: decided.record },
      }),
      expect.objectContaining({
        ...{ requirement: "SEC-1", title: "'=1+1", status: "waived", satisfied_by: "" },
        waiver: "erin until 2026-12-01: hotfix",
      }),
    ]);
  });

  it.each([
    ["the day of the decision", { from: "2026-11-21T00:00:00.000Z", to: "2026-11-21T23:59:59.999Z" }, 2],
    ["the day before", { to: "2026-11-20T23:59:59.999Z" }, 0],
    ["the day after", { from: "2026-11-22T00:00:00.000Z" }, 0],
  ])("is cut to a period: %s", async (_, period, count) => {
    const records = decide(signed, undefined, rules).files.filter(({ path }) => path.startsWith("records/"));
    expect(await rowsOf(exportCsv(files(...records), spool, period))).toHaveLength(count);
  });

  it("says of proofs that are none that they are none", () => {
    const record = structuredClone(decisionOf(signed, undefined, rules)) as GateRecord;
    if (record.predicate.kind === "decision")
      for (const each of record.predicate.verdict.requirements)
        Object.assign(each, { proof: { kind: "all", of: 7 }, concerns: 1 });
    const [row = []] = decisionRows(record, "0".repeat(64), NOBODY);
    expect(row).toContain("(the record has no proof of a form that is known)");
  });
});
