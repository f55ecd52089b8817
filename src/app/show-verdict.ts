import type { Verdict } from "../core/verdict.ts";
import { renderJson } from "../render/json.ts";
import { renderChecklist } from "../render/markdown.ts";
import { renderTerminal } from "../render/terminal.ts";
import { EXIT, type ExitCode, type Io, printRendered, wantsColour } from "./io.ts";

export type Format = "text" | "markdown" | "json";

/** Widest line on a terminal that does not say how wide it is. */
const WIDTH = 100;

export function showVerdict(verdict: Verdict, format: Format, io: Io): void {
  printRendered(io, render(verdict, format, io));
}

function render(verdict: Verdict, format: Format, io: Io): string {
  switch (format) {
    case "json":
      return renderJson(verdict);
    case "markdown":
      return renderChecklist(verdict, { ledger: true, local: verdict.pullRequest === undefined });
    case "text":
      return renderTerminal(verdict, { colour: wantsColour(io), width: Math.min(io.stdout.columns ?? WIDTH, 120) });
  }
}

export function exitOf({ status }: Pick<Verdict, "status">): ExitCode {
  if (status === "pass") return EXIT.pass;
  return status === "pending" ? EXIT.pending : EXIT.failed;
}
