/** Verification of a ledger: every digest, chain and reference, in one pass over its files and little memory. */
import { headPath } from "../../ledger/layout.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { LedgerSource } from "../ledger-source.ts";
import { Census, writeInstant } from "./census.ts";
import { CHECKPOINT_SCHEMA, type Checkpoint, chainEnd, judgeSince } from "./checkpoint.ts";
import { type Finding, Findings } from "./finding.ts";
import type { Inspected } from "./inspect.ts";
import { chainOf, chainsIn, judgeChain, orderChains } from "./judge-chains.ts";
import { type HistoryCounts, judgeHistory, judgeTip } from "./judge-history.ts";
import { findForgotten, judgeMemory, MemoryIndex } from "./judge-memories.ts";
import { judgeMerges, judgeRepositories } from "./judge-merges.ts";
import { judgePasses, judgeReferences, judgeShelves } from "./judge-named.ts";

export interface VerifyOptions {
  /** A number that nobody could foresee. */
  readonly seed: number;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly since?: Checkpoint;
  /** Of a branch: whether to look at how it came about, and have git verify signatures. */
  readonly history: boolean;
  readonly signatures: boolean;
  /** Who must have attested every decision that passes. */
  readonly identity?: string;
}

export interface Verification {
  readonly ledger: string;
  readonly tip?: string;
  /** Whether all of it was read. */
  readonly complete: boolean;
  /** `unattested`: of the passes, those without an attestation. */
  readonly counts: Census["counts"] & { readonly pullRequests: number; readonly unattested: number };
  /** Who must have attested the passes; absent where nobody asked. */
  readonly identity?: string;
  /** Of the oldest record and the newest. */
  readonly from?: string;
  readonly to?: string;
  /** `none`: it is no branch; `skipped`: nobody asked. */
  readonly history: HistoryCounts | "none" | "skipped";
  /** What it was compared with. */
  readonly since?: { readonly at: string; readonly pullRequests: number; readonly tip?: string };
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** Errors first, each severity in the order of time; of each severity at most a thousand. */
  readonly findings: readonly Finding[];
}

/**
 * @param inspected what `openInspector` made of each file of the source
 * @returns what was found, and a checkpoint of what was seen where all was read and no error found
 */
export async function verifyLedger(
  source: Pick<LedgerSource, "name" | "tip" | "history">,
  inspected: AsyncIterable<Inspected>,
  options: VerifyOptions,
): Promise<{ readonly verification: Verification; readonly checkpoint?: () => Checkpoint }> {
  const { since, seed, identity } = options;
  const findings = new Findings();
  const census = new Census(findings, seed, identity);
  let [complete, pullRequests] = [true, 0];
  let history: Verification["history"] = source.history === undefined ? "none" : "skipped";
  let order: Uint32Array = new Uint32Array();
  try {
    for await (const file of inspected) census.add(file);
    // First, since it lets go of memory that sorting takes.
    const forgotten = findForgotten(census);
    order = orderChains(census);
    if (census.counts.records === 0) findings.add({ kind: "empty", path: source.name });
    const memories = new MemoryIndex(census, findings);
    for (const chain of chainsIn(census, order)) {
      pullRequests += 1;
      judgeChain(census, order, chain, findings);
      judgeMerges(census, order, chain, findings);
      judgeMemory(census, order, chain, memories.rowOf(chain.pullRequest), forgotten, findings);
    }
    for (const pull of memories.all())
      if (chainOf(census, order, pull) === undefined)
        findings.add({ kind: "memory-without-records", path: headPath(pull) });
    judgeRepositories(census, order, source.name, findings);
    judgeShelves(census, findings);
    judgeReferences(census, findings);
    if (identity !== undefined) judgePasses(census, identity, findings);
    if (since !== undefined) judgeSince(census, order, since, findings);
    if (source.history !== undefined) {
      if (options.history) history = await judgeHistory(source.history, options, source.name, findings);
      if (since !== undefined) await judgeTip(source.history, since, source.name, findings);
    }
  } catch (error) {
    if (!(error instanceof LedgerError) || error.code !== "unreadable") throw error;
    complete = false;
    findings.add({ kind: "unreadable", path: source.name, detail: error.message });
  }
  const [errors, warnings, notices] = [findings.count("error"), findings.count("warning"), findings.count("notice")];
  const tip = source.tip === undefined ? {} : { tip: source.tip };
  const verification: Verification = {
    ledger: source.name,
    ...tip,
    complete,
    counts: { ...census.counts, pullRequests, unattested: census.countUnattested() },
    ...(identity === undefined ? {} : { identity }),
    ...spanOf(census),
    history,
    ...(since === undefined ? {} : { since: outlineOf(since) }),
    errors,
    warnings,
    notices,
    findings: findings.first(),
  };
  if (errors > 0) return { verification };
  const checkpoint = (): Checkpoint => {
    const pulls: Record<string, string> = {};
    for (const chain of chainsIn(census, order)) pulls[chain.pullRequest] = chainEnd(census, order, chain);
    return { schema: CHECKPOINT_SCHEMA, at: options.now, ...tip, records: census.counts.records, pulls };
  };
  return { verification, checkpoint };
}

const outlineOf = ({ at, pulls, tip }: Checkpoint): NonNullable<Verification["since"]> => ({
  at,
  pullRequests: Object.keys(pulls).length,
  ...(tip === undefined ? {} : { tip }),
});

function spanOf({ instants }: Census): { from?: string; to?: string } {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < instants.length; row += 1) {
    const instant = instants.get(row);
    if (instant < first) first = instant;
    if (instant > last) last = instant;
  }
  return first <= last ? { from: writeInstant(first), to: writeInstant(last) } : {};
}
