import type { Facts } from "../core/facts.ts";
import type { Verdict } from "../core/verdict.ts";
import { renderJson } from "../render/json.ts";
import { renderChecklist } from "../render/markdown.ts";
import { renderScansAsSarif } from "../render/sarif-of-scans.ts";
import { renderTerminal } from "../render/terminal.ts";
import { VERSION } from "../version.ts";
import { EXIT, type ExitCode, type Io, printRendered, wantsColour } from "./io.ts";

export type Format = "text" | "markdown" | "json" | "sarif";

/** Widest line on a terminal that does not say how wide it is. */
const WIDTH = 100;

/** @param scans what SARIF is about: it knows findings of the artefact scan, and no sign-offs */
export function showVerdict(verdict: Verdict, format: Format, io: Io, scans: Facts["scans"]): void {
  printRendered(io, render(verdict, format, io, scans));
}

function render(verdict: Verdict, format: Format, io: Io, scans: Facts["scans"]): string {
  switch (format) {
    case "json":
      return renderJson(verdict);
    case "sarif":
      return renderScansAsSarif(scans, VERSION);
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
