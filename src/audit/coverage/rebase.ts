/** Whether several commits of a line are the rebase of one pull request, and not somebody's own push with a squash behind it. */
import type { Chain, Decision } from "./chains.ts";
import type { Line } from "./judge-chain.ts";

/** A commit, and its committer's instant: ISO 8601. */
export interface RunCommit {
  readonly id: string;
  readonly at: string;
}

const MINUTE = 60_000;
/** How far GitHub's word for a merge and its commits' instants may be apart. */
const MERGE_TAKES = 10 * MINUTE;
/** GitHub makes the commits of one rebase in one go. */
const REBASE_TAKES = MINUTE;

/**
 * @param commits of the line, one behind the other and each with one parent, oldest first
 * @returns whether the merge, if it is recorded, names the last of them, and all are the judged head's own, or were made when it was merged and are no
 *   more than it had: https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/about-pull-request-merges#rebase-and-merge-your-commits
 */
export function isRebaseOf(
  { merge }: Chain,
  decision: Decision,
  commits: readonly RunCommit[],
  { positionOf }: Line,
): boolean {
  const [first, last] = [commits[0], commits.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (merge !== undefined && merge.commit !== last.id) return false;
  if (last.id === decision.head) {
    // A fast-forward: what lies between the merge base and the head is the head's.
    const [fork, start] = [positionOf(decision.mergeBase), positionOf(first.id)];
    return fork !== undefined && start !== undefined && fork < start;
  }
  if (merge === undefined) return false;
  if (decision.commits !== undefined && commits.length > decision.commits) return false;
  const merged = Date.parse(merge.at);
  const instants = commits.map(({ at }) => Date.parse(at));
  return (
    Math.max(...instants) - Math.min(...instants) <= REBASE_TAKES &&
    instants.every((instant) => Math.abs(instant - merged) <= MERGE_TAKES)
  );
}
