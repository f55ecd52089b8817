/** Record before publish: what was decided goes into the ledger first. */
import { blobId } from "../../adapters/git/blob-id.ts";
import { bytesOf, MAX_COMMIT_BYTES, type OnConflict } from "../../adapters/github/ledger-branch.ts";
import type { Fact, Facts } from "../../core/facts.ts";
import type { Policy } from "../../core/policy/policy.ts";
import type { OverallStatus, Verdict } from "../../core/verdict.ts";
import {
  type About,
  recordDecision,
  recordMerge,
  recordMergeGroup,
  recordRetrospective,
} from "../../ledger/build-record.ts";
import {
  entryOf,
  type LedgerEntry,
  type LedgerHead,
  linkAfter,
  readLedgerHead,
  withAttestation,
  writeLedgerHead,
} from "../../ledger/layout.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { GateRecord, RetrospectiveAct } from "../../ledger/record.ts";
import { VERSION } from "../../version.ts";
import { collectEvidence } from "../collect-evidence.ts";
import type { Gate } from "./gate.ts";
import { openGateLedger } from "./gate-ledger.ts";
import type { GatheredPull } from "./gather-pull.ts";
import type { Group, Member } from "./group.ts";
import type { GateStatus } from "./status.ts";

export interface Decided {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly verdict: Verdict;
  /** What reviews were asked for, this time included. */
  readonly asked: readonly string[];
}

/**
 * Appends a decision.
 * @returns the record's sha256 and the blob that the memory is now; `newer` where another run recorded something of this pull request meanwhile; nothing where the
 *   ledger cannot be written and the mode is `best-effort`
 * @throws LedgerError where the mode is `required`
 */
export async function keepDecision(
  gate: Gate,
  gathered: GatheredPull,
  decided: Decided,
): Promise<{ readonly record: string; readonly memory: string } | "newer" | undefined> {
  const { pull, memory } = gathered;
  let entry = await enter(gate, gathered, decided);
  const add = () =>
    appendOrThrow(gate, pull, entry.files, `Decide #${pull.number}: ${decided.verdict.status}`, (text) =>
      isUnchanged(text, memory) ? entry.files : "stop",
    );
  const kept = await unlessBestEffort(gate, async () => {
    try {
      return await add();
    } catch (error) {
      if (!(error instanceof LedgerError && error.code === "secret")) throw error;
      gate.say(`pull request #${pull.number}: ${error.message}; recorded without the contents of what was read`);
      entry = await enter(gate, gathered, decided, "the host took it, or something beside it, for a secret");
      return add();
    }
  });
  if (kept === undefined) return undefined;
  if (kept === "stopped") return "newer";
  return { record: entry.record, memory: blobId(writeLedgerHead(entry.head), pull.head.length) };
}

/**
 * The record with its evidence; without the evidence's bytes where one commit could not take both.
 * @param refusal why no bytes of evidence may be stored, where that is so
 */
async function enter(
  gate: Gate,
  { memory, judged }: GatheredPull,
  { policy, facts, verdict, asked }: Decided,
  refusal?: string,
): Promise<LedgerEntry> {
  const readers = { repository: gate.mirror, job: judged?.readJob };
  const build = async (why?: string): Promise<{ record: GateRecord; entry: LedgerEntry }> => {
    const { named, blobs } = await collectEvidence(facts, readers, why);
    const decided = { policy, facts, verdict, scope: judged?.scope, evidence: named };
    const record = recordDecision(decided, circumstances(gate, linkAfter(memory)));
    return { record, entry: entryOf(record, { policy, previous: memory, asked, evidence: blobs }) };
  };
  const whole = await build(refusal);
  const isTooLarge = bytesOf(whole.entry.files) > MAX_COMMIT_BYTES;
  const { record, entry } = isTooLarge ? await build("the record leaves no room for it in one commit") : whole;
  const bundle = verdict.status === "pass" ? await gate.attest?.(record, entry.record) : undefined;
  return bundle === undefined ? entry : withAttestation(entry, bundle);
}

/** A record, and the memory after it. */
export interface Kept {
  readonly record: string;
  readonly memory: LedgerHead;
}

/**
 * Appends a merge, once, whoever else recorded something meanwhile.
 * @returns nothing where the ledger cannot be written and the mode is `best-effort`
 * @throws LedgerError where the mode is `required`
 */
export async function keepMerge(
  gate: Gate,
  { pull, memory, governed }: { pull: PullOf; memory: LedgerHead | undefined; governed: Fact<boolean> },
): Promise<Kept | undefined> {
  const { merged, number } = pull;
  if (merged === undefined) return undefined;
  const about = aboutOf(gate, pull);
  const build = (previous: LedgerHead | undefined): LedgerEntry => {
    const record = recordMerge(
      about,
      {
        baseRef: pull.base.ref,
        merged: { by: merged.by, at: merged.at, ...(merged.commit === undefined ? {} : { commit: merged.commit }) },
        decision: previous?.decisionRecord ?? null,
        governed,
      },
      circumstances(gate, linkAfter(previous)),
    );
    return entryOf(record, { previous });
  };
  return appendRebuilt(gate, pull, `Record the merge of #${number}`, build, {
    memory: { now: memory },
    done: ({ merge }) => merge,
  });
}

