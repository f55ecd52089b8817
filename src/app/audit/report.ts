/** `audit report`: the gate history as one HTML file that needs neither network nor server. */
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { deflateRawSync } from "node:zlib";
import { openRepository } from "../../adapters/git/repository.ts";
import { LEDGER_BRANCH } from "../../adapters/ledger/clone.ts";
import type { LandedChange } from "../../audit/coverage/change.ts";
import type { Coverage } from "../../audit/coverage/coverage.ts";
import type { ForeignNote, Ownership, OwnNames } from "../../audit/coverage/own-records.ts";
import { kindOf } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { isRecord } from "../../audit/read-pulls.ts";
import { type Collected, Collection } from "../../audit/report/collect.ts";
import { figuresOf } from "../../audit/report/figures.ts";
import { packDetails, packIndex } from "../../audit/report/pack.ts";
import type { Outcome } from "../../audit/report/report-data.ts";
import type { PullSummary } from "../../audit/report/summarise-pull.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { plainText } from "../../render/plain-text.ts";
import { beginReport, blockElement, endReport } from "../../render/report/document.ts";
import { summaryText } from "../../render/report/overview.ts";
import type { ReportView } from "../../render/report/report-view.ts";
import { wordMany } from "../../render/report/words.ts";
import { wordCoverageNote } from "../../render/wording-coverage.ts";
import { VERSION } from "../../version.ts";
import { EXIT, type ExitCode, type Io, tell, UsageError } from "../io.ts";
import { writeNamed } from "../write-named.ts";
import { coverageOf, findBranch, openPeople } from "./ask-coverage.ts";
import { openLedgerAt, remoteOf } from "./open-ledger.ts";
import { readDay } from "./read-day.ts";

export interface ReportOptions {
  readonly branch?: string;
  readonly out: string;
  /** A clone of the repository: what reached its default branch is counted then. */
  readonly repo?: string;
  readonly defaultBranch?: string;
  readonly from?: string;
  readonly to?: string;
  readonly formerly?: readonly string[];
  readonly people?: string;
}

/** The page's script, as it was built. */
const shippedScript = (io: Io): Promise<string> => readFile(new URL("dist/report-page.js", io.packageRoot), "utf8");

/** @param readScript by default the one that is shipped */
export async function runReport(
  ledger: string | undefined,
  options: ReportOptions,
  io: Io,
  readScript = shippedScript,
): Promise<ExitCode> {
  const { out, branch = LEDGER_BRANCH, ...period } = options;
  const from = readDay(period.from, "--from", false);
  const to = readDay(period.to, "--to", true);
  if (from !== undefined && to !== undefined && from > to) throw new UsageError("--from is later than --to");
  const script = (await readScript(io)).replaceAll("</script", "<\\/script");
  const people = await openPeople(options.people, io);
  const source = await openLedgerAt(
    {
      ...(ledger === undefined ? {} : { ledger }),
      ...(options.branch === undefined ? {} : { branch: options.branch }),
    },
    io,
  );
  try {
    const repo = options.repo === undefined ? undefined : await openRepository(resolve(io.cwd, options.repo));
    const remote = repo === undefined ? await remoteOf(source, io, ledger) : await repo.remoteName();
    const { foreign, ...collected } = await collect(source, { remote, formerly: options.formerly });
    if (collected.records === 0) throw new UsageError(`${source.name} holds no record: there is nothing to report`);
    const within = (at: string) => (from === undefined || at >= from) && (to === undefined || at <= to);
    const { coverage, isSpoilt } = await cover(ledger, source, options, io);
    const pulls = agree(collected.pulls, coverage).filter(({ endedAt }) => within(new Date(endedAt).toISOString()));
    const now = io.now.toISOString();
    const today = now.slice(0, 10);
    const figures = figuresOf(collected, pulls, today, coverage?.changes);
    const names = new Map(
      [...collected.accounts].flatMap(([login, person]): [string, string][] => {
        const name = people.nameOf(person);
        return name === undefined ? [] : [[login, name]];
      }),
    );
    const view: ReportView = {
      repository: collected.repository,
      ledger: nameLedger(source, branch),
      ...(source.tip === undefined ? {} : { tip: source.tip }),
      branch,
      version: VERSION,
      now: `${now.slice(0, 19)}Z`,
      ...(period.from === undefined ? {} : { from: period.from }),
      ...(period.to === undefined ? {} : { to: period.to }),
      records: collected.records,
      damaged: collected.damaged,
      ...(foreign === undefined ? {} : { foreign }),
      figures,
      ...(coverage === undefined ? {} : { coverage }),
      people: names,
    };
    const index = packIndex(collected, pulls, figures, {
      ...{ branch, today, people: names, hasGit: coverage !== undefined },
    });
    const pieces = documentOf({ view, index, script }, pulls, collected);
    const write = async (to: (piece: string) => Promise<void>) => {
      for (const piece of pieces) await to(piece);
    };
    await writeNamed(out, "--out", write, io);
    tell(io, `${summaryText(view)}\n${out} is written.`);
    if (foreign !== undefined) tell(io, `note: ${plainText(wordCoverageNote(foreign))}`);
    if (collected.damaged.length === 0) return isSpoilt || foreign !== undefined ? EXIT.failed : EXIT.pass;
    tell(
      io,
      `${wordMany(collected.damaged.length, "record")} cannot be believed, and left out of every figure: run \`secmlops-gate audit verify\`.`,
    );
    return EXIT.failed;
  } finally {
    await source.close();
  }
}

