import { relative, resolve } from "node:path";
import { openRepository, type Repository } from "../adapters/git/repository.ts";
import type { LeafVerdict, Verdict } from "../core/verdict.ts";
import { decidingLeaves } from "../render/proof-tree.ts";
import { localMeans } from "./artefacts/local-means.ts";
import { EXIT, type ExitCode, type Io, tell, UsageError } from "./io.ts";
import { keepLocally, type LocalLedger, openLocalLedger, withMemory } from "./keep-local.ts";
import { judgeLocally, type LocalOutcome, type LocalRun } from "./local-gate.ts";
import { readPolicyOnDisk } from "./policy-files.ts";
import { exitOf, type Format, showVerdict } from "./show-verdict.ts";
import { type SuppliedFacts, suppliedFactsSchema } from "./supplied-facts.ts";
import { openWorkshop, readJson, tellNews } from "./workshop.ts";
import { writeNamed } from "./write-named.ts";

export interface CheckOptions {
  readonly base?: string;
  readonly head: string;
  readonly policy?: string;
  readonly orgPolicy?: string;
  readonly facts?: string;
  readonly factsOut?: string;
  readonly packs?: string;
  readonly machineOnly: boolean;
  /** Whatever the policy's mode. */
  readonly enforce?: boolean;
  /** A folder that keeps the history, and whose history in it. */
  readonly ledger?: string;
  readonly pullRequest?: number;
  readonly format: Format;
}

/** Others who record the same pull request at the same time end some day. */
const MAX_STARTS = 5;

/** Where a change usually goes, the most telling name first. */
const USUAL_BASES = [
  "refs/remotes/origin/HEAD",
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
  "refs/heads/main",
  "refs/heads/master",
];

/** `check`: the gate on a local git repository, from commits alone. */
export async function runCheck(options: CheckOptions, io: Io): Promise<ExitCode> {
  const repository = await openRepository(io.cwd);
  const supplied: SuppliedFacts =
    options.facts === undefined
      ? {}
      : await readJson(options.facts, io, (value) => suppliedFactsSchema.safeParse(value));
  const base = await findBase(repository, options.base);
  const head = await repository.resolveCommit(options.head);
  const local = await openLocalLedger(options, supplied, io);
  const scans = localMeans(repository);
  const run = {
    repository,
    base,
    head,
    ...(await openWorkshop(io, options.packs)),
    ...(options.policy === undefined ? {} : { policy: await policyFromDisk(options.policy, repository, io) }),
    ...(options.orgPolicy === undefined ? {} : { orgPolicy: options.orgPolicy }),
    supplied,
    enforce: options.enforce ?? false,
    scans: scans.get,
    now: io.now.toISOString(),
  };
  const outcome = await (local === undefined ? judgeLocally(run) : judgeAndKeep(run, local, io)).finally(scans.close);
  if (!("verdict" in outcome)) {
    if (options.policy === undefined) {
      tell(
        io,
        `The policy on the base (${base.ref ?? base.id.slice(0, 7)}) is broken, and it is the base's that judges:`,
      );
    }
    tellNews(io, outcome.problems);
    return EXIT.usage;
  }
  if (options.factsOut !== undefined)
    await writeNamed(options.factsOut, "--facts-out", `${JSON.stringify(outcome.facts, null, 2)}\n`, io);
  showVerdict(outcome.verdict, options.format, io, outcome.facts.scans);
  await tellWhatWasLeftOut(options, { repository, base: base.id, head, mergeBase: outcome.facts.mergeBase }, io);
  return options.machineOnly ? exitForMachines(outcome.verdict, io) : exitOf(outcome.verdict);
}

/** Record before verdict: nobody reads a pass that the history does not have. */
async function judgeAndKeep(run: LocalRun, local: LocalLedger, io: Io): Promise<LocalOutcome> {
  for (let start = 1; start <= MAX_STARTS; start++) {
    const memory = await local.ledger.read(local.pullRequest);
    const outcome = await judgeLocally({ ...run, supplied: withMemory(run.supplied, memory) });
    if (!("verdict" in outcome)) return outcome;
    const kept = await keepLocally(local, memory, { repository: run.repository, ...outcome }, io);
    if (kept === "kept") return outcome;
    tell(io, "note: another run recorded something of this pull request meanwhile; judging again");
  }
  throw new UsageError(
    `other runs recorded something of #${local.pullRequest} ${MAX_STARTS} times meanwhile: try again when they are done`,
  );
}

/** Commits are judged, nothing else: whoever expected more should read why it is not there. */
async function tellWhatWasLeftOut(
  options: CheckOptions,
  { repository, base, head, mergeBase }: { repository: Repository; base: string; head: string; mergeBase: string },
  io: Io,
): Promise<void> {
  if (base === head) tell(io, "note: base and head are the same commit, so nothing changes");
  else if (mergeBase === head) tell(io, "note: the base already has every commit of the head, so nothing changes");
  if (options.head !== "HEAD") return;
  const uncommitted = await repository.countUncommitted();
  if (uncommitted > 0)
    tell(
      io,
      `note: only commits are judged; ${uncommitted} changed file${uncommitted === 1 ? " is" : "s are"} not committed`,
    );
}

async function findBase(repository: Repository, given: string | undefined): Promise<LocalRun["base"]> {
  const found =
    given === undefined
      ? await repository.firstCommit(USUAL_BASES)
      : { ref: given, id: await repository.resolveCommit(given) };
  if (found === undefined) throw new UsageError("no default branch was found to compare with: name one with --base");
  const branch = await repository.branchName(found.ref);
  return { id: found.id, ...(branch === undefined ? {} : { ref: branch }) };
}

/** A policy inside the repository is of kind `policy` there, whatever its path. */
async function policyFromDisk(path: string, repository: Repository, io: Io) {
  const found = await readPolicyOnDisk(path, io.cwd);
  const inside = relative(await repository.root(), resolve(io.cwd, path));
  return inside === "" || inside.startsWith("..") ? { found } : { found, path: inside.replaceAll("\\", "/") };
}

/** `--machine-only`: 0 when nothing but people is missing, and why if not. */
function exitForMachines(verdict: Verdict, io: Io): ExitCode {
  if (verdict.status !== "pending") return exitOf(verdict);
  const waiting = verdict.requirements.filter((each) => each.enforcement === "block" && each.status === "pending");
  const onJobs = waiting.filter(({ proof }) => decidingLeaves(proof).some(waitsForJob)).map(({ id }) => id);
  if (onJobs.length === 0) {
    tell(io, "note: only people are missing, so --machine-only exits 0");
    return EXIT.pass;
  }
  tell(
    io,
    `note: ${onJobs.join(", ")} ${onJobs.length === 1 ? "waits" : "wait"} for jobs too, which --facts can report, so --machine-only exits 3`,
  );
  return EXIT.pending;
}

function waitsForJob({ kind, reasons }: LeafVerdict): boolean {
  const waitsForPeople = reasons.some((reason) => reason.code === "no-pull-request" && reason.waitsFor === "person");
  return kind !== "sign-off" && !waitsForPeople;
}
