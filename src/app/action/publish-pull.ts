/** From a decision to what people see of it: record, checklist, status, reactions, review requests; nothing that stands so already. */
import { requestReviews, writeComment } from "../../adapters/github/publish.ts";
import { type Expected, readPulse } from "../../adapters/github/read-pulse.ts";
import { evaluate } from "../../core/evaluate.ts";
import type { Facts } from "../../core/facts.ts";
import type { Policy } from "../../core/policy/policy.ts";
import type { Problem } from "../../core/policy/problem.ts";
import { leavesOf } from "../../core/proofs/judge-needs.ts";
import type { Verdict } from "../../core/verdict.ts";
import { decisionDigest } from "../../ledger/decision.ts";
import { renderChecklist } from "../../render/markdown.ts";
import type { Gate } from "./gate.ts";
import type { GatheredPull } from "./gather-pull.ts";
import { addressOf, endGroups, isPassing, isShown, setStatus } from "./head-status.ts";
import { keepDecision } from "./keep-record.ts";
import { chooseReactions } from "./reactions.ts";
import { chooseReviewers, type ReviewRequests } from "./reviewers.ts";
import { type GateStatus, shortenStatus, statusOf, worstOf } from "./status.ts";

/** How one pull request ended up. */
export interface Outcome {
  readonly number: number;
  readonly status: GateStatus;
  readonly verdict?: Verdict;
  readonly facts?: Facts;
  /** Of all pull requests of a merge group. */
  readonly scans?: Facts["scans"];
  /** sha256 of the decision's record, where one is kept. */
  readonly record?: string;
  readonly commentUrl?: string;
  /** Of the policy that judges, or of the head's. */
  readonly problems: readonly Problem[];
  /** Why nothing was judged. */
  readonly idle?: string;
}

export type Published = Outcome | { readonly moved: string };

/** Whether any requirement applies. */
export const isGoverned = ({ requirements }: Verdict): boolean =>
  requirements.some(({ status }) => status !== "not-applicable");

/**
 * @param judgeSiblings judges the open pull requests that share head and base, and so the status
 * @returns what was published; `moved` where everything has to start over
 */
export async function publishPull(
  gate: Gate,
  gathered: GatheredPull,
  { policy, facts, scope, collected }: NonNullable<GatheredPull["judged"]>,
  judgeSiblings: () => Promise<readonly { number: number; status: GateStatus }[]>,
): Promise<Published> {
  const { inputs, repository, github } = gate;
  const { pull, checklist, memory, duplicates, problems } = gathered;
  const at = { ...repository, number: pull.number };
  const verdict = evaluate(policy, facts, scope);
  const governed = isGoverned(verdict);
  const keeps = inputs.ledger !== undefined && (governed || memory !== undefined);
  const decision = decisionDigest(verdict, facts);
  const isKnown = keeps && memory?.decision === decision;
  const known = isKnown ? memory?.decisionRecord : undefined;
  const render = (record: string | undefined) =>
    // Time alone rewrites nothing.
    renderChecklist(isKnown ? { ...verdict, now: memory.at } : verdict, {
      repositoryUrl: pull.repository.url,
      ...(record === undefined ? {} : { record }),
      ledger: record !== undefined || !governed,
      local: false,
      reportHint: "the job summary",
      nearMisses: collected.nearMisses,
    });
  const share = async () => shareStatus(pull, statusOf(verdict), await judgeSiblings());
  const { status, link } = await share();
  const hasComment = inputs.comment && (governed || checklist !== undefined);
  const reactions = chooseReactions(collected.replies, verdict, pull.reactions);
  const reviewers = plan(gate, gathered, { verdict, policy, keeps });
  const isWritten = !hasComment || (checklist !== undefined && isSameText(checklist.body, render(known)));
  const result = (record: string | undefined, commentUrl: string | undefined): Outcome => ({
    ...{ number: pull.number, status, verdict, facts, problems },
    ...(record === undefined ? {} : { record }),
    ...(commentUrl === undefined ? {} : { commentUrl }),
  });

  const isQuiet = (isKnown || !keeps) && isWritten && !reviewers && reactions.length === 0 && duplicates.length === 0;
  if (isQuiet && isShown(pull, addressOf(gate, pull, link ?? checklist?.url), status)) {
    await endGroups(gate, pull, status);
    return result(known, checklist?.url);
  }

  const passes = status.state === "success";
  const expected: Expected = {
    ledger: inputs.ledger,
    memory: pull.ledger.memory?.id,
    comments: 0,
    checksBut: asksForChecks(policy) ? inputs.statusContext : undefined,
  };
  const before = await readPulse(github, at, pull, { ...expected, record: passes ? known : undefined });
  if (before.moved !== undefined) return { moved: MOVES[before.moved] };
  // A pass that is over may not stand while the rest is written, nor a merge be quicker.
  if (!passes && isPassing(pull, addressOf(gate, pull, undefined).context))
    await setStatus(gate, pull, status, link ?? checklist?.url);
  await endGroups(gate, pull, status);

  // The ledger's word that this was decided before makes no pass by itself: the record has to be there.
  const isRecorded = isKnown && (!passes || before.hasRecord);
  let record = isRecorded ? known : undefined;
  let memoryId = expected.memory;
  if (keeps && (!isRecorded || reviewers !== undefined)) {
    const kept = await keepDecision(gate, gathered, {
      ...{ policy, facts, verdict },
      asked: reviewers?.asked ?? memory?.asked ?? [],
    });
    if (kept === "newer") return { moved: MOVES.decision };
    record = kept?.record;
    memoryId = kept?.memory ?? memoryId;
  }
  const body = hasComment ? render(record) : undefined;
  const isNew = body !== undefined && checklist === undefined;
  const commentUrl =
    (await writeComment(github, {
      pull: pull.node,
      ...(checklist === undefined ? {} : { comment: checklist.node }),
      ...(body === undefined || (checklist && isSameText(checklist.body, body)) ? {} : { body }),
      reactions,
      remove: duplicates,
    })) ?? checklist?.url;

  const after: Expected = { ...expected, memory: memoryId, comments: Number(isNew) - duplicates.length };
  const moves = async () => (passes ? (await readPulse(github, at, pull, after)).moved : undefined);
  const moved = (await moves()) ?? (passes && (await share()).status.state !== "success" ? "acts" : undefined);
  if (moved !== undefined) return { moved: MOVES[moved] };
  await setStatus(gate, pull, status, link ?? commentUrl);
  // Another run may have set a stricter one while ours was on its way.
  const overtaken = await moves();
  if (overtaken !== undefined) return { moved: MOVES[overtaken] };
  if (reviewers !== undefined) await ask(gate, pull.number, reviewers);
  return result(record, commentUrl);
}

