/** Counts, over all changes, what each requirement came to, and keeps what its finding has to point at. */
import type { RequirementStatus } from "../../core/verdict.ts";
import type { Change, DecisionRecord, Outcome } from "./change.ts";
import type { Control } from "./control.ts";
import type { Method, Risk } from "./model.ts";
import { methodsOf, observationUuid } from "./observation.ts";
import type { Uuid } from "./uuid.ts";
import type { RequirementView } from "./view-decision.ts";

export interface RequirementTally {
  readonly id: string;
  /** Of the last change that it was asked of. */
  title: string;
  readonly methods: Set<Method>;
  readonly mapsTo: Set<string>;
  /** Among merged changes, where what was judged is what was merged. */
  readonly merged: Record<RequirementStatus, number>;
  readonly observations: Uuid[];
  readonly risks: Uuid[];
}

export interface Tally {
  readonly outcomes: Record<Outcome, number>;
  readonly requirements: ReadonlyMap<string, RequirementTally>;
  count(change: Change): void;
  add(change: Change, decision: DecisionRecord, requirement: RequirementView, risks: readonly Risk[]): void;
}

export function startTally(): Tally {
  const requirements = new Map<string, RequirementTally>();
  const outcomes = { gated: 0, waived: 0, bypassed: 0, ungated: 0, "not-governed": 0, open: 0 };
  return {
    outcomes,
    requirements,
    count({ outcome }) {
      outcomes[outcome] += 1;
    },
    add({ isAboutMerged }, { sha256 }, { id, title, status, leaves, controls }, risks) {
      const tally = requirements.get(id) ?? startRequirement(id);
      requirements.set(id, tally);
      tally.title = title;
      for (const control of controls) tally.mapsTo.add(control);
      if (status !== "not-applicable") for (const method of methodsOf(leaves)) tally.methods.add(method);
      if (!isAboutMerged) return;
      tally.merged[status] += 1;
      if (status !== "not-applicable") tally.observations.push(observationUuid(sha256, id));
      tally.risks.push(...risks.map(({ uuid }) => uuid));
    },
  };
}

const startRequirement = (id: string): RequirementTally => ({
  id,
  title: "",
  methods: new Set(),
  mapsTo: new Set(),
  merged: { satisfied: 0, pending: 0, unmet: 0, error: 0, waived: 0, "not-applicable": 0 },
  observations: [],
  risks: [],
});

/** The requirements that were asked of any change, by id. */
export const controlsOf = ({ requirements }: Tally): Control[] =>
  [...requirements.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title, methods, mapsTo }) => ({
      id,
      title,
      methods: methods.size === 0 ? ["EXAMINE"] : [...methods].sort(),
      mapsTo: [...mapsTo].sort(),
    }));
