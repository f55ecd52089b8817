/** `audit waivers`: every waiver that a merge went through on or that was given after it, those first that are over while their content is still there. */
import { resolve } from "node:path";
import { openRepository } from "../../adapters/git/repository.ts";
import { type OfRepository, type OwnNames, ownRecords } from "../../audit/coverage/own-records.ts";
import { writeCsvRow } from "../../audit/csv.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { type Entry, isRecord, readPulls } from "../../audit/read-pulls.ts";
import {
  type GrantedWaiver,
  grantedIn,
  type Retrospective,
  waivedIn,
  waivesLate,
} from "../../audit/waivers/granted.ts";
import { isOverdue, judgeWaivers } from "../../audit/waivers/still-there.ts";
import { type Policy, policySchema } from "../../core/policy/policy.ts";
import { openRecord, readCanonical } from "../../ledger/digest.ts";
import { policyPath, recordPath } from "../../ledger/layout.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { GateRecord, Predicate } from "../../ledger/record.ts";
import {
  renderWaivers,
  WAIVER_COLUMNS,
  type WaiversNote,
  waiverRow,
  wordWaiversNote,
} from "../../render/waivers-text.ts";
import { EXIT, type ExitCode, type Io, print, printJson, printRendered, tell, UsageError } from "../io.ts";
import { asUsage, findBranch, openPeople } from "./ask-coverage.ts";
import { openLedgerAt } from "./open-ledger.ts";
import { readDay } from "./read-day.ts";
import { readStanding } from "./read-standing.ts";

export interface WaiversOptions {
  readonly branch?: string;
  readonly repo?: string;
  readonly defaultBranch?: string;
  readonly at?: string;
  /** `owner/name`. */
  readonly formerly?: readonly string[];
  readonly people?: string;
  readonly format: "text" | "json" | "csv";
}

export async function runWaivers(ledger: string | undefined, options: WaiversOptions, io: Io): Promise<ExitCode> {
  const at = readDay(options.at, "--at", false) ?? io.now.toISOString();
  const today = at.slice(0, 10);
  const people = await openPeople(options.people, io);
  const where = {
    ...(ledger === undefined ? {} : { ledger }),
    ...(options.branch === undefined ? {} : { branch: options.branch }),
  };
  const source = await asUsage(() => openLedgerAt(where, io));
  try {
    const repository = await openRepository(
      resolve(io.cwd, options.repo ?? (source.tip === undefined ? "." : (ledger ?? "."))),
    );
    const { ref, tip } = await findBranch(repository, options.defaultBranch);
    const { granted, notes } = await asUsage(async () =>
      readGranted(source, { remote: await repository.remoteName(), formerly: options.formerly }),
    );
    const standing = await readStanding(
      repository,
      tip,
      granted.flatMap(({ content }) => content),
    );
    const waivers = judgeWaivers(granted, standing, today);
    const formerly = options.formerly?.length ? { formerly: options.formerly } : {};
    const answer = { query: { ref, tip, at: today, ledger: source.name, ...formerly }, waivers, notes };
    switch (options.format) {
      case "text":
        print(io, renderWaivers(answer, people));
        break;
      case "json":
        printJson(io, { schema: "secmlops-gate/waivers@1", ...answer });
        break;
      case "csv":
        printRendered(
          io,
          [WAIVER_COLUMNS, ...waivers.map((each) => waiverRow(each, people))].map(writeCsvRow).join(""),
        );
        for (const note of notes) tell(io, `note: ${wordWaiversNote(note)}`);
        break;
    }
    // Waivers of records that are not used may be the repository's own, under a name that it had before.
    const isInDoubt = notes.some(({ code }) => code === "foreign-records");
    return waivers.some(isOverdue) || isInDoubt ? EXIT.failed : EXIT.pass;
  } finally {
    await source.close();
  }
}

/** What is kept of each record on the first way through; decisions are read again where something of them was waived. */
type Kept =
  | { readonly kind: "decision"; readonly waives: boolean; readonly passed: boolean }
  | { readonly kind: "merge"; readonly merge: Pick<Extract<Predicate, { kind: "merge" }>, "merged" | "baseRef"> }
  | { readonly kind: "retrospective"; readonly said: Retrospective }
  | { readonly kind: "other" };

