/** Of a decision, who signed what, and what was let pass although it did not hold. */
import { findGrant } from "../../core/acts/find-grant.ts";
import type { Act } from "../../core/facts.ts";
import { leavesOf } from "../../render/proof-tree.ts";
import type { ToldDecision } from "./report-data.ts";

/** A sign-off that counted. */
export interface Signing {
  readonly requirement: string;
  readonly role: string;
  readonly by: string;
  readonly at: string;
}

/** A waiver that a decision rests on, an exception of the policy, or a waiver that was given after the merge. */
export interface Concession {
  readonly kind: "waiver" | "exception" | "late";
  readonly requirement: string;
  /** Nobody, of an exception. */
  readonly by: string;
  readonly at: string;
  /** The last day included, as `2026-12-01`. */
  readonly until: string;
  readonly note: string;
}

/** @returns sign-offs that fill a seat, each once for a requirement, oldest first */
export function signingsOf({ requirements }: ToldDecision, ids: (text: string) => string): Signing[] {
  const signings = new Map<string, Signing>();
  for (const { text, proof } of requirements) {
    for (const leaf of leavesOf(proof)) {
      if (leaf.kind !== "sign-off") continue;
      for (const { signer } of leaf.seats ?? []) {
        if (signer === undefined) continue;
        if (typeof leaf.role !== "string" || typeof signer.at !== "string" || typeof signer.by.login !== "string")
          throw new TypeError("a signature without role, time or name");
        const signing = { requirement: ids(text), role: leaf.role, by: signer.by.login, at: signer.at };
        signings.set(`${signing.requirement} ${signing.role} ${signer.id}`, signing);
      }
    }
  }
  return [...signings.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** @param acts all of the decision's facts, of which the page is told the newest */
export function concessionsOf(
  { requirements, verdict }: ToldDecision,
  acts: readonly Act[],
  ids: (text: string) => string,
): Concession[] {
  return requirements.flatMap(({ text, status, digest, reasons = [] }) => {
    if (status !== "waived") return [];
    const requirement = ids(text);
    return reasons.flatMap((reason): Concession[] => {
      if (reason.code !== "excepted" && reason.code !== "waived") return [];
      // The ledger's schema leaves reasons open.
      if (typeof reason.until !== "string" || typeof reason.note !== "string")
        throw new TypeError("a waiver without its end or its reason");
      if (reason.code === "excepted")
        return [{ kind: "exception", requirement, by: "", at: verdict.now, until: reason.until, note: reason.note }];
      const { login } = reason.by;
      if (typeof login !== "string") throw new TypeError("a waiver of nobody");
      const { until, note, url } = reason;
      const act = findGrant(acts, { requirement, digest, by: login, until, note, url });
      return [{ kind: "waiver", requirement, by: login, at: act?.at ?? verdict.now, until, note }];
    });
  });
}
