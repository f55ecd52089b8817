/** A merge queue's group: every member judged, every governed change of the whole covered, one status on the group's head. */
import { type QueueEntry, readMergeQueue } from "../../adapters/github/find-pulls.ts";
import { writeStatus } from "../../adapters/github/publish.ts";
import { readPull } from "../../adapters/github/read-pull.ts";
import { scopeOf } from "../../core/change/scope.ts";
import { evaluate } from "../../core/evaluate.ts";
import type { FileChange } from "../../core/facts.ts";
import type { Policy } from "../../core/policy/policy.ts";
import { describeProblem } from "../../core/policy/problem.ts";
import { decisionDigest } from "../../ledger/decision.ts";
import { plural } from "../../render/span.ts";
import type { Gate } from "./gate.ts";
import { loadPolicyAt } from "./gate.ts";
import { describeSpan } from "./gather-head.ts";
import { gatherPull } from "./gather-pull.ts";
import type { Group, Member } from "./group.ts";
import { keepDecision, keepGroup } from "./keep-record.ts";
import { isGoverned, type Outcome } from "./publish-pull.ts";
import { MemoryMended } from "./read-memory.ts";
import { contextFor, errorStatus, type GateStatus, statusOf, worstOf } from "./status.ts";

/** @throws GitHubError, GitError, LedgerError; the status of the group's head is `error` then */
export async function gateGroup(gate: Gate, group: Group): Promise<Outcome> {
  const { defaultBranch, entries } = await readMergeQueue(gate.github, gate.repository, group.baseRef);
  const context = contextFor(gate.inputs, group.baseRef, defaultBranch);
  const show = (status: GateStatus) =>
    writeStatus(gate.github, { ...gate.repository, sha: group.head }, { ...status, context, url: gate.run.url });
  try {
    const outcome = await judgeGroup(gate, group, entries);
    await show(outcome.status);
    return outcome;
  } catch (error) {
    await show(errorStatus(error instanceof Error ? error.message : String(error)));
    throw error;
  }
}

async function judgeGroup(gate: Gate, group: Group, entries: readonly QueueEntry[]): Promise<Outcome> {
  const last = entries.findIndex((entry) => entry.group === group.head);
  if (last < 0) {
    const status = errorStatus(
      `the merge queue of ${group.baseRef} has no entry for ${group.head.slice(0, 7)}: queue it again`,
    );
    return { number: 0, status, problems: [] };
  }
  await gate.mirror.fetchCommits([group.base, group.head]);
  const { policy, problems } = await loadPolicyAt(gate, group.base);
  if (policy === undefined) {
    const [first] = problems.filter(({ severity }) => severity === "error");
    const status = errorStatus(
      `mend the policy on ${group.baseRef}: ${first ? describeProblem(first) : "it cannot be read"}`,
    );
    return { number: 0, status, problems };
  }
  const members: Member[] = [];
  for (const { number, head } of entries.slice(0, last + 1))
    members.push(await judgeMember(gate, number, head, group.head));
  const uncovered = await findUncovered(gate, policy, group, members);
  const named = members.map(
    ({ gathered, status }): GateStatus =>
      status.state === "success" ? status : errorStatusLike(status, `#${gathered.pull.number}: ${status.description}`),
  );
  const whole: GateStatus =
    uncovered.length === 0
      ? {
          state: "success",
          description: `passed: ${plural(members.length, "pull request")} judged, together as one by one`,
        }
      : {
          state: "failure",
          description: errorStatus(
            `merged, ${nameSome(uncovered)} is not what any member was judged by: update the branch`,
          ).description,
        };
  const status = worstOf(whole, named);
  for (const member of members) await keepGroup(gate, member, { group, members, uncovered, status });
  const [first] = members;
  return {
    number: first?.gathered.pull.number ?? 0,
    status,
    problems: members.flatMap(({ gathered }) => gathered.problems),
    scans: members.flatMap(({ gathered }) => gathered.judged?.facts.scans ?? []),
    ...(members.length === 1 && first?.verdict ? { verdict: first.verdict } : {}),
    ...(first?.record === undefined ? {} : { record: first.record }),
  };
}

/** Judged as it lies in the queue; a head that has moved since is not what would be merged. */
async function judgeMember(gate: Gate, number: number, head: string, group: string): Promise<Member> {
  const pull = await readPull(gate.github, { ...gate.repository, number }, gate.inputs.ledger, gate.now());
  const gathered = await gatherPull(gate, pull, { group }).catch((error: unknown) => {
    if (error instanceof MemoryMended) return undefined;
    throw error;
  });
  if (gathered === undefined) return judgeMember(gate, number, head, group);
  const { judged, problems, memory } = gathered;
  if (pull.head !== head)
    return { gathered, status: errorStatus("its head moved while it was queued: queue it again") };
  if (judged === undefined) return { gathered, status: errorStatus(problems[0]?.message ?? "the policy is broken") };
  const { policy, facts } = judged;
  const verdict = evaluate(policy, facts, judged.scope);
  const decision = decisionDigest(verdict, facts);
  const keeps = gate.inputs.ledger !== undefined && (isGoverned(verdict) || memory !== undefined);
  const known = memory?.decision === decision ? memory.decisionRecord : undefined;
  const kept =
    keeps && known === undefined
      ? await keepDecision(gate, gathered, { policy, facts, verdict, asked: memory?.asked ?? [] })
      : undefined;
  if (kept === "newer") return judgeMember(gate, number, head, group);
  const record = kept?.record ?? known;
  return { gathered, status: statusOf(verdict), verdict, ...(record === undefined ? {} : { record }) };
}

/** The governed paths of the whole that no member was judged by. */
async function findUncovered(
  gate: Gate,
  policy: Policy,
  { head, base }: Group,
  members: readonly Member[],
): Promise<string[]> {
  const { facts } = await describeSpan(gate, policy, { mergeBases: [base], head });
  // Whether a member passes is said by its own status.
  const covered = new Set(members.flatMap(({ gathered }) => gathered.judged?.facts.changes.flatMap(sidesOf) ?? []));
  return governedOf(policy, facts)
    .filter((change) => !sidesOf(change).every((side) => covered.has(side)))
    .map(({ path }) => path);
}

function governedOf(policy: Policy, facts: Parameters<typeof scopeOf>[1]): FileChange[] {
  return [...new Set(scopeOf(policy, facts).items.map(({ change }) => change))];
}

/** What a change leaves at each of its paths. */
function sidesOf({ path, rawPath, previousPath, rawPreviousPath, newMode, newId }: FileChange): string[] {
  const now = JSON.stringify([rawPath ?? path, newMode ?? null, newId ?? null]);
  return previousPath === undefined ? [now] : [now, JSON.stringify([rawPreviousPath ?? previousPath, null, null])];
}

const errorStatusLike = (status: GateStatus, text: string): GateStatus => ({
  ...status,
  description: errorStatus(text).description,
});

const nameSome = ([first = "", ...rest]: readonly string[]): string =>
  rest.length === 0 ? first : `${first} and ${rest.length} more`;
