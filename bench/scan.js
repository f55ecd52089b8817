import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { bundleScanner } from "../scripts/load-scanner.js";
import { densePickles } from "./pickle.js";
import { writeSparseCheckpoint, writeSparseSafetensors } from "./scan-files.js";
import { findScanners } from "./scan-peers.js";

const root = join(import.meta.dirname, "..");
const GIGABYTE = 2 ** 30;

/** Scans one file some times over in a process of its own: CPU and clock of the first and the best, memory, bytes read. */
const RUN = (module) => `
import { fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { scanFile } from ${JSON.stringify(module)};
const peak = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1000;
const [, , file, runs] = process.argv;
const fd = openSync(file);
const source = { size: fstatSync(fd).size, read: async (at, length) => {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, at));
} };
const before = peak();
const each = [];
let result;
for (let run = 0; run < Number(runs); run += 1) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  result = await scanFile(file, source);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  each.push({ seconds: (user + system) / 1e6, ms });
}
const best = (key) => Math.min(...each.map((one) => one[key]));
console.log(JSON.stringify({ cold: each[0], warm: { seconds: best("seconds"), ms: best("ms") }, growth: peak() - before,
  verdict: result.verdict, bytesRead: result.bytesRead }));
`;

/**
 * The scanner through `scanFile` and `secmlops-gate scan`, beside picklescan, modelscan and fickling where they are installed.
 * Memory is VmHWM of a fresh process (Linux), since `maxRSS` would start at the peak of the process that starts it.
 */
export async function* scanBench({ folder }) {
  const script = join(folder, "scan-run.mjs");
  writeFileSync(script, RUN(await bundleScanner()));
  const run = (file, runs) => {
    const child = spawnSync(process.execPath, [script, file, String(runs)], { encoding: "utf8" });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout);
  };
  const peers = findScanners();
  for (const { name, run: peer } of peers)
    if (peer === undefined) yield { what: `scan: beside ${name}`, figure: "skipped: not in BENCH_PEERS" };
  yield* densePickle({ folder, run, peers });
  yield* largeFiles({ folder, run, peers });
  yield* mixedFolder({ folder, peers });
}

async function* densePickle({ folder, run, peers }) {
  const file = join(folder, "dense.pkl");
  for (const { kind, bytes, small } of densePickles()) {
    writeFileSync(file, bytes);
    const megabytes = bytes.length / 1e6;
    const name = `scan: ${kind}, ${megabytes.toFixed(0)} MB`;
    const [once, often] = [run(file, 1), run(file, 5)];
    if (once.verdict !== "safe") throw new Error(`${name} is ${once.verdict}`);
    const [cold, warm] = [megabytes / once.cold.seconds, megabytes / often.warm.seconds];
    yield { what: `${name}, cold`, figure: `${cold.toFixed(0)} MB/s` };
    yield { what: `${name}, warm`, figure: `${warm.toFixed(0)} MB/s`, budget: ">= 150 MB/s", held: warm >= 150 };
    yield {
      what: `${name}, memory above start`,
      figure: `${once.growth.toFixed(0)} MB`,
      budget: "<= 64 MB",
      held: once.growth <= 64,
    };
    // A tenth of it: some take minutes for the whole, and their memory grows with it.
    writeFileSync(file, small);
    for (const { name: peer, run: scan } of peers) {
      const other = scan?.(file);
      if (other === undefined) continue;
      const speed = small.length / 1e6 / other.seconds;
      const figure =
        other.failed ?? `${speed.toFixed(2)} MB/s, ${other.growth.toFixed(0)} MB, ${(cold / speed).toFixed(0)}x slower`;
      yield { what: `scan: ${kind}, ${(small.length / 1e6).toFixed(1)} MB, ${peer}`, figure };
    }
  }
}

