/** Where a survey begins, and what a reader of it has to know. */
import type { LineCommit } from "../../adapters/git/line.ts";
import type { Chain } from "../../audit/coverage/chains.ts";
import type { CoverageNote } from "../../audit/coverage/coverage.ts";

type Place = { readonly positionOf: (commit: string) => number | undefined; readonly branch: string | undefined };

const isOfBranch = (branch: string | undefined, ref: string, defaultBranch?: string): boolean =>
  branch === undefined || ref === branch || ref === defaultBranch;

/**
 * Where the gate began: behind the first commit that a record names as the base it was judged on. Commits' dates can be forged, and so
 * are asked only where no record names one.
 */
export function findStart(chains: readonly Chain[], line: readonly LineCommit[], { positionOf, branch }: Place) {
  const notes: CoverageNote[] = [];
  let start: number | undefined;
  let first = "9";
  const note = (position: number | undefined) => {
    if (position !== undefined && (start === undefined || position < start)) start = position;
  };
  for (const { decisions, late, merge } of chains) {
    for (const { base, baseRef, defaultBranch, at } of [...decisions, ...late]) {
      if (at < first) first = at;
      if (isOfBranch(branch, baseRef, defaultBranch)) note(increased(positionOf(base)));
    }
    if (merge !== undefined && merge.at < first) first = merge.at;
    if (merge?.commit !== undefined && isOfBranch(branch, merge.baseRef)) note(positionOf(merge.commit));
  }
  if (start !== undefined) return { start, notes };
  notes.push({ code: "gate-by-date", at: first });
  const found = line.findIndex(({ at }) => at >= first);
  return { start: found === -1 ? line.length : found, notes };
}

const increased = (position: number | undefined): number | undefined =>
  position === undefined ? undefined : position + 1;

/**
 * Merges into this branch that are not where the ledger says: the history was rewritten, or the merge is of another repository.
 * @param matched chains that commits were found for
 */
export function noteMerges(
  chains: readonly Chain[],
  matched: ReadonlySet<Chain>,
  { positionOf, branch }: Place,
): CoverageNote[] {
  const merged = chains.flatMap(({ pullRequest, merge, decisions }) => {
    const defaultBranch = decisions.at(-1)?.defaultBranch;
    if (merge === undefined || !isOfBranch(branch, merge.baseRef, defaultBranch)) return [];
    return [{ pullRequest, commit: merge.commit }];
  });
  const lost = merged.flatMap(({ pullRequest, commit }) =>
    commit !== undefined && positionOf(commit) === undefined ? [{ pullRequest, commit }] : [],
  );
  const claimed = new Set([...matched].map(({ pullRequest }) => pullRequest));
  const unplaced = merged.filter(({ pullRequest, commit }) => commit === undefined && !claimed.has(pullRequest));
  return [
    ...(lost.length === 0 ? [] : [{ code: "lost-merges" as const, merges: lost }]),
    ...(unplaced.length === 0
      ? []
      : [{ code: "unplaced-merges" as const, pullRequests: unplaced.map(({ pullRequest }) => pullRequest) }]),
  ];
}

export function noteDoubts(found: readonly { readonly doubt?: string }[]): CoverageNote[] {
  const doubts = new Map<string, number>();
  for (const { doubt } of found) if (doubt !== undefined) doubts.set(doubt, (doubts.get(doubt) ?? 0) + 1);
  return [...doubts].map(([why, changes]) => ({ code: "policy-in-doubt", why, changes }));
}
