/** One pull request, from gathering to publishing; again from the start when it moved in between. */
import { GitHubError } from "../../adapters/github/api-error.ts";
import { requestReviews, writeComment, writeStatus } from "../../adapters/github/publish.ts";
import { type Pull, readPull } from "../../adapters/github/read-pull.ts";
import { findMoved, readHead } from "../../adapters/github/read-pulse.ts";
import { evaluate } from "../../core/evaluate.ts";
import type { Fact, Facts } from "../../core/facts.ts";
import { describeProblem, type Problem } from "../../core/policy/problem.ts";
import type { Verdict } from "../../core/verdict.ts";
import { decisionDigest } from "../../ledger/decision.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { renderChecklist } from "../../render/markdown.ts";
import type { Gate } from "./gate.ts";
import { type GatheredPull, gatherPull, type Hints, readMemory } from "./gather-pull.ts";
import { keepDecision, keepMerge } from "./keep-record.ts";
import { chooseReactions } from "./reactions.ts";
import { chooseReviewers } from "./reviewers.ts";
import { contextFor, errorStatus, type GateStatus, statusOf, worstOf } from "./status.ts";

/** How one pull request ended up. */
export interface Outcome {
  readonly number: number;
  readonly status: GateStatus;
  readonly verdict?: Verdict;
  readonly facts?: Facts;
  /** sha256 of the decision's record, where one is kept. */
  readonly record?: string;
  readonly commentUrl?: string;
  /** Of the policy that judges, or of the head's. */
  readonly problems: readonly Problem[];
  /** Why nothing was judged. */
  readonly idle?: string;
}

/** A pull request that moves faster than it can be judged is judged by the events of its own moves. */
const MAX_STARTS = 5;

/** @throws GitHubError, GitError, LedgerError; nothing that passes is left on the head then, if GitHub can be reached at all */
export async function gatePull(gate: Gate, number: number, hints: Hints = {}): Promise<Outcome> {
  for (let start = 1; start <= MAX_STARTS; start++) {
    const pull = await readOrWithdraw(gate, number);
    const outcome = await judge(gate, pull, hints);
    if (!("moved" in outcome)) return outcome;
    gate.say(`pull request #${number}: ${outcome.moved} while it was judged; starting over`);
  }
  const restless = new RestlessPull(number);
  await withdrawUnread(gate, number, restless.message);
  throw restless;
}

/** It moves faster than it can be judged. */
export class RestlessPull extends Error {
  override readonly name = "RestlessPull";
  constructor(number: number) {
    super(`pull request #${number} moved ${MAX_STARTS} times while it was judged: comment /recheck when it rests`);
  }
}

const read = (gate: Gate, number: number): Promise<Pull> =>
  readPull(gate.github, { ...gate.repository, number }, gate.inputs.ledger, gate.now());

async function readOrWithdraw(gate: Gate, number: number): Promise<Pull> {
  try {
    return await read(gate, number);
  } catch (error) {
    await withdrawUnread(gate, number, messageOf(error));
    throw error;
  }
}

async function judge(gate: Gate, pull: Pull, hints: Hints): Promise<Outcome | { readonly moved: string }> {
  if (pull.state === "closed") return closeUnmerged(gate, pull);
  if (pull.state === "merged") return closeMerged(gate, pull);
  try {
    await endLeftPasses(gate, pull);
    const gathered = await gatherPull(gate, pull, hints);
    if (gathered.judged === undefined) return await refuseToJudge(gate, gathered);
    return await publish(gate, gathered, gathered.judged);
  } catch (error) {
    const explained = explainDenied(gate, pull, error);
    await withdraw(gate, pull, messageOf(explained));
    throw explained;
  }
}

/** Events whose job, for a pull request from a fork, gets a token that may only read, whatever its `permissions:` say. */
const READ_ONLY_FOR_FORKS: readonly string[] = ["pull_request", "pull_request_review"];

function explainDenied({ run }: Gate, { fork }: Pull, error: unknown): unknown {
  const denied = (error instanceof GitHubError || error instanceof LedgerError) && error.code === "denied";
  if (!denied || !fork || !READ_ONLY_FOR_FORKS.includes(run.event)) return error;
  return new GitHubError(
    "denied",
    `run the gate on \`pull_request_target\`, not \`${run.event}\`: for a pull request from a fork the job's token may only read there`,
  );
}

/** A pass for a base that the head was pointed away from would still be there when it is pointed back. */
async function endLeftPasses({ inputs, github, repository }: Gate, pull: Pull): Promise<void> {
  const { defaultBranch } = pull.repository;
  const current = new Set([...pull.basesOfHead].map((base) => contextFor(inputs, base, defaultBranch)));
  const ours = ({ context }: { context: string }) =>
    context === inputs.statusContext || context.startsWith(`${inputs.statusContext}: `);
  const description = "no pull request with this head has this base any more";
  for (const { context } of pull.statuses.filter((each) => each.state === "success" && ours(each)))
    if (!current.has(context))
      await writeStatus(
        github,
        { ...repository, sha: pull.head },
        { state: "pending", description, context, url: pull.url },
      );
}

