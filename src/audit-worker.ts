/** A thread of `audit verify` and `audit replay`: one lot of files after the other, nothing else of the program. */
import { parentPort, workerData } from "node:worker_threads";
import type { Lot, LotAnswer } from "./adapters/ledger/map-files.ts";
import { openJob } from "./app/audit/job.ts";

const look = await openJob(workerData);

parentPort?.on("message", ({ paths, odds, ends, bytes }: Lot) => {
  const results: unknown[] = [];
  try {
    let begin = 0;
    for (const [index, path] of paths.entries()) {
      const end = ends[index] ?? begin;
      const odd = odds[index];
      results.push(
        look({ path, bytes: new Uint8Array(bytes, begin, end - begin), ...(odd === undefined ? {} : { odd }) }),
      );
      begin = end;
    }
    const answer: LotAnswer<unknown> = { results, bytes };
    parentPort?.postMessage(answer, [bytes]);
  } catch (error) {
    const answer: LotAnswer<unknown> = {
      failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
    parentPort?.postMessage(answer);
  }
});