/**
 * Appends what was done after a merge, each act once, whoever else recorded something meanwhile.
 * @param memory absent where this run has written to the ledger since it was read
 * @returns the record's sha256; nothing where another run has recorded all of it, or as with `keepMerge`
 * @throws LedgerError where the mode is `required`
 */
export async function keepLate(
  gate: Gate,
  { pull, memory, acts }: { pull: PullOf; memory?: LedgerHead; acts: readonly RetrospectiveAct[] },
): Promise<string | undefined> {
  const about = aboutOf(gate, pull);
  const left = (now: LedgerHead | undefined) => {
    const known = new Set(now?.acts.map(({ act }) => act.id));
    return acts.filter(({ act }) => !known.has(act.id));
  };
  const build = (previous: LedgerHead | undefined): LedgerEntry => {
    const said = { merge: previous?.merge ?? "", acts: left(previous) };
    return entryOf(recordRetrospective(about, said, circumstances(gate, linkAfter(previous))), { previous });
  };
  const kept = await appendRebuilt(gate, pull, `Record what followed the merge of #${pull.number}`, build, {
    ...(memory === undefined ? {} : { memory: { now: memory } }),
    done: (now) => (left(now).length === 0 ? now.record : undefined),
  });
  return kept?.record;
}

/** Appends, to a member's chain, that its group was judged. */
export async function keepGroup(
  gate: Gate,
  { gathered }: Member,
  {
    group,
    members,
    uncovered,
    status,
  }: { group: Group; members: readonly Member[]; uncovered: readonly string[]; status: GateStatus },
): Promise<void> {
  const { pull } = gathered;
  const recorded = members.some(({ record }) => record !== undefined);
  if (gate.inputs.ledger === undefined || !recorded) return;
  const about = aboutOf(gate, pull);
  const said = {
    group: { head: group.head, base: group.base },
    members: members.map(({ gathered: { pull: each }, record, status: { state } }) => ({
      number: each.number,
      head: each.head,
      record: record ?? null,
      status: OVERALL[state],
    })),
    uncovered: [...uncovered],
    status: OVERALL[status.state],
  };
  const build = (previous: LedgerHead | undefined): LedgerEntry =>
    entryOf(recordMergeGroup(about, said, circumstances(gate, linkAfter(previous))), { previous });
  // The member's own decision may have been recorded a moment ago, so its memory is another one by now.
  await appendRebuilt(gate, pull, `Judge a merge group with #${pull.number}: ${said.status}`, build, {});
}

const OVERALL: Readonly<Record<GateStatus["state"], OverallStatus>> = {
  success: "pass",
  pending: "pending",
  failure: "fail",
  error: "error",
};

type PullOf = GatheredPull["pull"];

const namedOnly = ({ name, url }: PullOf["repository"]) => ({ name, url });

const aboutOf = (gate: Gate, { repository, number, head }: PullOf): About => ({
  ...{ repository: namedOnly(repository), pullRequest: number, head, at: gate.now() },
});

function circumstances({ run }: Gate, link: ReturnType<typeof linkAfter>) {
  const { id, attempt, workflow, event } = run;
  return { version: VERSION, event, run: { id, attempt, workflow }, link };
}

const isUnchanged = (text: string | undefined, memory: LedgerHead | undefined): boolean =>
  (text === undefined ? undefined : readLedgerHead(text).record) === memory?.record;

/**
 * Appends a record that is true whatever came before it: it takes its place after what is there by then.
 * @param memory absent where it is to be read first
 */
async function appendRebuilt(
  gate: Gate,
  pull: PullOf,
  headline: string,
  build: (previous: LedgerHead | undefined) => LedgerEntry,
  {
    memory,
    done = () => undefined,
  }: { memory?: { now: LedgerHead | undefined }; done?: (memory: LedgerHead) => string | undefined },
): Promise<Kept | undefined> {
  let entry = memory && build(memory.now);
  let present: Kept | undefined;
  const kept = await append(gate, pull, entry?.files, headline, (text) => {
    const now = text === undefined ? undefined : readLedgerHead(text, pull.number);
    const record = now && done(now);
    present = now && record !== undefined ? { record, memory: now } : undefined;
    if (present !== undefined) return "stop";
    entry = build(now);
    return entry.files;
  });
  if (kept === "appended") return entry && { record: entry.record, memory: entry.head };
  return present;
}

/** @returns nothing where the ledger cannot be written and need not be */
const append: (...given: Parameters<typeof appendOrThrow>) => Promise<"appended" | "stopped" | undefined> = (
  gate,
  ...rest
) => unlessBestEffort(gate, () => appendOrThrow(gate, ...rest));

async function unlessBestEffort<T>(gate: Gate, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LedgerError) || gate.inputs.ledgerMode === "required") throw error;
    gate.say(`nothing was recorded, as the mode is best-effort: ${error.message}`);
    return undefined;
  }
}

async function appendOrThrow(
  gate: Gate,
  { ledger, number }: PullOf,
  files: LedgerEntry["files"] | undefined,
  headline: string,
  onConflict: OnConflict,
): Promise<"appended" | "stopped"> {
  const appended = await openGateLedger(gate).append(
    {
      ...{ number, headline },
      ...(files === undefined ? {} : { files }),
      ...(ledger.tip === undefined ? {} : { expected: ledger.tip }),
    },
    onConflict,
  );
  return appended === "stopped" ? "stopped" : "appended";
}
