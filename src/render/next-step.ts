import type { Reason } from "../core/reason.ts";
import type { LeafVerdict, RequirementVerdict, Verdict } from "../core/verdict.ts";
import { whoMaySign } from "./awaited.ts";
import { blockingOf, decidingLeaves, isSignOff } from "./proof-tree.ts";
import { code, say, type Text } from "./span.ts";
import { wordReason } from "./wording.ts";

/** In the order in which they are worth doing. */
const STEPS = ["error", "objection", "failed", "missing", "stale", "waiting", "running"] as const;
type Step = (typeof STEPS)[number];

/** The one thing to do next, or nothing where the gate passes. */
export function nextStep(verdict: Verdict): Text | undefined {
  const firsts = new Map<Step, Text>();
  for (const requirement of blockingOf(verdict)) {
    for (const [step, text] of stepsOf(requirement, verdict.waiverRole)) if (!firsts.has(step)) firsts.set(step, text);
  }
  return STEPS.map((step) => firsts.get(step)).find((text) => text !== undefined);
}

function stepsOf(requirement: RequirementVerdict, waiverRole: string | undefined): [Step, Text][] {
  const context = { requirement: requirement.id, waiverRole };
  const fixOf = (reason: Reason) => {
    if (reason.code === "check-running") return say`wait for the check ${code(reason.name)} (${code(requirement.id)})`;
    const { what, fix = what, next = fix } = wordReason(reason, context);
    const isNamed = next.some(({ text }) => text.includes(requirement.id));
    return isNamed ? next : say`${next} (${code(requirement.id)})`;
  };
  const ofRequirement = requirement.reasons.map((reason): [Step, Text] => [
    reason.code === "objected" ? "objection" : requirement.status === "error" ? "error" : "failed",
    fixOf(reason),
  ]);
  const ofLeaves = decidingLeaves(requirement.proof).flatMap((leaf): [Step, Text][] => [
    ...leaf.reasons
      .filter(({ code }) => code !== "seats-open")
      .map((reason): [Step, Text] => [stepOf(leaf, reason), fixOf(reason)]),
    ...seatStep(leaf, requirement.id),
  ]);
  return [...ofRequirement, ...ofLeaves];
}

/** Nothing is wrong with these but that they are not there. */
const MISSING: readonly Reason["code"][] = ["document-missing", "check-missing", "report-missing", "signature-missing"];

function stepOf(leaf: LeafVerdict, { code: reason }: Reason): Step {
  if (reason === "check-running" || reason === "job-report-missing") return "running";
  if (MISSING.includes(reason)) return "missing";
  if (reason === "no-pull-request") return "waiting";
  return leaf.status === "error" ? "error" : "failed";
}

function seatStep(leaf: LeafVerdict, id: string): [Step, Text][] {
  if (!isSignOff(leaf) || leaf.status !== "pending") return [];
  const seat =
    leaf.seats.find(({ status, lapsed }) => status === "open" && lapsed !== undefined) ??
    leaf.seats.find(({ status }) => status === "open");
  if (seat === undefined) return [];
  const people = whoMaySign(leaf);
  const lapsed = seat.lapsed?.by.login;
  if (lapsed !== undefined) return [["stale", say`ask ${lapsed} (${leaf.role}) to look again and sign ${code(id)}`]];
  return [
    [
      "waiting",
      say`ask ${people.length === 0 ? leaf.role : say`${people} (${leaf.role})`} to look and sign ${code(id)}`,
    ],
  ];
}
