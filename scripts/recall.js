/**
 * Recall and false alarms of the scanner: `npm run recall [-- --made DIR] [--corpus DIR] [--json FILE]`, each as often as
 * wanted. Without a folder: the committed fixtures alone; with `--only`, the folders without them. What a file is comes from corpus-labels.json, by path.
 *
 * There are labels for the tests' files of picklescan, modelscan, modelaudit, joblib, numpy, onnx, h5py, nbformat,
 * tensorflow/serving and apache/parquet-testing: clone any of them into a folder, each under its own name, and give that as
 * `--corpus`. None of their files is kept here.
 *
 * - `malicious`: must not be `safe`. What is `unknown` only is counted apart: denied, for want of a proof.
 * - `benign`: what a library wrote; `dangerous` and `malformed` are false alarms, `unknown` may be 2 % of all.
 * - `unknown-is-right`: harmless, but nothing in the file can show it (classes of one's own, code of dill and
 *   cloudpickle, 7z, R): must be `unknown`, and is no false alarm.
 * - `code`: code by value, by dill or cloudpickle: `unknown` and `dangerous` are both right, must not be `safe`.
 * - `broken`: harmless and damaged on purpose: must not be `safe`.
 *
 * Exits 1 if a limit is broken: a file of any other label than `benign` that is `safe`, a false alarm, more than 2 % unknown.
 */
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import picomatch from "picomatch";
import { bundleScanner } from "./load-scanner.js";

const MAX_UNKNOWN = 0.02;
const golden = join(import.meta.dirname, "..", "__tests__", "golden", "scan");

const { values } = parseArgs({
  options: {
    made: { type: "string", multiple: true, default: [] },
    corpus: { type: "string", multiple: true, default: [] },
    only: { type: "boolean", default: false },
    json: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

const labels = JSON.parse(readFileSync(join(import.meta.dirname, "corpus-labels.json"), "utf8")).map(
  ({ path, ...rest }) => ({ matches: picomatch(`**/${path}`, { dot: true }), ...rest }),
);
const labelOf = (path) => labels.find(({ matches }) => matches(path));

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile()) yield path;
  }
}

/** Under `<format>/` in a made folder; elsewhere as the label or the extension says. */
function formatOf(path, label) {
  if (label.format !== undefined) return label.format;
  const made = /\/(?:benign|malicious|unknown-is-right|broken)\/([^/]+)\//.exec(path);
  const extension = /\.([a-z0-9]+)$/.exec(path.toLowerCase());
  return made?.[1] ?? extension?.[1] ?? "other";
}

const { scanFile } = await import(await bundleScanner());

async function scanPath(file) {
  const fd = openSync(file);
  try {
    const read = async (at, length) => {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, readSync(fd, bytes, 0, length, at));
    };
    return await scanFile(file, { size: fstatSync(fd).size, read });
  } finally {
    closeSync(fd);
  }
}

const rows = new Map();
const row = (format) => {
  const fresh = {
    malicious: 0,
    caught: 0,
    stopped: 0,
    benign: 0,
    alarms: 0,
    unknown: 0,
    denied: 0,
    broken: 0,
    misses: 0,
  };
  if (!rows.has(format)) rows.set(format, fresh);
  return rows.get(format);
};
const problems = [];
const softer = [];
const results = [];
let unlabelled = 0;

for (const root of [...(values.only ? [] : [golden]), ...values.made, ...values.corpus].map((path) => resolve(path)))
  for (const file of filesUnder(root)) {
    const path = join(basename(root), relative(root, file)).split(sep).join("/");
    const label = labelOf(`${basename(dirname(root))}/${path}`);
    if (label === undefined) unlabelled += 1;
    if (label === undefined || label.expect === "ignore") continue;
    const result = await scanPath(file);
    const why = [...new Set(result.findings.map((found) => found.rule))].slice(0, 6).join(" ");
    const imports = result.imports.filter((found) => found.class !== "allowed");
    const names = imports.slice(0, 4).map((found) => `${found.module}.${found.name}`);
    const shown = `${result.verdict.padEnd(9)} ${path}  ${why} ${names.join(" ")}`.trimEnd();
    results.push({ path, expect: label.expect, verdict: result.verdict, rules: why, imports: names });
    count(row(formatOf(path, label)), label.expect, result.verdict, shown);
  }

function count(at, expect, verdict, shown) {
  const harm = verdict === "dangerous" || verdict === "malformed";
  const note = (what) => problems.push(`${what.padEnd(18)} ${shown}`);
  if (expect !== "benign" && verdict === "safe") {
    at.misses += 1;
    note(`${expect}, missed`);
  }
  if (expect === "malicious") {
    at.malicious += 1;
    if (verdict !== "safe") at.caught += 1;
    if (harm) at.stopped += 1;
    if (verdict === "unknown") softer.push(`malicious, denied  ${shown}`);
  } else if (expect === "benign") {
    at.benign += 1;
    if (harm) {
      at.alarms += 1;
      note("benign, alarmed");
    } else if (verdict === "unknown") {
      at.unknown += 1;
      softer.push(`benign, unknown    ${shown}`);
    }
  } else if (expect === "unknown-is-right") {
    at.denied += 1;
    if (harm) {
      at.alarms += 1;
      note("denied, alarmed");
    }
  } else if (expect === "code") at.denied += 1;
  else at.broken += 1;
}

const percent = (part, whole) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);
const columns = ["malicious", "recall", "stopped", "benign", "false alarms", "unknown", "", "right unknown", "broken"];
const line = (name, cells) => `${name.padEnd(14)}${cells.map((cell) => String(cell).padStart(13)).join("")}`;
const cellsOf = (at) => [
  at.malicious,
  percent(at.caught, at.malicious),
  percent(at.stopped, at.malicious),
  at.benign,
  at.alarms,
  at.unknown,
  percent(at.unknown, at.benign),
  at.denied,
  at.broken,
];

const total = row("all");
rows.delete("all");
for (const at of rows.values()) for (const key of Object.keys(total)) total[key] += at[key];

console.log(line("format", columns));
for (const [format, at] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(line(format, cellsOf(at)));
console.log(line("all", cellsOf(total)));
console.log(
  "\nrecall: malicious and not safe; stopped: of these dangerous or malformed, not only denied. false alarms: harmless and dangerous or malformed." +
    "\nright unknown: harmless, but nothing in the file can show it (own classes, dill and cloudpickle of __main__, 7z, R); no false alarms.",
);
if (unlabelled > 0) console.log(`${unlabelled} files have no label and were left out.`);
for (const problem of problems) console.log(problem);
if (values.verbose) for (const problem of softer) console.log(problem);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`);

const tooMany = total.unknown > MAX_UNKNOWN * total.benign;
if (tooMany) console.log(`More than ${MAX_UNKNOWN * 100} % of the benign files are unknown; --verbose lists them.`);
process.exitCode = problems.length > 0 || tooMany ? 1 : 0;