/** A report goes to people who have no use for the folders of this machine. */
const nameLedger = ({ name, tip }: LedgerSource, branch: string): string =>
  tip === undefined ? basename(name) : `branch ${branch} at ${tip.slice(0, 12)}`;

/** `isSpoilt`: it could not be counted for what is wrong with the ledger. */
interface Covered {
  readonly coverage?: Coverage;
  readonly isSpoilt: boolean;
}
const NOT_COUNTED: Covered = { isSpoilt: false };

/**
 * Of everything, governed or not: the report tells them apart itself. A clone that the ledger lies in is asked unless another is named.
 * @returns no coverage where there is none, or it has no default branch, as a clone has that holds the ledger alone
 */
async function cover(
  ledger: string | undefined,
  source: LedgerSource,
  { out: _, ...options }: ReportOptions,
  io: Io,
): Promise<Covered> {
  const ask = (repo: string) => coverageOf(source, ledger, { ...options, repo, all: true }, io);
  if (options.repo !== undefined) return unlessSpoilt(() => ask(options.repo ?? "."), io);
  if (source.tip === undefined) return NOT_COUNTED;
  const own = ledger ?? ".";
  if (options.defaultBranch !== undefined) return unlessSpoilt(() => ask(own), io);
  const found = await findBranch(await openRepository(resolve(io.cwd, own)), undefined).catch((error: unknown) => {
    if (error instanceof UsageError) return undefined;
    throw error;
  });
  if (found === undefined) return NOT_COUNTED;
  return unlessSpoilt(
    () => ask(own),
    io,
    (error) => error instanceof UsageError,
  );
}

/** A ledger with something that cannot be believed is told of all the same, as far as it goes. @param isNone what else leaves the coverage out */
async function unlessSpoilt(
  ask: () => Promise<Coverage>,
  io: Io,
  isNone: (error: unknown) => boolean = () => false,
): Promise<Covered> {
  try {
    return { coverage: await ask(), isSpoilt: false };
  } catch (error) {
    const isSpoilt = error instanceof UsageError && error.cause instanceof LedgerError;
    if (!isSpoilt && !isNone(error)) throw error;
    tell(io, `note: what reached the default branch is not counted from git: ${(error as Error).message}`);
    return { isSpoilt };
  }
}

const WORST: readonly Outcome[] = ["ungated", "bypassed", "waived", "gated", "not governed", "not merged"];

/** What git shows of a merged pull request goes before what the ledger says of it: something else may have been merged than was judged. */
function agree(pulls: readonly PullSummary[], coverage: Coverage | undefined): readonly PullSummary[] {
  const shown = new Map<number, LandedChange>();
  for (const change of coverage?.changes ?? []) {
    if (change.pullRequest === undefined) continue;
    const known = shown.get(change.pullRequest);
    if (known === undefined || WORST.indexOf(change.class) < WORST.indexOf(known.class))
      shown.set(change.pullRequest, change);
  }
  return pulls.map((pull): PullSummary => {
    const change = shown.get(pull.number);
    if (change === undefined) return pull;
    const { class: outcome, advised, at, commit } = change;
    return {
      ...{ ...pull, outcome, isAdvised: advised },
      ...(pull.merged === undefined ? { endedAt: at, unrecorded: commit } : {}),
    };
  });
}

const isMemory = (path: string): boolean => kindOf(path).kind === "memory";

/** Only of the ledger's own repository; which that is, all its records tell, so that a ledger of several is read again. */
async function collect(source: LedgerSource, names: OwnNames): Promise<Collected & { readonly foreign?: ForeignNote }> {
  const all = await gather(source);
  const { isOwn, foreign } = all.settle(names);
  return foreign === undefined ? all.finish() : { ...(await gather(source, isOwn)).finish(), foreign };
}

async function gather(source: LedgerSource, isOwn?: Ownership["isOwn"]): Promise<Collection> {
  const collection = new Collection(isOwn === undefined ? {} : { isOwn });
  for await (const { path, bytes } of source.files(isRecord)) {
    const found = kindOf(path);
    if (found.kind === "record") collection.take(bytes, found.sha256);
  }
  // What the gate remembers of a pull request names its newest record, also where that cannot be read any more.
  if (collection.isDamaged)
    for await (const { path, bytes } of source.files(isMemory)) {
      const found = kindOf(path);
      const [, record] = /"record":"([0-9a-f]{64})"/.exec(Buffer.from(bytes).toString("latin1")) ?? [];
      if (found.kind === "memory" && record !== undefined) collection.claim(found.pullRequest, record);
    }
  return collection;
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
