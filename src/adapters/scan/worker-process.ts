import { type ChildProcess, fork } from "node:child_process";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { reasonOf } from "./reason-of.ts";
import type { WorkerMessage, WorkerTask } from "./scan-job.ts";

/** How a worker ended that nobody ended. */
export interface Death {
  readonly outOfMemory: boolean;
  readonly why: string;
}

export interface ScanWorker {
  /** Called once, before anything is given. */
  listen(to: { hear: (message: WorkerMessage) => void; died: (death: Death) => void }): void;
  give(task: WorkerTask): void;
  /** Nothing to do: while it rests, it keeps this process from nothing. */
  rest(): void;
  /** Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Of what a worker writes to stderr; the reason of a full heap stands in it. */
const TAIL = 8_192;

/** Windows starts no process without the first; the second is where a company keeps its certificates. */
const PASSED_ON = ["SystemRoot", "NODE_EXTRA_CA_CERTS"];

// A busy worker must not outlive this process. One at rest sees its channel close, whatever ended this process.
const alive = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/**
 * Starts a worker as a process that gets next to nothing of this one: no tokens of its environment, no arguments, no options, no open files.
 * @param megabytes of its heap
 */
export function startWorker(bundle: URL, megabytes: number): ScanWorker {
  const child = fork(fileURLToPath(bundle), [], {
    execArgv: [`--max-old-space-size=${megabytes}`],
    env: Object.fromEntries(
      PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    ),
    serialization: "advanced",
    // What a hostile file may make a library print is nobody's output.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    windowsHide: true,
  });
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  let tail = "";
  child.stderr?.setEncoding("latin1").on("data", (text: string) => {
    tail = (tail + text).slice(-TAIL);
  });
  const errors = child.stderr instanceof Socket ? child.stderr : undefined;
  const kill = () => child.kill("SIGKILL");
  alive.add(child);
  void gone.then(() => alive.delete(child));

  return {
    listen({ hear, died }) {
      // Of nobody else than our own bundle.
      child.on("message", (message) => hear(message as WorkerMessage));
      child.on("error", (error) => {
        kill();
        died({ outOfMemory: false, why: reasonOf(error) });
      });
      // Not at its exit: what it wrote on the way is still to come then.
      child.once("close", (code, signal) => {
        const outOfMemory = /heap out of memory|Allocation failed/.test(tail);
        died({ outOfMemory, why: signal === null ? `exit code ${code}` : `ended by ${signal}` });
      });
    },
    give(task) {
      child.ref();
      child.channel?.ref();
      errors?.ref();
      // That the channel is closed is heard as a death.
      child.send(task, () => undefined);
    },
    rest() {
      child.unref();
      child.channel?.unref();
      errors?.unref();
    },
    async kill() {
      // Its end is waited for, so that it must keep this process alive until then.
      child.ref();
      kill();
      await gone;
    },
  };
}
