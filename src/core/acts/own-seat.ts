import type { Act, Person } from "../facts.ts";
import { own } from "../own.ts";
import { isSamePerson } from "../people/same-person.ts";
import type { SeatMark } from "./seat-line.ts";

/**
 * Tells which filled seats are somebody's own: of what they did about its requirement and role up to an instant, a sign-off for the
 * digest on the seat's line stands last. Only then does clearing its box speak for them: a revocation also lifts one's own
 * objection, so nobody who objected since may be taken to have revoked.
 */
export function findOwnSeats(acts: readonly Act[], person: Person, instant: string): (seat: SeatMark) => boolean {
  const until = Date.parse(instant);
  const theirs = acts
    .filter((act) => isSamePerson(act.actor, person) && Date.parse(act.at) <= until)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(isNegative(a)) - Number(isNegative(b)));
  return (seat) => {
    let owns = false;
    for (const act of theirs) {
      const concern = concerns(act, seat);
      if (isNegative(act)) owns &&= concern === "no";
      else if (isPositive(act) && concern === "yes") owns ||= isBoundTo(act, seat);
    }
    return owns;
  };
}

export const isNegative = ({ kind }: Act): boolean =>
  kind === "revoke" || kind === "object" || kind === "request-changes";

const isPositive = ({ kind, source }: Act): boolean =>
  (kind === "sign-off" || kind === "approve") && source.state === "intact";

/** A group may hold the requirement: only the policy knows. */
function concerns({ role, targets }: Act, seat: SeatMark): "yes" | "perhaps" | "no" {
  if (role !== undefined && role !== seat.role) return "no";
  if (targets === undefined) return "yes";
  if ("ids" in targets) {
    return targets.ids.some(({ id }) => id.toLowerCase() === seat.requirement.toLowerCase()) ? "yes" : "no";
  }
  const group = targets.group.toLowerCase();
  return group === "all" || group === seat.role.toLowerCase() ? "yes" : "perhaps";
}

function isBoundTo({ shown, targets }: Act, { requirement, digest }: SeatMark): boolean {
  const typed = targets && "ids" in targets ? targets.ids.flatMap((target) => target.digest ?? []) : [];
  return [own(shown, requirement) ?? "", ...typed].some((bound) => bound.startsWith(digest));
}
