import type { Act, Facts } from "../facts.ts";
import type { Policy, Requirement } from "../policy/policy.ts";
import type { ActReason, Reason } from "../reason.ts";
import type { RefusedAct } from "../verdict.ts";
import type { AddressedAct } from "./address.ts";
import type { Court } from "./court.ts";
import { lostEvidence } from "./evidence.ts";
import { refuse, summarise } from "./summary.ts";

const DAY = 86_400_000;

export interface Waivers {
  /** The waiver in force, as the reason for the status. */
  readonly reason?: Reason;
  readonly refused: readonly RefusedAct[];
}

/**
 * Finds the waiver in force for one requirement. A waiver is granted for content that its giver saw: like a sign-off it is
 * bound to the digest and ends when a governed byte changes. `/revoke` by anyone in the waiver role ends it.
 */
export function collectWaivers(
  requirement: Requirement,
  acts: readonly AddressedAct[],
  digest: string,
  { policy, facts, court }: { policy: Policy; facts: Facts; court: Court },
): Waivers {
  let standing: AddressedAct[] = [];
  const refused: RefusedAct[] = [];
  const end = (reason: ActReason, giver?: string) => {
    const isEnded = ({ act }: AddressedAct) => giver === undefined || court.keyOf(act.actor) === giver;
    refused.push(...standing.filter(isEnded).map(({ act }) => refuse(act, reason)));
    standing = standing.filter((item) => !isEnded(item));
  };
  for (const item of acts) {
    const { act } = item;
    if (act.kind === "revoke" && mayEnd(act, requirement.id, court)) end({ code: "revoked", at: act.at });
    if (act.kind !== "waive") continue;
    const lost = lostEvidence(act);
    if (lost === undefined) standing.push(item);
    else {
      if (lost.code !== "tampered") end({ code: "superseded", at: act.at }, court.keyOf(act.actor));
      refused.push(refuse(act, lost));
    }
  }

  let inForce: Act | undefined;
  for (const item of standing) {
    const reason = whyNot(requirement, item, digest, { policy, facts, court });
    if (reason === undefined) inForce = item.act;
    else refused.push(refuse(item.act, reason));
  }
  return inForce ? { reason: describe(inForce), refused } : { refused };
}

/** Ending a waiver is a negative act: it needs the role, or the word of an earlier record, and never its evidence. */
function mayEnd(act: Act, requirement: string, court: Court): boolean {
  if (court.waiverRole === undefined) return false;
  return act.remembered.includes(requirement) || court.role(court.waiverRole).standing(act.actor).holds !== false;
}

function whyNot(
  requirement: Requirement,
  { act, bound }: AddressedAct,
  digest: string,
  { policy, facts, court }: { policy: Policy; facts: Facts; court: Court },
): ActReason | undefined {
  if (!requirement.waivable) return { code: "not-waivable" };
  if (court.waiverRole === undefined) return { code: "no-waiver-role" };
  const standing = court.role(court.waiverRole).standing(act.actor);
  if (standing.holds !== true) return standing.reason;
  if (court.isAuthor(act.actor)) return { code: "is-author" };
  if (!act.note?.trim()) return { code: "reason-required" };
  if (act.until === undefined) return { code: "until-required" };
  if (isLongerThan(policy.waivers.maxDays, act.at, act.until)) {
    return { code: "waiver-too-long", maxDays: policy.waivers.maxDays, until: act.until };
  }
  if (facts.now.slice(0, 10) > act.until) return { code: "waiver-expired", until: act.until };
  if (bound === undefined) return { code: "unbound" };
  if (!digest.startsWith(bound)) {
    return { code: "stale", bound, today: digest, ...(act.head === undefined ? {} : { head: act.head }) };
  }
  return undefined;
}

/** Whole days in UTC, from the day of the comment to the last day included. */
function isLongerThan(maxDays: number, at: string, until: string): boolean {
  return (Date.parse(until) - Date.parse(at.slice(0, 10))) / DAY > maxDays;
}

function describe(act: Act): Reason {
  return {
    code: "waived",
    by: summarise(act).by,
    until: act.until ?? "",
    note: act.note ?? "",
    ...(act.url === undefined ? {} : { url: act.url }),
  };
}