/** What was passed before may not stand while nobody knows whether it should. */
async function withdraw(gate: Gate, pull: Pull, message: string): Promise<void> {
  await unlessRefused(gate, () => setStatus(gate, pull, errorStatus(message), undefined));
}

/** The same where the pull request cannot be read whole: its head alone may still be had. */
async function withdrawUnread(gate: Gate, number: number, message: string): Promise<void> {
  await unlessRefused(gate, async () => {
    const head = await readHead(gate.github, { ...gate.repository, number });
    if (head?.state !== "OPEN") return;
    const context = contextFor(gate.inputs, head.base, head.defaultBranch);
    const status = { ...errorStatus(message), context, url: gate.run.url };
    await writeStatus(gate.github, { ...gate.repository, sha: head.sha }, status);
  });
}

async function unlessRefused(gate: Gate, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    gate.say(`the status could not be set to error either: ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The ledger speaks of every merge, so that "not governed" and "the gate was off" look different. */
async function closeMerged(gate: Gate, pull: Pull): Promise<Outcome> {
  const memory = await readMemory(gate, pull);
  const governed = await wasGoverned(gate, pull);
  const record = await keepMerge(gate, { pull, memory, governed });
  return {
    number: pull.number,
    status: { state: "success", description: "merged" },
    ...(record === undefined ? {} : { record }),
    problems: [],
    idle: "it is merged",
  };
}

/** Judged once more by the base that it was merged into; a branch that is gone by now, or a broken policy, leaves it open. */
async function wasGoverned(gate: Gate, pull: Pull): Promise<Fact<boolean>> {
  try {
    const { judged, problems } = await gatherPull(gate, pull);
    if (judged === undefined) return { unavailable: problems[0]?.message ?? "the policy is broken" };
    return { known: isGoverned(evaluate(judged.policy, judged.facts, judged.scope)) };
  } catch (error) {
    return { unavailable: messageOf(error) };
  }
}

/** Its head may be that of another pull request yet to come: no pass stays behind. */
async function closeUnmerged(gate: Gate, pull: Pull): Promise<Outcome> {
  const status: GateStatus = { state: "pending", description: "closed without merging" };
  const [sibling] = pull.siblings;
  if (sibling === undefined) await setStatus(gate, pull, status, pull.url);
  // The status was the worst of all, and is theirs alone now.
  else await gatePull(gate, sibling);
  // Those that share its head shared its status too.
  for (const sibling of pull.siblings) await gatePull(gate, sibling);
  return { number: pull.number, status, problems: [], idle: "it is closed" };
}

/** The policy is broken: the checklist that stands stays, and the status says what to mend. */
async function refuseToJudge(gate: Gate, gathered: GatheredPull): Promise<Outcome> {
  const { pull, problems } = gathered;
  const [first] = problems.filter(({ severity }) => severity === "error");
  const status = errorStatus(
    first === undefined
      ? "the policy cannot be read"
      : `mend the policy on ${pull.base.ref}: ${describeProblem(first)}`,
  );
  await setStatus(gate, pull, status, gate.run.url);
  return { number: pull.number, status, problems };
}

async function publish(
  gate: Gate,
  gathered: GatheredPull,
  { policy, facts, scope, collected }: NonNullable<GatheredPull["judged"]>,
): Promise<Outcome | { readonly moved: string }> {
  const { inputs, repository } = gate;
  const { pull, checklist, memory, duplicates } = gathered;
  const verdict = evaluate(policy, facts, scope);
  const governed = isGoverned(verdict);
  const keeps = inputs.ledger !== undefined && (governed || memory !== undefined);
  const decision = decisionDigest(verdict, facts);
  // Time alone rewrites nothing.
  const isKnown = keeps && memory?.decision === decision;
  const status = worstOf(statusOf(verdict), await judgeSiblings(gate, pull.siblings));
  const render = (record: string | undefined) =>
    renderChecklist(isKnown ? { ...verdict, now: memory.at } : verdict, {
      repositoryUrl: pull.repository.url,
      ...(record === undefined ? {} : { record }),
      ledger: record !== undefined || !governed,
      local: false,
      reportHint: "the job summary",
      nearMisses: collected.nearMisses,
    });
  const hasComment = inputs.comment && (governed || checklist !== undefined);
  const reactions = chooseReactions(collected.replies, verdict, pull.reactions);
  const reviewers =
    inputs.notify === "request-review" && !pull.draft
      ? chooseReviewers(verdict, policy, {
          asked: memory?.asked ?? [],
          requested: keeps
            ? pull.requested
            : [...pull.requested, ...pull.reviews.flatMap(({ author }) => author?.login ?? [])],
          author: pull.author.login,
        })
      : undefined;
  const asks =
    reviewers !== undefined &&
    (keeps
      ? reviewers.asked.length > (memory?.asked.length ?? 0)
      : reviewers.users.length + reviewers.teams.length > 0);

  const known = isKnown ? memory?.decisionRecord : undefined;
  const isSettled = isKnown || !keeps;
  const isWritten = !hasComment || (checklist !== undefined && isSameText(checklist.body, render(known)));
  const result = { number: pull.number, status, verdict, facts, problems: gathered.problems };
  const shown = statusAddress(gate, pull, checklist?.url);
  const quiet = isSettled && isWritten && !asks && reactions.length === 0 && duplicates.length === 0;
  if (quiet && isShown(pull, shown.context, status, shown.url))
    return { ...result, ...(known === undefined ? {} : { record: known }), ...urlOf(checklist?.url) };

  const moved = await findMoved(gate.github, { ...repository, number: pull.number }, pull, inputs.ledger);
  if (moved !== undefined) return { moved: MOVES[moved] };
  let record = known;
  if (!isSettled || (keeps && asks)) {
    const kept = await keepDecision(gate, gathered, {
      policy,
      facts,
      verdict,
      decision,
      asked: reviewers?.asked ?? memory?.asked ?? [],
    });
    if (kept === "newer") return { moved: MOVES.decision };
    record = kept;
  }
  const body = hasComment ? render(record) : undefined;
  const commentUrl =
    (await writeComment(gate.github, {
      pull: pull.node,
      ...(checklist === undefined ? {} : { comment: checklist.node }),
      ...(body === undefined || (checklist && isSameText(checklist.body, body)) ? {} : { body }),
      reactions,
      remove: duplicates,
    })) ?? checklist?.url;
  await setStatus(gate, pull, status, commentUrl);
  if (reviewers !== undefined && asks) await ask(gate, pull.number, reviewers);
  return { ...result, ...(record === undefined ? {} : { record }), ...urlOf(commentUrl) };
}

/** Whether any requirement applies. */
export const isGoverned = ({ requirements }: Verdict): boolean =>
  requirements.some(({ status }) => status !== "not-applicable");

const MOVES = {
  head: "the head moved",
  base: "the base moved",
  state: "it was closed, opened or turned into a draft",
  acts: "somebody acted",
  decision: "a newer decision was recorded",
} as const;

const urlOf = (commentUrl: string | undefined) => (commentUrl === undefined ? {} : { commentUrl });

/** GitHub keeps the line ends of whoever edited last. */
const isSameText = (a: string, b: string): boolean => a.replaceAll("\r\n", "\n").trimEnd() === b.trimEnd();

/** Open pull requests with the same head and base share one status, so each counts for all. */
async function judgeSiblings(gate: Gate, siblings: readonly number[]): Promise<GateStatus[]> {
  const statuses: GateStatus[] = [];
  for (const number of siblings) {
    const { judged, problems } = await gatherPull(gate, await read(gate, number));
    const status =
      judged === undefined
        ? errorStatus(problems[0]?.message ?? "the policy is broken")
        : statusOf(evaluate(judged.policy, judged.facts, judged.scope));
    statuses.push({
      ...status,
      description: errorStatus(`#${number}, with the same head: ${status.description}`).description,
    });
  }
  return statuses;
}

