/** What later runs must not forget of what people did. */
import type { RememberedAct } from "../core/acts/collect-acts.ts";
import type { Act, Facts, Person } from "../core/facts.ts";
import type { RecordedVerdict } from "./record.ts";

/**
 * All acts of today, then those known from before that are not among them; nothing is ever dropped. What counted once has
 * counted for good.
 */
export function rememberActs(
  facts: Facts,
  verdict: RecordedVerdict,
  before: readonly RememberedAct[],
): RememberedAct[] {
  const today = "known" in facts.acts ? facts.acts.known : [];
  const counts = negativeCounter(verdict);
  const counted = new Set(before.filter((each) => each.counted).map(({ act }) => act.id));
  const present = new Set(today.map(({ id }) => id));
  return [
    ...today.map((act) => ({ act, counted: counted.has(act.id) || act.remembered || counts(act) })),
    ...before.filter(({ act }) => !present.has(act.id)),
  ];
}

/**
 * Tells whether a negative act counted in a verdict: an objection that stands (named by person and instant) or was lifted
 * (named by id); a revocation that ended a waiver (named by instant).
 */
function negativeCounter({ requirements }: RecordedVerdict): (act: Act) => boolean {
  const standing = new Set<string>();
  const lifted = new Set<string>();
  const revoked = new Set<string>();
  for (const { reasons, lifted: gone, notCounted } of requirements) {
    for (const { code, by, at } of reasons) if (code === "objected" && by && at) standing.add(`${at} ${keyOf(by)}`);
    for (const { objection } of gone) lifted.add(objection.id);
    for (const { reason } of notCounted) if (reason.code === "revoked" && reason.at) revoked.add(reason.at);
  }
  return (act) => {
    switch (act.kind) {
      case "object":
      case "request-changes":
        return lifted.has(act.id) || standing.has(`${act.at} ${keyOf(act.actor)}`);
      case "revoke":
        return revoked.has(act.at);
      case "sign-off":
      case "approve":
      case "overrule":
      case "waive":
        return false;
    }
  };
}

/** Each account once, as it was first seen. */
export function mergePushers(before: readonly Person[], today: readonly Person[]): Person[] {
  return [...new Map([...today, ...before].map((person) => [keyOf(person), person])).values()];
}

const keyOf = ({ id, login }: Person): string => (id === undefined ? `@${login.toLowerCase()}` : `#${id}`);
