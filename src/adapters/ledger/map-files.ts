/** Looks at each file of a ledger, on all cores where there are many files. Answers come in the files' order. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { LedgerFile } from "../../audit/ledger-file.ts";

export interface MapOptions<T> {
  /** Looks at one file, in this thread. Whatever it is given holds until it returns. */
  readonly look: (file: LedgerFile) => T;
  /** For `src/audit-worker.ts`, to do the same in another thread. */
  readonly job: unknown;
}

/** Files, as they go to a thread. */
export interface Lot {
  readonly paths: readonly string[];
  readonly odds: readonly LedgerFile["odd"][];
  /** Where each one's bytes end. */
  readonly ends: readonly number[];
  readonly bytes: ArrayBuffer;
}

export type LotAnswer<T> =
  | { readonly results: readonly T[]; readonly bytes: ArrayBuffer }
  | { readonly failed: string };

/** A thread takes a fifth of a second to start. */
const LOOKED_AT_HERE = 500;
/** Beside this one, which looks at files itself while all others have enough to do. */
const MOST_THREADS = 3;
/** Of what dies young in a thread (megabytes): the default takes much memory, and more buys little. */
const YOUNG = 8;
/** In one lot, on its way to a thread (bytes, files). */
const LOT_BYTES = 1 << 18;
const LOT_FILES = 200;
/** Waiting at each thread, so that none is ever idle. */
const LOTS_AHEAD = 3;
/** Lots whose turn has not come: answers are in order, and one thread may be slow. */
const MOST_WAITING = 8;

export async function* mapFiles<T>(files: AsyncIterable<LedgerFile>, { look, job }: MapOptions<T>): AsyncGenerator<T> {
  const bundle = besideEntries(import.meta.url);
  let here = existsSync(bundle) ? LOOKED_AT_HERE : Infinity;
  let crew: Crew<T> | undefined;
  let lot = new LotBuilder();
  const waiting: Waiting<T>[] = [];
  try {
    for await (const file of files) {
      if (here > 0) {
        here -= 1;
        yield look(file);
        continue;
      }
      crew ??= new Crew<T>(bundle, job);
      lot.add(file);
      if (!lot.isFull) continue;
      if (waiting.filter(({ isDone }) => !isDone).length < crew.size * LOTS_AHEAD) waiting.push(crew.give(lot));
      else waiting.push({ isDone: true, results: Promise.resolve(lot.look(look)) });
      lot = new LotBuilder();
      // What a busy thread has said meanwhile is heard between two lots.
      await setImmediate();
      while (waiting[0]?.isDone === true || waiting.length > MOST_WAITING)
        yield* (await waiting.shift()?.results) ?? [];
    }
    for (const { results } of waiting) yield* await results;
    if (!lot.isEmpty) yield* lot.look(look);
  } finally {
    // Of those that nobody waits for any more.
    for (const { results } of waiting) results.catch(() => undefined);
    await crew?.close();
  }
}

/** What came of one lot, or will. */
interface Waiting<T> {
  readonly results: Promise<readonly T[]>;
  readonly isDone: boolean;
}

class LotBuilder {
  private readonly files: LedgerFile[] = [];
  private size = 0;

  add({ path, bytes, odd }: LedgerFile): void {
    this.files.push({ path, bytes, ...(odd === undefined ? {} : { odd }) });
    this.size += bytes.length;
  }

  get isFull(): boolean {
    return this.size >= LOT_BYTES || this.files.length >= LOT_FILES;
  }

  get isEmpty(): boolean {
    return this.files.length === 0;
  }

  look<T>(look: (file: LedgerFile) => T): T[] {
    return this.files.map(look);
  }

  /** @param used a buffer that nobody needs any more */
  build(used: ArrayBuffer | undefined): Lot {
    const buffer =
      used !== undefined && used.byteLength >= this.size
        ? used
        : new ArrayBuffer(Math.max(this.size, LOT_BYTES * 1.25));
    const all = new Uint8Array(buffer);
    const ends: number[] = [];
    let at = 0;
    for (const { bytes } of this.files) {
      all.set(bytes, at);
      at += bytes.length;
      ends.push(at);
    }
    return { paths: this.files.map(({ path }) => path), odds: this.files.map(({ odd }) => odd), ends, bytes: buffer };
  }
}

interface Hand<T> {
  readonly worker: Worker;
  readonly asked: { readonly settle: (results: readonly T[]) => void; readonly fail: (error: Error) => void }[];
}

/** Threads that all do the same. */
class Crew<T> {
  private readonly hands: Hand<T>[];
  private readonly spare: ArrayBuffer[] = [];

  constructor(bundle: URL, job: unknown) {
    const count = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
    this.hands = Array.from({ length: count }, () => this.start(bundle, job));
  }

  get size(): number {
    return this.hands.length;
  }

  give(lot: LotBuilder): Waiting<T> {
    const [first, ...others] = this.hands;
    const hand = others.reduce((least, each) => (each.asked.length < (least?.asked.length ?? 0) ? each : least), first);
    const built = lot.build(this.spare.pop());
    const results = new Promise<readonly T[]>((settle, fail) => {
      hand?.asked.push({ settle, fail });
      hand?.worker.postMessage(built, [built.bytes]);
    });
    const waiting = { results, isDone: false };
    const done = () => {
      waiting.isDone = true;
    };
    results.then(done, done);
    return waiting;
  }

  async close(): Promise<void> {
    await Promise.all(this.hands.map(({ worker }) => worker.terminate()));
  }

  private start(bundle: URL, job: unknown): Hand<T> {
    const hand: Hand<T> = {
      worker: new Worker(bundle, { workerData: job, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } }),
      asked: [],
    };
    hand.worker.on("message", (answer: LotAnswer<T>) => {
      const first = hand.asked.shift();
      if ("failed" in answer) first?.fail(new Error(answer.failed));
      else {
        this.spare.push(answer.bytes);
        first?.settle(answer.results);
      }
    });
    const ended = (why: Error) => {
      for (const { fail } of hand.asked.splice(0)) fail(why);
    };
    hand.worker.on("error", ended);
    hand.worker.on("exit", (code) => ended(new Error(`a thread that looked at the ledger ended with ${code}`)));
    return hand;
  }
}

/** The bundle of the thread lies beside those of the entries; this code may be in one of them or in a chunk below. */
const besideEntries = (self: string): URL =>
  new URL(/\/chunks\/[^/]*$/.test(self) ? "../audit-worker.js" : "./audit-worker.js", self);