function keep({ predicate }: GateRecord, record: string): Kept {
  switch (predicate.kind) {
    case "decision":
      return { kind: "decision", waives: waivedIn(predicate).length > 0, passed: predicate.verdict.status === "pass" };
    case "merge":
      return { kind: "merge", merge: { merged: predicate.merged, baseRef: predicate.baseRef } };
    case "retrospective":
      return { kind: "retrospective", said: { acts: predicate.acts, record } };
    case "merge-group":
      return { kind: "other" };
  }
}

async function readGranted(
  source: LedgerSource,
  names: OwnNames,
): Promise<{ readonly granted: readonly GrantedWaiver[]; readonly notes: readonly WaiversNote[] }> {
  const all = await readPulls<OfRepository<Kept>>(source.files(isRecord), (record, sha256) => ({
    repository: record.predicate.repository.name,
    value: keep(record, sha256),
  }));
  const { pulls, foreign } = ownRecords(all, names);
  if (all.size === 0) throw new UsageError(`${source.name} holds no record, so nothing can be said of waivers`);
  const wanted = new Map<string, (record: GateRecord) => Promise<GrantedWaiver[]>>();
  const policies = new Map<string, Policy>();
  const mergesRecorded = [...pulls.values()].some((entries) => entries.some(({ value }) => value.kind === "merge"));
  for (const entries of pulls.values()) {
    const { merge, decisions } = mergesRecorded ? mergedIn(entries) : passedIn(entries);
    const later = entries.flatMap(({ value }) => (value.kind === "retrospective" ? [value.said] : []));
    for (const { sha256, value } of decisions) {
      if (!value.waives && !later.some(waivesLate)) continue;
      wanted.set(recordPath(sha256), async ({ predicate }) => {
        if (predicate.kind !== "decision") return [];
        const policy = await readPolicy(source, predicate.policy.digest, policies);
        return grantedIn(predicate, merge, policy, sha256, later);
      });
    }
  }
  const granted: GrantedWaiver[] = [];
  for await (const { path, bytes } of source.files((each) => wanted.has(each)))
    granted.push(...((await wanted.get(path)?.(openRecord(bytes))) ?? []));
  return {
    granted,
    notes: [
      ...(foreign === undefined ? [] : [foreign]),
      ...(mergesRecorded ? [] : [{ code: "merges-not-recorded" as const }]),
    ],
  };
}

/** What of a pull request tells which waivers it was merged with. */
interface Telling {
  readonly merge?: Extract<Kept, { kind: "merge" }>["merge"];
  readonly decisions: readonly Entry<Extract<Kept, { kind: "decision" }>>[];
}
const isDecision = (entry: Entry<Kept>): entry is Telling["decisions"][number] => entry.value.kind === "decision";

/** The last decision before the merge. */
function mergedIn(entries: readonly Entry<Kept>[]): Telling {
  const at = entries.findIndex(({ value }) => value.kind === "merge");
  const merge = entries[at]?.value;
  if (merge?.kind !== "merge") return { decisions: [] };
  return { merge: merge.merge, decisions: entries.slice(0, at).filter(isDecision).slice(-1) };
}

/** The last decision, and the last pass: what is looked at again after the merge, once a waiver has ended, is no pass any more. */
function passedIn(entries: readonly Entry<Kept>[]): Telling {
  const all = entries.filter(isDecision);
  const last = all.at(-1);
  const passed = all.findLast(({ value }) => value.passed);
  return {
    decisions: [...(passed === undefined || passed === last ? [] : [passed]), ...(last === undefined ? [] : [last])],
  };
}

/** @throws LedgerError where it is not there, or no policy */
async function readPolicy(source: LedgerSource, digest: string, known: Map<string, Policy>): Promise<Policy> {
  const found = known.get(digest);
  if (found !== undefined) return found;
  const bytes = await source.read(policyPath(digest));
  if (bytes === undefined) throw new LedgerError("unreadable", `the policy ${digest} is not in ${source.name}`);
  const policy = readCanonical(policySchema, bytes, `the policy ${digest}`);
  known.set(digest, policy);
  return policy;
}
