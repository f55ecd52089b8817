/** Finds, for each commit that landed on a branch, the pull request it is the merge of, and whether that was judged by what landed. */
import type { Chain, Decision } from "./chains.ts";
import { type Content, fingerprintOf, Run } from "./content.ts";
import {
  conclude,
  concludeQueued,
  decisionsFor,
  type Judgement,
  type Line,
  landedAfter,
  ungated,
} from "./judge-chain.ts";
import { isRebaseOf } from "./rebase.ts";

/** A commit of the line, with what it changed. */
export interface Landed {
  readonly id: string;
  readonly parents: readonly string[];
  /** The committer's instant: ISO 8601. */
  readonly at: string;
  readonly position: number;
  readonly before: Content;
  readonly after: Content;
}

export interface Match {
  readonly chain?: Chain;
  /** Commits of the line that are this one change; more than one after a rebase. */
  readonly commits: number;
  /** Settled; or, where only the contents themselves can tell, the decision to hold them against. */
  readonly found: Judgement | { readonly compareWith: Decision };
}

/** Commits of one rebase that are looked through; GitHub takes no more than 100. */
export const LONGEST_RUN = 250;
/** Paths that are put together for one change before its commits are no longer tried in greater numbers. */
const MAX_WORK = 2_000_000;

export interface Matcher {
  /**
   * @param landed the commit
   * @param behind the commits before it on the line, the nearest last, at most `LONGEST_RUN`
   */
  readonly match: (landed: Landed, behind: readonly Landed[]) => Match;
  /** Whether the ledger names the commit as a merge: a run of a rebase ends behind it. */
  readonly isMergeOf: (commit: string) => boolean;
}

