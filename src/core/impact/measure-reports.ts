/** What the numbers of reports say about concerns, against the same numbers on base. */
import type { Scope } from "../change/scope.ts";
import { aboutOf, selectMetrics } from "../evidence/select-metrics.ts";
import type { Facts } from "../facts.ts";
import { joinKey } from "../join-key.ts";
import type { EvidenceProof, Policy } from "../policy/policy.ts";
import type { RequirementVerdict } from "../verdict.ts";
import { type Earlier, type Readable, readingsOf } from "./readings.ts";
import { type Finding, nameKey, tellAll } from "./tell-numbers.ts";

/**
 * What reports say of concerns, against the same numbers on base. What base's reports state is told in the same way where it is missing here: what is
 * not measured any more must not look like a gain, nor what was not measured again like rest.
 * @param requirements the verdicts on the policy's requirements, in its order
 */
export function measureReports(
  policy: Policy,
  facts: Facts,
  requirements: readonly RequirementVerdict[],
  scope: Pick<Scope, "governedBy">,
): Finding[] {
  const { here, earlier, isOld } = readingsOf(policy, facts, requirements, scope);
  const old = new Set(here.filter(isOld).map(({ fact }) => fact));
  const told = tellAll(here).map(({ finding, reading }) =>
    old.has(reading.fact) && finding.base !== undefined
      ? notMeasured(finding, finding.base, "not-measured-again")
      : finding,
  );
  const hereTold = new Set(told.map(nameFinding));
  const states = stater();
  const missing = tellAll(earlier).flatMap(({ finding, reading }) =>
    finding.head === undefined || hereTold.has(nameFinding(finding)) || states(reading.after, finding, reading.proof)
      ? []
      : [notMeasured(finding, finding.head, reading.effect)],
  );
  return [...told, ...missing];
}

const nameFinding = ({ concern, report, name, about }: Finding): string => joinKey(concern, report, name, about);

/** A number that base states, and that nobody has measured for this change. */
const notMeasured = ({ head: _, ...rest }: Finding, base: number, effect: Earlier["effect"]): Finding => ({
  ...rest,
  base,
  effect,
});

/** Tells whether any of several reports states a number of that name about the same people or slice. Many are asked of the same reports. */
function stater(): (reports: readonly Readable[], finding: Finding, proof: EvidenceProof) => boolean {
  const stated = new Map<readonly Readable[], Map<string | undefined, ReadonlySet<string>>>();
  return (reports, { name, about }, proof) => {
    const known = stated.get(reports) ?? new Map<string | undefined, ReadonlySet<string>>();
    stated.set(reports, known);
    // A name that the policy gave to a place says nothing outside of the proof, and so these reports are read by it alone.
    const alias = proof.metrics.some((each) => each.name === name) ? name : undefined;
    const names = known.get(alias) ?? new Set(reports.flatMap((each) => namesIn(each, alias, proof)));
    known.set(alias, names);
    return names.has(joinKey(name, about));
  };
}

const namesIn = ({ fact, content }: Readable, alias: string | undefined, proof: EvidenceProof): string[] =>
  alias === undefined
    ? content.metrics.map(nameKey)
    : selectMetrics(alias, proof, fact, content).metrics.map((each) => joinKey(alias, aboutOf(each)));
