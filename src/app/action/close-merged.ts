/** A pull request that is merged: the merge is recorded, and once each whatever people do afterwards. Neither changes a verdict or a status. */
import { writeComment } from "../../adapters/github/publish.ts";
import type { Pull } from "../../adapters/github/read-pull.ts";
import { type CollectedActs, collectActs } from "../../core/acts/collect-acts.ts";
import { evaluate } from "../../core/evaluate.ts";
import type { Fact } from "../../core/facts.ts";
import { describeLate, describeUnjudged, unseenActs } from "../../ledger/late-acts.ts";
import type { LedgerHead } from "../../ledger/layout.ts";
import { isCausedOutside } from "./caused-outside.ts";
import type { Gate } from "./gate.ts";
import { conversationOf, type GatheredPull, gatherPull, type Hints, rememberedBy } from "./gather-pull.ts";
import { endLeftPasses, findSameHead } from "./head-status.ts";
import { type Kept, keepLate, keepMerge } from "./keep-record.ts";
import { isGoverned, type Outcome } from "./publish-pull.ts";
import { chooseLateReactions } from "./reactions.ts";
import { readMemory } from "./read-memory.ts";

/** @throws GitHubError, LedgerError; MemoryMended where it is to be begun again */
export async function closeMerged(gate: Gate, pull: Pull, hints: Hints): Promise<Outcome> {
  const record = gate.inputs.ledger === undefined ? undefined : await recordMerged(gate, pull, hints);
  await endLeftPasses(gate, pull, await findSameHead(gate, pull));
  return {
    number: pull.number,
    status: { state: "success", description: "merged" },
    ...(record === undefined ? {} : { record }),
    problems: [],
    idle: "it is merged",
  };
}

/** @returns the newest record that this run made or found: of the merge, or of what was done since */
async function recordMerged(gate: Gate, pull: Pull, hints: Hints): Promise<string | undefined> {
  const memory = await readMemory(gate, pull);
  const conversation = await conversationOf(gate, pull, hints);
  // Told without the policy: most runs after a merge have nothing new.
  const collected = collectActs(conversation, { digestsAt: new Map(), remembered: rememberedBy(pull, hints, memory) });
  const isNews = memory?.merge === undefined || unseenIn(collected, pull, memory).length > 0;
  const again = isNews ? await judgeAgain(gate, pull, hints) : undefined;
  const known = memory?.merge === undefined ? undefined : { record: memory.merge, memory };
  const merge = known ?? (await keepMerge(gate, { pull, memory, governed: governedOf(again) }));
  const late =
    merge && again && (await recordLate(gate, pull, { again, collected, merge, isNew: known === undefined }));
  if (merge !== undefined) await answer(gate, pull, collected);
  return late ?? merge?.record;
}

async function recordLate(
  gate: Gate,
  pull: Pull,
  { again, collected, merge, isNew }: { again: Again; collected: CollectedActs; merge: Kept; isNew: boolean },
): Promise<string | undefined> {
  const judged = "failure" in again ? undefined : again.judged;
  const late = unseenIn(judged?.collected ?? collected, pull, merge.memory);
  if (late.length === 0) return undefined;
  const acts = judged === undefined ? describeUnjudged(late, whyNot(again)) : describeLate(late, judged);
  const record = await keepLate(gate, { pull, acts, ...(isNew ? {} : { memory: merge.memory }) });
  const said = late.map(({ actor, kind }) => `${kind} by ${actor.login}`).join(", ");
  if (record !== undefined)
    gate.say(`pull request #${pull.number}: recorded as retrospective, and the verdict stays what it was: ${said}`);
  return record;
}

const unseenIn = ({ acts }: CollectedActs, { merged }: Pull, memory: LedgerHead | undefined) =>
  merged === undefined ? [] : unseenActs(acts, merged.at, memory);

type Again = GatheredPull | { readonly failure: string };

/**
 * Judged once more by the base that it was merged into; a branch that is gone by now, or a broken policy, leaves it open. Our own defects
 * are no fact about the merge, and records are for ever: they are thrown, as `MemoryMended` is, and a later run records the merge.
 */
async function judgeAgain(gate: Gate, pull: Pull, hints: Hints): Promise<Again> {
  try {
    return await gatherPull(gate, pull, hints);
  } catch (error) {
    if (isCausedOutside(error)) return { failure: error.message };
    throw error;
  }
}

const whyNot = (again: Again): string =>
  "failure" in again ? again.failure : (again.problems[0]?.message ?? "the policy is broken");

function governedOf(again: Again | undefined): Fact<boolean> {
  if (again === undefined) return { unavailable: "it was not judged again" };
  if ("failure" in again || again.judged === undefined) return { unavailable: whyNot(again) };
  const { policy, facts, scope } = again.judged;
  return { known: isGoverned(evaluate(policy, facts, scope)) };
}

/** Eyes for what came after the merge and was understood: seen, kept, and too late to count. */
async function answer(gate: Gate, pull: Pull, collected: CollectedActs): Promise<void> {
  const reactions = chooseLateReactions(collected, pull.merged?.at ?? "", pull.reactions);
  if (reactions.length === 0) return;
  try {
    await writeComment(gate.github, { pull: pull.node, reactions, remove: [] });
  } catch (error) {
    gate.say(`a remark after the merge got no answer: ${error instanceof Error ? error.message : error}`);
  }
}
