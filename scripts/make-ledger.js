/**
 * Writes an invented ledger, large and lifelike, for tests, benches and pictures: the same words, the same bytes.
 *
 *     node scripts/make-ledger.js --pulls 1000 --seed 1 --out ledger.jsonl --out ledger/ --repo scoring/ --people people.csv
 *
 * `--out` takes a folder, an exported file (`.jsonl`) or a bare repository (`.git`, branch `--branch`), and may be there several times. `--repo` makes the
 * git repository that the pull requests were merged into, and without `--out` puts the ledger's branch there. `--until` is the last day of its two years.
 *
 *     node scripts/make-ledger.js --records 1000000 --out many.jsonl
 *
 * writes small records that repeat a few stories, tens of thousands in a second.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-maker-"));
try {
  // Node 20 runs no TypeScript.
  const bundle = await rolldown({ input: join(import.meta.dirname, "make-ledger", "main.ts"), platform: "node" });
  const file = join(folder, "main.mjs");
  await bundle.write({ file, format: "esm", codeSplitting: false });
  await bundle.close();
  const { makeLedger } = await import(pathToFileURL(file).href);
  await makeLedger(process.argv.slice(2), root);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
