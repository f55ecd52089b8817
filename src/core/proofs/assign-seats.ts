/**
 * Gives out the seats of one requirement's sign-offs. Ordinarily everybody who validly signed sits on each of them; where
 * sign-offs must be distinct from each other, one person may take only one of two seats, and which one matters:
 * the assignment is chosen that serves the requirement best. It is exact, so one more signature never makes things worse.
 */

/** One sign-off's demand: how many seats, who may sit there (in order of preference), and which others exclude it. */
export interface Bench {
  readonly count: number;
  readonly people: readonly string[];
  /** Indices of benches on which the same person may not sit as well. Read both ways. */
  readonly apartFrom: readonly number[];
}

/**
 * @param rank how good it is that this many seats are filled on each bench; higher is better, and never worse with more
 * @returns who sits on each bench
 */
export function assignSeats(benches: readonly Bench[], rank: (filled: readonly number[]) => number): string[][] {
  const apart = (a: number, b: number) =>
    a !== b && ((benches[a]?.apartFrom.includes(b) ?? false) || (benches[b]?.apartFrom.includes(a) ?? false));
  const contested = benches.flatMap((_, index) => (benches.some((__, other) => apart(index, other)) ? [index] : []));
  const seats = benches.map(({ people, count }, index) => (contested.includes(index) ? [] : people.slice(0, count)));
  if (contested.length === 0) return seats;

  let reached = new Map<string, string[][]>([[key(seats), seats]]);
  for (const person of new Set(contested.flatMap((index) => benches[index]?.people ?? []))) {
    const next = new Map(reached);
    for (const state of reached.values()) {
      for (const choice of choices(
        contested.filter((index) => benches[index]?.people.includes(person)),
        apart,
      )) {
        const seated = state.map((taken, index) =>
          choice.includes(index) && taken.length < (benches[index]?.count ?? 0) ? [...taken, person] : taken,
        );
        if (!next.has(key(seated))) next.set(key(seated), seated);
      }
    }
    reached = next;
  }
  let best = seats;
  for (const state of reached.values()) if (isBetter(state, best, rank)) best = state;
  return best;
}

const fill = (state: readonly string[][]) => state.map((taken) => taken.length);
const key = (state: readonly string[][]) => fill(state).join(",");
const total = (state: readonly string[][]) => fill(state).reduce((sum, taken) => sum + taken, 0);

/** Rank decides; then more filled seats; then the earlier benches, so that the choice never depends on luck. */
function isBetter(state: string[][], best: string[][], rank: (filled: readonly number[]) => number): boolean {
  const byRank = rank(fill(state)) - rank(fill(best));
  if (byRank !== 0) return byRank > 0;
  if (total(state) !== total(best)) return total(state) > total(best);
  const [a, b] = [fill(state), fill(best)];
  const differs = a.findIndex((taken, index) => taken !== b[index]);
  return differs >= 0 && (a[differs] ?? 0) > (b[differs] ?? 0);
}

/** Every set of benches that one person may sit on at once, the empty one left out. At most 2^4 by the policy's limit. */
function choices(benches: readonly number[], apart: (a: number, b: number) => boolean): number[][] {
  const sets = Array.from({ length: 2 ** benches.length }, (_, mask) => benches.filter((__, bit) => (mask >> bit) & 1));
  return sets.filter((set) => set.length > 0 && !set.some((a) => set.some((b) => apart(a, b))));
}
