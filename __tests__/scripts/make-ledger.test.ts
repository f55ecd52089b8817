import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { makeBulk } from "../../scripts/make-ledger/bulk.ts";
import { type HistoryCounts, playHistory } from "../../scripts/make-ledger/history.ts";
import { openExportOutlet, openImport } from "../../scripts/make-ledger/outlets.ts";
import { openExported } from "../../src/adapters/ledger/exported.ts";
import { kindOf } from "../../src/audit/ledger-file.ts";
import { canonicalJson, sha256Hex } from "../../src/core/canonical-json.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { type Policy, policySchema } from "../../src/core/policy/policy.ts";
import { openRecord } from "../../src/ledger/digest.ts";
import { headAfter, type LedgerHead, readLedgerHead } from "../../src/ledger/layout.ts";
import type { GateRecord } from "../../src/ledger/record.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "made-ledger-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens, chains and replays everything; stops at what is not as it should be. */
async function readWhole(path: string) {
  const policies = new Map<string, Policy>();
  const memories = new Map<number, LedgerHead>();
  const chains = new Map<number, LedgerHead>();
  const records: GateRecord[] = [];
  for await (const { path: name, bytes } of openExported(path).files()) {
    const found = kindOf(name);
    if (found.kind === "policy") {
      expect(sha256Hex(bytes)).toBe(found.sha256);
      policies.set(found.sha256, policySchema.parse(JSON.parse(Buffer.from(bytes).toString())));
    } else if (found.kind === "memory") memories.set(found.pullRequest, readLedgerHead(Buffer.from(bytes).toString()));
    else if (found.kind === "evidence") expect(sha256Hex(bytes)).toBe(found.sha256);
    else if (found.kind === "record") {
      const record = openRecord(bytes, found.sha256);
      const { predicate } = record;
      chains.set(predicate.pullRequest, headAfter(record, found.sha256, chains.get(predicate.pullRequest)));
      records.push(record);
    } else throw new Error(`a stranger: ${name}`);
  }
  for (const { predicate } of records) {
    if (predicate.kind !== "decision") continue;
    const policy = policies.get(predicate.policy.digest);
    if (policy === undefined) throw new Error("no policy");
    expect(canonicalJson(evaluate(policy, predicate.facts))).toBe(canonicalJson(predicate.verdict));
  }
  expect(memories).toEqual(chains);
  return records;
}

describe("an invented history", () => {
  const ledger = join(folder, "ledger.jsonl");
  const repository = join(folder, "repository");
  const play = async (path: string, write?: (chunk: string) => void): Promise<HistoryCounts> => {
    const outlet = openExportOutlet(path);
    const counts = await playHistory({
      root,
      pulls: 60,
      seed: 3,
      until: "2026-11-20",
      append: outlet.append,
      ...(write === undefined ? {} : { repository: write }),
    });
    await outlet.close();
    return counts;
  };
  let counts: HistoryCounts;
  beforeAll(async () => {
    const imported = openImport(repository);
    counts = await play(ledger, imported.write);
    await imported.close();
  });

  it("is one that every check of the ledger's own holds for, and that replays byte for byte", async () => {
    const records = await readWhole(ledger);
    expect(records).toHaveLength(counts.records);
    expect(new Set(records.map(({ predicate }) => predicate.kind))).toContain("merge");
  });

  it("is the same for the same seed", async () => {
    const again = join(folder, "again.jsonl");
    expect(await play(again)).toEqual(counts);
    expect(execFileSync("sha256sum", [again], { encoding: "utf8" }).slice(0, 64)).toBe(
      execFileSync("sha256sum", [ledger], { encoding: "utf8" }).slice(0, 64),
    );
  });

  it("tells of the very commits that its git repository holds", async () => {
    const git = (...words: string[]) => execFileSync("git", ["-C", repository, ...words], { encoding: "utf8" }).trim();
    expect(git("rev-parse", "main")).toBe(counts.tip);
    const onMain = new Set(git("rev-list", "--first-parent", "main").split("\n"));
    expect(onMain.size).toBe(counts.merged + counts.direct + 1);
    for (const { predicate } of await readWhole(ledger)) {
      if (predicate.kind === "merge") expect(onMain).toContain(predicate.merged.commit);
      if (predicate.kind !== "decision") continue;
      const range = `${predicate.mergeBase}..${predicate.head}`;
      const names = git("diff", "--name-only", "--no-renames", range);
      expect(predicate.facts.changes.map(({ path }) => path).sort()).toEqual(names.split("\n").sort());
    }
  });
});

describe("a ledger of many small records", () => {
  it("is one that every check of the ledger's own holds for, and that replays byte for byte", async () => {
    const path = join(folder, "many.jsonl");
    const { records } = await makeBulk(root, path, 200);
    expect(await readWhole(path)).toHaveLength(records);
  });
});
