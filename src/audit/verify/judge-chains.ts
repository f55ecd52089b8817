/** Whether the records of each pull request are all there, once, and in their order. */
import { type Census, writeInstant } from "./census.ts";
import type { Findings } from "./finding.ts";
import type { NumberRows } from "./rows.ts";
import { sortRows } from "./sort-rows.ts";

/** The records of one pull request, by sequence: rows `order[begin]` to `order[end - 1]`. */
export interface Chain {
  readonly pullRequest: number;
  readonly begin: number;
  readonly end: number;
}

/** Rows of records whose place is known, by pull request and sequence. */
export const orderChains = ({ pulls, sequences }: Census): Uint32Array => sortRows(pulls, sequences);

export function* chainsIn({ pulls }: Census, order: Uint32Array): Generator<Chain> {
  for (let begin = 0; begin < order.length; ) {
    const pullRequest = pulls.get(order[begin] ?? 0);
    let end = begin + 1;
    while (end < order.length && pulls.get(order[end] ?? 0) === pullRequest) end += 1;
    yield { pullRequest, begin, end };
    begin = end;
  }
}

export function chainOf({ pulls }: Census, order: Uint32Array, pullRequest: number): Chain | undefined {
  const begin = firstNotBelow(order, pulls, pullRequest);
  const end = firstNotBelow(order, pulls, pullRequest + 1);
  return begin === end ? undefined : { pullRequest, begin, end };
}

/** In rows that are sorted by a number, where the first stands that is not below another. */
export function firstNotBelow(order: Uint32Array, numbers: NumberRows, least: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers.get(order[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function judgeChain(census: Census, order: Uint32Array, { begin, end }: Chain, findings: Findings): void {
  const { sequences, instants, repositories, repositoryNames } = census;
  /** Where in the order the records with the sequence before stand: usually one. */
  let before: readonly [from: number, to: number] = [begin, begin];
  let last = 0;
  for (let at = begin; at < end; ) {
    const sequence = sequences.get(order[at] ?? 0);
    let to = at + 1;
    while (to < end && sequences.get(order[to] ?? 0) === sequence) to += 1;
    const kept = to - at === 1 ? order[at] : followedOne(census, order, at, to, end);
    const earlier = last === 0 ? undefined : order[before[0]];
    const candidates = new Set(order.subarray(...before));
    for (let index = at; index < to; index += 1) {
      const row = order[index] ?? 0;
      const spot = () => census.spot(row);
      if (row !== kept) findings.add({ kind: "doubled-sequence", other: census.spot(kept ?? 0).path, ...spot() });
      if (sequence > last + 1) {
        if (index === at && !leadsToUnread(census, row, last))
          findings.add({ kind: "missing-records", from: last + 1, to: sequence - 1, ...spot() });
        continue;
      }
      if (earlier === undefined) continue;
      const previous = census.previousOf(row);
      if (census.isSound(row) && (previous === undefined || !candidates.has(previous))) {
        const says = previous === undefined ? "none" : census.digests.hex(previous);
        findings.add({ kind: "wrong-previous", says, expected: census.digests.hex(earlier), ...spot() });
      }
      if (instants.get(row) < instants.get(earlier))
        findings.add({ kind: "backwards", before: writeInstant(instants.get(earlier)), ...spot() });
      if (repositories.get(row) !== repositories.get(earlier))
        findings.add({
          kind: "other-repository",
          repository: repositoryNames[repositories.get(row)] ?? "another",
          expected: repositoryNames[repositories.get(earlier)] ?? "another",
          ...spot(),
        });
    }
    before = [at, to];
    last = sequence;
    at = to;
  }
}

/** Of several records in one place, the one that the chain goes on from; the first, where none is. */
function followedOne(census: Census, order: Uint32Array, begin: number, to: number, end: number): number {
  const next = census.sequences.get(order[to] ?? 0);
  const named = new Set<number | undefined>();
  for (let at = to; at < end && census.sequences.get(order[at] ?? 0) === next; at += 1)
    named.add(census.previousOf(order[at] ?? 0));
  return order.subarray(begin, to).find((row) => named.has(row)) ?? order[begin] ?? 0;
}

/** Whether the one record that is missing is there, but too spoilt to tell its place: that is a finding of its own. */
function leadsToUnread(census: Census, row: number, last: number): boolean {
  const previous = census.previousOf(row);
  if (previous === undefined || census.sequences.get(row) !== last + 2) return false;
  return census.isThere(previous) && census.pulls.get(previous) === 0;
}
