/** What of a branch's line was governed, by the policy that lay on it just before: read from git alone, in one walk along the line. */
import { describeChanges, tellsMoreInside } from "../../adapters/git/describe-changes.ts";
import { GitError } from "../../adapters/git/git-error.ts";
import type { LineCommit } from "../../adapters/git/line.ts";
import type { Repository } from "../../adapters/git/repository.ts";
import { resolveLinks } from "../../adapters/git/resolve-links.ts";
import { type Answer, type Governed, governs } from "../../audit/coverage/governs.ts";
import type { FileChange, Link } from "../../core/facts.ts";
import type { Composition } from "../../core/policy/compose.ts";
import type { Policy } from "../../core/policy/policy.ts";
import { describeProblem } from "../../core/policy/problem.ts";
import type { PolicyFiles } from "../load-policy.ts";
import { POLICY_FOLDER, readCommittedPolicy } from "../policy-files.ts";

export interface GovernOptions {
  readonly repository: Repository;
  /** Composes the policy that was found. */
  readonly load: (found: PolicyFiles) => Promise<Composition>;
  /** Where the policy lies in the repository, if not in the usual place. */
  readonly policyPath?: string;
  readonly branch: string;
  readonly repositoryName: string;
}

export interface GovernedCommit {
  readonly commit: LineCommit;
  readonly changes: readonly FileChange[];
  readonly governed: Governed;
  /** The files of it that a requirement applied to; all of them where nobody knows. */
  readonly files: readonly FileChange[];
  /** Why nobody knows, so that it counts as governed. */
  readonly doubt?: string;
}

/** Commits are asked about together: so many, or so many files of them. */
const BATCH = { commits: 500, files: 20_000 };
const LINK = "120000";
const TREE = "040000";
/** A longer target names nothing on any system (bytes). */
const MAX_TARGET = 4_096;

type Rule = { readonly policy: Policy } | { readonly unreadable: string };

/**
 * @param commits a part of the line, oldest first
 * @yields each of them, in order
 * @throws GitError where the history cannot be read
 */
export async function* governLine(
  { repository, load, policyPath = POLICY_FOLDER, branch, repositoryName }: GovernOptions,
  commits: readonly LineCommit[],
): AsyncGenerator<GovernedCommit> {
  const rules = ruleReader(repository, load, policyPath);
  const links = linkTracker(repository);
  let rule: Rule | undefined;
  let batch: { commit: LineCommit; changes: FileChange[] }[] = [];
  let files = 0;
  const surroundings = (known: readonly Link[]) => ({ links: known, branch, repository: repositoryName });

  async function* flush(known: readonly Link[]): AsyncGenerator<GovernedCommit> {
    const asked = batch;
    [batch, files] = [[], 0];
    if (rule === undefined) return;
    if ("unreadable" in rule) {
      for (const each of asked) yield { ...each, governed: "yes", files: each.changes, doubt: rule.unreadable };
      return;
    }
    const { policy } = rule;
    const answers = governs(
      policy,
      asked.map(({ changes }) => changes),
      surroundings(known),
    );
    for (const [index, each] of asked.entries()) {
      let answer: Answer = answers[index] ?? { governed: "yes", files: each.changes };
      if (answer.governed !== "yes" && each.changes.some(tellsMoreInside)) {
        const at = { mergeBase: each.commit.parents[0] ?? each.commit.id, head: each.commit.id };
        const described = await describeChanges(repository, each.changes, policy, at);
        answer = governs(policy, [described], surroundings(known))[0] ?? answer;
      }
      yield { ...each, ...answer };
    }
  }

  for await (const { commit, changes } of repository.diffLine(commits)) {
    const [parent] = commit.parents;
    rule ??= await rules.at(parent);
    await links.start(parent);
    if (changes.some(touchesLink)) {
      yield* flush(links.known());
      const before = links.known();
      await links.apply(changes);
      // What a link led to before counts as much as what it leads to now.
      batch.push({ commit, changes });
      yield* flush([...before, ...links.known()]);
    } else {
      batch.push({ commit, changes });
      files += changes.length;
      if (batch.length >= BATCH.commits || files >= BATCH.files) yield* flush(links.known());
    }
    if (changes.some((change) => touchesPolicy(change, policyPath))) {
      yield* flush(links.known());
      rule = await rules.at(commit.id);
    }
  }
  yield* flush(links.known());
}

const touchesLink = ({ oldMode, newMode }: FileChange): boolean => oldMode === LINK || newMode === LINK;

/** A folder above it that turns into a file, or a file into a folder, changes it too. */
function touchesPolicy({ path, previousPath = path }: FileChange, at: string): boolean {
  return [path, previousPath].some((each) => each === at || each.startsWith(`${at}/`) || at.startsWith(`${each}/`));
}

/** The policy of a commit, composed once for each content. */
function ruleReader(
  repository: Repository,
  load: GovernOptions["load"],
  policyPath: string,
): { at(commit: string | undefined): Promise<Rule> } {
  const known = new Map<string, Rule>();
  const [top = policyPath] = policyPath.split("/");
  const read = async (commit: string): Promise<Rule> => {
    try {
      const { policy, problems } = await load(await readCommittedPolicy(repository, commit, policyPath));
      if (policy !== undefined) return { policy };
      const first = problems.find(({ severity }) => severity === "error");
      return { unreadable: first === undefined ? "the policy cannot be read" : describeProblem(first) };
    } catch (error) {
      if (error instanceof GitError) return { unreadable: error.message };
      throw error;
    }
  };
  return {
    async at(commit) {
      // Before the first commit there is no policy, and none can be read.
      if (commit === undefined) return { unreadable: "nothing was on the branch before" };
      const entries = await repository.entriesAt(commit, [top, policyPath]);
      const above = entries.get(top);
      const key = JSON.stringify([entries.get(policyPath)?.id, above?.mode === TREE ? TREE : above?.id]);
      const rule = known.get(key) ?? (await read(commit));
      known.set(key, rule);
      return rule;
    },
  };
}

/** The symlinks of the tree, followed along the line. Where nobody looked, something stands: a link too many is no harm. */
function linkTracker(repository: Repository) {
  const targets = new Map<string, string | undefined>();
  let started = false;
  let resolved: Link[] = [];
  const resolve = () => {
    resolved = resolveLinks(targets, { get: () => "there" });
  };
  const readTargets = async (links: readonly { path: string; id: string }[]): Promise<void> => {
    const blobs = await repository.readBlobs(
      links.map(({ id }) => id),
      MAX_TARGET,
    );
    for (const { path, id } of links) {
      const blob = blobs.get(id);
      targets.set(path, blob && "bytes" in blob ? blob.bytes.toString("utf8") : undefined);
    }
  };
  return {
    known: (): readonly Link[] => resolved,
    async start(commit: string | undefined): Promise<void> {
      if (started) return;
      started = true;
      if (commit === undefined) return;
      const links = (await repository.listTree(commit)).filter(({ mode }) => mode === LINK);
      await readTargets(links);
      resolve();
    },
    async apply(changes: readonly FileChange[]): Promise<void> {
      for (const { path, previousPath = path } of changes.filter(touchesLink)) {
        targets.delete(previousPath);
        targets.delete(path);
      }
      const added = changes.flatMap(({ path, newMode, newId }) =>
        newMode === LINK && newId !== undefined ? [{ path, id: newId }] : [],
      );
      await readTargets(added);
      resolve();
    },
  };
}
