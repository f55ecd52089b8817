/** The worker of the scan pool: one job after the other, nothing else of the program. */
import { parentPort, workerData } from "node:worker_threads";
import { runJob } from "./adapters/scan/run-job.ts";
import type { ScanJob, WorkerMessage, WorkerSetup } from "./adapters/scan/scan-job.ts";

const { limits }: WorkerSetup = workerData;
const tell = (message: WorkerMessage) => parentPort?.postMessage(message);

parentPort?.on("message", async (job: ScanJob) => {
  tell({ kind: "done", result: await runJob(job, limits, tell) });
});
tell({ kind: "ready" });
