/**
 * Draws a sample that anybody can draw again with a shell: each commit of the population gets a rank, the sha256 of the text
 * `<seed>:<commit>`, and the lowest ranks are the sample. The order of the population plays no part. Whoever knows the seed beforehand can make
 * a commit that will not be drawn, so it is for the auditor to choose, once the period is over.
 */
import { sha256Hex } from "../../core/canonical-json.ts";

/** What can stand in a command line as it is. */
const SEED = /^[A-Za-z0-9._-]{1,64}$/;
export const isSeed = (text: string): boolean => SEED.test(text);

export const rankOf = (seed: string, commit: string): string => sha256Hex(`${seed}:${commit}`);

/** @returns `n` of the population, or all of it, in its own order */
export function drawSample<T extends { readonly commit: string }>(
  population: readonly T[],
  seed: string,
  n: number,
): T[] {
  const ranked = population.map((change) => ({ change, rank: rankOf(seed, change.commit) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  const drawn = new Set(ranked.slice(0, n).map(({ change }) => change));
  return population.filter((change) => drawn.has(change));
}
