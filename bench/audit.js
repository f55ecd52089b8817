import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..");
const cli = join(root, "dist", "cli.js");
const maker = join(root, "scripts", "make-ledger.js");

const MANY = 1_000_000;
const IN_CLONE = 100_000;
const PULLS = 1_000;

const gigabytes = (file) => `${(statSync(file).size / 1e9).toFixed(2)} GB`;
const make = (...words) => execFileSync(process.execPath, [maker, ...words.map(String)], { stdio: "ignore" });

/**
 * `audit verify` and `audit replay` over ledgers that scripts/make-ledger.js invents: small records that repeat a few stories, by the
 * million, and lifelike ones. The ledgers take 5 GB in the temporary folder.
 */
export async function* auditBench({ folder, measure }) {
  const run = (...words) => {
    const ran = measure([cli, "audit", ...words, "--format", "json"]);
    if (ran.code !== 0) throw new Error(`audit ${words.join(" ")}: ${ran.stderr}${ran.stdout.slice(0, 1000)}`);
    return { ...ran, told: JSON.parse(ran.stdout) };
  };
  // Both, since a busy machine takes long over little work.
  const rate = (count, { seconds, cpu }) =>
    `${Math.round(count / seconds).toLocaleString("en")}/s (${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU)`;

  const many = join(folder, "many.jsonl");
  make("--records", MANY, "--out", many);
  const verified = run("verify", many);
  const { records } = verified.told.counts;
  const perSecond = records / verified.seconds;
  const what = `verify ${records.toLocaleString("en")} small records, ${gigabytes(many)}`;
  yield {
    what: `audit: ${what}`,
    figure: rate(records, verified),
    budget: ">= 20,000/s",
    held: perSecond >= 20_000,
  };
  yield {
    what: "audit: the same, peak memory",
    figure: `${verified.megabytes.toFixed(0)} MB`,
    budget: "<= 300 MB",
    held: verified.megabytes <= 300,
  };
  rmSync(many);

  const some = join(folder, "some.jsonl");
  make("--records", IN_CLONE, "--out", some);
  const half = run("verify", some);
  const growth = (verified.megabytes - half.megabytes) / ((records - half.told.counts.records) / 1e6);
  yield { what: "audit: memory for each record more", figure: `${growth.toFixed(0)} bytes` };
  const clone = join(folder, "clone.git");
  await importInto(clone, some);
  const ofClone = (...words) => run("verify", clone, "--branch", "secmlops-ledger", ...words);
  const files = ofClone("--no-history");
  const whole = ofClone();
  const inClone = files.told.counts.records;
  yield {
    what: `audit: verify ${inClone.toLocaleString("en")} of a clone, files alone`,
    figure: rate(inClone, files),
  };
  yield { what: "audit: the same with its commits", figure: rate(inClone, whole) };
  const again = run("replay", some);
  const replayRate = half.told.counts.records / again.seconds;
  yield {
    what: `audit: replay of the same records, ${again.told.records.toLocaleString("en")} decisions`,
    figure: rate(half.told.counts.records, again),
    budget: ">= 5,000/s",
    held: replayRate >= 5_000,
  };
  yield { what: "audit: the same, peak memory", figure: `${again.megabytes.toFixed(0)} MB` };
  rmSync(clone, { recursive: true });
  rmSync(some);

  const lifelike = join(folder, "lifelike.jsonl");
  make("--pulls", PULLS, "--out", lifelike);
  const bytes = statSync(lifelike).size;
  const lifelikeRun = run("verify", lifelike);
  const count = lifelikeRun.told.counts.records;
  yield {
    what: `audit: verify ${count.toLocaleString("en")} lifelike records, ${(bytes / 1e6).toFixed(0)} MB`,
    figure: `${rate(count, lifelikeRun)}, ${(bytes / 1e6 / lifelikeRun.seconds).toFixed(0)} MB/s`,
  };
  const replayed = run("replay", lifelike);
  yield {
    what: `audit: replay of the same, ${replayed.told.records.toLocaleString("en")} decisions`,
    figure: rate(count, replayed),
  };
}

/** An exported ledger as a branch: a commit for each record, as the gate makes them, and what is no record with the last. */
async function importInto(clone, exported) {
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=secmlops-ledger", clone]);
  const child = spawn("git", ["-C", clone, "fast-import", "--quiet"], { stdio: ["pipe", "ignore", "inherit"] });
  const closed = once(child, "close");
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const begin = "commit refs/heads/secmlops-ledger\ncommitter GitHub <noreply@github.com> 1800000000 +0000\n";
  const others = [];
  const write = async (text) => {
    if (!child.stdin.write(text)) await once(child.stdin, "drain");
  };
  for await (const line of createInterface({
    input: createReadStream(exported),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const { path } = JSON.parse(line.slice(line.lastIndexOf(',"path":') + 1).replace(/^/, "{"));
    const content = line.slice('{"content":'.length, line.lastIndexOf(',"path":'));
    const file = `M 100644 inline ${path}\n${data(content)}`;
    if (path.startsWith("records/")) await write(`${begin}${data("a record")}${file}\n`);
    else others.push(file);
  }
  await write(`${begin}${data("all else")}`);
  for (const file of others) await write(file);
  child.stdin.end("\n");
  const [code] = await closed;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}
