import type { FailingVerdict } from "../core/reason.ts";

/** What a scan says of a file that it does not call safe, behind the file's name. */
export const VERDICT_WORDS: Readonly<Record<FailingVerdict, string>> = {
  dangerous: "is dangerous",
  malformed: "is malformed",
  unknown: "cannot be called safe",
};
