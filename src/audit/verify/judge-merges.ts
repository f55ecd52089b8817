/** What the merges of a pull request say of the records before them, and of which repositories all chains are. */
import { recordPath } from "../../ledger/layout.ts";
import { type Census, writeInstant } from "./census.ts";
import type { Findings } from "./finding.ts";
import { type Chain, chainsIn } from "./judge-chains.ts";

/** Clocks of a host and of its runners differ by less (ms). */
const SKEW = 5 * 60_000;
const DAY = 24 * 60 * 60_000;
/** So many are named. */
const MOST_NAMED = 5;

export function judgeMerges(census: Census, order: Uint32Array, { begin, end }: Chain, findings: Findings): void {
  const { digests, instants, merges, pulls, sequences } = census;
  let [decision, merge]: (number | undefined)[] = [];
  for (let at = begin; at < end; at += 1) {
    const row = order[at] ?? 0;
    if (census.kindOf(row) === "decision") decision = row;
    const said = census.moreOf(row, "merge");
    if (said === undefined) continue;
    const spot = () => census.spot(row);
    if (merge !== undefined && sequences.get(merge) !== sequences.get(row))
      findings.add({ kind: "doubled-merge", other: recordPath(digests.hex(merge)), ...spot() });
    merge = row;
    const named = merges.decision.get(said) - 1;
    // What is not there, or is no decision of this pull request, is a finding of its own.
    const isKnown =
      named < 0 ||
      (census.isThere(named) && census.kindOf(named) === "decision" && pulls.get(named) === pulls.get(row));
    if (isKnown && named !== (decision ?? -1))
      findings.add({
        kind: "merge-decision",
        ...(named < 0 ? {} : { says: digests.hex(named) }),
        ...(decision === undefined ? {} : { expected: digests.hex(decision) }),
        ...spot(),
      });
    const merged = merges.at.get(said);
    if (merged > instants.get(row) + SKEW)
      findings.add({ kind: "merge-instant", merged: writeInstant(merged), than: "recorded", ...spot() });
    // Where the gate came too late, its first record is the merge's own.
    else if (at > begin && merged < instants.get(order[begin] ?? 0) - DAY)
      findings.add({ kind: "merge-instant", merged: writeInstant(merged), than: "began", ...spot() });
  }
}

/** One ledger is of one repository, unless it was renamed. */
export function judgeRepositories(census: Census, order: Uint32Array, name: string, findings: Findings): void {
  const counts = new Map<number, number>();
  for (const { begin } of chainsIn(census, order)) {
    const row = census.repositories.get(order[begin] ?? 0);
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  if (counts.size < 2) return;
  const chains = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_NAMED)
    .map(([row, count]) => ({ repository: census.repositoryNames[row] ?? "others", count }));
  findings.add({ kind: "repositories", path: name, chains });
}