export function matcherOf(chains: readonly Chain[], line: Line): Matcher {
  const byCommit = groupBy(chains, ({ merge }) => (merge?.commit === undefined ? [] : [merge.commit]));
  const byFingerprint = groupBy(chains, ({ decisions }) => new Set(decisions.map(({ fingerprint }) => fingerprint)));
  const byHead = groupBy(chains, ({ decisions }) => new Set(decisions.map(({ head }) => head)));
  /** Pull requests of which no merge names a commit, and the one that was found by their content. */
  const claimed = new Map<Chain, string>();

  const judge = (chain: Chain, landed: Landed, behind: readonly Landed[]): Match => {
    const { id, parents, position, after } = landed;
    const settled = (found: Match["found"], commits = 1): Match => ({ chain, commits, found });
    const possible = decisionsFor(chain, line);
    if ("found" in possible) return settled(possible.found);
    const { decisions: all } = possible;
    if (parents.length > 2) return settled(ungated({ code: "octopus" }, all.at(-1)));
    const queued = concludeQueued(chain, id, line);
    if (queued !== undefined && isRun(behind, queued.commits)) return settled(queued.judgement, queued.commits);
    const fingerprint = fingerprintOf(after);
    const [, second] = parents;
    // Where no merge says which pull request this was, what it brings in may have been judged at another head.
    if (second !== undefined && (chain.merge !== undefined || all.some(({ head }) => head === second))) {
      const decision = all.findLast(({ head }) => head === second);
      if (decision === undefined)
        return settled(ungated({ code: "other-head", head: second, judged: all.at(-1)?.head ?? "" }, all.at(-1)));
      if (decision.fingerprint === fingerprint) return settled(conclude(chain, decision, position, line));
      return settled({ compareWith: decision });
    }
    const same = all.findLast((each) => each.fingerprint === fingerprint);
    if (same !== undefined) return settled(conclude(chain, same, position, line));
    const run = findRun(chain, all, landed, behind);
    if (run !== undefined) return settled(conclude(chain, run.decision, position - run.commits + 1, line), run.commits);
    const last = all.at(-1);
    return settled(last === undefined ? ungated({ code: "never-judged" }) : { compareWith: last });
  };

  /** Whether the commits before the last of so many could be one pull request's, put there one by one. */
  const isRun = (behind: readonly Landed[], commits: number): boolean =>
    commits <= Math.min(LONGEST_RUN, behind.length + 1) &&
    behind.slice(behind.length + 1 - commits).every(({ id, parents }) => parents.length === 1 && !byCommit.has(id));

  /** The commits of a rebase together, if they leave what a decision judged. */
  const findRun = (
    chain: Chain,
    decisions: readonly Decision[],
    landed: Landed,
    behind: readonly Landed[],
  ): { decision: Decision; commits: number } | undefined => {
    const sizes = new Set(decisions.map(({ paths }) => paths));
    const run = new Run();
    run.prepend(landed);
    let work = landed.after.size;
    for (let commits = 2; commits <= behind.length + 1; commits++) {
      const step = behind[behind.length + 1 - commits];
      if (step === undefined || step.parents.length !== 1 || byCommit.has(step.id)) return undefined;
      run.prepend(step);
      const content = run.content();
      work += content.size;
      if (work > MAX_WORK) return undefined;
      if (!sizes.has(content.size)) continue;
      const fingerprint = fingerprintOf(content);
      const steps = [...behind.slice(behind.length + 1 - commits), landed];
      const decision = decisions.findLast(
        (each) => each.fingerprint === fingerprint && isRebaseOf(chain, each, steps, line),
      );
      if (decision !== undefined && landedAfter(decision, step.position, line)) return { decision, commits };
    }
    return undefined;
  };

  const matchUnnamed = (landed: Landed, behind: readonly Landed[]): Match => {
    const { id, parents, after } = landed;
    const fingerprint = fingerprintOf(after);
    // A fast-forward puts the judged head itself on the line.
    const byHeads = [parents[1] ?? id].flatMap((head) => byHead.get(head) ?? []);
    const known = [...(byFingerprint.get(fingerprint) ?? []), ...byHeads];
    const unplaced = known.find(
      (chain) => chain.merge !== undefined && chain.merge.commit === undefined && !claimed.has(chain),
    );
    if (unplaced !== undefined) {
      claimed.set(unplaced, id);
      return judge(unplaced, landed, behind);
    }
    const about = (chain: Chain, found: Judgement): Match => ({ chain, commits: 1, found });
    const unmerged = [...byHeads, ...known.filter(hasPassed), ...known].find(
      (chain) => chain.merge === undefined && !claimed.has(chain),
    );
    if (unmerged !== undefined) {
      claimed.set(unmerged, id);
      // What was decided of it once it had landed decided nothing.
      const decisions = unmerged.decisions.filter((each) => landedAfter(each, landed.position, line));
      if (decisions.length === 0) return about(unmerged, ungated({ code: "judged-later" }, unmerged.decisions.at(-1)));
      return { ...judge({ ...unmerged, decisions }, landed, behind), chain: unmerged };
    }
    const [chain] = known;
    if (chain === undefined) return { commits: 1, found: ungated({ code: "no-decision" }) };
    const commit = chain.merge?.commit ?? claimed.get(chain) ?? "";
    const code = line.positionOf(commit) === undefined ? "rewritten" : "landed-elsewhere";
    return about(chain, ungated({ code, commit }, chain.decisions.at(-1)));
  };

  return {
    isMergeOf: (commit) => byCommit.has(commit),
    match(landed, behind) {
      const named = byCommit.get(landed.id) ?? [];
      const found = named.map((chain) => judge(chain, landed, behind));
      // Two pull requests may name one commit as their merge: it counts as gated only where all whose content it is were.
      return found.sort((a, b) => weight(a) - weight(b))[0] ?? matchUnnamed(landed, behind);
    },
  };
}

const hasPassed = ({ decisions }: Chain): boolean => decisions.at(-1)?.status === "pass";

/** Those whose content it is before those that have still to be compared, and the worst of them first; what is not theirs last. */
function weight({ found }: Match): number {
  if ("compareWith" in found) return 3;
  return { bypassed: 0, waived: 1, gated: 2, ungated: 4, "not governed": 4 }[found.class];
}

function groupBy<T>(values: readonly T[], keysOf: (value: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values)
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [value]);
      else group.push(value);
    }
  return groups;
}
