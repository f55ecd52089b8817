/** Why a report tells nothing: where in it, and what was expected there. */
export class ReportError extends Error {
  /** @param at the place, as `$.metrics[3].value` or `line 7` */
  constructor(at: string, expected: string) {
    super(`at ${at}: ${expected}`);
    this.name = "ReportError";
  }
}
