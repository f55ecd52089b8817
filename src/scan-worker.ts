/** The worker of the scan pool: one job after the other, nothing else of the program. */
import { reasonOf } from "./adapters/scan/reason-of.ts";
import { runJob } from "./adapters/scan/run-job.ts";
import type { WorkerMessage, WorkerTask } from "./adapters/scan/scan-job.ts";

const tell = (message: WorkerMessage) => process.send?.(message);

process.on("message", async ({ job, limits }: WorkerTask) => {
  try {
    tell({ kind: "done", result: await runJob(job, limits, tell) });
  } catch (error) {
    tell({ kind: "failed", why: reasonOf(error) });
  }
});
// Whoever asked is gone.
process.on("disconnect", () => process.exit());
tell({ kind: "ready" });
