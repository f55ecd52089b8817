/** Reasons in words, for an export that others read. */
import type { Reason } from "../../core/reason.ts";
import { capitalise } from "../../render/span.ts";
import { wordReason } from "../../render/wording.ts";
import { REASON_WORDING } from "../../render/wording-reasons.ts";
import { type Markup, md } from "./text.ts";
import type { RecordedReason, RequirementView } from "./view-decision.ts";

const MAX_REASONS = 10;

/** Why a requirement is not satisfied, or is waived; of proofs, those that are open. */
export function wordReasons({ status, reasons, leaves }: RequirementView): readonly Markup[] {
  const open = status === "satisfied" ? [] : leaves.filter((leaf) => leaf.status !== "satisfied");
  const all = [...reasons, ...open.flatMap((leaf) => leaf.reasons)];
  const shown = all.slice(0, MAX_REASONS).map((reason) => md`${wordOne(reason)}.`);
  return all.length > shown.length ? [...shown, md`And ${all.length - shown.length} more.`] : shown;
}

/** A reason that is not what its code promises, as only a record that was forged or is of another version holds, is named by its code. */
function wordOne(reason: RecordedReason): string {
  try {
    if (!Object.hasOwn(REASON_WORDING, reason.code)) return reason.code;
    const { what } = wordReason(reason as unknown as Reason);
    return capitalise(what)
      .map(({ text }) => text)
      .join("");
  } catch {
    return reason.code;
  }
}
