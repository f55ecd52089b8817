/** The commands that read the ledger. Each is a file of its own, loaded when it is called. */
import type { Command } from "commander";
import type { ExitCode, Io } from "../io.ts";

/** @param finish takes a command's exit code */
export function addAuditCommands(program: Command, _io: Io, _finish: (exit: ExitCode) => void): void {
  program.command("audit").description("verify, replay, measure and export the gate history; nothing is fetched");
}
