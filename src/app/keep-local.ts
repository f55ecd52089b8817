/** `check --ledger`: the gate history in a folder, by the rules of the branch. */
import { resolve } from "node:path";
import type { Repository } from "../adapters/git/repository.ts";
import { type FolderLedger, openFolderLedger } from "../adapters/ledger/keep-folder.ts";
import { addRemembered } from "../core/acts/remember.ts";
import type { Facts } from "../core/facts.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { Verdict } from "../core/verdict.ts";
import { recordDecision } from "../ledger/build-record.ts";
import { decisionDigest } from "../ledger/decision.ts";
import { entryOf, type LedgerHead, linkAfter } from "../ledger/layout.ts";
import { VERSION } from "../version.ts";
import { collectEvidence } from "./collect-evidence.ts";
import { type Io, tell, UsageError } from "./io.ts";
import type { SuppliedFacts } from "./supplied-facts.ts";

export interface LedgerOptions {
  /** A folder. */
  readonly ledger?: string;
  readonly pullRequest?: number;
  readonly enforce?: boolean;
}

export interface LocalLedger {
  readonly ledger: FolderLedger;
  readonly pullRequest: number;
}

const WANTED =
  '{ "pullRequest": { "number": 7, "base": "main", "author": { "login": "dora" }, "fork": false, "body": "the description" } }';

/**
 * @returns nothing where no history is kept
 * @throws UsageError where it is not said what is recorded; LedgerError where the folder cannot be one
 */
export async function openLocalLedger(
  { ledger, pullRequest, enforce }: LedgerOptions,
  supplied: SuppliedFacts,
  io: Io,
): Promise<LocalLedger | undefined> {
  if (ledger === undefined) {
    if (pullRequest !== undefined) throw new UsageError("--pull-request names what --ledger records: give both");
    return undefined;
  }
  if (ledger === "") throw new UsageError("--ledger names nothing: name the folder that keeps the history");
  const missing = [...whatIsMissing({ pullRequest, enforce: enforce ?? false }, supplied)];
  if (!supplied.pullRequest || missing.length > 0)
    throw new UsageError(missing.length === 1 ? missing[0] : ["--ledger cannot record this:", ...missing].join("\n- "));
  const { number } = supplied.pullRequest;
  const say = (text: string) => tell(io, `note: ${text}`);
  return { ledger: await openFolderLedger(resolve(io.cwd, ledger), { say }), pullRequest: number };
}

/** Everything that has to be mended, at once. */
function* whatIsMissing(
  { pullRequest, enforce }: { readonly pullRequest: number | undefined; readonly enforce: boolean },
  supplied: SuppliedFacts,
): Generator<string> {
  const about = supplied.pullRequest;
  // Git knows names and addresses, and a decision asks whether somebody signed their own work.
  if (!about)
    yield `--ledger records who did what, and git does not know whose pull request it is: give --facts a file with at least\n  ${WANTED}`;
  if (about && pullRequest !== undefined && about.number !== pullRequest)
    yield `--pull-request is ${pullRequest}, and the facts are about #${about.number}: they must agree, and --pull-request may be left out`;
  if (supplied.now !== undefined)
    yield "the facts say what time it is, and a record is made now: leave `now` out of them";
  if (enforce) yield "--enforce rehearses another policy than the one that holds: leave out --ledger";
}

/** The facts with what earlier records remember. As on GitHub, that makes a decision stricter, and never more lenient. */
export function withMemory(supplied: SuppliedFacts, memory: LedgerHead | undefined): SuppliedFacts {
  if (memory === undefined) return supplied;
  const { acts = { known: [] }, pushers = [] } = supplied;
  // The ledger's word of an account's number could make two people one, so it is not taken.
  const everybody = [...memory.pushers.map(({ login }) => ({ login })), ...pushers];
  return {
    ...supplied,
    pushers: [...new Map(everybody.map((person) => [person.login.toLowerCase(), person])).values()],
    acts: "known" in acts ? { known: addRemembered(acts.known, memory.acts, () => ({ state: "deleted" })) } : acts,
  };
}

/**
 * Records a decision, if it is another one than the last.
 * @returns `newer` where somebody recorded something of the pull request since `memory` was read
 * @throws LedgerError
 */
export async function keepLocally(
  { ledger, pullRequest }: LocalLedger,
  memory: LedgerHead | undefined,
  { repository, policy, facts, verdict }: { repository: Repository; policy: Policy; facts: Facts; verdict: Verdict },
  io: Io,
): Promise<"kept" | "newer"> {
  const governed = verdict.requirements.some(({ status }) => status !== "not-applicable");
  if (!governed && memory === undefined) {
    tell(io, "note: nothing governed changes here, so nothing is recorded");
    return "kept";
  }
  if (memory?.decision === decisionDigest(verdict, facts)) {
    tell(io, `note: nothing has changed since record ${memory.decisionRecord}`);
    return "kept";
  }
  const { named, blobs } = await collectEvidence(facts, { repository });
  const record = recordDecision(
    { policy, facts, verdict, evidence: named },
    { version: VERSION, event: "check", link: linkAfter(memory) },
  );
  const entry = entryOf(record, { policy, previous: memory, evidence: blobs });
  if ((await ledger.append(entry, memory)) === "newer") return "newer";
  tell(io, `note: recorded as ${entry.record}, number ${entry.head.sequence} of #${pullRequest}`);
  return "kept";
}
