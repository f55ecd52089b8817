/** Results of a whole ledger. */
import type { Replayed } from "./replay-record.ts";
import type { Undecided, WhatIf } from "./what-if.ts";

export type Mismatch = Exclude<Replayed, { outcome: "none" | "same" }>;

export interface Replay {
  readonly ledger: string;
  /** Decisions. */
  readonly records: number;
  readonly policies: number;
  readonly same: number;
  readonly differing: number;
  /** Could not be decided again. */
  readonly failed: number;
  /** In the order of time, at most a thousand. */
  readonly mismatches: readonly Mismatch[];
}

const MOST_MISMATCHES = 1_000;
const MOST_UNREADABLE = 1_000;

export async function sumUpReplay(ledger: string, replayed: AsyncIterable<Replayed>): Promise<Replay> {
  const policies = new Set<string>();
  const counts = { same: 0, differs: 0, failed: 0 };
  let mismatches: Mismatch[] = [];
  for await (const one of replayed) {
    if (one.outcome === "none") continue;
    counts[one.outcome] += 1;
    if (one.outcome === "same") policies.add(one.policy);
    else mismatches.push(one);
    if (mismatches.length > 4 * MOST_MISMATCHES) mismatches = mismatches.sort(byTime).slice(0, MOST_MISMATCHES);
  }
  return {
    ledger,
    records: counts.same + counts.differs + counts.failed,
    policies: policies.size,
    same: counts.same,
    differing: counts.differs,
    failed: counts.failed,
    mismatches: mismatches.sort(byTime).slice(0, MOST_MISMATCHES),
  };
}

function byTime(a: Mismatch, b: Mismatch): number {
  const [one, other] = [a.at ?? "", b.at ?? ""];
  if (one !== other) return one < other ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}

export interface Rehearsal {
  readonly ledger: string;
  readonly pullRequests: number;
  /** How many went from which status to which, as `pass -> fail`; those that stayed too. */
  readonly overall: Readonly<Record<string, number>>;
  /** The same of each requirement; only where something changed. */
  readonly requirements: readonly { readonly id: string; readonly shifts: Readonly<Record<string, number>> }[];
  /** The pull request decided last first. */
  readonly decided: readonly WhatIf[];
  readonly undecided: readonly Undecided[];
  /** Records that cannot be read, whichever pull request they are of, and the first thousand of their paths. */
  readonly unreadable: number;
  readonly unreadablePaths: readonly string[];
}

export function sumUpRehearsal(
  ledger: string,
  all: readonly (WhatIf | Undecided)[],
  unreadable: readonly string[],
): Rehearsal {
  const decided = all.filter((one) => "after" in one);
  const undecided = all.filter((one) => "why" in one);
  const overall = new Map<string, number>();
  const requirements = new Map<string, Map<string, number>>();
  const count = (in_: Map<string, number>, key: string) => in_.set(key, (in_.get(key) ?? 0) + 1);
  for (const { before, after, shifts } of decided) {
    count(overall, `${before} -> ${after}`);
    for (const { id, before: then = "none", after: now = "none" } of shifts) {
      const counts = requirements.get(id) ?? new Map<string, number>();
      requirements.set(id, count(counts, `${then} -> ${now}`));
    }
  }
  return {
    ledger,
    pullRequests: all.length,
    overall: Object.fromEntries(overall),
    requirements: [...requirements].map(([id, shifts]) => ({ id, shifts: Object.fromEntries(shifts) })),
    decided,
    undecided,
    unreadable: unreadable.length,
    unreadablePaths: unreadable.slice(0, MOST_UNREADABLE),
  };
}
