import type { RequirementStatus } from "../core/verdict.ts";
import type { Tone } from "./headline.ts";

export const STATUS_ICON: Readonly<Record<RequirementStatus, string>> = {
  satisfied: "✅",
  pending: "⏳",
  unmet: "❌",
  error: "⚠️",
  waived: "⏸️",
  "not-applicable": "▫️",
};
export const TONE_ICON: Readonly<Record<Tone, string>> = {
  pass: "✅",
  pending: "⏳",
  fail: "❌",
  error: "⚠️",
  advice: "ℹ️",
};
