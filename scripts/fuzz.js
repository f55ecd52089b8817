/**
 * A mutation fuzzer of the scanner: `npm run fuzz [-- --runs N] [--seconds N] [--seed N] [--made DIR] [--out DIR]`.
 *
 * Starts from the committed fixtures (and any `--made` folder), through `scanFile`, on every core. Each input gets a
 * verdict without an exception, within `SLOW_MS`, reads no more than a bounded multiple of its size, and is `safe` only if
 * it was read in full. A hostile pickle whose bytes up to the call are untouched, wherever it is packed, never becomes
 * `safe`. What fails is written to the `--out` folder; `--run N` with the same seed makes one input again.
 * Exits 1 on any finding.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { crc32, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import picomatch from "picomatch";
import { bundleScanner } from "./load-scanner.js";
import { MUTATIONS, randomOf } from "./mutations.js";

const SLOW_MS = 2_000;
const HANG_MS = 30_000;
const MOST_SEED_BYTES = 200_000;
const HEAP_MB = 512;
const VERDICTS = ["safe", "unknown", "dangerous", "malformed"];
const golden = join(import.meta.dirname, "..", "__tests__", "golden", "scan");
const EXTENSIONS =
  "pkl pt bin npy npz safetensors gguf keras h5 onnx pb json ipynb py jinja yaml tar gz txt zip joblib dat parquet".split(
    " ",
  );

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** Every file to start from, with what recall.js expects of it. */
function readSeeds(folders) {
  const labels = JSON.parse(readFileSync(join(import.meta.dirname, "corpus-labels.json"), "utf8")).map((label) => ({
    ...label,
    matches: picomatch(`**/${label.path}`, { dot: true }),
  }));
  return folders.flatMap((folder) =>
    filesUnder(folder).flatMap((file) => {
      const bytes = readFileSync(file);
      if (bytes.length === 0 || bytes.length > MOST_SEED_BYTES) return [];
      const expect = labels.find(({ matches }) => matches(file))?.expect;
      return [{ name: relative(folder, file), bytes, expect }];
    }),
  );
}

/** A zip with one stored or deflated entry, as `torch.save` and `numpy.savez` lay them out. */
function zipOf(name, data, deflated) {
  const body = deflated ? deflateRawSync(data) : data;
  const title = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(deflated ? 8 : 0, 4);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(body.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, title, body]);
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, Buffer.alloc(14), title]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}

function npyOf(data) {
  const header = Buffer.from(`${"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".padEnd(117)}\n`);
  return Buffer.concat([Buffer.from("\x93NUMPY\x01\x00", "latin1"), Buffer.from([header.length, 0]), header, data]);
}

