/** Chance from a seed: the same seed, the same history. */

export interface Chance {
  /** From 0, 1 excluded. */
  readonly next: () => number;
  /** Whether something of this probability happens. */
  readonly hits: (probability: number) => boolean;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(of: readonly [T, ...T[]]) => T;
  /** One of the keys, by their weights. */
  readonly weigh: <K extends string>(weights: Readonly<Record<K, number>>) => K;
  /** Around 0, standard deviation 1. */
  readonly normal: () => number;
  readonly shuffle: <T>(of: readonly T[]) => T[];
  /** Lower-case hex digits. */
  readonly hex: (digits: number) => string;
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, and good enough for stories. */
export function openChance(seed: number): Chance {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    hits: (probability) => next() < probability,
    pick: (of) => of[Math.floor(next() * of.length)] ?? of[0],
    weigh: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return (entries.at(-1) as [keyof typeof weights, number])[0];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (of) => {
      const all = [...of];
      for (let at = all.length - 1; at > 0; at--) {
        const other = between(0, at);
        [all[at], all[other]] = [all[other] as (typeof all)[0], all[at] as (typeof all)[0]];
      }
      return all;
    },
    hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(""),
  };
}
