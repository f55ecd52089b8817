/** Where a survey begins, and what a reader of it has to know. */
import type { LineCommit } from "../../adapters/git/line.ts";
import type { Chain } from "../../audit/coverage/chains.ts";
import { type CoverageNote, plainInstant } from "../../audit/coverage/coverage.ts";

type Place = { readonly positionOf: (commit: string) => number | undefined; readonly branch: string | undefined };

const isOfBranch = (branch: string | undefined, ref: string, defaultBranch?: string): boolean =>
  branch === undefined || ref === branch || ref === defaultBranch;

/** A record that is of this branch, and where it says that the branch was then. */
interface Witness {
  /** Instant (ms). */
  readonly at: number;
  /** The first place of the line that it lets the survey begin at, if what it names is on the line. */
  readonly start: number | undefined;
}

/**
 * Where the gate began: behind the commit that the oldest record of this branch names as the base it was judged on. If that commit is not
 * on the line, the line is not what it was when the gate began, and later records only tell what was there later: then the survey begins at
 * the end of a shallow clone, and else where commits' own dates say, which can be forged, or earlier.
 * @param isCut whether the history goes on before the line
 */
export function findStart(
  chains: readonly Chain[],
  line: readonly LineCommit[],
  { positionOf, branch, isCut }: Place & { readonly isCut: boolean },
): { start: number; notes: CoverageNote[] } {
  const witnesses = witnessesOf(chains, { positionOf, branch });
  const oldest = witnesses.reduce<Witness | undefined>((best, each) => (isBefore(each, best) ? each : best), undefined);
  const start = witnesses.reduce((first, each) => Math.min(first, each.start ?? first), line.length);
  if (oldest?.start !== undefined) return { start, notes: [] };
  if (isCut) return { start: 0, notes: [] };
  const first = oldest?.at ?? firstInstant(chains);
  const byDate = line.findIndex(({ at }) => Date.parse(at) >= first);
  return {
    start: byDate === -1 ? start : Math.min(start, byDate),
    notes: [{ code: "gate-by-date", at: plainInstant(new Date(first).toISOString()) }],
  };
}

/** Of one instant the one that is in doubt. */
const isBefore = (one: Witness, other: Witness | undefined): boolean =>
  other === undefined || one.at < other.at || (one.at === other.at && one.start === undefined);

function witnessesOf(chains: readonly Chain[], { positionOf, branch }: Place): Witness[] {
  const decisions = chains.flatMap((each) => [...each.decisions, ...each.late]);
  const mergesRecorded = chains.some(({ merge }) => merge !== undefined);
  const isNamed = decisions.some(({ baseRef }) => baseRef === branch);
  // Another branch than the default one has records of its own, and those of the default branch tell nothing of it.
  const isOther =
    isNamed && !decisions.some(({ defaultBranch }) => defaultBranch === undefined || defaultBranch === branch);
  const isOwn = (ref: string, defaultBranch?: string) =>
    isOfBranch(branch, ref, isOther ? undefined : defaultBranch) || (ref === "" && !mergesRecorded);
  const judged = decisions
    .filter(({ baseRef, defaultBranch }) => isOwn(baseRef, defaultBranch))
    .map(({ at, base }): Witness => ({ at: Date.parse(at), start: increased(positionOf(base)) }));
  const merged = chains.flatMap(({ merge, decisions: before }): Witness[] => {
    if (merge === undefined || !isOwn(merge.baseRef, before.at(-1)?.defaultBranch)) return [];
    return [{ at: Date.parse(merge.at), start: merge.commit === undefined ? undefined : positionOf(merge.commit) }];
  });
  return [...judged, ...merged];
}

const increased = (position: number | undefined): number | undefined =>
  position === undefined ? undefined : position + 1;

/** Of any record, whatever branch it is of. */
const firstInstant = (chains: readonly Chain[]): number =>
  chains
    .flatMap(({ decisions, late, merge }) => [...decisions, ...late, ...(merge === undefined ? [] : [merge])])
    .reduce((first, { at }) => Math.min(first, Date.parse(at)), LAST_INSTANT);
const LAST_INSTANT = Date.UTC(9999, 11, 31);

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