function tarOf(name, data) {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write("0000644\x000000000\x000000000\x00", 100, "latin1");
  header.write(`${data.length.toString(8).padStart(11, "0")}\x0000000000000\x00        0`, 124, "latin1");
  header.write("ustar\x0000", 257, "latin1");
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\x00 `,
    148,
    "latin1",
  );
  return Buffer.concat([header, data, Buffer.alloc(((512 - (data.length % 512)) % 512) + 1_024)]);
}

const BENIGN = Buffer.from("\x80\x04}\x94(\x8c\x01w\x94]\x94(K\x01K\x02eu.", "latin1");

/** What may lie around a hostile pickle while every loader still runs it. */
const WRAPPERS = [
  (data) => ["model.pkl", data],
  (data, random) => [`model.${random.pick(EXTENSIONS)}`, data],
  (data) => ["model.pkl", Buffer.concat([BENIGN, data])],
  (data, random) => ["model.pt", zipOf("archive/data.pkl", data, random.chance(2))],
  (data) => ["model.npz", zipOf("arr_0.npy", npyOf(data), true)],
  (data) => ["model.npy", npyOf(data)],
  (data) => ["model.joblib", gzipSync(data)],
  (data) => ["model.joblib", deflateSync(data)],
  (data) => ["model.tar", tarOf("data.pkl", data)],
  (data) => ["model.zip", zipOf("inner.zip", zipOf("model.pkl", data, false), true)],
  (data) => ["model.tar.gz", gzipSync(tarOf("model.pt", zipOf("a/data.pkl", data, false)))],
];

/** Opcodes that leave the stack as it was, to lie in front of a payload. */
const NEUTRAL = [
  "N0",
  "K\x070",
  "(1",
  "]0",
  "}0",
  "\x8c\x01x\x940",
  "X\x02\x00\x00\x00hiq\x500",
  "(K\x01K\x02t0",
  "\x88200",
].map((code) => Buffer.from(code, "latin1"));

/** Makes input number `run`: the same for the same seed, whatever ran before. */
function makeInput({ seed, run, seeds, hostile }) {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b));
  const names = Object.keys(MUTATIONS);
  const mutate = (bytes, from) => {
    let now = bytes;
    for (let times = 1 + random.below(4); times > 0; times -= 1)
      now = MUTATIONS[random.pick(names)](now, from, random, random.pick(seeds).bytes);
    return now.length > 4 * MOST_SEED_BYTES ? now.subarray(0, 4 * MOST_SEED_BYTES) : now;
  };
  if (hostile.length > 0 && random.chance(4)) {
    const { bytes, called } = random.pick(hostile);
    const head = bytes[0] === 0x80 ? 2 : 0;
    const front = Array.from({ length: random.below(6) }, () => random.pick(NEUTRAL));
    const changed = random.chance(3) ? bytes : mutate(bytes, called);
    // Inside a frame its length would no longer fit, and Python stops.
    const free = bytes[head] !== 0x95;
    const data = free ? Buffer.concat([changed.subarray(0, head), ...front, changed.subarray(head)]) : changed;
    const [name, wrapped] = random.pick(WRAPPERS)(data, random);
    return { name, bytes: wrapped, hostile: true };
  }
  const { name, bytes } = random.pick(seeds);
  const own = random.chance(4) ? `file.${random.pick(EXTENSIONS)}` : name;
  return { name: own, bytes: mutate(bytes, 0), hostile: false };
}

/** The shortest start of a hostile pickle that is dangerous already: up to the call, or the import. */
async function calledBy(scan, bytes) {
  const isDangerous = async (length) => (await scan("a.pkl", bytes.subarray(0, length))).verdict === "dangerous";
  if (!(await isDangerous(bytes.length))) return undefined;
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (await isDangerous(middle)) high = middle;
    else low = middle;
  }
  // What only names something has run nothing yet, so that damage behind it saves the day.
  const { imports } = await scan("a.pkl", bytes.subarray(0, high));
  return imports.some(({ class: listed, use }) => listed === "blocked" || use !== "referenced") ? high : undefined;
}

async function loadAll({ url, folders }) {
  const { scanFile } = await import(url);
  const scan = (name, bytes) =>
    scanFile(name, { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) });
  const seeds = readSeeds(folders);
  const hostile = [];
  for (const { bytes, expect, name } of seeds)
    if (expect === "malicious" && /\.pkl$/.test(name)) {
      const called = await calledBy(scan, bytes);
      if (called !== undefined) hostile.push({ bytes, called });
    }
  return { scan, seeds, hostile };
}

/** @returns what is wrong with the verdict on one input, and how long it took */
async function check(scan, input) {
  const started = performance.now();
  let result;
  try {
    result = await scan(input.name, input.bytes);
  } catch (error) {
    return { wrong: `exception: ${error?.stack ?? error}`, ms: performance.now() - started };
  }
  const ms = performance.now() - started;
  const { verdict, coverage, limitsHit, findings, bytesRead } = result;
  const wrong = [
    VERDICTS.includes(verdict) ? undefined : `no verdict: ${verdict}`,
    verdict === "safe" && (coverage !== "full" || limitsHit.length > 0)
      ? `safe with ${coverage} ${limitsHit}`
      : undefined,
    verdict === "safe" && input.hostile ? "hostile pickle called safe" : undefined,
    findings.some(({ rule }) => rule === "SNF004")
      ? `failed inside: ${findings.find(({ rule }) => rule === "SNF004").evidence}`
      : undefined,
    bytesRead > 64 * input.bytes.length + 4_194_304 ? `read ${bytesRead} of ${input.bytes.length} bytes` : undefined,
    ms > SLOW_MS ? `slow: ${ms.toFixed(0)} ms` : undefined,
  ].find((text) => text !== undefined);
  return { wrong, ms, verdict };
}

async function work() {
  const { first, step, runs, seed, shared } = workerData;
  const { scan, seeds, hostile } = await loadAll(workerData);
  const at = new Float64Array(shared);
  const told = { done: 0, hostile: 0, verdicts: {}, slowest: 0, slowestRun: -1 };
  for (let run = first; run < runs && at[3] === 0; run += step) {
    at[0] = run;
    at[1] = performance.timeOrigin + performance.now();
    const input = makeInput({ seed, run, seeds, hostile });
    let { wrong, ms, verdict } = await check(scan, input);
    // Other processes can make one run slow; the input makes both slow.
    if (wrong?.startsWith("slow")) ({ wrong, ms, verdict } = await check(scan, input));
    told.done += 1;
    at[2] = told.done;
    told.hostile += input.hostile ? 1 : 0;
    told.verdicts[verdict] = (told.verdicts[verdict] ?? 0) + 1;
    if (ms > told.slowest) [told.slowest, told.slowestRun] = [ms, run];
    if (wrong !== undefined) parentPort.postMessage({ run, wrong });
  }
  parentPort.postMessage({ told, seeds: seeds.length, hostile: hostile.length });
}

async function main() {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "1000000" },
      seconds: { type: "string" },
      seed: { type: "string", default: "1" },
      made: { type: "string", multiple: true, default: [] },
      out: { type: "string" },
      run: { type: "string" },
    },
  });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  const folders = [golden, ...values.made.map((path) => resolve(path))];
  const url = await bundleScanner();
  const out = resolve(values.out ?? mkdtempSync(join(tmpdir(), "secmlops-gate-fuzz-")));
  const loaded = async () => {
    loaded.once ??= await loadAll({ url, folders });
    return loaded.once;
  };
  const findings = [];
  const keep = async (run, wrong) => {
    const input = makeInput({ seed, run, ...(await loaded()) });
    const file = join(out, `seed-${seed}-run-${run}-${input.name.replaceAll(/[^\w.-]/g, "_")}`);
    mkdirSync(out, { recursive: true });
    writeFileSync(file, input.bytes);
    findings.push({ run, wrong, file });
    if (findings.length <= 100) console.log(`run ${run}: ${wrong}\n  ${file}`);
  };

  if (values.run !== undefined) {
    const { scan, ...rest } = await loaded();
    const input = makeInput({ seed, run: Number(values.run), ...rest });
    console.log(input.name, input.bytes.length, "bytes", input.hostile ? "hostile" : "", await check(scan, input));
    console.log(JSON.stringify(await scan(input.name, input.bytes), null, 1));
    return;
  }

  const started = Date.now();
  const count = availableParallelism();
  const totals = { done: 0, hostile: 0, verdicts: {}, slowest: 0, slowestRun: -1 };
  const pending = [];
  let about = { seeds: 0, hostile: 0 };
  let peak = 0;
  const states = Array.from({ length: count }, () => new Float64Array(new SharedArrayBuffer(32)));

  /** One worker's share from `first` on; what hangs or dies is a finding, and a new worker goes on behind it. */
  const share = (index, first) =>
    new Promise((settle) => {
      const at = states[index];
      at[1] = 0;
      const data = { url, folders, seed, runs, first, step: count, shared: at.buffer };
      const worker = new Worker(new URL(import.meta.url), {
        workerData: data,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      });
      let ended = false;
      let told;
      const lost = async (wrong) => {
        if (ended) return;
        ended = true;
        clearInterval(watch);
        await worker.terminate();
        totals.done += at[2];
        await keep(at[0], wrong);
        settle(at[0] + count < runs ? share(index, at[0] + count) : undefined);
      };
      const watch = setInterval(() => {
        if (at[1] > 0 && Date.now() - at[1] > HANG_MS) void lost(`hang: more than ${HANG_MS} ms`);
      }, 1_000);
      worker.on("message", (message) => {
        if (message.told === undefined) pending.push(keep(message.run, message.wrong));
        else {
          told = message.told;
          about = message;
        }
      });
      worker.on("error", (error) => void lost(`worker died: ${error.message}`));
      worker.on("exit", () => {
        if (ended || told === undefined) return ended ? undefined : void lost("worker ended");
        ended = true;
        clearInterval(watch);
        totals.done += told.done;
        totals.hostile += told.hostile;
        for (const [verdict, times] of Object.entries(told.verdicts))
          totals.verdicts[verdict] = (totals.verdicts[verdict] ?? 0) + times;
        if (told.slowest > totals.slowest) [totals.slowest, totals.slowestRun] = [told.slowest, told.slowestRun];
        settle();
      });
    });

  const meter = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss / 1e6);
    if (values.seconds !== undefined && Date.now() - started > Number(values.seconds) * 1_000)
      for (const at of states) at[3] = 1;
    if (process.stderr.isTTY)
      process.stderr.write(`\r${states.reduce((sum, at) => sum + at[2], 0)} inputs, ${findings.length} findings `);
  }, 500);
  await Promise.all(states.map((_, index) => share(index, index)));
  await Promise.all(pending);
  clearInterval(meter);

  const seconds = (Date.now() - started) / 1_000;
  const verdicts = VERDICTS.map((verdict) => `${verdict} ${totals.verdicts[verdict] ?? 0}`).join(", ");
  console.log(
    `${totals.done} inputs of ${about.seeds} files in ${seconds.toFixed(0)} s on ${count} threads, ${Math.round(totals.done / seconds)}/s; seed ${seed}\n` +
      `${verdicts}; ${totals.hostile} with a hostile pickle (of ${about.hostile}) intact\n` +
      `slowest ${totals.slowest.toFixed(0)} ms (run ${totals.slowestRun}); peak memory of the process ${peak.toFixed(0)} MB\n` +
      `${findings.length} findings${findings.length > 0 ? ` in ${out}` : ""}`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
}

await (isMainThread ? main() : work());
