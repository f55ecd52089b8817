/**
 * Whether what a job reported may count as `checked`: each rule keeps out one way by which the author of a pull request could decide
 * what is reported. docs/job-evidence.md says which.
 */
import { compileGlobs } from "../change/globs.ts";
import type { Scope } from "../change/scope.ts";
import type { FileChange } from "../facts.ts";

/** What GitHub says of a workflow run. */
export interface RunClaim {
  readonly id: number;
  /** The workflow's file, which GitHub may follow with `@` and a ref. */
  readonly path: string;
  readonly event: string;
  readonly status: string | null;
  readonly conclusion: string | null;
  /** The commit it ran at. */
  readonly head: string;
  /** `owner/name` of where that commit was pushed to; `null` where that is gone. */
  readonly repository: string | null;
  /** Reusable workflows, as `owner/name/path@ref`. */
  readonly called: readonly { readonly path: string; readonly sha: string }[];
}

/** What the run is held against. */
export interface RunSetting {
  readonly repository: string;
  readonly head: string;
  readonly baseRef: string;
  /** Files of kind `pipeline` or `policy` that the pull request changes. */
  readonly changed: readonly string[];
  /** Files that the run was steered by and that differ between base's tip and the head, or are on neither. */
  readonly differing: readonly string[];
}

/** What the gate itself runs by. */
export interface GateSetting {
  readonly event: string;
  /** `owner/name/path@ref`, as the runner tells it. */
  readonly workflow: string;
  readonly repository: string;
  readonly defaultBranch: string;
  readonly baseRef: string;
  readonly isFork: boolean;
}

/** Takes the workflow file, of the gate too, from the pull request's side. */
const HEAD_SIDE = ["pull_request", "pull_request_review", "pull_request_review_comment"] as const;
const isHeadSide = (event: string): boolean => HEAD_SIDE.some((each) => each === event);
export const MERGE_GROUP = "merge_group";

/**
 * Doubts that need no look at the run.
 * @returns why nothing that a job reported can count, and what to do about it
 */
export function doubtGate({
  event,
  workflow,
  repository,
  defaultBranch,
  baseRef,
  isFork,
}: GateSetting): string | undefined {
  if (isFork)
    return `the pull request comes from a fork, and its author decides what runs there; let somebody who may push to ${repository} look at the change and open it from a branch`;
  if (isHeadSide(event))
    return `the gate ran on ${event}, by a workflow file that the pull request may change; run it on pull_request_target`;
  const own = parseReference(workflow);
  if (own === undefined) return "the runner does not say which workflow file the gate runs by (GITHUB_WORKFLOW_REF)";
  // Another repository's workflow runs here only where a ruleset says so.
  if (!isSameName(own.repository, repository) || event === MERGE_GROUP) return undefined;
  return [defaultBranch, baseRef].some((branch) => own.ref === `refs/heads/${branch}`)
    ? undefined
    : `the gate ran by the workflow file of ${own.ref}; run it from ${defaultBranch}`;
}

/** Whether there is nothing to hold against anything yet. */
export const isRunning = ({ status }: Pick<RunClaim, "status">): boolean => status !== "completed";

/** @returns why the run proves nothing of this head, and what to do about it */
export function doubtRun(run: RunClaim, setting: RunSetting): string | undefined {
  const { head, repository, baseRef, changed, differing } = setting;
  const name = `run ${run.id}`;
  if (run.head !== head)
    return `${name} was made at the commit ${run.head.slice(0, 7)}, and the head is ${head.slice(0, 7)}; run the workflow at the head`;
  if (run.repository === null || !isSameName(run.repository, repository))
    return `${name} was made of ${run.repository ?? "a repository that is gone"}, not of ${repository}`;
  if (run.event !== PUSH)
    return `${name} was started by ${run.event}, ${WHY_NOT[run.event] ?? "where it is not known which workflow file ran"}; let the workflow run on push`;
  if (run.conclusion !== "success")
    return `${name} ended as ${run.conclusion ?? "nothing"}, and success is needed; mend what it reports`;
  if (workflowOf(run) === undefined)
    return `${name} was made by ${run.path}, which is no workflow file of ${repository}`;
  if (changed.length > 0)
    return `the pull request changes ${nameSome(changed)}, which can decide what jobs report; change that in a pull request of its own`;
  if (differing.length > 0)
    return `${nameSome(differing)} at the head ${differing.length > 1 ? "are" : "is"} not what ${baseRef} has; merge ${baseRef} into the branch`;
  return undefined;
}

const PUSH = "push";
/** Why a run that was started so may have used a file, or values, that nobody on base has seen. */
const WHY_NOT: Readonly<Partial<Record<string, string>>> = {
  pull_request: "which takes the workflow file from a merge with whatever base the pull request had then",
  pull_request_target: "which gives the code of the head the rights of base",
  workflow_dispatch: "by somebody who chose its inputs",
  repository_dispatch: "by somebody who chose its inputs",
};

/** The workflow's file in the repository. */
export function workflowOf({ path }: Pick<RunClaim, "path">): string | undefined {
  return /^(\.github\/workflows\/[^/]+?\.ya?ml)(?:@.*)?$/s.exec(path)?.[1];
}

/** Workflow files of the head that steered the run: its own, and those of the repository that it called at this commit. */
export function steeringFiles(run: RunClaim, repository: string): string[] {
  const own = workflowOf(run);
  const called = run.called.flatMap(({ path, sha }) => {
    const found = parseReference(path);
    return found !== undefined && sha === run.head && isSameName(found.repository, repository) ? [found.path] : [];
  });
  return [...(own === undefined ? [] : [own]), ...called];
}

const isAction = compileGlobs([".github/actions/**", "**/action.{yml,yaml}"]);

/**
 * Of a diff: actions of the repository itself, which any workflow may call, and what lies in their folders. One in the repository's own
 * root would make an action of all there is.
 * @param paths of base
 */
export function changedActions(changes: readonly FileChange[], paths: readonly string[]): string[] {
  const folders = new Set(paths.flatMap((path) => (isAction(path) ? [parentOf(path)] : [])));
  folders.delete("");
  const isPart = (path: string): boolean => {
    for (let folder = parentOf(path); folder !== ""; folder = parentOf(folder)) if (folders.has(folder)) return true;
    return isAction(path);
  };
  return changes.flatMap(({ path, previousPath }) =>
    [path, previousPath].flatMap((side) => (side !== undefined && isPart(side) ? [side] : [])),
  );
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** Every retrained model has a new one. It says what DVC made, and not how. */
const isLock = (path: string): boolean => /(?:^|\/)dvc\.lock$/.test(path);

/** What a change touches of the pipeline and the policy. */
export function changedPipeline({ items }: Pick<Scope, "items">): string[] {
  const steers = ({ kinds }: Scope["items"][number]) => kinds.includes("pipeline") || kinds.includes("policy");
  const paths = items.flatMap((item) => (item.out === undefined && steers(item) ? [item] : []));
  return paths
    .filter(({ path, previousPath = path }) => !isLock(path) || !isLock(previousPath))
    .map(({ path }) => path);
}

/** `owner/name/path@ref`. */
export function parseReference(
  text: string,
): { readonly repository: string; readonly path: string; readonly ref: string } | undefined {
  const [, repository, path, ref] = /^([^/@]+\/[^/@]+)\/([^@]+)@(.+)$/s.exec(text) ?? [];
  return repository === undefined || path === undefined || ref === undefined ? undefined : { repository, path, ref };
}

const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const nameSome = ([first = "", ...rest]: readonly string[]): string =>
  rest.length === 0 ? first : `${first} and ${rest.length} more`;
