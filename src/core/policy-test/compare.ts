import { type Place, suggest } from "../policy/problem.ts";
import type { Reason } from "../reason.ts";
import type { LeafVerdict, ProofVerdict, RefusedAct, RequirementVerdict, Verdict } from "../verdict.ts";
import type { Expectation, PolicyTestCase } from "./parse.ts";

/** Where a verdict is not what a case expects. */
export interface Mismatch {
  /** `verdict`, or `requirements.GOV-1`. */
  readonly path: string;
  /** Where the case says what it expects. */
  readonly at: Place;
  readonly expected: string;
  /** `undefined`: the policy has no such requirement. */
  readonly found: string | undefined;
  /** The nearest id, where there is no such requirement. */
  readonly suggestion?: string;
  /** Why it was found so: of the requirement and its proofs; for the verdict, of the requirements that decide it. */
  readonly reasons: readonly Reason[];
  readonly notCounted: readonly RefusedAct[];
}

/** Holds a verdict against what a case expects; nothing found is nothing wrong. Ids ignore case. */
export function comparePolicyTest({ expect }: PolicyTestCase, verdict: Verdict): Mismatch[] {
  const byId = new Map(verdict.requirements.map((each) => [each.id.toLowerCase(), each]));
  return expect.flatMap((expectation) =>
    expectation.of === "verdict" ? compareOverall(expectation, verdict) : compareOne(expectation, byId),
  );
}

function compareOverall({ at, status }: Expectation, verdict: Verdict): Mismatch[] {
  if (status === verdict.status) return [];
  const blocking = new Set(verdict.blocking);
  const deciding = verdict.requirements.filter(({ id }) => blocking.has(id));
  return [
    {
      path: "verdict",
      at,
      expected: status,
      found: verdict.status,
      reasons: deciding.flatMap(reasonsOf),
      notCounted: deciding.flatMap(refusalsOf),
    },
  ];
}

function compareOne(
  { at, id, status }: Extract<Expectation, { of: "requirement" }>,
  byId: ReadonlyMap<string, RequirementVerdict>,
): Mismatch[] {
  const requirement = byId.get(id.toLowerCase());
  if (requirement?.status === status) return [];
  const known = [...byId.values()].map((each) => each.id);
  return [
    {
      path: `requirements.${id}`,
      at,
      expected: status,
      found: requirement?.status,
      ...(requirement ? {} : suggest(id, known)),
      reasons: requirement ? reasonsOf(requirement) : [],
      notCounted: requirement ? refusalsOf(requirement) : [],
    },
  ];
}

function reasonsOf({ reasons, proof }: RequirementVerdict): Reason[] {
  return [...reasons, ...leaves(proof).flatMap((leaf) => leaf.reasons)];
}

function refusalsOf({ notCounted, proof }: RequirementVerdict): RefusedAct[] {
  return [...notCounted, ...leaves(proof).flatMap((leaf) => (leaf.kind === "sign-off" ? leaf.notCounted : []))];
}

function leaves(proof: ProofVerdict | undefined): LeafVerdict[] {
  if (proof === undefined) return [];
  return "of" in proof ? proof.of.flatMap(leaves) : [proof];
}
