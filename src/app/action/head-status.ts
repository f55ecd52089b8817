/** The commit statuses of a head: ours as they should stand, and none of ours that nobody answers for any more. */
import { findPullsOfHead, listSameHead, readMergeQueue } from "../../adapters/github/find-pulls.ts";
import { isSameAccount } from "../../adapters/github/people.ts";
import { readStatuses, writeStatus } from "../../adapters/github/publish.ts";
import type { Pull, SameHead, Status } from "../../adapters/github/read-pull.ts";
import type { Gate } from "./gate.ts";
import { contextFor, type GateStatus, shortenStatus } from "./status.ts";

export const addressOf = ({ inputs, run }: Gate, pull: Pull, url: string | undefined) => ({
  context: contextFor(inputs, pull.base.ref, pull.repository.defaultBranch),
  url: url ?? run.url,
});

const RUN = /\/actions\/runs\//;

/**
 * Whether a status stands as it should, in our own name: anybody with write access may set one of the same words. The run that looked
 * is no news: where there is no comment to link, any of our runs will do.
 */
export function isShown(pull: Pull, { context, url }: { context: string; url: string }, status: GateStatus): boolean {
  const current = pull.statuses.find((each) => each.context === context);
  if (current === undefined || !isSameAccount(current.creator, pull.self)) return false;
  const linked = current.url === url || (RUN.test(url) && RUN.test(current.url));
  return linked && current.state === status.state && current.description === status.description;
}

/** Whether the head may be merged as far as our status goes, whoever set it. */
export const isPassing = (pull: Pull, context: string): boolean =>
  pull.statuses.some((each) => each.context === context && each.state === "success");

/** Writes the status unless it stands so already. */
export async function setStatus(gate: Gate, pull: Pull, status: GateStatus, link: string | undefined): Promise<void> {
  const address = addressOf(gate, pull, link);
  if (isShown(pull, address, status)) return;
  await writeStatus(gate.github, { ...gate.repository, sha: pull.head }, { ...status, ...address });
}

/** The open pull requests that share this one's head. */
export async function findSameHead(gate: Gate, pull: Pull): Promise<readonly SameHead[]> {
  if ("known" in pull.sameHead) return pull.sameHead.known;
  const all = await listSameHead(gate.github, gate.repository, pull.head);
  return all.filter(({ number }) => number !== pull.number);
}

/** A pass for a base that the head was pointed away from would still be there when it is pointed back. */
export async function endLeftPasses(gate: Gate, pull: Pull, sameHead: readonly SameHead[]): Promise<void> {
  const { defaultBranch } = pull.repository;
  const bases = [...(pull.state === "open" ? [pull.base.ref] : []), ...sameHead.map(({ base }) => base)];
  const answered = new Set(bases.map((base) => contextFor(gate.inputs, base, defaultBranch)));
  await endPasses(
    gate,
    pull.head,
    pull.statuses.filter(({ context }) => !answered.has(context)),
    pull.url,
  );
}

/** A commit that a push left behind may become a head again: what it passed, it passed for signatures that may be gone by then. */
export async function retireHead(gate: Gate, sha: string): Promise<void> {
  const statuses = await readStatuses(gate.github, { ...gate.repository, sha });
  if (!statuses.some((status) => isOurs(gate, status) && status.state === "success")) return;
  if ((await findPullsOfHead(gate.github, gate.repository, sha)).length > 0) return;
  await endPasses(gate, sha, statuses, gate.run.url);
}

const isOurs = ({ inputs }: Gate, { context }: Pick<Status, "context">): boolean =>
  context === inputs.statusContext || context.startsWith(`${inputs.statusContext}: `);

async function endPasses(
  gate: Gate,
  sha: string,
  statuses: readonly Pick<Status, "context" | "state">[],
  url: string,
): Promise<void> {
  const description = "no open pull request has this head and base";
  for (const status of statuses.filter((each) => isOurs(gate, each) && each.state === "success"))
    await writeStatus(
      gate.github,
      { ...gate.repository, sha },
      { state: "pending", description, context: status.context, url },
    );
}

/** What is queued was judged when it was queued: a pass lost since ends those of every group that holds it. */
export async function endGroups(gate: Gate, pull: Pull, status: GateStatus): Promise<void> {
  if (pull.queued === undefined || status.state === "success") return;
  const { entries } = await readMergeQueue(gate.github, gate.repository, pull.base.ref);
  const from = entries.findIndex(({ number }) => number === pull.number);
  const { context } = addressOf(gate, pull, undefined);
  const description = shortenStatus(`#${pull.number}: ${status.description}`);
  for (const { group } of from < 0 ? [] : entries.slice(from))
    await writeStatus(
      gate.github,
      { ...gate.repository, sha: group },
      { state: status.state === "pending" ? "failure" : status.state, description, context, url: pull.url },
    );
}
