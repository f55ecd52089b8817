/** How a ledger's branch came about: only ever added to, commit after commit. */
import type { LedgerHistory, SignatureState } from "../ledger-source.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { FindingKind, Findings } from "./finding.ts";

export interface HistoryCounts {
  readonly commits: number;
  /** Commits that carry a signature, of whomever. */
  readonly signed: number;
  /** Where git was asked to verify them. */
  readonly signatures?: {
    readonly good: number;
    readonly bad: number;
    readonly unknown: number;
    readonly none: number;
  };
}

/** Where signatures are asked for, every commit must have a good one: what any other is worth, nobody can say. */
const FAULTS = {
  good: undefined,
  bad: "signature-bad",
  none: "signature-missing",
  unknown: "signature-unknown",
} as const satisfies Record<SignatureState, FindingKind | undefined>;

/** @param signatures whether to have git verify each commit's signature, which takes a process for each */
export async function judgeHistory(
  history: LedgerHistory,
  { signatures }: { readonly signatures: boolean },
  name: string,
  findings: Findings,
): Promise<HistoryCounts> {
  let [commits, signed, roots] = [0, 0, 0];
  let lastRoot = "";
  for await (const { id, parents, isSigned } of history.commits()) {
    commits += 1;
    if (isSigned) signed += 1;
    if (parents.length === 0) [roots, lastRoot] = [roots + 1, id];
    if (parents.length > 1) findings.add({ kind: "history-merge", path: name, commit: id });
  }
  if (roots > 1) findings.add({ kind: "history-roots", path: name, commit: lastRoot, count: roots });
  if (await history.isCut()) findings.add({ kind: "history-cut", path: name });
  for await (const { commit, path, how } of history.touched())
    findings.add({ kind: "history-touched", path, commit, how });
  if (!signatures) return { commits, signed };
  const counts = { good: 0, bad: 0, unknown: 0, none: 0 };
  for await (const { id, state } of history.signatures()) {
    counts[state] += 1;
    const kind = FAULTS[state];
    if (kind !== undefined) findings.add({ kind, path: name, commit: id });
  }
  return { commits, signed, signatures: counts };
}

/** Whether the branch still runs through the commit that was its newest when a checkpoint was made. */
export async function judgeTip(
  history: LedgerHistory,
  { tip }: Checkpoint,
  name: string,
  findings: Findings,
): Promise<void> {
  if (tip === undefined) return;
  const holds = await history.holds(tip);
  if (holds !== "yes") findings.add({ kind: "checkpoint-tip", path: name, commit: tip, holds });
}
