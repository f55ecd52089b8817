/** What `coverage` and `sample` share: the population that their options ask for. */
import { resolve } from "node:path";
import { openRepository, type Repository } from "../../adapters/git/repository.ts";
import type { Chain } from "../../audit/coverage/chains.ts";
import { type Coverage, measureCoverage, plainInstant } from "../../audit/coverage/coverage.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { NOBODY, type People, PeopleError, readPeople } from "../../audit/people.ts";
import { compileGlobs, globProblem } from "../../core/change/globs.ts";
import { LedgerError, type LedgerErrorCode } from "../../ledger/ledger-error.ts";
import { VERSION } from "../../version.ts";
import { type Io, UsageError } from "../io.ts";
import { loadPolicy } from "../load-policy.ts";
import { readNamed } from "../read-named.ts";
import { openWorkshop } from "../workshop.ts";
import type { CoverageOptions } from "./coverage-options.ts";
import { openLedgerAt } from "./open-ledger.ts";
import { readDay } from "./read-day.ts";
import { surveyLine } from "./survey.ts";

export interface Answer {
  readonly coverage: Coverage;
  readonly chains: readonly Chain[];
  readonly source: LedgerSource;
  readonly repository: Repository;
  readonly people: People;
}

const REMOTE_HEAD = "refs/remotes/origin/HEAD";
/** Where a branch is usually named. */
const USUAL_BRANCHES = [
  REMOTE_HEAD,
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
  "refs/heads/main",
  "refs/heads/master",
];

/**
 * Opens everything, asks, and closes the ledger once `use` is through with it.
 * @throws UsageError, GitError; what is wrong with the ledger itself is the user's to verify
 */
export async function askCoverage<T>(
  ledger: string | undefined,
  options: CoverageOptions,
  io: Io,
  use: (answer: Answer) => Promise<T>,
): Promise<T> {
  const question = await readQuestion(options, io);
  const source = await asUsage(() =>
    openLedgerAt(
      {
        ...(ledger === undefined ? {} : { ledger }),
        ...(options.branch === undefined ? {} : { branch: options.branch }),
      },
      io,
    ),
  );
  try {
    const answer = await answerFrom(source, question, options, ledger, io);
    return await asUsage(() => use(answer));
  } finally {
    await source.close();
  }
}

/**
 * The same of a ledger that is open, and stays so.
 * @param ledger where it was found
 */
export async function coverageOf(
  source: LedgerSource,
  ledger: string | undefined,
  options: CoverageOptions,
  io: Io,
): Promise<Coverage> {
  const { coverage } = await answerFrom(source, await readQuestion(options, io), options, ledger, io);
  return coverage;
}

interface Question {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isAsked: ((path: string) => boolean) | undefined;
  readonly people: People;
}

async function readQuestion(options: CoverageOptions, io: Io): Promise<Question> {
  const from = readDay(options.from, "--from", false);
  const to = readDay(options.to, "--to", true);
  if (from !== undefined && to !== undefined && from > to) throw new UsageError("--from is later than --to");
  return { from, to, isAsked: readPatterns(options.path), people: await openPeople(options.people, io) };
}

