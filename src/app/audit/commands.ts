/** The commands that read the ledger. Each is a file of its own, loaded when it is called. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExitCode, Io } from "../io.ts";
import { addCoverageOptions, formerlyOption } from "./coverage-options.ts";
import { EXPORT_FORMATS } from "./export-formats.ts";

const LEDGER = "a clone, a folder that holds records/, or an exported file (default: the current folder)";

/** @param finish takes a command's exit code */
export function addAuditCommands(program: Command, io: Io, finish: (exit: ExitCode) => void): void {
  const audit = program
    .command("audit")
    .description("verify, replay, measure and export the gate history; nothing is fetched");
  const branch = () => new Option("--branch <name>", "the ledger's branch (default: secmlops-ledger)");
  const format = (choices: readonly string[]) =>
    new Option("--format <format>", "how the result is written").choices([...choices]).default("text");

  audit
    .command("verify")
    .description("say whether the history is whole and unchanged, and if not, what is wrong with it")
    .argument("[ledger]", LEDGER)
    .addOption(branch())
    .option("--since <file>", "an earlier checkpoint: finds chains that were cut off, and a branch that was rewritten")
    .option("--checkpoint <file>", "write a checkpoint there, to be kept elsewhere, if all is in order")
    .option("--no-history", "leave the branch's commits out, and look at the files of its newest one alone")
    .option("--signatures", "fail unless git finds a good signature on each commit, by the keys that it trusts", false)
    .option(
      "--identity <name>",
      "who must have attested every decision that passes, as a workflow's address; * stands for anything but /",
    )
    .option("--issuer <url>", "who must have known that identity (default: GitHub's own jobs)")
    .option(
      "--trusted-root <file>",
      "the Sigstore instances that may have signed, as `gh attestation trusted-root` prints them (default: the public one)",
    )
    .addOption(format(["text", "json"]))
    .action(async (ledger, options) => {
      const { runAuditVerify } = await import("./verify.ts");
      finish(await runAuditVerify(ledger, options, io));
    });

  audit
    .command("replay")
    .description("decide again what was decided, or what another policy would have decided of the same facts")
    .argument("[ledger]", LEDGER)
    .addOption(branch())
    .option(
      "--policy <path>",
      "a policy file, folder or pack, or a composed policy as JSON: what it would have decided",
    )
    .option("--packs <dir>", "local clones of pack repositories, laid out as <dir>/<owner>/<repo>")
    .option("--last <number>", "only so many pull requests, those decided last", parseCount)
    .option("--pull-request <number>", "only this pull request", parseCount)
    .addOption(format(["text", "json"]))
    .action(async (ledger, options) => {
      const { runAuditReplay } = await import("./replay.ts");
      finish(await runAuditReplay(ledger, options, io));
    });

  audit
    .command("export")
    .description("write the history in another form")
    .argument("[ledger]", LEDGER)
    .addOption(branch())
    .addOption(
      new Option(
        "--format <format>",
        "jsonl: every file of the ledger, to be read again; csv: a row for each decision and requirement; oscal: assessment results 1.1.3",
      )
        .choices([...EXPORT_FORMATS])
        .default("jsonl"),
    )
    .option("--from <date>", "the first day or instant, in UTC; not of jsonl")
    .option("--to <date>", "the last day or instant, in UTC; not of jsonl")
    .addOption(formerlyOption())
    .option("--people <file>", "names for logins, in csv: CSV `login,name[,id]`, or JSON")
    .option("--out <file>", "write it there instead of printing it")
    .action(async (ledger, options) => {
      const { runAuditExport } = await import("./export.ts");
      finish(await runAuditExport(ledger, options, io));
    });

  addCoverageOptions(audit.command("coverage"))
    .description("of everything that reached the default branch, how much was gated, and what got past the gate")
    .addOption(format(["text", "json", "csv"]))
    .action(async (ledger, options) => {
      const { runCoverage } = await import("./coverage.ts");
      finish(await runCoverage(ledger, options, io));
    });

  addCoverageOptions(audit.command("sample"))
    .description("draw some of these changes, and write a folder about them that an auditor can check by itself")
    .option("--n <count>", "how many", parseCount, 25)
    .option(
      "--seed <text>",
      "what is drawn depends on it and the population alone: take one that nobody could foresee",
      "7",
    )
    .requiredOption("--out <dir>", "the folder to write")
    .option("--force", "replace what an earlier sample left in it", false)
    .action(async (ledger, options) => {
      const { runSample } = await import("./sample.ts");
      finish(await runSample(ledger, options, io));
    });

  audit
    .command("report")
    .description("write the history as one HTML file: figures, and a page for each pull request; it loads nothing")
    .argument("[ledger]", LEDGER)
    .addOption(branch())
    .requiredOption("--out <file>", "the file to write")
    .option("--repo <dir>", "a clone of the repository, to count what reached its default branch")
    .option("--default-branch <ref>", "that branch (default: the remote's, else main or master)")
    .option("--from <date>", "the first day or instant, in UTC, of merges and newest decisions")
    .option("--to <date>", "the last day or instant, in UTC")
    .addOption(formerlyOption())
    .option("--people <file>", "names for logins: CSV `login,name[,id]`, or JSON")
    .action(async (ledger, options) => {
      const { runReport } = await import("./report.ts");
      finish(await runReport(ledger, options, io));
    });

  audit
    .command("waivers")
    .description(
      "list the waivers of what was merged, also those given after it; expired ones first whose content is still there",
    )
    .argument("[ledger]", LEDGER)
    .addOption(branch())
    .option("--repo <dir>", "the clone whose files are looked at (default: the ledger's, or the current folder)")
    .option("--default-branch <ref>", "the branch that is looked at (default: the remote's, else main or master)")
    .addOption(formerlyOption())
    .option("--at <date>", "the day that is asked about, in UTC (default: today)")
    .option("--people <file>", "names for logins: CSV `login,name[,id]`, or JSON")
    .addOption(format(["text", "json", "csv"]))
    .action(async (ledger, options) => {
      const { runWaivers } = await import("./waivers.ts");
      finish(await runWaivers(ledger, options, io));
    });
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("It is a number from 1 to 999999.");
  return Number(text);
}
