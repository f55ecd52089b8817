/** What later runs must not forget of what people did. */
import type { RememberedAct } from "../core/acts/collect-acts.ts";
import type { Act, Facts, Person } from "../core/facts.ts";
import type { RecordedVerdict } from "./record.ts";

/**
 * All acts of today, then those known from before that are not among them; nothing is ever dropped. What counted once has
 * counted for good.
 */
export function rememberActs(
  facts: Pick<Facts, "acts">,
  verdict: Pick<RecordedVerdict, "requirements">,
  before: readonly RememberedAct[],
): RememberedAct[] {
  const today = "known" in facts.acts ? facts.acts.known : [];
  const countsAgainst = negativeCounter(verdict);
  const known = new Map(before.map(({ act, counted }) => [act.id, counted]));
  const present = new Set(today.map(({ id }) => id));
  return [
    ...today.map((act) => ({
      act,
      counted: [...new Set([...(known.get(act.id) ?? []), ...act.remembered, ...countsAgainst(act)])].sort(),
    })),
    ...before.filter(({ act }) => !present.has(act.id)),
  ];
}

/** Acts that no verdict has seen have counted against nothing. */
export function rememberLater(
  later: readonly { readonly act: Act }[],
  before: readonly RememberedAct[],
): RememberedAct[] {
  const known = new Set(before.map(({ act }) => act.id));
  return [...before, ...later.filter(({ act }) => !known.has(act.id)).map(({ act }) => ({ act, counted: [] }))];
}

/**
 * Tells against which requirements a negative act counted in a verdict: an objection that stands (named by person and instant) or
 * was lifted (named by id); a revocation that ended a waiver (named by instant).
 */
function negativeCounter({ requirements }: Pick<RecordedVerdict, "requirements">): (act: Act) => readonly string[] {
  const against = new Map<string, string[]>();
  const note = (key: string, id: string) => against.set(key, [...(against.get(key) ?? []), id]);
  for (const { id, reasons, lifted, notCounted } of requirements) {
    for (const { code, by, at } of reasons)
      if (code === "objected" && by && at) note(`standing ${at} ${keyOf(by)}`, id);
    for (const { objection } of lifted) note(`lifted ${objection.id}`, id);
    for (const { reason } of notCounted) if (reason.code === "revoked" && reason.at) note(`revoked ${reason.at}`, id);
  }
  return (act) => {
    switch (act.kind) {
      case "object":
      case "request-changes":
        return [`lifted ${act.id}`, `standing ${act.at} ${keyOf(act.actor)}`].flatMap((key) => against.get(key) ?? []);
      case "revoke":
        return against.get(`revoked ${act.at}`) ?? [];
      case "sign-off":
      case "approve":
      case "overrule":
      case "waive":
        return [];
    }
  };
}

/** Each account once, as it was first seen. */
export function mergePushers(before: readonly Person[], today: readonly Person[]): Person[] {
  return [...new Map([...today, ...before].map((person) => [keyOf(person), person])).values()];
}

/** One account, as far as a memory tells them apart. */
export const keyOf = ({ id, login }: Person): string => (id === undefined ? `@${login.toLowerCase()}` : `#${id}`);
