/** The commands that read the ledger. Each is a file of its own, loaded when it is called. */
import { type Command, Option } from "commander";
import type { ExitCode, Io } from "../io.ts";
import { addCoverageOptions } from "./coverage-options.ts";

/** @param finish takes a command's exit code */
export function addAuditCommands(program: Command, io: Io, finish: (exit: ExitCode) => void): void {
  const audit = program
    .command("audit")
    .description("verify, replay, measure and export the gate history; nothing is fetched");
  const format = (choices: readonly string[]) =>
    new Option("--format <format>", "how the result is written").choices([...choices]).default("text");

  addCoverageOptions(audit.command("coverage"))
    .description("of everything that reached the default branch, how much was gated, and what got past the gate")
    .addOption(format(["text", "json", "csv"]))
    .action(async (ledger, options) => {
      const { runCoverage } = await import("./coverage.ts");
      finish(await runCoverage(ledger, options, io));
    });
}
