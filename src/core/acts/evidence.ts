import type { Act } from "../facts.ts";
import type { ActReason } from "../reason.ts";

/**
 * Why a positive act is no longer worth anything: it lives exactly as long as the comment or review that carries it.
 * Negative acts do not ask: once seen they stand, whatever became of their source.
 */
export function lostEvidence({ source }: Act): ActReason | undefined {
  switch (source.state) {
    case "intact":
      return undefined;
    case "deleted":
      return { code: "deleted" };
    case "dismissed":
      return { code: "dismissed" };
    case "edited-by-other":
      return { code: "tampered", by: source.by.login };
  }
}
