import { describeChanges } from "../adapters/git/describe-changes.ts";
import type { Repository } from "../adapters/git/repository.ts";
import { type Scope, scopeOf } from "../core/change/scope.ts";
import type { Facts, FileChange, Link } from "../core/facts.ts";
import type { Policy } from "../core/policy/policy.ts";
import { explainProblem, type Problem } from "../core/policy/problem.ts";
import { gatherCodeowners } from "./gather-codeowners.ts";
import { gatherDocuments } from "./gather-documents.ts";
import { gatherReports, reportQuestions } from "./gather-reports.ts";
import { gatherSignatures } from "./signatures/gather-signatures.ts";

export interface Head {
  /** The tip of the base branch, whose reports the head's are compared with; not given where only digests are wanted. */
  readonly base?: string;
  readonly mergeBase: string;
  readonly head: string;
  /** The diff as git gave it, and the symlinks of both sides. */
  readonly raw: readonly FileChange[];
  readonly linked: readonly Link[];
}

export interface HeadFacts {
  readonly facts: Pick<
    Facts,
    "changes" | "links" | "codeowners" | "documents" | "reports" | "baseReports" | "signatures"
  >;
  readonly scope: Scope;
}

/** What a commit holds and changes, as far as the policy asks. */
export async function describeHead(
  whole: Repository,
  policy: Policy,
  { base, mergeBase, head, raw, linked }: Head,
): Promise<HeadFacts> {
  const repository = listingOnce(whole);
  const changes = await describeChanges(repository, raw, policy, { mergeBase, head });
  const links = { known: [...linked] };
  const scope = scopeOf(policy, { changes, links });
  const documents = await gatherDocuments(repository, head, policy, scope);
  const questions = reportQuestions(policy, scope);
  const reports = await gatherReports(repository, head, questions);
  const baseReports = base === undefined ? [] : await gatherReports(repository, base, questions);
  // Signatures are no part of what a sign-off is bound to: what they sign is.
  const signatures = base === undefined ? [] : await gatherSignatures(repository, head, policy, scope, changes);
  const codeowners = base === undefined ? undefined : await gatherCodeowners(repository, base, policy, scope);
  return {
    facts: {
      ...{ changes, links, documents, reports, baseReports, signatures },
      ...(codeowners === undefined ? {} : { codeowners }),
    },
    scope,
  };
}

/** Reports, signatures and what they sign are looked for in the same tree. */
function listingOnce(repository: Repository): Repository {
  const trees = new Map<string, ReturnType<Repository["listTree"]>>();
  return {
    ...repository,
    listTree(commit, folder = "") {
      const key = `${commit}:${folder}`;
      const tree = trees.get(key) ?? repository.listTree(commit, folder);
      trees.set(key, tree);
      return tree;
    },
  };
}

/**
 * What linting the head's policy finds, where the change touches it: seen before it is merged, and never judged by.
 * @param lint reads and composes the head's policy
 */
export async function lintHeadPolicy(
  changes: readonly FileChange[],
  policyPath: string,
  lint: () => Promise<{ readonly problems: readonly Problem[] }>,
): Promise<Facts["headPolicy"]> {
  const isPolicy = (path: string | undefined) => path === policyPath || path?.startsWith(`${policyPath}/`);
  if (!changes.some(({ path, previousPath }) => isPolicy(path) || isPolicy(previousPath))) return null;
  const { problems } = await lint();
  return {
    problems: problems
      .filter(({ severity }) => severity === "error")
      .map((problem) => ({
        file: problem.file,
        line: problem.line,
        column: problem.column,
        message: explainProblem(problem),
      })),
  };
}
