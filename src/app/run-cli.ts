import { Command, CommanderError, Help, InvalidArgumentError, Option } from "commander";
import { GitError } from "../adapters/git/git-error.ts";
import { LedgerError } from "../ledger/ledger-error.ts";
import { VERSION } from "../version.ts";
import { addAuditCommands } from "./audit/commands.ts";
import { EXIT, type ExitCode, type Io, tell, UsageError } from "./io.ts";

const FORMATS = ["text", "markdown", "json", "sarif"];

/**
 * Runs one command line and returns its exit code. Each command is a file of its own, loaded when it is called.
 * @param words the arguments behind the program's name
 */
export async function runCli(words: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = EXIT.pass;
  const program = new Command("secmlops-gate")
    .description(
      "A merge gate for machine learning: policy, sign-offs, evidence and artefact scans, decided from facts.",
    )
    .version(VERSION, "-V, --version")
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showSuggestionAfterError()
    .showHelpAfterError("(--help lists what there is)")
    .configureHelp({ optionDescription: describeOption });
  const format = (choices: readonly string[] = FORMATS) =>
    new Option("--format <format>", "how the result is written").choices([...choices]).default("text");
  const packs = new Option("--packs <dir>", "local clones of pack repositories, laid out as <dir>/<owner>/<repo>");

  program
    .command("check")
    .description("judge the commits between a base and a head of this git repository")
    .option("--base <ref>", "what the change would be merged into (default: the default branch)")
    .option("--head <ref>", "the change", "HEAD")
    .option("--policy <path>", "a policy file or folder, instead of .github/secmlops/ on the base")
    .option("--org-policy <pack>", "a pack composed beneath everything, as in `extends`")
    .option("--facts <file>", "facts that git does not have, as JSON: pull request, acts, teams, checks")
    .option("--facts-out <file>", "write all facts of the decision, for `evaluate`")
    .option("--enforce", "judge as if the policy's mode were enforce, as for a hook while it is still advisory", false)
    .option("--ledger <folder>", "keep the history in a folder, and record the decision before it is printed")
    .option(
      "--pull-request <number>",
      "with --ledger, whose history: the number of the pull or merge request (default: the facts' own)",
      parseNumber,
    )
    .option("--machine-only", "exit 0 when nothing but people is missing", false)
    .addOption(packs)
    .addOption(format())
    .action(async (options) => {
      const { runCheck } = await import("./check.ts");
      exit = await runCheck(options, io);
    });

  program
    .command("evaluate")
    .description("the pure decision: a policy and facts in, a verdict out")
    .requiredOption("--policy <path>", "a policy file or folder, or a composed policy as JSON")
    .requiredOption("--facts <file>", "the facts, as JSON")
    .addOption(packs)
    .addOption(format().default("json"))
    .action(async (options) => {
      const { runEvaluate } = await import("./evaluate.ts");
      exit = await runEvaluate(options, io);
    });

  program
    .command("scan")
    .description("say whether loading files could do harm, from their bytes alone; nothing in them is run")
    .argument("<paths...>", "files and folders; links inside folders are not followed")
    .option("--allow-unknown", "exit 0 where nothing worse than unknown was found", false)
    .option("--jobs <number>", "files read at once (default: one for each core, at most 8)", parseJobs)
    .option("--sha256", "say the sha256 of every file; JSON always does", false)
    .option("--output <file>", "write the result there instead of printing it")
    .option("--verbose", "list safe files and every finding too", false)
    .addOption(format(["text", "json", "sarif"]))
    .action(async (paths, options) => {
      const { runScan } = await import("./scan.ts");
      exit = await runScan(paths, options, io);
    });

  program
    .command("verify-model")
    .description("say whether a folder is what somebody signed (OpenSSF model signing); nothing is fetched")
    .argument("<folder>", "the signed folder")
    .option("--signature <file>", "the signature (default: model.sig in the folder)")
    .option("--identity <name>", "who must have signed, as a workflow's address; * stands for anything but /")
    .option("--issuer <url>", "who must have known that identity, as https://token.actions.githubusercontent.com")
    .option("--key <file>", "the public key that must have signed, in PEM form")
    .addOption(format(["text", "json"]))
    .action(async (folder, options) => {
      const { runVerifyModel } = await import("./verify-model.ts");
      exit = await runVerifyModel(folder, options, io);
    });

  const policy = program.command("policy").description("write, understand and test policies");
  policy
    .command("lint")
    .description("report every error of policy files, with its place")
    .argument("[paths...]", "policy files, packs or folders (default: .github/secmlops)")
    .addOption(packs)
    .addOption(format(["text", "json"]))
    .action(async (paths, options) => {
      const { runPolicyLint } = await import("./policy-lint.ts");
      exit = await runPolicyLint(paths, options, io);
    });
  policy
    .command("explain")
    .description("say what a path is, which requirements apply to it, and why")
    .argument("[paths...]", "repository paths, which need not exist; without any: the whole policy")
    .option("--policy <path>", "a policy file or folder (default: .github/secmlops)")
    .option("--controls", "print which controls of which framework the requirements map to", false)
    .addOption(packs)
    .addOption(format(["text", "markdown", "json"]))
    .action(async (paths, options) => {
      const { runPolicyExplain } = await import("./policy-explain.ts");
      exit = await runPolicyExplain(paths, options, io);
    });
  policy
    .command("test")
    .description("run *.test.yml: facts in short form, expected status for each requirement")
    .argument("[paths...]", "test files or folders (default: .github/secmlops)")
    .addOption(packs)
    .addOption(format(["text", "json"]))
    .action(async (paths, options) => {
      const { runPolicyTest } = await import("./policy-test.ts");
      exit = await runPolicyTest(paths, options, io);
    });
  policy
    .command("schema")
    .description("print the JSON Schema of policy files, or of facts")
    .option("--of <what>", "policy or facts", "policy")
    .action(async (options) => {
      const { runPolicySchema } = await import("./policy-schema.ts");
      exit = runPolicySchema(options, io);
    });

  addAuditCommands(program, io, (code) => {
    exit = code;
  });

  const collect = (value: string, before: readonly string[]) => [...before, value];
  program
    .command("init")
    .description(
      "write workflows, a starter policy and templates of the documents it asks for into this repository, and say what is left to do",
    )
    .option("--pack <name>", "a shipped pack to start from, as llm; for each once (default: baseline)", collect, [])
    .option(
      "--role <role=people>",
      "who holds a role, as fairness-reviewer=fay,acme/team; for each role once",
      collect,
      [],
    )
    .option("--action-ref <ref>", "the action's release, as 'owner/repo@<full commit id> # v1'")
    .option("--ci-workflow <name>", "a workflow whose jobs the policy will ask for; for each once", collect, [])
    .option("--default-branch <name>", "the branch that is guarded (default: the remote's)")
    .option("--dry-run", "write nothing, and show what would be written", false)
    .option("-y, --yes", "ask nothing, as where there is no terminal", false)
    .action(async (options) => {
      const { runInit } = await import("./init.ts");
      exit = await runInit(options, io);
    });

  program
    .command("demo")
    .description("build a small ML repository in a temporary folder, run the gate over it, show every result")
    .option("--keep", "leave the repository where it is, and say where", false)
    .action(async (options) => {
      const { runDemo } = await import("./demo.ts");
      exit = await runDemo(options, io);
    });

  try {
    await program.parseAsync([...words], { from: "user" });
    return exit;
  } catch (error) {
    return explainFailure(error, io);
  }
}

/** That what is not said is off, or empty, goes without saying; a description tells the default where that is another thing. */
function describeOption(this: Help, option: Option): string {
  const { defaultValue } = option;
  const isNothing = defaultValue === false || (Array.isArray(defaultValue) && defaultValue.length === 0);
  const shown = isNothing ? Object.create(option, { defaultValue: { value: undefined } }) : option;
  return Help.prototype.optionDescription.call(this, shown);
}

function parseNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("It is a number from 1.");
  return Number(text);
}

function parseJobs(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError("It is a number from 1 to 99.");
  return Number(text);
}

/** What the user can mend exits 2 with one clear line; anything else is ours, and says how to report it. */
function explainFailure(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.pass : EXIT.usage;
  if (error instanceof UsageError || error instanceof GitError || error instanceof LedgerError) {
    tell(io, `error: ${error.message}`);
    return EXIT.usage;
  }
  tell(io, `This is a defect of secmlops-gate ${VERSION}, not of your repository. Nothing was decided.`);
  tell(io, "Please report it with the lines below; they may hold file names of your repository.");
  tell(io, error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.defect;
}
