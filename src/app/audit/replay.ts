import { mapFiles } from "../../adapters/ledger/map-files.ts";
import { kindOf } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { isRecord } from "../../audit/read-pulls.ts";
import { findLastDecisions, type LastDecisions } from "../../audit/replay/last-decisions.ts";
import { type Rehearsal, type Replay, sumUpRehearsal, sumUpReplay } from "../../audit/replay/sum-up.ts";
import { decideAnew, type Undecided, type WhatIf } from "../../audit/replay/what-if.ts";
import type { Policy } from "../../core/policy/policy.ts";
import { openRecord } from "../../ledger/digest.ts";
import { recordPath } from "../../ledger/layout.ts";
import { renderRehearsal, renderReplay } from "../../render/replay.ts";
import { EXIT, type ExitCode, type Io, print, printJson, UsageError } from "../io.ts";
import { openPolicy } from "../workshop.ts";
import { openLedgerAt } from "./open-ledger.ts";
import { openReplayJob, type ReplayJob } from "./replay-job.ts";
import { openVerifyJob } from "./verify-job.ts";

export interface ReplayOptions {
  readonly branch?: string;
  /** What would have been decided by it. */
  readonly policy?: string;
  readonly packs?: string;
  /** So many pull requests, those decided last. */
  readonly last?: number;
  readonly pullRequest?: number;
  readonly format: "text" | "json";
}

/** `audit replay`. */
export async function runAuditReplay(ledger: string | undefined, options: ReplayOptions, io: Io): Promise<ExitCode> {
  const { branch, policy: path, packs, format } = options;
  // What is wrong with it is said before a long history is read.
  const policy = path === undefined ? undefined : await openPolicy(path, io, packs);
  if (path !== undefined && policy === undefined) return EXIT.usage;
  const where = { ...(ledger === undefined ? {} : { ledger }), ...(branch === undefined ? {} : { branch }) };
  const source = await openLedgerAt(where, io);
  try {
    if (policy !== undefined && path !== undefined) {
      const rehearsal = { policy: path, ...(await rehearse(source, policy, options)) };
      if (format === "json") printJson(io, rehearsal);
      else print(io, renderRehearsal(rehearsal));
      return rehearsal.unreadable === 0 ? EXIT.pass : EXIT.failed;
    }
    const replay = await replayAll(source, options);
    if (format === "json") printJson(io, replay);
    else print(io, renderReplay(replay));
    return replay.differing + replay.failed === 0 ? EXIT.pass : EXIT.failed;
  } finally {
    await source.close();
  }
}

/** Decides again what was decided, of all pull requests or of some. */
async function replayAll(source: LedgerSource, options: ReplayOptions): Promise<Replay> {
  const chosen = isChoice(options) ? await chooseRecords(source, options) : undefined;
  const job: ReplayJob = { kind: "replay", policies: await readPolicies(source) };
  const wanted = chosen === undefined ? isRecord : (path: string) => chosen.has(path);
  const replayed = mapFiles(source.files(wanted), { look: openReplayJob(job), job });
  return nothingIsNothing(await sumUpReplay(source.name, replayed), ({ records }) => records, options);
}

/** What another policy would have decided of each pull request, by its last decision. */
async function rehearse(source: LedgerSource, policy: Policy, options: ReplayOptions): Promise<Rehearsal> {
  const { last, unreadable } = await lastDecisions(source, options);
  const byPath = new Map(last.map((each) => [recordPath(each.record), each]));
  const found: (WhatIf | Undecided)[] = [];
  for await (const { path, bytes } of source.files((each) => byPath.has(each))) {
    const record = byPath.get(path)?.record;
    const { predicate } = openRecord(bytes, record);
    if (predicate.kind === "decision" && record !== undefined) found.push(decideAnew(policy, predicate, record));
  }
  const place = new Map(last.map(({ pullRequest }, index) => [pullRequest, index]));
  found.sort((a, b) => (place.get(a.pullRequest) ?? 0) - (place.get(b.pullRequest) ?? 0));
  const rehearsal = sumUpRehearsal(source.name, found, unreadable);
  return nothingIsNothing(rehearsal, ({ pullRequests }) => pullRequests + unreadable.length, options);
}

const isChoice = ({ last, pullRequest }: ReplayOptions): boolean => last !== undefined || pullRequest !== undefined;

/** Nothing at all is no answer. */
function nothingIsNothing<T>(result: T, count: (result: T) => number, { pullRequest }: ReplayOptions): T {
  if (count(result) > 0) return result;
  throw new UsageError(
    pullRequest === undefined
      ? "the ledger holds no decision: name the right branch with --branch, or fetch it first"
      : `the ledger holds no decision on #${pullRequest}`,
  );
}

async function lastDecisions(source: LedgerSource, { last, pullRequest }: ReplayOptions): Promise<LastDecisions> {
  const job = { kind: "verify" } as const;
  const inspected = mapFiles(source.files(isRecord), { look: openVerifyJob(job), job });
  return findLastDecisions(inspected, {
    ...(last === undefined ? {} : { last }),
    ...(pullRequest === undefined ? {} : { pullRequest }),
  });
}

/** The records of the pull requests that were chosen, all of them; and those that could be of any. */
async function chooseRecords(source: LedgerSource, options: ReplayOptions): Promise<ReadonlySet<string>> {
  const { last, unreadable } = await lastDecisions(source, options);
  const chosen = new Set(last.map(({ pullRequest }) => pullRequest));
  const paths = new Set(unreadable);
  const job = { kind: "verify" } as const;
  for await (const file of mapFiles(source.files(isRecord), { look: openVerifyJob(job), job }))
    if (file.is === "record" && file.said !== undefined && chosen.has(file.said.pullRequest))
      paths.add(recordPath(file.sha256));
  return paths;
}

async function readPolicies(source: LedgerSource): Promise<ReadonlyMap<string, Uint8Array>> {
  const policies = new Map<string, Uint8Array>();
  for await (const { path, bytes, odd } of source.files((each) => kindOf(each).kind === "policy")) {
    const found = kindOf(path);
    // All threads look at one copy.
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    if (found.kind === "policy" && odd === undefined) policies.set(found.sha256, shared);
  }
  return policies;
}
