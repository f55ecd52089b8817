/** One pull request, from gathering to publishing; again from the start when it moved in between. */
import { GitHubError } from "../../adapters/github/api-error.ts";
import { writeStatus } from "../../adapters/github/publish.ts";
import { type Pull, readPull } from "../../adapters/github/read-pull.ts";
import { readHead } from "../../adapters/github/read-pulse.ts";
import { evaluate } from "../../core/evaluate.ts";
import { describeProblem } from "../../core/policy/problem.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { closeMerged } from "./close-merged.ts";
import type { Gate } from "./gate.ts";
import { type GatheredPull, gatherPull, type Hints } from "./gather-pull.ts";
import { endGroups, endLeftPasses, findSameHead, retireHead, setStatus } from "./head-status.ts";
import { type Outcome, type Published, publishPull } from "./publish-pull.ts";
import { MemoryMended } from "./read-memory.ts";
import { contextFor, errorStatus, type GateStatus, statusOf } from "./status.ts";

/** A pull request that moves faster than it can be judged is judged by the events of its own moves. */
const MAX_STARTS = 5;

/** @throws GitHubError, GitError, LedgerError; nothing that passes is left on the head then, if GitHub can be reached at all */
export async function gatePull(gate: Gate, number: number, hints: Hints = {}): Promise<Outcome> {
  const before = hints.pushed?.before;
  if (before !== undefined) await orWithdraw(gate, number, () => retireHead(gate, before));
  for (let start = 1; start <= MAX_STARTS; start++) {
    const pull = await orWithdraw(gate, number, () => read(gate, number));
    const outcome = pull.settled ? await judge(gate, pull, hints) : { moved: "the head moved" };
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

async function orWithdraw<T>(gate: Gate, number: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await withdrawUnread(gate, number, messageOf(error));
    throw error;
  }
}

async function judge(gate: Gate, pull: Pull, hints: Hints): Promise<Published> {
  if (pull.state === "closed") return closeUnmerged(gate, pull);
  if (pull.state === "merged") return orMoved(() => closeMerged(gate, pull, hints));
  try {
    const gathered = await gatherPull(gate, pull, hints);
    const sameHead = await findSameHead(gate, pull);
    await endLeftPasses(gate, pull, sameHead);
    if (gathered.judged === undefined) return await refuseToJudge(gate, gathered);
    const siblings = sameHead.filter(({ base }) => base === pull.base.ref).map((each) => each.number);
    return await publishPull(gate, gathered, gathered.judged, () => judgeSiblings(gate, siblings));
  } catch (error) {
    if (error instanceof MemoryMended) return { moved: error.message };
    const explained = explainDenied(gate, pull, error);
    await withdraw(gate, pull, messageOf(explained));
    throw explained;
  }
}

async function orMoved(work: () => Promise<Outcome>): Promise<Published> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MemoryMended) return { moved: error.message };
    throw error;
  }
}

/** Open pull requests with the same head and base share one status, so each counts for all. */
async function judgeSiblings(
  gate: Gate,
  numbers: readonly number[],
): Promise<{ number: number; status: GateStatus }[]> {
  const judged: { number: number; status: GateStatus }[] = [];
  for (const number of numbers) {
    const gathered = await gatherPull(gate, await read(gate, number));
    const { policy, facts, scope } = gathered.judged ?? {};
    const status =
      policy && facts ? statusOf(evaluate(policy, facts, scope)) : errorStatus(gathered.problems[0]?.message ?? "");
    judged.push({ number, status });
  }
  return judged;
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

/** What was passed before may not stand while nobody knows whether it should. */
async function withdraw(gate: Gate, pull: Pull, message: string): Promise<void> {
  const status = errorStatus(message);
  // A pass may have been published since its statuses were read, by this very run.
  const unread = { ...pull, statuses: [] };
  await unlessRefused(gate, () => setStatus(gate, unread, status, undefined));
  await unlessRefused(gate, () => endGroups(gate, pull, status));
}

/** The same where the pull request cannot be read whole: its head alone may still be had. */
async function withdrawUnread(gate: Gate, number: number, message: string): Promise<void> {
  await unlessRefused(gate, async () => {
    const head = await readHead(gate.github, { ...gate.repository, number });
    if (!head.isOpen) return;
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

/** Its head may be that of another pull request yet to come: no pass stays behind. */
async function closeUnmerged(gate: Gate, pull: Pull): Promise<Outcome> {
  const status: GateStatus = { state: "pending", description: "closed without merging" };
  const siblings = (await findSameHead(gate, pull)).filter(({ base }) => base === pull.base.ref);
  if (siblings.length === 0) await setStatus(gate, pull, status, pull.url);
  // The status was the worst of all, and is theirs alone now.
  for (const { number } of siblings) await gatePull(gate, number);
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
  await endGroups(gate, pull, status);
  return { number: pull.number, status, problems };
}
