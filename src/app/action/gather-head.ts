/** The side of the facts that git tells: what the change is, and what it was when somebody reviewed it. */
import { isUpdateMerge } from "../../adapters/git/update-merge.ts";
import { findMergeBase } from "../../adapters/github/find-pulls.ts";
import type { Pull, PullCommit } from "../../adapters/github/read-pull.ts";
import type { Facts } from "../../core/facts.ts";
import { digestsAt } from "../../core/judge-requirement.ts";
import type { Policy, Proof } from "../../core/policy/policy.ts";
import { leavesOf } from "../../core/proofs/judge-needs.ts";
import { describeHead, type HeadFacts } from "../describe-head.ts";
import type { Gate } from "./gate.ts";

/** The commits between base and head, and where they part. */
export interface Span {
  readonly base: string;
  readonly head: string;
  /** The first is the one that is shown; after criss-cross merges there are several. */
  readonly mergeBases: readonly [string, ...string[]];
  /** Whether the commits form one line, so that all of them part from base in one place. */
  readonly linear: boolean;
}

/**
 * Finds where a pull request parts from its base, and fetches both ends and that place. Only a change with merges in it can have
 * several such places, and only for it the history is fetched.
 */
export async function fetchSpan(gate: Gate, pull: Pull, base: string): Promise<Span> {
  const { head, commits } = pull;
  const linear =
    "known" in commits && commits.known.length > 0 && commits.known.every(({ parents }) => parents.length === 1);
  const span = { base, head, linear };
  if (!linear) {
    await gate.mirror.fetchHistory([base, head]);
    const mergeBases = await gate.mirror.mergeBases(base, head);
    await gate.mirror.fetchCommits([base, head, ...mergeBases]);
    return { ...span, mergeBases };
  }
  // One line of commits that begins at base parts from it there; further back only GitHub knows where.
  const begins = "known" in commits ? firstParent(commits.known) : undefined;
  const mergeBase = begins === base ? base : await findMergeBase(gate.github, gate.repository, base, head);
  await gate.mirror.fetchCommits([base, head, mergeBase]);
  return { ...span, mergeBases: [mergeBase] };
}

/** What the first of one line of commits was built on. */
function firstParent(commits: readonly PullCommit[]): string | undefined {
  const own = new Set(commits.map(({ id }) => id));
  const outside = commits.flatMap(({ parents }) => parents).filter((parent) => !own.has(parent));
  return outside.length === 1 ? outside[0] : undefined;
}

/** What the head, or a commit before it, changes against base. */
export async function describeSpan(
  gate: Gate,
  policy: Policy,
  { base, mergeBases, head }: Pick<Span, "mergeBases" | "head"> & Partial<Pick<Span, "base">>,
): Promise<HeadFacts> {
  const [mergeBase] = mergeBases;
  const [raw, linked] = await Promise.all([
    gate.mirror.diffChanges(mergeBases, head),
    gate.mirror.linksOfBoth(mergeBase, head),
  ]);
  return describeHead(gate.mirror, policy, {
    ...(base === undefined ? {} : { base }),
    mergeBase,
    head,
    raw,
    linked,
  });
}

/** Older ones count as stale; each costs a diff. */
const MAX_REVIEWED = 50;

/**
 * The digests that reviews are bound to, by reviewed commit. A commit that cannot be had any more, or whose place in the history
 * cannot be found, has none: what was signed there is stale.
 * @param pullRequest with today's body
 */
export async function digestReviewed(
  gate: Gate,
  policy: Policy,
  { pull, span, pullRequest, today }: { pull: Pull; span: Span; pullRequest: Facts["pullRequest"]; today: HeadFacts },
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const wanted = new Set(
    pull.reviews
      .toReversed()
      .flatMap(({ state, body, commit }) =>
        commit !== undefined && (state !== "commented" || body.includes("/")) ? [commit] : [],
      ),
  );
  const digests = new Map<string, Readonly<Record<string, string>>>();
  if (wanted.delete(span.head)) digests.set(span.head, digestsAt(policy, { ...today.facts, pullRequest }));
  const own = "known" in pull.commits ? new Set(pull.commits.known.map(({ id }) => id)) : new Set();
  const reviewed = [...wanted].slice(0, MAX_REVIEWED);
  const gone = await gate.mirror.fetchSurvivors(reviewed);
  for (const commit of reviewed.filter((id) => !gone.has(id))) {
    try {
      const mergeBases: Span["mergeBases"] =
        span.linear && own.has(commit)
          ? span.mergeBases
          : [await findMergeBase(gate.github, gate.repository, span.base, commit)];
      await gate.mirror.fetchCommits(mergeBases);
      const then = await describeSpan(gate, policy, { mergeBases, head: commit });
      digests.set(commit, digestsAt(policy, { ...then.facts, codeowners: today.facts.codeowners, pullRequest }));
    } catch (error) {
      gate.say(
        `the reviewed commit ${commit.slice(0, 7)} cannot be read, so reviews of it are stale: ${messageOf(error)}`,
      );
    }
  }
  return forgetBody(policy, pull, digests);
}

/**
 * Takes away the digests of requirements that read the pull request's body from commits that somebody reviewed before its last edit:
 * what the body said then is not known.
 */
function forgetBody(
  policy: Policy,
  { reviews, bodyEditedAt }: Pull,
  digests: ReadonlyMap<string, Readonly<Record<string, string>>>,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  if (bodyEditedAt === undefined) return digests;
  const reading = policy.requirements.filter(({ needs }) => leavesOf(needs).some(readsBody)).map(({ id }) => id);
  // As with the checklist: a minute is what it takes to have seen it.
  const settled = Date.parse(bodyEditedAt) + SETTLING;
  const early = new Set(
    reviews.filter(({ createdAt }) => Date.parse(createdAt) <= settled).map(({ commit }) => commit),
  );
  return new Map(
    [...digests].map(([commit, own]) => [
      commit,
      early.has(commit) ? Object.fromEntries(Object.entries(own).filter(([id]) => !reading.includes(id))) : own,
    ]),
  );
}

const SETTLING = 60_000;
const readsBody = (proof: Proof): boolean => proof.kind === "document" && "pullRequest" in proof.source;

/** The commits with the merges of base that the host made on somebody's click marked as such. */
export async function markUpdateMerges(gate: Gate, { commits }: Pull, { base }: Span): Promise<Facts["commits"]> {
  if ("unavailable" in commits) return commits;
  const marked: Extract<Facts["commits"], { known: unknown }>["known"] = [];
  for (const { parents, ...commit } of commits.known) {
    const byHost = commit.verified && "login" in commit.committer && commit.committer.login === "web-flow";
    const [first, second, ...others] = parents;
    const updateMerge =
      byHost && first !== undefined && second !== undefined && others.length === 0
        ? await isUpdateMerge(gate.mirror, { commit: commit.id, parents: [first, second], base })
        : false;
    marked.push({ ...commit, updateMerge });
  }
  return { known: marked };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