async function* largeFiles({ folder, run, peers }) {
  const files = { "torch zip": join(folder, "large.pt"), safetensors: join(folder, "large.safetensors") };
  writeSparseCheckpoint(files["torch zip"], GIGABYTE);
  writeSparseSafetensors(files.safetensors, GIGABYTE);
  for (const [kind, file] of Object.entries(files)) {
    const { cold, warm, growth, verdict, bytesRead } = run(file, 1);
    if (verdict !== "safe") throw new Error(`${kind} is ${verdict}`);
    const kilobytes = bytesRead / 1_000;
    const again = run(file, 5).warm.ms;
    yield {
      what: `scan: ${kind} of 1 GB, first and later`,
      figure: `${cold.ms.toFixed(0)} and ${again.toFixed(1)} ms`,
      budget: "<= 50 ms",
      held: warm.ms <= 50,
    };
    yield {
      what: `scan: ${kind} of 1 GB, read`,
      figure: `${kilobytes.toFixed(0)} kB`,
      budget: "<= 1,000 kB",
      held: kilobytes <= 1_000,
    };
    yield {
      what: `scan: ${kind} of 1 GB, memory above start`,
      figure: `${growth.toFixed(0)} MB`,
      budget: "<= 64 MB",
      held: growth <= 64,
    };
    if (kind === "safetensors") continue;
    for (const { name, run: scan } of peers.filter(({ name }) => name !== "fickling")) {
      const other = scan?.(file);
      if (other === undefined) continue;
      const figure = other.failed ?? `${(1_000 * other.wall).toFixed(0)} ms, ${other.growth.toFixed(0)} MB`;
      yield { what: `scan: ${kind} of 1 GB, ${name}`, figure };
    }
  }
}

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/**
 * This many of the committed fixtures, spread over all formats, under names of their own. Harmless ones: picklescan ends with
 * an exception at a damaged zip.
 */
function copyFixtures(to, count) {
  mkdirSync(to);
  const fixtures = join(root, "__tests__", "golden", "scan");
  const all = ["corpus/benign", "corpus/unknown-is-right", "pickle"]
    .flatMap((name) => [...filesUnder(join(fixtures, name))])
    .toSorted();
  let bytes = 0;
  for (let at = 0; at < count; at += 1) {
    const from = all[Math.floor((at * all.length) / count)];
    copyFileSync(from, join(to, `${String(at).padStart(4, "0")}${extname(from)}`));
    bytes += statSync(from).size;
  }
  return bytes;
}

/** The command line, bundled from the sources of today. */
function buildCli(folder) {
  const dist = join(folder, "gate", "dist");
  const rolldown = join(root, "node_modules", "rolldown", "bin", "cli.mjs");
  execFileSync(process.execPath, [rolldown, "-c", "rolldown.config.js", "--dir", dist], { cwd: root, stdio: "pipe" });
  for (const name of ["package.json", "policies"])
    cpSync(join(root, name), join(folder, "gate", name), { recursive: true });
  return join(dist, "cli.js");
}

const median = (runs) => runs.toSorted((a, b) => a.wall - b.wall)[Math.floor(runs.length / 2)];

function* mixedFolder({ folder, peers }) {
  const cli = buildCli(folder);
  // GNU time would not be everywhere; the shell's own tells the CPU time of children.
  const timed = (path) => {
    const started = process.hrtime.bigint();
    const words = [
      "-c",
      'TIMEFORMAT="%U %S"; time "$0" "$@" > /dev/null 2>&1',
      process.execPath,
      cli,
      "scan",
      path,
      "--format",
      "json",
    ];
    const child = spawnSync("bash", words, { encoding: "utf8" });
    const wall = Number(process.hrtime.bigint() - started) / 1e9;
    if (![0, 1, 3].includes(child.status)) throw new Error(`the scan ended with ${child.status}: ${child.stderr}`);
    const [user = 0, system = 0] = child.stderr.trim().split("\n").at(-1).split(" ").map(Number);
    return { wall, cpu: user + system };
  };
  const folders = [500, 1_000].map((count) => {
    const path = join(folder, `mixed-${count}`);
    return { path, bytes: copyFixtures(path, count) };
  });
  const [half, whole] = folders.map(({ path }) => median([1, 2, 3, 4, 5].map(() => timed(path))));
  const empty = join(folder, "mixed-1");
  copyFixtures(empty, 1);
  const start = median([1, 2, 3].map(() => timed(empty)));
  const ratio = (whole.wall - start.wall) / (half.wall - start.wall);
  const megabytes = (folders[1].bytes / 1e6).toFixed(1);
  yield { what: `scan: folder of 1,000 mixed files, ${megabytes} MB, wall`, figure: `${whole.wall.toFixed(2)} s` };
  yield { what: "scan: folder of one file, wall", figure: `${start.wall.toFixed(2)} s` };
  yield {
    what: "scan: 1,000 files against 500, start taken off",
    figure: `${ratio.toFixed(2)}x`,
    budget: "<= 2.6x (linear)",
    held: ratio <= 2.6,
  };
  yield {
    what: `scan: cores busy, of ${availableParallelism()}`,
    figure: (whole.cpu / whole.wall).toFixed(2),
  };
  for (const { name, run: scan } of peers.filter(({ name }) => name !== "fickling")) {
    const other = scan?.(folders[1].path);
    if (other === undefined) continue;
    const figure = other.failed ?? `${other.wall.toFixed(2)} s, ${other.count} looked into`;
    yield { what: `scan: folder of 1,000 mixed files, ${name}`, figure };
  }
}
