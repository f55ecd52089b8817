/** Reports that a job made at the head, if its run may vouch for them. docs/job-evidence.md says when. */
import {
  type EvidenceFolder,
  EvidenceFolderError,
  findRunFolder,
  openRunFolder,
} from "../../adapters/evidence-folder.ts";
import { GitHubError } from "../../adapters/github/api-error.ts";
import type { Pull } from "../../adapters/github/read-pull.ts";
import { readRun, type WorkflowRun } from "../../adapters/github/read-run.ts";
import { byCodeUnits } from "../../core/change/code-units.ts";
import type { Scope } from "../../core/change/scope.ts";
import {
  changedActions,
  changedPipeline,
  doubtGate,
  doubtRun,
  isRunning,
  MERGE_GROUP,
  parseReference,
  steeringFiles,
  workflowOf,
} from "../../core/evidence/doubt-run.ts";
import { reportsOf } from "../../core/evidence/find-reports.ts";
import type { Facts } from "../../core/facts.ts";
import type { Policy } from "../../core/policy/policy.ts";
import { leavesOf } from "../../core/proofs/judge-needs.ts";
import { isConcerned, type ReportFile, readReports, reportQuestions } from "../gather-reports.ts";
import type { Gate } from "./gate.ts";

export interface JobEvidence {
  readonly jobEvidence: Facts["jobEvidence"];
  readonly reports: Facts["reports"];
  /** Nobody can have seen the reports before. */
  readonly endedAt?: string;
  /** Reads the reports again, by the ids that the facts have. */
  readonly read?: EvidenceFolder["read"];
}

export interface JobQuestion {
  readonly pull: Pull;
  /** The tip of base. */
  readonly base: string;
  readonly policy: Policy;
  readonly scope: Scope;
  /** The head of the merge group that is judged, if one is. */
  readonly group?: string | undefined;
}

const NONE: JobEvidence = { jobEvidence: null, reports: [] };

/** One request at most, and only where an applicable proof asks for evidence and something lies there for this head. */
export async function gatherJobEvidence(gate: Gate, question: JobQuestion): Promise<JobEvidence> {
  const root = gate.inputs.evidencePath;
  if (root === undefined || reportQuestions(question.policy, question.scope).length === 0) return NONE;
  try {
    return await gather(gate, root, question);
  } catch (error) {
    if (!(error instanceof EvidenceFolderError || error instanceof GitHubError)) throw error;
    return refuse(error.message);
  }
}

const refuse = (why: string): JobEvidence => ({ jobEvidence: { unavailable: why }, reports: [] });

async function gather(gate: Gate, root: string, question: JobQuestion): Promise<JobEvidence> {
  const { pull, policy, scope } = question;
  const doubt = doubtGate(gateSetting(gate, pull)) ?? (await doubtGroup(gate, question));
  if (doubt !== undefined) return refuse(doubt);
  const found = await findRunFolder(root, pull.head);
  if (found === undefined) return NONE;
  const run = await readRun(gate.github, gate.repository, found.run);
  if (isRunning(run)) return NONE;
  const objection = doubtRun(run, await settingOf(gate, run, question));
  if (objection !== undefined) return refuse(objection);

  const questions = reportQuestions(policy, scope);
  const { files, read } = await openRunFolder(found.folder, (path) => isConcerned(path, questions), pull.head.length);
  const reports = await readReports(
    files.map((file): ReportFile => ({ ...file, from: "job" })),
    questions,
    read,
  );
  const { id, event, startedAt: at, url } = run;
  return {
    jobEvidence: { known: { id, workflow: workflowOf(run) ?? "", event, at, url } },
    reports,
    endedAt: run.updatedAt,
    read,
  };
}

const nameOf = ({ repository: { owner, name } }: Gate): string => `${owner}/${name}`;

const gateSetting = (gate: Gate, { base, fork, repository: { defaultBranch } }: Pull) => ({
  event: gate.run.event,
  workflow: gate.run.workflow,
  repository: nameOf(gate),
  ...{ defaultBranch, baseRef: base.ref, isFork: fork },
});

async function settingOf(gate: Gate, run: WorkflowRun, { pull, base, scope }: JobQuestion) {
  const repository = nameOf(gate);
  return {
    ...{ repository, head: pull.head, baseRef: pull.base.ref },
    changed: changedPipeline(scope),
    differing: await findDiffering(gate, steeringFiles(run, repository), base, pull.head),
  };
}

/** In a queue the gate runs by the file of the group, which another pull request may have changed. */
async function doubtGroup(gate: Gate, { pull, base, group }: JobQuestion): Promise<string | undefined> {
  if (gate.run.event !== MERGE_GROUP) return undefined;
  const own = parseReference(gate.run.workflow);
  if (group === undefined || own === undefined) return "it is not known what the merge queue's group changes";
  const [first] = await findDiffering(gate, [own.path], base, group);
  return first === undefined
    ? undefined
    : `the merge queue's group changes ${first}, which the gate runs by; merge that first, and queue #${pull.number} again`;
}

/** Of these files, and of all actions of the repository, those that two commits have not alike. */
async function findDiffering(gate: Gate, files: readonly string[], base: string, head: string): Promise<string[]> {
  const [before, now, changes, tree] = await Promise.all([
    gate.mirror.entriesAt(base, files),
    gate.mirror.entriesAt(head, files),
    gate.mirror.diffChanges(base, head),
    gate.mirror.listTree(base),
  ]);
  const differing = files.filter((path) => {
    const [was, is] = [before.get(path), now.get(path)];
    // A link's own content is not what runs.
    return (
      was === undefined || is === undefined || !was.mode.startsWith("100") || was.id !== is.id || was.mode !== is.mode
    );
  });
  const actions = changedActions(
    changes,
    tree.map(({ path }) => path),
  );
  return [...new Set([...differing, ...actions])];
}

/** The head's reports, of its tree and of jobs, in path order. */
export function joinReports(ofHead: Facts["reports"], ofJob: Facts["reports"]): Facts["reports"] {
  if (ofJob.length === 0) return ofHead;
  return [...ofHead, ...ofJob].sort((a, b) => byCodeUnits(a.path, b.path));
}

/** The requirements that read what a job reported. */
export function readersOf(policy: Policy, { reports }: JobEvidence): ReadonlySet<string> {
  if (reports.length === 0) return new Set();
  return new Set(
    policy.requirements
      .filter(({ needs }) =>
        leavesOf(needs).some((proof) => proof.kind === "evidence" && reportsOf(proof, { reports }).length > 0),
      )
      .map(({ id }) => id),
  );
}