const MOVES = {
  head: "the head moved",
  base: "the base moved",
  state: "it was closed, opened or turned into a draft",
  acts: "somebody acted",
  checks: "a check changed",
  decision: "a newer decision was recorded",
} as const;

/** The strictest of those that share the status; of equally strict ones the first by number, whichever of them is judged. */
function shareStatus(
  { number, repository }: GatheredPull["pull"],
  own: GateStatus,
  siblings: readonly { number: number; status: GateStatus }[],
): { readonly status: GateStatus; readonly link?: string } {
  if (siblings.length === 0) return { status: own };
  const [first = { number, status: own }, ...others] = [{ number, status: own }, ...siblings]
    .sort((a, b) => a.number - b.number)
    .map((each) => ({ ...each, ...each.status }));
  const worst = worstOf({ ...first, ...first.status }, others);
  const description = shortenStatus(
    `#${worst.number}, one of ${siblings.length + 1} with this head: ${worst.description}`,
  );
  return { status: { state: worst.state, description }, link: `${repository.url}/pull/${worst.number}` };
}

/** Whom to ask now, if anybody has not been asked yet. */
function plan(
  { inputs }: Gate,
  { pull, memory }: GatheredPull,
  { verdict, policy, keeps }: { verdict: Verdict; policy: Policy; keeps: boolean },
): ReviewRequests | undefined {
  if (inputs.notify !== "request-review" || pull.draft) return undefined;
  const asked = memory?.asked ?? [];
  // Without a memory, whoever has reviewed was asked.
  const reviewed = keeps ? [] : pull.reviews.flatMap(({ author }) => author?.login ?? []);
  const requests = chooseReviewers(verdict, policy, {
    asked,
    requested: [...pull.requested, ...reviewed],
    author: pull.author.login,
  });
  const isNews = keeps ? requests.asked.length > asked.length : requests.users.length + requests.teams.length > 0;
  return isNews ? requests : undefined;
}

const asksForChecks = ({ requirements }: Policy): boolean =>
  requirements.some(({ needs }) => leavesOf(needs).some(({ kind }) => kind === "check"));

/** GitHub keeps the line ends of whoever edited last. */
const isSameText = (a: string, b: string): boolean => a.replaceAll("\r\n", "\n").trimEnd() === b.trimEnd();

/** Nobody being asked keeps nobody from signing: a refusal is said and left at that. One that GitHub refuses takes none with it. */
async function ask(gate: Gate, number: number, { users, teams }: ReviewRequests): Promise<void> {
  const one = (user: string) => ({ users: [user], teams: [] });
  const other = (team: string) => ({ users: [], teams: [team] });
  const each = [...users.map(one), ...teams.map(other)];
  if (each.length === 0) return;
  const at = { ...gate.repository, number };
  try {
    await requestReviews(gate.github, at, { users, teams });
  } catch (error) {
    gate.say(`not all were asked for a review: ${error instanceof Error ? error.message : error}`);
    if (each.length > 1)
      for (const wanted of each) await requestReviews(gate.github, at, wanted).catch(() => undefined);
  }
}
