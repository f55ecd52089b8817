/** A small ledger that has everything a ledger can have, and the three places where one can lie. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeExportLine } from "../../src/audit/export-line.ts";
import { kindOf } from "../../src/audit/ledger-file.ts";
import { sha256Hex } from "../../src/core/canonical-json.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Facts } from "../../src/core/facts.ts";
import {
  type Circumstances,
  recordDecision,
  recordMerge,
  recordMergeGroup,
  recordRetrospective,
} from "../../src/ledger/build-record.ts";
import { type Company, entryOf, type LedgerEntry, type LedgerHead, linkAfter } from "../../src/ledger/layout.ts";
import type { Evidence, GateRecord } from "../../src/ledger/record.ts";
import { act, facts, id, policy } from "./builders.ts";
import type { Sandbox } from "./run-cli.ts";

const POLICY = policy();
const REPOSITORY = { name: "acme/credit", url: "https://github.com/acme/credit" };
const REPORT = Buffer.from('{"accuracy": 0.93}\n');

const circumstances = (previous?: LedgerHead): Circumstances => ({
  version: "0.1.0",
  event: "issue_comment",
  link: linkAfter(previous),
});

/** Writes one pull request's records, each after the last. */
export class SampleChain {
  readonly entries: LedgerEntry[] = [];
  private readonly number: number;

  constructor(number: number) {
    this.number = number;
  }

  private get last(): LedgerHead | undefined {
    return this.entries.at(-1)?.head;
  }

  private about(at: string) {
    return { repository: REPOSITORY, pullRequest: this.number, head: id(`head of ${this.number}`), at };
  }

  private add(record: GateRecord, company: Company = {}): this {
    this.entries.push(entryOf(record, { previous: this.last, ...company }));
    return this;
  }

  decide(at: string, rest: Omit<Parameters<typeof facts>[0] & object, "pullRequest"> = {}, report?: Buffer): this {
    const { repository, head } = this.about(at);
    const given: Facts = facts({ now: at, repository, head, ...rest, pullRequest: { number: this.number } });
    const sha256 = sha256Hex(report ?? "");
    const evidence: Evidence[] =
      report === undefined
        ? []
        : [{ path: "reports/fairness.json", from: "head", sha256, bytes: report.length, stored: true }];
    const parts = { policy: POLICY, facts: given, verdict: evaluate(POLICY, given), evidence };
    return this.add(recordDecision(parts, circumstances(this.last)), {
      policy: POLICY,
      ...(report === undefined ? {} : { evidence: new Map([[sha256, report]]) }),
    });
  }

  group(at: string): this {
    const about = this.about(at);
    const member = {
      number: this.number,
      head: about.head,
      record: this.last?.decisionRecord ?? null,
      status: "pass" as const,
    };
    return this.add(
      recordMergeGroup(
        about,
        { group: { head: id("group"), base: id("base") }, members: [member], uncovered: [], status: "pass" },
        circumstances(this.last),
      ),
    );
  }

  merge(at: string): this {
    const decision = this.last?.decisionRecord ?? null;
    const merged = { by: { login: "erin", id: 4 }, at, commit: id(`merge of ${this.number}`) };
    const governed = { known: decision !== null };
    return this.add(
      recordMerge(this.about(at), { baseRef: "main", merged, decision, governed }, circumstances(this.last)),
    );
  }

  later(at: string): this {
    const acts = [
      { act: act({ id: `late ${this.number}`, at }), requirements: [{ id: "GOV-1", held: { known: true } }] },
    ];
    const merge = this.last?.merge ?? "";
    return this.add(recordRetrospective(this.about(at), { merge, acts }, circumstances(this.last)));
  }
}

/** The entries of three pull requests, in the order of time. */
export function sampleEntries(): LedgerEntry[] {
  const objection = act({
    id: "comment-1",
    kind: "object",
    actor: { login: "fay", id: 21 },
    at: "2026-11-20T11:00:00Z",
  });
  const signed = act({
    id: "comment-2",
    actor: { login: "fay", id: 21 },
    at: "2026-11-20T12:00:00Z",
    note: "fine “now” \u0007",
  });
  const acts = (...known: Facts["acts"] extends infer A ? (A extends { known: infer K } ? K : never) : never) => ({
    acts: { known },
  });
  const seven = new SampleChain(7)
    .decide("2026-11-20T10:00:00Z", {}, REPORT)
    .decide("2026-11-20T11:00:00Z", acts(objection), REPORT)
    .decide("2026-11-20T12:00:00Z", acts(objection, signed))
    .merge("2026-11-20T13:00:00Z");
  const eight = new SampleChain(8)
    .decide("2026-11-20T10:30:00Z")
    .group("2026-11-20T12:30:00Z")
    .merge("2026-11-20T13:30:00Z")
    .later("2026-11-20T14:00:00Z");
  const nine = new SampleChain(9).merge("2026-11-20T15:00:00Z");
  return [...seven.entries, ...eight.entries, ...nine.entries].sort((a, b) => (a.head.at < b.head.at ? -1 : 1));
}

/** Contents by path. */
export type Files = Map<string, Buffer>;

export const README = "# Gate history\n";

export const filesOf = (entries: readonly LedgerEntry[]): Files =>
  new Map([
    ["README.md", Buffer.from(README)] as const,
    ...entries.flatMap(({ files }) => files.map(({ path, contents }) => [path, Buffer.from(contents)] as const)),
  ]);

/** Paths of one kind, in order. */
export const pathsOf = (files: Files, kind: ReturnType<typeof kindOf>["kind"]): string[] =>
  [...files.keys()].filter((path) => kindOf(path).kind === kind).sort();

export function writeFolder(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export function writeExport(file: string, files: Files): void {
  const lines = [...files].flatMap(([path, bytes]) => [writeExportLine({ path, bytes }), Buffer.from("\n")]);
  writeFileSync(file, Buffer.concat(lines));
}

/** A commit for each entry, as the gate makes them, on the ledger's own branch. */
export function writeBranch(sandbox: Sandbox, entries: readonly LedgerEntry[]): void {
  sandbox.git("checkout", "--quiet", "--orphan", "secmlops-ledger");
  sandbox.commit({ "README.md": README }, "Begin the gate history");
  for (const { files } of entries)
    sandbox.commit(Object.fromEntries(files.map(({ path, contents }) => [path, contents])), "a record");
}

/** One more commit that leaves the branch with exactly these files. */
export function commitFiles(sandbox: Sandbox, files: Files, message = "tampering"): void {
  const there = sandbox
    .git("ls-files")
    .split("\n")
    .filter((path) => path !== "");
  sandbox.commit(
    Object.fromEntries([
      ...there.filter((path) => !files.has(path)).map((path) => [path, null] as const),
      ...[...files].filter(([path]) => !path.includes("\n")),
    ]),
    message,
  );
}
