/** From verdict to commit status, and from both to how the step ends. Pure. */
import type { StatusState } from "../../adapters/github/publish.ts";
import type { OverallStatus, Verdict } from "../../core/verdict.ts";
import { describeStatus } from "../../render/status.ts";
import type { Inputs } from "./inputs.ts";

export interface GateStatus {
  readonly state: StatusState;
  /** At most 140 characters. */
  readonly description: string;
}

const STATES: Readonly<Record<OverallStatus, StatusState>> = {
  pass: "success",
  pending: "pending",
  fail: "failure",
  error: "error",
};

export const statusOf = (verdict: Verdict): GateStatus => ({
  state: STATES[verdict.status],
  description: describeStatus(verdict),
});

/** What cannot be decided at all: the first words say what to do, as many as fit. */
export const errorStatus = (message: string): GateStatus => ({ state: "error", description: shortenStatus(message) });

const STRICTNESS: readonly StatusState[] = ["success", "pending", "failure", "error"];

/** The strictest; of equally strict ones the first. */
export function worstOf<T extends GateStatus>(first: T, others: readonly T[]): T {
  return others.reduce(
    (worst, each) => (STRICTNESS.indexOf(each.state) > STRICTNESS.indexOf(worst.state) ? each : worst),
    first,
  );
}

/**
 * The context: plain for the default branch, so that one name serves every repository; with the base for any other, so that a pass
 * against one base opens no other.
 */
export const contextFor = (
  { statusContext }: Pick<Inputs, "statusContext">,
  base: string,
  defaultBranch: string,
): string => (base === defaultBranch ? statusContext : `${statusContext}: ${base}`);

/** Whether the step fails. `pending` does so only for those who can require the job alone. */
export function failsStep(state: StatusState, { failOn }: Pick<Inputs, "failOn">): boolean {
  if (failOn === "never" || state === "success") return false;
  return state === "pending" ? failOn === "pending" : true;
}

/** As many words as a status holds. */
export const shortenStatus = (text: string): string => shortenTo(text, 140);

function shortenTo(text: string, limit: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}
