/** Whom to ask for a review: once for each role and content, when nothing but people is missing. Pure. */

import { own } from "../../core/own.ts";
import type { Policy } from "../../core/policy/policy.ts";
import type { RequirementVerdict, SignOffVerdict, Verdict } from "../../core/verdict.ts";
import { decidingLeaves, isObjected, isSignOff, leavesOf } from "../../render/proof-tree.ts";

export interface ReviewRequests {
  readonly users: readonly string[];
  /** `org/team` */
  readonly teams: readonly string[];
  /** What was asked for, for the memory: `REQUIREMENT role digest`. */
  readonly asked: readonly string[];
}

/** GitHub accepts no more reviewers of one pull request. */
const MAX_ASKED = 15;

/**
 * @param asked what earlier runs asked for
 * @param requested logins and teams whose review is being waited for
 */
export function chooseReviewers(
  verdict: Verdict,
  policy: Policy,
  { asked, requested, author }: { asked: readonly string[]; requested: readonly string[]; author: string },
): ReviewRequests {
  const known = new Set(asked);
  const waiting = new Set([author, ...requested].map((name) => name.toLowerCase()));
  const fresh: string[] = [];
  const users = new Set<string>();
  const teams = new Set<string>();
  for (const requirement of verdict.requirements) {
    for (const proof of waitingFor(requirement)) {
      const mark = `${requirement.id} ${proof.role} ${requirement.digest}`;
      if (known.has(mark)) continue;
      fresh.push(mark);
      for (const team of own(policy.roles, proof.role)?.teams ?? [])
        if (!waiting.has(team.toLowerCase())) teams.add(team);
      for (const login of candidatesOf(proof, policy)) if (!waiting.has(login.toLowerCase())) users.add(login);
    }
  }
  return { users: [...users].slice(0, MAX_ASKED), teams: [...teams].slice(0, MAX_ASKED), asked: [...known, ...fresh] };
}

/** The open sign-offs of a requirement that waits for nothing else. */
function waitingFor(requirement: RequirementVerdict): SignOffVerdict[] {
  if (requirement.status !== "pending" || isObjected(requirement)) return [];
  const machines = leavesOf(requirement.proof).filter((leaf) => !isSignOff(leaf));
  if (machines.some(({ status }) => status !== "satisfied")) return [];
  return decidingLeaves(requirement.proof)
    .filter(isSignOff)
    .filter(({ status }) => status === "pending");
}

/** People named one by one who may sign here; whoever holds the role by team is asked through the team. */
function candidatesOf({ role, candidates }: SignOffVerdict, policy: Policy): string[] {
  const named = new Set(own(policy.roles, role)?.users.map(({ login }) => login.toLowerCase()));
  return candidates
    .filter(({ login, cannot }) => cannot === undefined && named.has(login.toLowerCase()) && !login.endsWith("[bot]"))
    .map(({ login }) => login);
}
