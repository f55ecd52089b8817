/**
 * The budgets, measured: `npm run bench [-- name ...]`. Whole processes from outside, several runs, medians. Peak memory is the
 * child's own `maxRSS`. Figures worth keeping go into bench/README.md with the machine and the date.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { actionBench } from "./action.js";
import { actsBench } from "./acts.js";
import { auditBench } from "./audit.js";
import { filesBench } from "./files.js";
import { pickleBench } from "./pickle.js";
import { reportBench } from "./report.js";
import { reportsBench } from "./reports.js";
import { scanBench } from "./scan.js";
import { signatureBench } from "./signature.js";
import { startBench } from "./start.js";

const benches = {
  start: startBench,
  files: filesBench,
  acts: actsBench,
  pickle: pickleBench,
  scan: scanBench,
  signature: signatureBench,
  reports: reportsBench,
  report: reportBench,
  action: actionBench,
  audit: auditBench,
};

/** An `--import` that prints CPU time (microseconds, all threads) and `maxRSS` (kB) as the last lines of stderr when the child ends. */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => { const used = process.resourceUsage(); ' +
    'writeSync(2, "\\n" + (used.userCPUTime + used.systemCPUTime) + "\\n" + used.maxRSS + "\\n"); });',
)}`;

/** Runs node with these words. @returns wall and CPU seconds (git's apart), peak memory in MB, exit code and output */
export function measure(words, { cwd = process.cwd() } = {}) {
  const started = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ["--import", REPORT_MEMORY, ...words], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const lines = child.stderr.trimEnd().split("\n");
  return {
    seconds,
    cpu: Number(lines.at(-2)) / 1e6,
    megabytes: Number(lines.at(-1)) / 1000,
    code: child.status,
    stdout: child.stdout,
    stderr: lines.slice(0, -2).join("\n"),
  };
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}
console.log(
  `node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
);
const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-bench-"));
let missed = 0;
try {
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for await (const { what, figure, budget, held } of bench({
      folder,
      measure,
      median,
      reportMemory: REPORT_MEMORY,
    })) {
      if (held === false) missed += 1;
      console.log(
        `${held === undefined ? "    " : held ? "ok  " : "MISS"} ${what.padEnd(58)} ${figure.padEnd(24)} ${budget ?? ""}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = missed > 0 ? 1 : 0;
