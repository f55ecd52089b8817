import type { NumberRows } from "./rows.ts";

/** Larger groups than any chain should be. */
const SMALL = 24;

/**
 * Rows by one number and then another, those of equal numbers in their own order; rows whose first number is 0 are left out. It takes
 * twelve bytes for each row on the way: a comparing sort would take twice as much, and ten times as long.
 */
export function sortRows(firsts: NumberRows, seconds?: NumberRows): Uint32Array {
  let count = 0;
  for (let row = 0; row < firsts.length; row += 1) if (firsts.get(row) > 0) count += 1;
  const sorted = new Float64Array(count);
  for (let row = 0, at = 0; row < firsts.length; row += 1) if (firsts.get(row) > 0) sorted[at++] = firsts.get(row);
  sorted.sort();
  const order = new Uint32Array(count);
  /** How many rows of a group have their place, at the group's begin. */
  const placed = new Uint32Array(count);
  for (let row = 0; row < firsts.length; row += 1) {
    const first = firsts.get(row);
    if (first <= 0) continue;
    const begin = beginOf(sorted, first);
    const done = placed[begin] ?? 0;
    order[begin + done] = row;
    placed[begin] = done + 1;
  }
  if (seconds !== undefined)
    for (let begin = 0; begin < count; begin += placed[begin] ?? 1)
      sortGroup(order.subarray(begin, begin + (placed[begin] ?? 1)), seconds);
  return order;
}

function beginOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortGroup(group: Uint32Array, by: NumberRows): void {
  if (group.length > SMALL) {
    group.sort((a, b) => by.get(a) - by.get(b) || a - b);
    return;
  }
  for (let at = 1; at < group.length; at += 1) {
    const row = group[at] ?? 0;
    let to = at;
    for (; to > 0 && by.get(group[to - 1] ?? 0) > by.get(row); to -= 1) group[to] = group[to - 1] ?? 0;
    group[to] = row;
  }
}
