import { relative, resolve } from "node:path";
import { openRepository, type Repository } from "../adapters/git/repository.ts";
import type { LeafVerdict, Verdict } from "../core/verdict.ts";
import { decidingLeaves } from "../render/proof-tree.ts";
import { EXIT, type ExitCode, type Io, UsageError } from "./io.ts";
import { judgeLocally, type SuppliedFacts, suppliedFactsSchema } from "./local-gate.ts";
import { readPolicyOnDisk } from "./policy-files.ts";
import { exitOf, type Format, showVerdict } from "./show-verdict.ts";
import { openWorkshop, readJson, tellProblems } from "./workshop.ts";

export interface CheckOptions {
  readonly base?: string;
  readonly head: string;
  readonly policy?: string;
  readonly orgPolicy?: string;
  readonly facts?: string;
  readonly packs?: string;
  readonly machineOnly: boolean;
  readonly format: Format;
}

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
  const outcome = await judgeLocally({
    repository,
    base:
      options.base === undefined
        ? await usualBase(repository)
        : { ref: options.base, id: await repository.resolveCommit(options.base) },
    head: { ref: options.head, id: await repository.resolveCommit(options.head) },
    ...(await openWorkshop(io, options.packs)),
    ...(options.policy === undefined ? {} : { policy: await policyFromDisk(options.policy, repository, io) }),
    ...(options.orgPolicy === undefined ? {} : { orgPolicy: options.orgPolicy }),
    supplied,
    now: io.now.toISOString(),
  });
  tellProblems(io, outcome.problems);
  if (!("verdict" in outcome)) return EXIT.usage;
  showVerdict(outcome.verdict, options.format, io);
  return options.machineOnly && onlyPeopleMissing(outcome.verdict) ? EXIT.pass : exitOf(outcome.verdict);
}

async function usualBase(repository: Repository): Promise<{ ref: string; id: string }> {
  const found = await repository.firstCommit(USUAL_BASES);
  if (found === undefined) throw new UsageError("no default branch was found to compare with: name one with --base");
  return {
    ref: found.ref.replace(/^refs\/(?:heads|remotes\/origin)\//, "").replace(/^HEAD$/, "origin/HEAD"),
    id: found.id,
  };
}

/** A policy inside the repository is of kind `policy` there, whatever its path. */
async function policyFromDisk(path: string, repository: Repository, io: Io) {
  const found = await readPolicyOnDisk(path, io.cwd);
  const inside = relative(await repository.root(), resolve(io.cwd, path));
  return inside === "" || inside.startsWith("..") ? { found } : { found, path: inside.replaceAll("\\", "/") };
}

/** Whether every blocking requirement waits for people alone. */
function onlyPeopleMissing({ status, requirements }: Verdict): boolean {
  if (status !== "pending") return false;
  const pending = requirements.filter((each) => each.enforcement === "block" && each.status === "pending");
  return pending.every(({ proof }) => !decidingLeaves(proof).some(waitsForJob));
}

function waitsForJob({ kind, reasons }: LeafVerdict): boolean {
  return (
    kind !== "sign-off" && !reasons.some((reason) => reason.code === "no-pull-request" && reason.waitsFor === "person")
  );
}
