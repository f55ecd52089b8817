import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const source = join(import.meta.dirname, "..", "src", "scan");

/** Pickles with few bytes for an opcode, as `pickle.dump` of protocol 4 writes them, all within the limit of opcodes. */
const KINDS = {
  "list of floats": { item: () => [0x47, 0x3f, 0xd5, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55], count: 4_500_000 },
  "list of integers": { item: (at) => [0x4a, at & 0xff, (at >> 8) & 0xff, (at >> 16) & 0xff, 1], count: 4_500_000 },
  "list of strings": {
    item: (at) => [0x8c, 13, ...Buffer.from(`token-${String(at).padStart(7, "0")}`), 0x94],
    count: 900_000,
  },
  "list of records": {
    item: (at) => [
      0x7d,
      0x94,
      0x28,
      0x68,
      1,
      0x4d,
      at & 0xff,
      (at >> 8) & 0xff,
      0x68,
      2,
      0x47,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0x75,
    ],
    count: 500_000,
  },
};

function makePickle({ item, count }) {
  const parts = [
    Buffer.from([
      0x80, 4, 0x8c, 2, 0x69, 0x64, 0x94, 0x8c, 1, 0x78, 0x94, 0x8c, 1, 0x79, 0x94, 0x30, 0x30, 0x30, 0x5d, 0x94,
    ]),
  ];
  for (let at = 0; at < count; at += 1_000) {
    const items = Array.from({ length: Math.min(1_000, count - at) }, (_, i) => item(at + i)).flat();
    parts.push(Buffer.from([0x28, ...items, 0x65]));
  }
  return Buffer.concat([...parts, Buffer.from(".")]);
}

/** Two of them, with a tenth of each for what is slow. */
export function* densePickles() {
  for (const kind of ["list of integers", "list of records"]) {
    const recipe = KINDS[kind];
    yield { kind, bytes: makePickle(recipe), small: makePickle({ ...recipe, count: recipe.count / 10 }) };
  }
}

const RUN = (module) => `
import { fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { scanPickle, DEFAULT_LIMITS } from ${JSON.stringify(module)};
const peak = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1000;
const [, , file, runs] = process.argv;
const fd = openSync(file);
const source = { size: fstatSync(fd).size, read: async (at, length) => {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, at));
} };
const before = peak();
let best = Infinity, reading;
for (let run = 0; run < Number(runs); run += 1) {
  const started = process.cpuUsage();
  reading = await scanPickle(source, { limits: DEFAULT_LIMITS });
  const { user, system } = process.cpuUsage(started);
  best = Math.min(best, (user + system) / 1e6);
}
console.log(JSON.stringify({ seconds: best, growth: peak() - before, before, verdict: reading.verdict }));
`;

/**
 * CPU time in a warm process (best of five) and memory above start in a fresh one: VmHWM (Linux), since `maxRSS` outlives
 * `exec` and would start at the peak of the process that starts this one. `PICKLESCAN` names a Python that has
 * picklescan, to be measured beside it.
 */
export async function* pickleBench({ folder }) {
  const entry = join(folder, "entry.ts");
  writeFileSync(
    entry,
    `export * from ${JSON.stringify(join(source, "pickle", "scan-pickle.ts"))}; export * from ${JSON.stringify(join(source, "limits.ts"))};`,
  );
  const module = join(folder, "scan-pickle.mjs");
  const bundle = await rolldown({ input: entry, platform: "node" });
  await bundle.write({ file: module, format: "esm" });
  const script = join(folder, "run.mjs");
  writeFileSync(script, RUN(pathToFileURL(module).href));
  const run = (file, runs) =>
    JSON.parse(spawnSync(process.execPath, [script, file, String(runs)], { encoding: "utf8" }).stdout);
  for (const [kind, recipe] of Object.entries(KINDS)) {
    const file = join(folder, "dense.pkl");
    const bytes = makePickle(recipe);
    writeFileSync(file, bytes);
    const megabytes = bytes.length / 1e6;
    const warm = run(file, 5);
    const cold = run(file, 1);
    const name = `pickle: ${kind}, ${megabytes.toFixed(0)} MB`;
    if (warm.verdict !== "safe") throw new Error(`${name} is ${warm.verdict}`);
    const speed = megabytes / warm.seconds;
    yield { what: `${name}, one core`, figure: `${speed.toFixed(0)} MB/s`, budget: ">= 150 MB/s", held: speed >= 150 };
    yield { what: `${name}, first in its process`, figure: `${(megabytes / cold.seconds).toFixed(0)} MB/s` };
    yield {
      what: `${name}, memory above start`,
      figure: `${cold.growth.toFixed(0)} MB`,
      budget: "<= 64 MB",
      held: cold.growth <= 64,
    };
    const other = runPicklescan(file);
    if (other !== undefined)
      yield {
        what: `${name}, picklescan`,
        figure: `${(megabytes / other.seconds).toFixed(1)} MB/s, ${other.growth.toFixed(0)} MB`,
      };
  }
}

const PICKLESCAN = `
import json, re, sys, time
from picklescan.scanner import scan_file_path
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1000
before = peak()
started = time.process_time()
scan_file_path(sys.argv[1])
seconds = time.process_time() - started
print(json.dumps({"seconds": seconds, "growth": peak() - before}))
`;

function runPicklescan(file) {
  if (process.env["PICKLESCAN"] === undefined) return undefined;
  const child = spawnSync(process.env["PICKLESCAN"], ["-c", PICKLESCAN, file], { encoding: "utf8" });
  return child.status === 0 ? JSON.parse(child.stdout) : undefined;
}
