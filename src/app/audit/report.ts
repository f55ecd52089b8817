/** `audit report`: the gate history as one HTML file that needs neither network nor server. */
import { createWriteStream } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { deflateRawSync } from "node:zlib";
import { LEDGER_BRANCH } from "../../adapters/ledger/clone.ts";
import { kindOf } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { isRecord } from "../../audit/read-pulls.ts";
import { type Collected, Collection, type PullSummary } from "../../audit/report/collect.ts";
import { figuresOf } from "../../audit/report/figures.ts";
import { packDetails, packIndex } from "../../audit/report/pack.ts";
import { beginReport, blockElement, endReport } from "../../render/report/document.ts";
import { summaryText } from "../../render/report/overview.ts";
import type { ReportView } from "../../render/report/report-view.ts";
import { VERSION } from "../../version.ts";
import { EXIT, type ExitCode, type Io, tell, UsageError } from "../io.ts";
import { openLedgerAt } from "./open-ledger.ts";

export interface ReportOptions {
  readonly ledger?: string;
  readonly branch?: string;
  readonly out: string;
  /** Days, both included: `2026-01-31`. */
  readonly from?: string;
  readonly to?: string;
}

/** The page's script, as it was built. */
const shippedScript = (io: Io): Promise<string> => readFile(new URL("dist/report-page.js", io.packageRoot), "utf8");

/** @param readScript by default the one that is shipped */
export async function runReport(options: ReportOptions, io: Io, readScript = shippedScript): Promise<ExitCode> {
  const { from, to, out } = options;
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day)) throw new UsageError(`--${name} ${day} is no day: write it as 2026-01-31`);
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`--from ${from} is after --to ${to}: nothing lies between`);
  const script = (await readScript(io)).replaceAll("</script", "<\\/script");
  const source = await openLedgerAt(options, io);
  try {
    const collected = await collect(source);
    const pulls = collected.pulls.filter(({ endedAt }) => isWithin(endedAt.slice(0, 10), from, to));
    const now = io.now.toISOString();
    const today = now.slice(0, 10);
    const figures = figuresOf(collected, pulls, today);
    const people = new Map<string, string>();
    const branch = options.branch ?? LEDGER_BRANCH;
    const view: ReportView = {
      repository: collected.repository,
      ledger: source.name,
      ...(source.tip === undefined ? {} : { tip: source.tip }),
      branch,
      version: VERSION,
      now: `${now.slice(0, 19)}Z`,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      records: collected.records,
      damaged: collected.damaged,
      figures,
      people,
    };
    const index = packIndex(collected, pulls, figures, { branch, today, people });
    await write(resolve(io.cwd, out), documentOf({ view, index, script }, pulls, collected));
    tell(io, `${summaryText(view)}\n${out} is written.`);
    return collected.damaged.length > 0 ? EXIT.failed : EXIT.pass;
  } finally {
    await source.close();
  }
}

async function collect(source: LedgerSource): Promise<Collected> {
  const collection = new Collection();
  for await (const { path, bytes } of source.files(isRecord)) {
    const found = kindOf(path);
    if (found.kind === "record") collection.take(bytes, found.sha256);
  }
  return collection.finish();
}

function* documentOf(
  parts: Parameters<typeof beginReport>[0],
  pulls: readonly PullSummary[],
  { detailOf }: Collected,
): Generator<string> {
  yield beginReport(parts);
  for (const block of packDetails(pulls, detailOf))
    yield blockElement(deflateRawSync(block, { level: 9 }).toString("base64"));
  yield endReport(parts.script);
}

/** Nobody finds half a report. */
async function write(file: string, pieces: Iterable<string>): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    await pipeline(Readable.from(pieces, { objectMode: true }), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR" || code === "ENOTDIR")
      throw new UsageError(`${file} cannot be written (${code}): name a file in a folder that is there with --out`);
    throw error;
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(`${text}T00:00:00Z`));
const isWithin = (day: string, from = "", to = "9999"): boolean => day >= from && day <= to;
