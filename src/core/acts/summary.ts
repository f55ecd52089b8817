import type { Act } from "../facts.ts";
import { personOf } from "../people/identify.ts";
import type { ActReason } from "../reason.ts";
import type { ActSummary, RefusedAct } from "../verdict.ts";

/** The part of an act that a verdict shows. */
export function summarise(act: Act): ActSummary {
  return {
    id: act.id,
    kind: act.kind,
    by: personOf(act.actor),
    at: act.at,
    via: act.via,
    ...(act.note === undefined ? {} : { note: act.note }),
    ...(act.url === undefined ? {} : { url: act.url }),
  };
}

export const refuse = (act: Act, reason: ActReason): RefusedAct => ({ ...summarise(act), reason });
