/** Whether each pull request's memory is what its chain gives. */
import { headPath } from "../../ledger/layout.ts";
import type { Census } from "./census.ts";
import type { Findings } from "./finding.ts";
import { digestOf, joinActs } from "./inspect-memory.ts";
import { type Chain, firstNotBelow } from "./judge-chains.ts";
import type { Thing } from "./recollect.ts";
import type { NumberRows } from "./rows.ts";
import { sortRows } from "./sort-rows.ts";

/** Rows of memories by pull request; the first of each counts. */
export class MemoryIndex {
  private readonly order: Uint32Array;
  private readonly pulls: NumberRows;

  constructor({ memories }: Census, findings: Findings) {
    this.pulls = memories.pull;
    this.order = sortRows(this.pulls);
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

/** By pull request, which members of its memory differ from what all its records leave to be remembered. */
export type Forgotten = ReadonlyMap<number, ReadonlySet<string>>;

const MEMBERS: Readonly<Record<Thing | "written", string>> = {
  acts: "acts",
  counted: "what acts counted against",
  pushers: "pushers",
  written: "what an act or a pusher is",
};

/** Small, where nothing is wrong. What it was found by is let go. */
export function findForgotten({ things, pulls, memories }: Census): Forgotten {
  const found = new Map<number, Set<string>>();
  for (const { in: side, row, thing } of things.unmatched()) {
    const pull = side === "record" ? pulls.get(row) : memories.pull.get(row);
    const members = found.get(pull);
    if (members === undefined) found.set(pull, new Set([MEMBERS[thing]]));
    else members.add(MEMBERS[thing]);
  }
  things.clear();
  return found;
}

/**
 * Holds a memory against the newest record of its chain, the newest decision and the merge, its first acts against those that the newest
 * decision knew, and acts, what they counted against and pushers against all records. Whose review was asked for, no record says.
 */
export function judgeMemory(
  census: Census,
  order: Uint32Array,
  { pullRequest, begin, end }: Chain,
  row: number | undefined,
  forgotten: Forgotten,
  findings: Findings,
): void {
  const { memories, sequences } = census;
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
  if (!isNamed(census, newest, memories.record.get(row))) members.push("record");
  else if (census.isSound(newest) && !census.newest.startsWith(newest, memories.newest.get(row)))
    members.push("head or at");
  const decision = lastOf(census, order, begin, end, "decision");
  const said = decision === undefined ? undefined : census.moreOf(decision, "decision");
  if (!isNamed(census, decision, memories.decisionRecord.get(row))) members.push("decisionRecord");
  else if (said !== undefined && !isDecided(census, said, row)) members.push("base, status, decision or acts");
  const merge = lastOf(census, order, begin, end, "merge");
  if (!isNamed(census, merge, memories.merge.get(row))) members.push("merge");
  members.push(...(forgotten.get(pullRequest) ?? []));
  if (members.length > 0) findings.add({ kind: "memory-differs", path, members });
}

/** Whether a memory says of the newest decision what the decision says. */
function isDecided({ memories, decisions }: Census, decision: number, row: number): boolean {
  const known = decisions.acts.get(decision) - 1;
  const [first, count] = [memories.firstAct.get(row), memories.actsCount.get(row)];
  if (known > count) return false;
  const acts = known < 0 ? undefined : Array.from({ length: known }, (_, at) => memories.acts.hex(first + at));
  return decisions.decided.startsWith(decision, Buffer.from(joinActs(memories.decided.hex(row), acts), "hex"));
}

/** Whether a memory names a record, and none where there is none. */
const isNamed = ({ digests }: Census, row: number | undefined, mark: Uint8Array): boolean =>
  digestOf(row === undefined ? "" : digests.hex(row)) === Buffer.from(mark).toString("hex");

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
