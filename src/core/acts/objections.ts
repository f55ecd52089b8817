import type { Act, Person } from "../facts.ts";
import type { Reason } from "../reason.ts";
import type { ActSummary, RefusedAct } from "../verdict.ts";
import type { AddressedAct } from "./address.ts";
import type { Court } from "./court.ts";
import { lostEvidence } from "./evidence.ts";
import { refuse, summarise } from "./summary.ts";

export interface Objections {
  /** Objections that stand, and doubts about who objected; either keeps the requirement from holding. */
  readonly reasons: readonly Reason[];
  readonly lifted: readonly { readonly objection: ActSummary; readonly by: ActSummary }[];
  readonly refused: readonly RefusedAct[];
}

/**
 * Finds the objections that stand against one requirement. An objection does not fail open: deleting, dismissing or editing its
 * comment changes nothing; only its author (`/revoke`, a later sign-off, an approval) or an overrule lifts it.
 * @param requirement its id
 * @param roles the roles of the requirement's sign-offs
 */
export function collectObjections(
  requirement: string,
  acts: readonly AddressedAct[],
  roles: readonly string[],
  court: Court,
): Objections {
  const open = new Map<string, { act: Act; doubt?: string }>();
  const lifted: { objection: ActSummary; by: ActSummary }[] = [];
  const refused: RefusedAct[] = [];
  const lift = (key: string, by: Act): boolean => {
    const objection = open.get(key);
    if (objection === undefined || lostEvidence(by) !== undefined) return false;
    open.delete(key);
    lifted.push({ objection: summarise(objection.act), by: summarise(by) });
    return true;
  };

  for (const { act, explicit } of acts) {
    const key = court.keyOf(act.actor);
    switch (act.kind) {
      case "object":
      case "request-changes": {
        const standing = objectionStanding(act, requirement, roles, court);
        if (standing === "yes") open.set(key, { act });
        else if (standing === "no") {
          if (explicit) refused.push(refuse(act, { code: "no-standing" }));
        } else if (open.get(key)?.doubt !== undefined || !open.has(key)) open.set(key, { act, doubt: standing.doubt });
        break;
      }
      case "revoke":
      case "sign-off":
      case "approve":
        lift(key, act);
        break;
      case "overrule": {
        const reason = whyNoOverrule(act, court);
        const lifts = reason === undefined ? [...open.keys()].map((objector) => lift(objector, act)) : [];
        if (reason) refused.push(refuse(act, reason));
        else if (!lifts.includes(true) && explicit) refused.push(refuse(act, { code: "nothing-to-lift" }));
        break;
      }
      case "waive":
        break;
    }
  }
  return { reasons: [...open.values()].map(describe), lifted, refused };
}

/** Whoever holds one of the requirement's roles may object, and the waiver role; "request changes" speaks for a held role only. */
function objectionStanding(
  act: Act,
  requirement: string,
  roles: readonly string[],
  court: Court,
): "yes" | "no" | { doubt: string } {
  if (act.remembered.includes(requirement)) return "yes";
  const entitled = act.kind === "object" && court.waiverRole !== undefined ? [...roles, court.waiverRole] : roles;
  const standing = court.anyStanding(entitled, act.actor);
  if (standing === undefined || standing.holds === false) return "no";
  if (standing.holds === true) return "yes";
  return { doubt: standing.reason.code === "membership-unknown" ? standing.reason.detail : standing.reason.code };
}

function describe({ act, doubt }: { act: Act; doubt?: string }): Reason {
  const by: Person = summarise(act).by;
  if (doubt !== undefined) return { code: "objector-unknown", by, detail: doubt };
  return {
    code: "objected",
    by,
    at: act.at,
    ...(act.note === undefined ? {} : { note: act.note }),
    ...(act.url === undefined ? {} : { url: act.url }),
  };
}

function whyNoOverrule(act: Act, court: Court) {
  const lost = lostEvidence(act);
  if (lost) return lost;
  if (court.waiverRole === undefined) return { code: "no-waiver-role" } as const;
  if (court.isAuthor(act.actor)) return { code: "is-author" } as const;
  const standing = court.role(court.waiverRole).standing(act.actor);
  if (standing.holds !== true) return standing.reason;
  if (!act.note?.trim()) return { code: "reason-required" } as const;
  return undefined;
}
