import { availableParallelism } from "node:os";
import { escapeEvidence } from "../../scan/escape-evidence.ts";
import type { ScanLimits } from "../../scan/limits.ts";
import { amendResult, resultWithout } from "../../scan/outside-result.ts";
import type { Found } from "../../scan/reading.ts";
import type { FileResult } from "../../scan/result.ts";
import type { ScanJob, WorkerMessage } from "./scan-job.ts";
import { type Death, type ScanWorker, startWorker } from "./worker-process.ts";

export interface ScanPoolOptions {
  /** Files read at once (default: one for each core, at most 8). */
  readonly workers?: number;
  readonly limits?: Partial<ScanLimits>;
  /** Then the file is given up as `unknown`. Hashing has its own time, which each step forward starts anew. */
  readonly secondsPerFile?: number;
  /** Heap of one worker. */
  readonly megabytes?: number;
  /** The worker's bundle, where it is not `scan-worker.js` beside the entries. */
  readonly worker?: URL;
}

export interface ScanPool {
  /** Waits for a worker and scans. Never rejects: a worker that overruns or dies is an `unknown` file. */
  scan(job: ScanJob): Promise<FileResult>;
  /** Ends the workers; whatever is still waiting becomes `unknown`. */
  close(): Promise<void>;
}

const MOST_WORKERS = 8;
const SECONDS_PER_FILE = 20;
/** A file that lies on a server costs a round trip for each place that is looked at: a checkpoint has hundreds. */
const FAR = 6;
const MEGABYTES = 512;
/** A worker loads its bundle in a fraction of this, even on a busy machine. */
const SECONDS_TO_START = 60;

interface Task {
  readonly job: ScanJob;
  readonly settle: (result: FileResult) => void;
}

interface Lane {
  readonly worker: ScanWorker;
  ready: boolean;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
  /** What the worker said of its task so far. */
  size: number | undefined;
  scanned: FileResult | undefined;
}

/**
 * Scans hostile files in processes of their own with bounded time and heap. Processes, since V8 ends the whole one when a
 * thread's heap is full amid native code, as in `JSON.parse`. They start when there is work for them.
 */
export function openScanPool(options: ScanPoolOptions = {}): ScanPool {
  const most = Math.max(1, options.workers ?? Math.min(MOST_WORKERS, availableParallelism()));
  const secondsPerFile = options.secondsPerFile ?? SECONDS_PER_FILE;
  const megabytes = options.megabytes ?? MEGABYTES;
  const limits = options.limits ?? {};
  const lanes = new Set<Lane>();
  const idle: Lane[] = [];
  const waiting: Task[] = [];
  const ending: Promise<unknown>[] = [];
  let first = 0;
  let closed = false;

  /** Gives waiting tasks to workers, the oldest first. */
  function dispatch(): void {
    while (first < waiting.length && !closed) {
      const lane = idle.pop() ?? (lanes.size < most ? startLane() : undefined);
      const task = waiting[first];
      if (lane === undefined || task === undefined) return;
      first += 1;
      // What was handed out is dropped now and then: shifting a long queue each time would take quadratic work.
      if (first > 1_000) {
        waiting.splice(0, first);
        first = 0;
      }
      give(task, lane);
    }
  }

  function give(task: Task, lane: Lane): void {
    Object.assign(lane, { task, size: undefined, scanned: undefined });
    arm(lane);
    lane.worker.give({ job: task.job, limits });
  }

  function arm(lane: Lane): void {
    clearTimeout(lane.timer);
    const own = lane.task !== undefined && "url" in lane.task.job.source ? FAR * secondsPerFile : secondsPerFile;
    const seconds = lane.ready ? own : Math.max(SECONDS_TO_START, own);
    lane.timer = setTimeout(() => overrun(lane, seconds), seconds * 1_000);
  }

  function overrun(lane: Lane, seconds: number): void {
    const message = `The scan took longer than ${seconds} seconds.`;
    drop(lane);
    end(lane, { rule: "SRC002", message }, "time");
  }

  function startLane(): Lane {
    const worker = startWorker(options.worker ?? besideEntries(import.meta.url), megabytes);
    const lane: Lane = {
      worker,
      ready: false,
      task: undefined,
      timer: undefined,
      size: undefined,
      scanned: undefined,
    };
    lanes.add(lane);
    worker.listen({
      hear: (message) => lanes.has(lane) && hear(message, lane),
      died: (death) => {
        if (!lanes.delete(lane)) return;
        end(lane, describeDeath(death, megabytes), death.outOfMemory ? "memory" : undefined);
      },
    });
    return lane;
  }

  function hear(message: WorkerMessage, lane: Lane): void {
    switch (message.kind) {
      case "ready":
        lane.ready = true;
        arm(lane);
        return;
      case "opened":
        lane.size = message.size;
        return;
      case "scanned":
        lane.scanned = message.result;
        arm(lane);
        return;
      case "hashing":
        arm(lane);
        return;
      case "done":
        clearTimeout(lane.timer);
        lane.task?.settle(message.result);
        lane.task = undefined;
        lane.worker.rest();
        idle.push(lane);
        dispatch();
        return;
      case "failed":
        drop(lane);
        end(lane, describeDeath({ outOfMemory: false, why: message.why }, megabytes), undefined);
    }
  }

  function drop(lane: Lane): void {
    lanes.delete(lane);
    ending.push(lane.worker.kill());
  }

  /** The lane is gone; its task gets the verdict that was reached, or none, and the reason. */
  function end(lane: Lane, found: Found, limit: string | undefined): void {
    clearTimeout(lane.timer);
    const at = idle.indexOf(lane);
    if (at >= 0) idle.splice(at, 1);
    const { task, scanned, size } = lane;
    const limitsHit = limit === undefined ? [] : [limit];
    if (task !== undefined) {
      task.settle(
        scanned === undefined
          ? resultWithout(task.job.path, found, { size: size ?? sizeOf(task.job), limitsHit })
          : amendResult(scanned, [found], limitsHit),
      );
    }
    dispatch();
  }

  const stopped = (job: ScanJob) =>
    resultWithout(
      job.path,
      { rule: "SRC001", message: "The scan was stopped before this file." },
      { size: sizeOf(job) },
    );

  return {
    scan: (job) =>
      new Promise((settle) => {
        if (closed) return settle(stopped(job));
        waiting.push({ job, settle });
        dispatch();
      }),
    close: async () => {
      closed = true;
      for (const { job, settle } of waiting.splice(first)) settle(stopped(job));
      for (const lane of [...lanes]) {
        drop(lane);
        clearTimeout(lane.timer);
        lane.task?.settle(stopped(lane.task.job));
      }
      await Promise.all(ending);
    },
  };
}

/** The bundle of the worker lies beside those of the entries; this code may be in one of them or in a chunk below. */
function besideEntries(self: string): URL {
  return new URL(/\/chunks\/[^/]*$/.test(self) ? "../scan-worker.js" : "./scan-worker.js", self);
}

function sizeOf({ source }: ScanJob): number {
  if ("bytes" in source) return source.bytes.length;
  return "url" in source ? source.size : 0;
}

function describeDeath({ outOfMemory, why }: Death, megabytes: number): Found {
  if (outOfMemory) return { rule: "SRC003", message: `The scan needed more than ${megabytes} MB of memory.` };
  return {
    rule: "SRC003",
    message: "The scan broke down before it reached a verdict.",
    evidence: escapeEvidence(why),
  };
}
