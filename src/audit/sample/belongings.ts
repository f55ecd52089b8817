/** Which files of a ledger make a smaller one of a few pull requests that stands alone. */
import { attestationPath, evidencePath, headPath, policyPath, recordPath } from "../../ledger/layout.ts";
import type { GateRecord } from "../../ledger/record.ts";
import type { Chain } from "../coverage/chains.ts";

/** The pull requests and, again and again, whoever was in a merge queue's group with one: their records name each other. */
export function withGroups(pullRequests: readonly number[], chains: readonly Chain[]): Chain[] {
  const byNumber = new Map(chains.map((chain) => [chain.pullRequest, chain]));
  const found = new Map<number, Chain>();
  const open = [...pullRequests];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const chain = byNumber.get(number);
    if (chain === undefined || found.has(number)) continue;
    found.set(number, chain);
    for (const { members } of chain.groups) open.push(...members);
  }
  return [...found.values()].sort((a, b) => a.pullRequest - b.pullRequest);
}

/** The records themselves, what is remembered of their pull requests, and what vouches for them. */
export const pathsOf = (chains: readonly Chain[]): string[] =>
  chains.flatMap(({ pullRequest, records }) => [
    headPath(pullRequest),
    ...records.flatMap((record) => [recordPath(record), attestationPath(record)]),
  ]);

/** What a record names: its policy, and the evidence that is stored. */
export function namedBy({ predicate }: GateRecord): string[] {
  if (predicate.kind !== "decision") return [];
  const stored = predicate.evidence.flatMap((each) => (each.stored ? [evidencePath(each.sha256)] : []));
  return [policyPath(predicate.policy.digest), ...stored];
}
