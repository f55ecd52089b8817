import type { Act } from "../core/facts.ts";
import type { RefusedAct, Verdict } from "../core/verdict.ts";
import { leavesOf } from "./proof-tree.ts";
import { capitalise, code, join, link, list, say, type Text } from "./span.ts";
import { ACT_WORDING } from "./wording-acts.ts";
import { lookUp } from "./words.ts";

const ACT_WORDS: Readonly<Record<Act["kind"], string>> = {
  "sign-off": "sign-off",
  revoke: "revocation",
  object: "objection",
  overrule: "overruling",
  waive: "waiver",
  approve: "approval",
  "request-changes": "request for changes",
};

/** An act that did not count, with every requirement for which it did not for the same reason. */
export interface Refusal {
  readonly act: RefusedAct;
  readonly requirements: readonly string[];
}

/** `bob's sign-off on GOV-1 (2026-11-20): why it does not count. What to do.` */
export function describeRefusal({ act, requirements }: Refusal, waiverRole?: string): Text {
  const { what, fix } = lookUp(ACT_WORDING, act.reason, { requirement: requirements[0], waiverRole, act: act.kind });
  const kind = act.url === undefined ? say`${ACT_WORDS[act.kind]}` : say`${link(ACT_WORDS[act.kind], act.url)}`;
  const target = requirements.length === 0 ? [] : say` on ${list(requirements.map(code), "and", 3)}`;
  const sentence = say`${act.by.login}'s ${kind}${target} (${act.at.slice(0, 10)}): ${what}`;
  return fix === undefined ? sentence : say`${join([sentence, capitalise(fix)], ". ")}.`;
}

/** What its author knows without being told: they took it back, or did it again. */
const OLD_NEWS: readonly string[] = ["revoked", "superseded"];

/** What lapsed by itself, and matters no more where the requirement holds without it. */
const PAST: readonly string[] = ["stale", "expired", "waiver-expired", "seat-filled"];

/** Everything offered that did not count, newest first; what a seat's line tells anyway is left to it. */
export function collectRefusals(verdict: Verdict): readonly Refusal[] {
  const refusals = new Map<string, { act: RefusedAct; requirements: string[] }>();
  const add = (act: RefusedAct, requirement?: string) => {
    if (OLD_NEWS.includes(act.reason.code)) return;
    const key = `${act.reason.code} ${act.id}`;
    const refusal = refusals.get(key) ?? { act, requirements: [] };
    if (requirement !== undefined && !refusal.requirements.includes(requirement))
      refusal.requirements.push(requirement);
    refusals.set(key, refusal);
  };
  for (const { id, status, proof, notCounted } of verdict.requirements) {
    const holds = status === "satisfied" || status === "waived";
    const matters = ({ reason }: RefusedAct) => !(holds && PAST.includes(reason.code));
    for (const act of notCounted.filter(matters)) add(act, id);
    for (const leaf of leavesOf(proof)) {
      if (leaf.kind !== "sign-off") continue;
      const lapsed = new Set(leaf.seats.map((seat) => seat.lapsed?.id));
      for (const act of leaf.notCounted.filter(matters)) if (!lapsed.has(act.id)) add(act, id);
    }
  }
  for (const notice of verdict.notices) if (notice.code === "act-not-counted") add(notice.act);
  return [...refusals.values()].sort((a, b) => (a.act.at < b.act.at ? 1 : a.act.at > b.act.at ? -1 : 0));
}
