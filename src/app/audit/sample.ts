/** `audit sample`: draws changes, and writes a folder about them that stands alone. */
import { join } from "node:path";
import type { Repository } from "../../adapters/git/repository.ts";
import { openFolder } from "../../adapters/ledger/folder.ts";
import type { Chain } from "../../audit/coverage/chains.ts";
import type { LandedChange } from "../../audit/coverage/change.ts";
import { CHANGE_COLUMNS, changeRow } from "../../audit/coverage/rows.ts";
import { writeCsvRow } from "../../audit/csv.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import type { People } from "../../audit/people.ts";
import { namedBy, pathsOf, withGroups } from "../../audit/sample/belongings.ts";
import { drawSample, isSeed, rankOf } from "../../audit/sample/draw.ts";
import type { FileChange } from "../../core/facts.ts";
import { openRecord } from "../../ledger/digest.ts";
import { recordPath } from "../../ledger/layout.ts";
import { wordPopulation } from "../../render/coverage-text.ts";
import { renderChangePage } from "../../render/html/change-page.ts";
import { plainText } from "../../render/plain-text.ts";
import { renderSampleReadme } from "../../render/sample-readme.ts";
import { plural } from "../../render/span.ts";
import { wordClassReason } from "../../render/wording-coverage.ts";
import { EXIT, type ExitCode, type Io, print, UsageError } from "../io.ts";
import { type Answer, askCoverage } from "./ask-coverage.ts";
import type { CoverageOptions } from "./coverage-options.ts";
import { type StagedFolder, stageFolder } from "./staged-folder.ts";

export interface SampleOptions extends CoverageOptions {
  readonly n: number;
  readonly seed: string;
  readonly out: string;
  readonly force: boolean;
}

export async function runSample(ledger: string | undefined, options: SampleOptions, io: Io): Promise<ExitCode> {
  const { out, seed, force } = options;
  if (!isSeed(seed))
    throw new UsageError(
      `--seed is ${JSON.stringify(seed)}: expected up to 64 letters, digits, dots, dashes and underscores`,
    );
  const folder = await stageFolder(out, force, io);
  try {
    const { drawn, population, pullRequests } = await askCoverage(ledger, options, io, (answer) =>
      write(answer, folder, options),
    );
    await folder.finish();
    const all = drawn < options.n ? `, which is all there are: ${options.n} were asked for` : "";
    print(io, `drew ${plural(drawn, "change")} of ${population}${all}`);
    print(io, `wrote ${out}: begin with ${join(out, "README.md")}`);
    if (pullRequests > 0) print(io, `verify it with: secmlops-gate audit verify ${join(out, "ledger")}`);
    return EXIT.pass;
  } finally {
    await folder.abandon();
  }
}

async function write(answer: Answer, folder: StagedFolder, { n, seed }: SampleOptions) {
  const { coverage, chains, source, people } = answer;
  const population = coverage.changes;
  if (population.length === 0) throw new UsageError(`${wordPopulation(coverage)}: there is nothing to draw from`);
  const drawn = drawSample(population, seed, n);
  const pages = new Map(drawn.map((change, index) => [change, pageName(change, index + 1)]));
  const kept = withGroups(
    drawn.flatMap(({ pullRequest }) => pullRequest ?? []),
    chains,
  );
  await copyLedger(source, kept, folder);
  await folder.write(
    "population.csv",
    table(population, CHANGE_COLUMNS, (change) => rowOf(change, people)),
  );
  await folder.write(
    "sample.csv",
    table(drawn, [...CHANGE_COLUMNS, "rank", "page"], (change) => [
      ...rowOf(change, people),
      rankOf(seed, change.commit),
      pages.get(change),
    ]),
  );
  await writePages(answer, kept, folder, pages);
  await folder.write(
    "README.md",
    renderSampleReadme({ coverage, seed, n, drawn, pages, people, pullRequests: kept.length }),
  );
  return { drawn: drawn.length, population: population.length, pullRequests: kept.length };
}

const pageName = ({ commit }: LandedChange, number: number): string =>
  `changes/${String(number).padStart(3, "0")}-${commit.slice(0, 12)}.html`;

const rowOf = (change: LandedChange, people: People) =>
  changeRow(change, people, plainText(wordClassReason(change.reason)));

const table = (
  changes: readonly LandedChange[],
  columns: readonly string[],
  row: (change: LandedChange) => Parameters<typeof writeCsvRow>[0],
): string => [writeCsvRow(columns), ...changes.map((change) => writeCsvRow(row(change)))].join("");

/** The sampled pull requests' part of the ledger, file by file as it is: first the records, then what these name. */
async function copyLedger(source: LedgerSource, chains: readonly Chain[], folder: StagedFolder): Promise<void> {
  const records = new Set(chains.flatMap((chain) => chain.records.map(recordPath)));
  const named = new Set(pathsOf(chains).filter((path) => !records.has(path)));
  for await (const { path, bytes } of source.files((each) => records.has(each))) {
    for (const each of namedBy(openRecord(bytes))) named.add(each);
    await folder.write(`ledger/${path}`, bytes);
  }
  named.add("README.md");
  for await (const { path, bytes } of source.files((each) => named.has(each)))
    await folder.write(`ledger/${path}`, bytes);
}

async function writePages(
  { coverage, repository, people }: Answer,
  chains: readonly Chain[],
  folder: StagedFolder,
  pages: ReadonlyMap<LandedChange, string>,
): Promise<void> {
  const byNumber = new Map(chains.map((chain) => [chain.pullRequest, chain]));
  const copy = await openFolder(join(folder.staging, "ledger"));
  const name = await repository.name();
  let number = 0;
  for (const [change, page] of pages) {
    number += 1;
    const sealed = change.pullRequest === undefined ? [] : (byNumber.get(change.pullRequest)?.records ?? []);
    const records = [];
    for (const sha256 of sealed) {
      const bytes = await copy.read(recordPath(sha256));
      if (bytes !== undefined) records.push({ sha256, record: openRecord(bytes, sha256) });
    }
    await folder.write(
      page,
      renderChangePage({
        ...{ change, number, records },
        of: pages.size,
        query: coverage.query,
        repository: records[0]?.record.predicate.repository.name ?? name,
        files: await filesOf(repository, change),
        nameOf: people.nameOf,
        ledger: "../ledger",
      }),
    );
  }
}

/** What the change did to the branch; of one whose commit before is not there, nothing can be told. */
async function filesOf(repository: Repository, { commit, parent }: LandedChange): Promise<FileChange[]> {
  return parent === undefined ? [] : repository.diffChanges(parent, commit);
}
