/** Whether each pull request's memory is what its chain gives. */
import { headPath } from "../../ledger/layout.ts";
import type { Census } from "./census.ts";
import type { Findings } from "./finding.ts";
import { digestOf } from "./inspect-memory.ts";
import { type Chain, firstNotBelow } from "./judge-chains.ts";
import type { NumberRows } from "./rows.ts";

/** Rows of memories by pull request; the first of each counts. */
export class MemoryIndex {
  private readonly order: Uint32Array;
  private readonly pulls: NumberRows;

  constructor({ memories }: Census, findings: Findings) {
    this.pulls = memories.pull;
    this.order = Uint32Array.from({ length: this.pulls.length }, (_, row) => row);
    this.order.sort((a, b) => this.pulls.get(a) - this.pulls.get(b) || a - b);
    for (let at = 1; at < this.order.length; at += 1)
      if (this.pullAt(at) === this.pullAt(at - 1))
        findings.add({ kind: "doubled-file", path: headPath(this.pullAt(at)) });
  }

  rowOf(pullRequest: number): number | undefined {
    const at = firstNotBelow(this.order, this.pulls, pullRequest);
    return at < this.order.length && this.pullAt(at) === pullRequest ? this.order[at] : undefined;
  }

  /** Each pull request that has a memory. */
  *all(): Generator<number> {
    for (let at = 0; at < this.order.length; at += 1)
      if (at === 0 || this.pullAt(at) !== this.pullAt(at - 1)) yield this.pullAt(at);
  }

  private pullAt(at: number): number {
    return this.pulls.get(this.order[at] ?? 0);
  }
}

/**
 * Holds a memory against the newest record of its chain, the newest decision and the merge, and its first acts against those that the
 * newest decision knew. What later acts counted against, and whose review was asked for, no record says in one place.
 */
export function judgeMemory(
  census: Census,
  order: Uint32Array,
  { pullRequest, begin, end }: Chain,
  row: number | undefined,
  findings: Findings,
): void {
  const { memories, sequences, digests } = census;
  const path = headPath(pullRequest);
  if (row === undefined) {
    findings.add({ kind: "records-without-memory", path });
    return;
  }
  if (memories.isSound.get(row) === 0) return;
  const newest = order[end - 1] ?? 0;
  const [says, has] = [memories.sequence.get(row), sequences.get(newest)];
  if (says !== has) {
    findings.add({ kind: says < has ? "memory-behind" : "memory-ahead", path, says, newest: has });
    return;
  }
  // Of two records in one place, the chain's own finding says enough.
  if (end - begin > 1 && sequences.get(order[end - 2] ?? 0) === has) return;
  const members: string[] = [];
  if (!digests.startsWith(newest, memories.record.get(row))) members.push("record");
  else if (census.isSound.get(newest) === 1 && !census.newest.startsWith(newest, memories.newest.get(row)))
    members.push("head or at");
  members.push(...compareDecision(census, lastOf(census, order, begin, end, "decision"), row));
  const merge = lastOf(census, order, begin, end, "merge");
  if (!isNamed(census, merge, memories.merge.get(row))) members.push("merge");
  if (members.length > 0) findings.add({ kind: "memory-differs", path, members });
}

function compareDecision(census: Census, decision: number | undefined, row: number): string[] {
  const { memories } = census;
  if (!isNamed(census, decision, memories.decisionRecord.get(row))) return ["decisionRecord"];
  if (decision === undefined || census.isSound.get(decision) === 0) return [];
  const members: string[] = [];
  if (!census.decided.startsWith(decision, memories.decided.get(row))) members.push("base, status or decision");
  const known = census.actsCounts.get(decision) - 1;
  if (known < 0) return members;
  const [first, count] = [memories.firstAct.get(row), memories.actsCount.get(row)];
  const acts = Array.from({ length: Math.min(known, count) }, (_, at) => memories.acts.hex(first + at));
  if (known > count || !census.actsDigests.startsWith(decision, Buffer.from(digestOf(acts.join()), "hex")))
    members.push("acts");
  return members;
}

/** Whether a memory names a record by its digest, and none where there is none. */
function isNamed({ digests }: Census, row: number | undefined, digest: Uint8Array): boolean {
  return row === undefined ? digest.every((byte) => byte === 0) : digests.startsWith(row, digest);
}

function lastOf(
  census: Census,
  order: Uint32Array,
  begin: number,
  end: number,
  kind: "decision" | "merge",
): number | undefined {
  for (let at = end - 1; at >= begin; at -= 1) if (census.kindOf(order[at] ?? 0) === kind) return order[at];
  return undefined;
}
