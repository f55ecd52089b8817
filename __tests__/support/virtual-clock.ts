/** Time that passes only when everybody waits: the same run every time, in no time. */
export interface VirtualClock {
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Lets time pass until the work is done. */
  readonly run: <T>(work: Promise<T>) => Promise<T>;
}

export function virtualClock(): VirtualClock {
  let now = 0;
  let serial = 0;
  const timers: { at: number; serial: number; wake: () => void }[] = [];
  return {
    now: () => now,
    wait: (milliseconds) =>
      new Promise((wake) => {
        timers.push({ at: now + milliseconds, serial: serial++, wake });
      }),
    async run(work) {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      for (;;) {
        await new Promise(setImmediate);
        if (done) return work;
        timers.sort((a, b) => a.at - b.at || a.serial - b.serial);
        const next = timers.shift();
        if (next === undefined) throw new Error("everybody waits for something that no time brings");
        now = next.at;
        next.wake();
      }
    },
  };
}

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
