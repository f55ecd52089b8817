import type { Scope } from "../change/scope.ts";
import type { Facts } from "../facts.ts";
import { CONCERNS, type Concern, type Policy } from "../policy/policy.ts";
import { leavesOf } from "../proofs/judge-needs.ts";
import type { ConcernImpact, Measure, RequirementVerdict } from "../verdict.ts";
import { measureReports } from "./measure-reports.ts";
import { measureScans } from "./measure-scans.ts";
import type { Finding } from "./tell-numbers.ts";

/** Those that tell most first. */
const EFFECTS: readonly Measure["effect"][] = [
  ...(["worse", "no-longer-measured", "not-measured-again", "better", "same", "first"] as const),
];
/** Measures shown for one concern. */
const SHOWN = 20;

/**
 * What a change does to each concern, compared with base: one row for each, `not-measured` where no number says anything of it.
 * @param requirements the verdicts on the policy's requirements, in its order
 * @param scope what the change governs
 */
export function judgeImpact(
  policy: Policy,
  facts: Facts,
  requirements: readonly RequirementVerdict[],
  scope: Pick<Scope, "items" | "governedBy">,
): ConcernImpact[] {
  const allow = policy.requirements.flatMap(({ needs }, index) =>
    requirements[index]?.proof === undefined
      ? []
      : leavesOf(needs).flatMap((proof) => (proof.kind === "scan" ? proof.allow : [])),
  );
  const findings = [...measureReports(policy, facts, requirements, scope), ...measureScans(facts, allow, scope.items)];
  return CONCERNS.map((concern) =>
    summarise(
      concern,
      findings.filter((each) => each.concern === concern),
    ),
  );
}

const rank = ({ effect }: Finding): number => EFFECTS.indexOf(effect);

function summarise(concern: Concern, findings: readonly Finding[]): ConcernImpact {
  const byEffect = [...findings].sort((a, b) => rank(a) - rank(b));
  const [worst] = byEffect;
  if (worst === undefined) return { concern, effect: "not-measured", measures: [] };
  // The one that decides is always among them.
  const inTurn = new Set([worst, ...byEffect.filter(({ asked }) => asked), ...byEffect]);
  const shown = new Set([...inTurn].slice(0, SHOWN));
  const measures = byEffect
    .filter((each) => shown.has(each))
    .map(({ concern: _, asked: __, ...each }): Measure => each);
  // A loss beside what goes on is a step back.
  const isLossAlone = byEffect.every(({ effect }) => effect === "no-longer-measured" || effect === "first");
  const effect = worst.effect === "no-longer-measured" && !isLossAlone ? "worse" : worst.effect;
  return { concern, effect, measures };
}
