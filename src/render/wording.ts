/** The one place where a code becomes words: an entry for each reason and notice, or the program does not compile. */
import type { ActReason, Reason } from "../core/reason.ts";
import type { Notice } from "../core/verdict.ts";
import { ACT_WORDING } from "./wording-acts.ts";
import { NOTICE_WORDING } from "./wording-notices.ts";
import { REASON_WORDING } from "./wording-reasons.ts";
import { lookUp, type WordingContext, type Words } from "./words.ts";

/** Why a proof or requirement has its status. */
export const wordReason = (reason: Reason, context: WordingContext = {}): Words =>
  lookUp(REASON_WORDING, reason, context);

/** Why what somebody did does not count, or why somebody cannot sign. */
export const wordActReason = (reason: ActReason, context: WordingContext = {}): Words =>
  lookUp(ACT_WORDING, reason, context);

/** What the whole checklist should say. */
export const wordNotice = (notice: Notice, context: WordingContext = {}): Words =>
  lookUp(NOTICE_WORDING, notice, context);