async function answerFrom(
  source: LedgerSource,
  { from, to, isAsked, people }: Question,
  options: CoverageOptions,
  ledger: string | undefined,
  io: Io,
): Promise<Answer> {
  const formerly = options.formerly?.length ? { formerly: options.formerly } : {};
  const repository = await openRepository(
    resolve(io.cwd, options.repo ?? (source.tip === undefined ? "." : (ledger ?? "."))),
  );
  const { ref, tip, branch } = await findBranch(repository, options.defaultBranch);
  const workshop = await openWorkshop(io, options.packs);
  const survey = await asUsage(() =>
    surveyLine({
      ...{ source, repository, tip, now: io.now.toISOString() },
      ...(branch === undefined ? {} : { branch }),
      ...(isAsked === undefined ? {} : { isAsked }),
      ...formerly,
      ...(options.policy === undefined ? {} : { policyPath: options.policy }),
      load: (found) =>
        loadPolicy({
          found,
          ...workshop,
          ...(options.orgPolicy === undefined ? {} : { orgPolicy: options.orgPolicy }),
          ...(options.policy === undefined ? {} : { policyPath: options.policy }),
        }),
    }),
  );
  if (survey.ledger.records === 0)
    throw new UsageError(`${source.name} holds no record, so nothing can be said of what was gated`);
  const within = (at: string) => (from === undefined || at >= from) && (to === undefined || at <= to);
  const { records, digest } = survey.ledger;
  const coverage = measureCoverage(
    survey.landed,
    {
      query: {
        tool: `secmlops-gate ${VERSION}`,
        ...{ ref, tip },
        ...(from === undefined ? {} : { from: plainInstant(from) }),
        ...(to === undefined ? {} : { to: plainInstant(to) }),
        ...(isAsked === undefined ? {} : { paths: options.path ?? [] }),
        ...formerly,
        ...(options.policy === undefined ? {} : { policy: options.policy }),
        ...(options.orgPolicy === undefined ? {} : { orgPolicy: options.orgPolicy }),
        ...(options.packs === undefined ? {} : { packs: options.packs }),
        ...(options.branch === undefined ? {} : { ledgerBranch: options.branch }),
        population: options.all ? "all" : "governed",
        ledger: { name: source.name, ...(source.tip === undefined ? {} : { tip: source.tip }), records, digest },
      },
      notes: survey.notes,
      beforeTheGate: survey.before.filter(({ at }) => within(at)).length,
    },
    within,
  );
  return { coverage, chains: survey.chains, source, repository, people };
}

/** @returns nothing, where no path was asked for */
function readPatterns(patterns: readonly string[] = []): ((path: string) => boolean) | undefined {
  for (const pattern of patterns) {
    const problem = globProblem(pattern);
    if (problem !== undefined) throw new UsageError(`--path is ${JSON.stringify(pattern)}: ${problem}`);
  }
  return patterns.length === 0 ? undefined : compileGlobs(patterns);
}

export async function findBranch(
  repository: Repository,
  given: string | undefined,
): Promise<{ ref: string; tip: string; branch?: string }> {
  const found =
    given === undefined
      ? await repository.firstCommit(USUAL_BRANCHES)
      : { ref: given, id: await repository.resolveCommit(given) };
  if (found === undefined) throw new UsageError("no default branch was found: name it with --default-branch");
  const branch = await repository.branchName(found.ref);
  // What a remote calls its HEAD may be another branch tomorrow, and on another machine.
  const ref = found.ref === REMOTE_HEAD && branch !== undefined ? `refs/remotes/origin/${branch}` : found.ref;
  return { ref, tip: found.id, ...(branch === undefined ? {} : { branch }) };
}

const MAX_PEOPLE = 16 << 20;

/** @throws UsageError that names the file and the line */
export async function openPeople(file: string | undefined, io: Io): Promise<People> {
  if (file === undefined) return NOBODY;
  const bytes = await readNamed(resolve(io.cwd, file), file, MAX_PEOPLE);
  if (bytes === "too-large") throw new UsageError(`${file} has more than 16 MiB: give the names of those who matter`);
  try {
    return readPeople(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof PeopleError) throw new UsageError(`${file}: ${error.message}`);
    if (error instanceof TypeError) throw new UsageError(`${file} is not UTF-8 text`);
    throw error;
  }
}

/** What is wrong with the ledger itself, and not with where it was looked for. */
const SPOILT: readonly LedgerErrorCode[] = ["wrong-digest", "not-canonical", "malformed", "broken-chain"];

/** A ledger that cannot be read is no defect of ours. What is wrong with the ledger itself is the cause of the error. */
export async function asUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LedgerError && !SPOILT.includes(error.code)) throw new UsageError(error.message);
    if (error instanceof LedgerError)
      throw new UsageError(
        `${error.message}\nThe ledger cannot be relied on as it is: \`secmlops-gate audit verify\` says what is wrong with it.`,
        { cause: error },
      );
    throw error;
  }
}
