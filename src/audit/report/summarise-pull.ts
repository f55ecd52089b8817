/** What the figures of a report are made of, for one pull request. */
import type { DecisionLine, OtherLine, Outcome } from "./report-data.ts";
import type { Concession, Signing } from "./tell-people.ts";

export interface PullSummary {
  readonly number: number;
  readonly outcome: Outcome;
  /** Nobody knows where there is no decision: a merge's record names who merged. */
  readonly author: string;
  /** Everybody who acted in it. */
  readonly people: readonly string[];
  readonly paths: readonly string[];
  /** The first record, and the merge or else the newest record: instants. */
  readonly openedAt: string;
  readonly endedAt: string;
  /** The first decision, and the first one that passed outside of advice. */
  readonly firstDecisionAt?: string;
  readonly passedAt?: string;
  readonly merged?: Extract<OtherLine, { kind: "merge" }>;
  /** The newest decision. */
  readonly newest?: DecisionLine;
  readonly signings: readonly Signing[];
  readonly concessions: readonly Concession[];
  /** Whether a blocking requirement was waived or excepted. */
  readonly restsOnWaiver: boolean;
  /** Ids of requirements that only warned in the newest decision. */
  readonly warned: readonly string[];
  /** Whether what was merged had passed on such a decision: the gate would not have stopped it. */
  readonly isAdvised: boolean;
  /** The commit it reached the branch as, where git shows it and the ledger has no record of the merge. */
  readonly unrecorded?: string;
  /** The records of the pull request, newest last, as far as they could be read. */
  readonly newestRecord: string;
  readonly head: string;
}

/** What its records said, as far as they were read. */
export interface Draft {
  /** Until all records are taken, each with the letters of what it judged alone. */
  decisions: DecisionLine[];
  /** Where these letters belong, of each decision. */
  readonly places: (readonly number[])[];
  readonly others: OtherLine[];
  newest?: {
    readonly sequence: number;
    readonly told: string;
    readonly author: string;
    readonly people: readonly string[];
    readonly paths: readonly string[];
    readonly signings: readonly Signing[];
    readonly concessions: readonly Concession[];
    readonly restsOnWaiver: boolean;
    readonly warned: readonly string[];
  };
  last: { readonly sequence: number; readonly record: string; readonly at: string; readonly head: string };
  first: string;
  /** Records that others name as the one before them, or as what a merge went through on. */
  readonly named: Set<string>;
}

/** @param draft everything in the order of the chain */
export function summarise(number: number, draft: Draft): PullSummary {
  const { decisions, others, newest } = draft;
  const merged = others.find((each) => each.kind === "merge");
  const last = decisions.at(-1);
  const [first] = decisions;
  const passed = decisions.find(({ status, advisory }) => status === "pass" && advisory === undefined);
  const late = others.flatMap((each) => (each.kind === "retrospective" ? each.acts : []));
  const outcome = outcomeOf(merged, decisions, newest?.restsOnWaiver === true);
  const advice = decisions.flatMap(({ record, advisory }) => (advisory === undefined ? [] : [record]));
  return {
    number,
    outcome,
    warned: newest?.warned ?? [],
    isAdvised: isAdvised(outcome, advice, merged?.decision ?? undefined),
    author: newest?.author ?? "",
    people: [
      ...new Set([
        ...(newest?.people ?? []),
        ...(merged === undefined ? [] : [merged.by.login]),
        ...late.map(({ act }) => act.by.login),
      ]),
    ],
    paths: newest?.paths ?? [],
    openedAt: draft.first,
    endedAt: merged?.mergedAt ?? draft.last.at,
    ...(first === undefined ? {} : { firstDecisionAt: first.at }),
    ...(passed === undefined ? {} : { passedAt: passed.at }),
    ...(merged === undefined ? {} : { merged }),
    ...(last === undefined ? {} : { newest: last }),
    signings: newest?.signings ?? [],
    concessions: [
      ...(newest?.concessions ?? []),
      ...late.flatMap(({ act, requirements }): Concession[] =>
        act.kind === "waive" && act.until !== undefined
          ? requirements.map(({ id }) => ({
              kind: "late",
              requirement: id,
              by: act.by.login,
              at: act.at,
              until: act.until ?? "",
              note: act.note ?? "",
            }))
          : [],
      ),
    ],
    restsOnWaiver: newest?.restsOnWaiver === true,
    newestRecord: draft.last.record,
    head: draft.last.head,
  };
}

/** @param record of the decision that what was merged had passed on */
const isAdvised = (outcome: Outcome, advice: readonly string[], record: string | undefined): boolean =>
  (outcome === "gated" || outcome === "waived") && record !== undefined && advice.includes(record);

/** What became of a change, as far as the ledger alone can say: it takes the merge's word for what was merged. */
function outcomeOf(
  merged: Extract<OtherLine, { kind: "merge" }> | undefined,
  decisions: readonly DecisionLine[],
  restsOnWaiver: boolean,
): Outcome {
  if (merged === undefined) return "not merged";
  const decision = decisions.find(({ record }) => record === merged.decision);
  if (decision === undefined) return merged.governed === false ? "not governed" : "ungated";
  if (decision.status !== "pass") return "bypassed";
  return restsOnWaiver ? "waived" : "gated";
}