function statusAddress({ inputs, run }: Gate, pull: Pull, url: string | undefined) {
  return { context: contextFor(inputs, pull.base.ref, pull.repository.defaultBranch), url: url ?? run.url };
}

/** The run that looked is no news: only where there is no comment to link, any of our runs will do. */
function isShown(pull: Pull, context: string, status: GateStatus, url: string): boolean {
  const current = pull.statuses.find((each) => each.context === context);
  const linked =
    current?.url === url || (/\/actions\/runs\//.test(url) && /\/actions\/runs\//.test(current?.url ?? ""));
  return (
    current !== undefined && current.state === status.state && current.description === status.description && linked
  );
}

/** Writes the status unless it stands so already. */
async function setStatus(gate: Gate, pull: Pull, status: GateStatus, link: string | undefined): Promise<void> {
  const { context, url } = statusAddress(gate, pull, link);
  if (isShown(pull, context, status, url)) return;
  await writeStatus(gate.github, { ...gate.repository, sha: pull.head }, { ...status, context, url });
}

/** Nobody being asked keeps nobody from signing: a refusal is said and left at that. */
async function ask(
  gate: Gate,
  number: number,
  reviewers: { users: readonly string[]; teams: readonly string[] },
): Promise<void> {
  if (reviewers.users.length + reviewers.teams.length === 0) return;
  try {
    await requestReviews(gate.github, { ...gate.repository, number }, reviewers);
  } catch (error) {
    gate.say(`nobody was asked for a review: ${messageOf(error)}`);
  }
}
