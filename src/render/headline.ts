import type { ProofVerdict, Verdict } from "../core/verdict.ts";
import { blockingOf, countOpenSeats, decidingLeaves, isObjected, isOpen, isSettled } from "./proof-tree.ts";
import { plural } from "./span.ts";

export type Tone = "pass" | "pending" | "fail" | "error" | "advice";
export interface Headline {
  readonly tone: Tone;
  /** Our own words and numbers only. */
  readonly text: string;
}

/** The decision in one line, such as `Blocked: 1 objection, 3 sign-offs open`. */
export function headline(verdict: Verdict): Headline {
  if (verdict.mode === "advisory" && verdict.status === "pass") {
    const count = verdict.blocking.length;
    return count === 0
      ? { tone: "pass", text: "Advisory: nothing would block" }
      : { tone: "advice", text: `Advisory: ${count} would block (${summariseOpen(verdict)})` };
  }
  const advisory = verdict.mode === "advisory" ? "Advisory: " : "";
  switch (verdict.status) {
    case "pass":
      return { tone: "pass", text: `${advisory}Passed: ${summariseSettled(verdict)}` };
    case "pending":
      return { tone: "pending", text: `${advisory}Waiting: ${summariseOpen(verdict)}` };
    case "fail":
      return { tone: "fail", text: `${advisory}Blocked: ${summariseOpen(verdict)}` };
    case "error":
      return { tone: "error", text: `${advisory}No decision: ${summariseOpen(verdict)}` };
  }
}

/** What keeps the gate shut, in counts, worst first. */
export function summariseOpen(verdict: Verdict): string {
  const blocking = blockingOf(verdict);
  const errors = blocking.filter(({ status }) => status === "error").length;
  const objections = blocking.filter((one) => one.status === "unmet" && isObjected(one)).length;
  const unmet = blocking.filter((one) => one.status === "unmet" && !isObjected(one)).length;
  const seats = blocking.reduce((sum, { proof }) => sum + countOpenSeats(proof), 0);
  const texts = blocking.reduce((sum, { proof }) => sum + countPending(proof, "document"), 0);
  const jobs = blocking.reduce((sum, { proof }) => sum + countPending(proof, "check"), 0);
  const reports = blocking.reduce((sum, { proof }) => sum + countPending(proof, "evidence"), 0);
  const parts = [
    errors > 0 ? `${errors} not decidable` : "",
    objections > 0 ? plural(objections, "objection") : "",
    unmet > 0 ? `${plural(unmet, "requirement")} failed` : "",
    seats > 0 ? `${plural(seats, "sign-off")} open` : "",
    texts > 0 ? `${plural(texts, "text")} to come` : "",
    reports > 0 ? `${plural(reports, "report")} to come` : "",
    jobs > 0 ? `${plural(jobs, "check")} not finished` : "",
  ].filter((part) => part !== "");
  if (parts.length > 0) return parts.join(", ");
  return blocking.length > 0 ? `${plural(blocking.length, "requirement")} open` : "the facts could not be read";
}

function countPending(proof: ProofVerdict | undefined, wanted: "check" | "document" | "evidence"): number {
  return decidingLeaves(proof).filter(({ kind, status }) => kind === wanted && status === "pending").length;
}

function summariseSettled({ requirements }: Verdict): string {
  const settled = requirements.filter((one) => one.enforcement === "block" && isSettled(one));
  const waived = settled.filter(({ status }) => status === "waived").length;
  const open = requirements.filter((one) => one.enforcement === "warn" && isOpen(one)).length;
  const holds = settled.length - waived;
  if (settled.length + open === 0) return "no requirement applies";
  const parts = [
    holds > 0 ? `${plural(holds, "requirement")} ${holds === 1 ? "holds" : "hold"}` : "",
    waived > 0 ? `${waived} waived` : "",
    open > 0 ? plural(open, "warning") : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
