/** A small ledger as it lies in the branch, and the same for people to read: what others build on must not drift. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { canonicalJson, sha256Hex } from "../../src/core/canonical-json.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { policySchema } from "../../src/core/policy/policy.ts";
import { openRecord } from "../../src/ledger/digest.ts";
import {
  entryOf,
  evidencePath,
  type LedgerEntry,
  type LedgerHead,
  policyPath,
  readLedgerHead,
  recordPath,
} from "../../src/ledger/layout.ts";
import type { Evidence } from "../../src/ledger/record.ts";
import { act, digestsOf, facts, id, policy } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";
import { decide, mergeOf, retrospectiveOf } from "./samples.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "__tests__", "golden", "ledger");
const branch = join(folder, "branch");

const rules = policy({ sources: [{ name: ".github/secmlops/policy.yml", sha256: sha256Hex("version: 1\n") }] });
const repository = { name: "acme/credit", url: "https://github.com/acme/credit", defaultBranch: "main" };
const pullRequest = { author: { login: "mallory", id: 13 }, url: "https://github.com/acme/credit/pull/7" };
const start = facts({ repository, pullRequest, commits: { known: [] }, pushers: [{ login: "mallory", id: 13 }] });
const url = (comment: number) => `https://github.com/acme/credit/pull/7#issuecomment-${comment}`;
const objection = {
  ...act({ kind: "object", note: "no slices below 25", url: url(901) }),
  id: "comment-901@2026-11-21T10:00:00Z#1",
  actor: { login: "fay", id: 21 },
};
const signOff = {
  ...act({
    at: "2026-11-21T12:30:00Z",
    note: "the slices are there now",
    url: url(902),
    shown: digestsOf(rules, start),
  }),
  id: "comment-902@2026-11-21T12:30:00Z#1",
  actor: { login: "fay", id: 21 },
  head: id("head"),
};

const REPORT = '{ "demographic_parity_ratio": 0.91 }\n';
const evidence: Evidence[] = [
  { path: "reports/fairness.json", from: "head", sha256: sha256Hex(REPORT), bytes: REPORT.length, stored: true },
  {
    path: "reports/slices.csv",
    from: "head",
    bytes: 4_194_304,
    stored: false,
    why: "it has 4194304 bytes; up to 262144 are stored",
  },
];

function playLedger(): LedgerEntry[] {
  const asked = [`GOV-1 fairness-reviewer ${digestsOf(rules, start)["GOV-1"]}`];
  const waiting = decide(start, undefined, rules);
  const objected = decide(
    { ...start, now: "2026-11-21T12:10:00Z", acts: { known: [objection] } },
    { ...waiting.head, asked },
    rules,
  );
  const known = [{ ...objection, remembered: ["GOV-1"] }, signOff];
  const passed = decide(
    { ...start, now: "2026-11-21T12:31:00Z", acts: { known } },
    ...[objected.head, rules, evidence, new Map([[sha256Hex(REPORT), Buffer.from(REPORT)]])],
  );
  const merged = entryOf(mergeOf(passed.head), { previous: passed.head });
  return [waiting, objected, passed, merged, entryOf(retrospectiveOf(merged.head), { previous: merged.head })];
}

const pretty = (text: string | Uint8Array): string => `${JSON.stringify(JSON.parse(text.toString()), null, 2)}\n`;
const entries = playLedger();
const files = new Map(entries.flatMap((entry) => entry.files.map(({ path, contents }) => [path, contents])));
const names = ["1-waits", "2-objected", "3-signed-off", "4-merged", "5-waived-later"];

describe("the ledger on disk", () => {
  test("has the bytes that it always had", () => {
    if (process.env.UPDATE_GOLDEN === "1") rmSync(folder, { recursive: true, force: true });
    for (const [path, contents] of files) expectGolden(join(branch, path), contents.toString());
    for (const [index, entry] of entries.entries())
      expectGolden(join(folder, "readable", `${names[index]}.json`), pretty(entry.files[0]?.contents ?? ""));
    expectGolden(join(folder, "readable", "pull-7.json"), pretty(files.get("pulls/7.json") ?? ""));
    expectGolden(join(folder, "readable", "policy.json"), pretty(canonicalJson(rules)));
  });

  test("can be followed from the newest record to the first, and decided again, by its files alone", () => {
    const read = (path: string) => readFileSync(join(branch, path), "utf8");
    const head: LedgerHead = readLedgerHead(read("pulls/7.json"), 7);
    const kinds: string[] = [];
    let next: string | undefined = head.record;
    for (let sequence = head.sequence; next !== undefined; sequence--) {
      const { predicate } = openRecord(read(recordPath(next)), next);
      expect(predicate.sequence).toBe(sequence);
      kinds.push(predicate.kind === "decision" ? predicate.verdict.status : predicate.kind);
      if (predicate.kind === "decision") {
        const { digest } = predicate.policy;
        const by = read(policyPath(digest));
        expect(sha256Hex(by)).toBe(digest);
        const again = evaluate(policySchema.parse(JSON.parse(by)), predicate.facts);
        expect(canonicalJson(again)).toBe(canonicalJson(predicate.verdict));
        for (const { stored, sha256 = "" } of predicate.evidence)
          if (stored) expect(sha256Hex(read(evidencePath(sha256)))).toBe(sha256);
      }
      next = predicate.previous;
    }
    expect(kinds).toEqual(["retrospective", "merge", "pass", "fail", "pending"]);
    expect(
      readdirSync(join(branch, "records"), { recursive: true, withFileTypes: true }).filter((each) => each.isFile()),
    ).toHaveLength(5);
  });
});

describe("docs/ledger.md", () => {
  const page = readFileSync(join(root, "docs", "ledger.md"), "utf8");
  const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1]);
  const abridged = (text: string | Uint8Array): string => {
    const record = JSON.parse(text.toString());
    const { facts: kept, verdict } = record.predicate;
    Object.assign(record.predicate, {
      facts: { schema: kept.schema, now: kept.now, "…": "…" },
      verdict: { schema: verdict.schema, status: verdict.status, "…": "…" },
    });
    return `${JSON.stringify(record, null, 2)}\n`;
  };

  test("shows a real record and a real memory", () => {
    expect(blocks).toEqual([abridged(entries[2]?.files[0]?.contents ?? ""), pretty(files.get("pulls/7.json") ?? "")]);
  });
});
