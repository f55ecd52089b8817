/** What follows for each requirement, and for each change that went past the gate. */
import { afterwardsUuids, riskAfterwardsUuids } from "./afterwards.ts";
import type { Change } from "./change.ts";
import { MERGE_CONTROL, objectiveOf } from "./control.ts";
import { type Actor, type Finding, prop, unlessEmpty } from "./model.ts";
import type { RequirementTally, Tally } from "./tally.ts";
import { lineOf, type Markup, md, tokenOf } from "./text.ts";
import { type Uuid, uuidOf } from "./uuid.ts";

/** What a conclusion about all merges rests on: a push, or a merge while the gate was off, leaves no record. */
const ONLY_RECORDED = md`This rests on the merges that the ledger recorded, and says nothing of what reached the default branch otherwise: \`secmlops-gate audit coverage\` finds that.`;

const STATUSES = ["satisfied", "waived", "unmet", "pending", "error"] as const;

/**
 * A requirement is satisfied where it was so for every change that was merged and that it applied to. Nothing is concluded about one that no
 * merged change was judged by: none is not all.
 * @param scope what tells this export from another of the same ledger
 */
export function findingOf(
  { id, title, merged, observations, risks }: RequirementTally,
  { scope, tool }: FindingContext,
): Finding | undefined {
  const asked = STATUSES.reduce((sum, status) => sum + merged[status], 0);
  if (asked === 0) return undefined;
  const failed = merged.unmet + merged.pending + merged.error;
  const isMet = merged.satisfied === asked;
  const counts = STATUSES.filter((status) => merged[status] > 0).map((status) => `${merged[status]} ${status}`);
  return {
    uuid: uuidOf("finding", scope, id),
    title: md`${id}: ${title}`,
    description: md`Of the changes that were merged, ${asked} had to meet ${id}: ${counts.join(", ")}.`,
    props: [
      prop("requirement", lineOf(id)),
      ...[...STATUSES, "not-applicable" as const].map((status) =>
        prop("merged-changes", lineOf(String(merged[status])), tokenOf(status)),
      ),
    ],
    origins: [{ actors: [tool] }],
    target: {
      type: "objective-id",
      "target-id": objectiveOf(id),
      title: md`${title}`,
      status: {
        state: isMet ? "satisfied" : "not-satisfied",
        reason: isMet ? "pass" : failed > 0 ? "fail" : "other",
      },
    },
    ...related(observations, risks),
  };
}

/** One finding for each change that was merged without a pass of the gate; one in all where there is none, and anything was merged. */
export function mergeFindings(
  changes: readonly Change[],
  observationsOf: (change: Change) => readonly Uuid[],
  { outcomes }: Tally,
  { scope, tool }: FindingContext,
): Finding[] {
  const past = changes.filter(({ outcome }) => outcome === "bypassed" || outcome === "ungated");
  const passed = outcomes.gated + outcomes.waived;
  const told = [passed === 1 ? md`The 1 governed change` : md`All ${passed} governed changes`];
  const target = (isMet: boolean): Finding["target"] => ({
    type: "objective-id",
    "target-id": objectiveOf(MERGE_CONTROL.id),
    title: md`${MERGE_CONTROL.title}`,
    status: isMet
      ? { state: "satisfied", reason: "pass", remarks: ONLY_RECORDED }
      : { state: "not-satisfied", reason: "fail" },
  });
  if (past.length === 0 && passed > 0)
    return [
      {
        uuid: uuidOf("merge-finding", scope),
        title: md`Every merge that the ledger recorded was on a pass`,
        description: md`${told} of which the ledger has a merge ${passed === 1 ? "was" : "were"} merged on a recorded pass, ${outcomes.waived} of them by a waiver.`,
        props: [prop("merged-changes", lineOf(String(passed)))],
        origins: [{ actors: [tool] }],
        target: target(true),
        remarks: ONLY_RECORDED,
      },
    ];
  return past.map((change): Finding => {
    const { pullRequest, outcome, merge } = change;
    return {
      uuid: uuidOf("merge-finding", scope, pullRequest),
      title: md`Pull request ${pullRequest} was merged without a pass`,
      description: md`${[toldOf(change)]} Merged by ${merge?.value.merged.by.login ?? "nobody known"}.`,
      props: [
        prop("pull-request", lineOf(String(pullRequest))),
        prop("change", lineOf(outcome)),
        ...(merge === undefined ? [] : [prop("record", lineOf(merge.sha256))]),
      ],
      origins: [{ actors: [tool] }],
      target: target(false),
      ...related([...observationsOf(change), ...afterwardsUuids(change)], riskAfterwardsUuids(change)),
    };
  });
}

export interface FindingContext {
  readonly scope: string;
  readonly tool: Actor;
}

function toldOf({ decision, isAboutMerged, merge }: Change): Markup {
  if (decision === undefined) return md`No decision about it is recorded.`;
  if (isAboutMerged) return md`The last decision before the merge was ${decision.value.status}.`;
  const { baseRef = "no branch", head } = decision.value;
  if (head === merge?.value.head && baseRef !== merge.value.baseRef)
    return md`The last decision judged it for ${baseRef}, and it was merged into ${merge.value.baseRef}.`;
  if (head === merge?.value.head) return md`The record of the merge names another decision than the last one.`;
  return md`The last decision is about commit ${head}, and what was merged is ${merge?.value.head ?? "unknown"}.`;
}

const related = (observations: readonly Uuid[], risks: readonly Uuid[]) => ({
  ...unlessEmpty(
    "related-observations",
    observations.map((uuid) => ({ "observation-uuid": uuid })),
  ),
  ...unlessEmpty(
    "related-risks",
    risks.map((uuid) => ({ "risk-uuid": uuid })),
  ),
});
