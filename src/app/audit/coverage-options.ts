/** The options that say which changes are meant: those of `coverage` and of `sample`. */
import { type Command, InvalidArgumentError, Option } from "commander";

export interface CoverageOptions {
  readonly branch?: string;
  readonly repo?: string;
  readonly defaultBranch?: string;
  readonly from?: string;
  readonly to?: string;
  readonly all: boolean;
  /** Patterns. */
  readonly path?: readonly string[];
  /** `owner/name`. */
  readonly formerly?: readonly string[];
  readonly policy?: string;
  readonly orgPolicy?: string;
  readonly packs?: string;
  readonly people?: string;
}

const collect = (one: string, before: readonly string[]): string[] => [...before, one];

/** A repository is known by its name alone: what it was called before, its auditor has to say. */
export const formerlyOption = (): Option =>
  new Option("--formerly <owner/name>", "what the repository was called before it was renamed or moved; for each once")
    .argParser((name: string, before: readonly string[]) => {
      if (!/^[\w.-]+\/[\w.-]+$/.test(name)) throw new InvalidArgumentError("It is a name like acme/credit.");
      return collect(name, before);
    })
    .default([]);

export const addCoverageOptions = (command: Command): Command =>
  command
    .argument("[ledger]", "a clone, a folder that holds records/, or an exported file (default: the current folder)")
    .option("--branch <name>", "the ledger's branch, in a clone (default: secmlops-ledger)")
    .option("--repo <dir>", "the clone whose history is looked at (default: the ledger's, or the current folder)")
    .option(
      "--default-branch <ref>",
      "the branch whose history is looked at (default: the remote's, else main or master)",
    )
    .option("--from <date>", "the first day or instant, in UTC")
    .option("--to <date>", "the last day or instant, in UTC")
    .option("--all", "count changes too that no requirement applied to", false)
    .option(
      "--path <glob>",
      "only changes that touch a governed path like this, as models/credit/**; for each once",
      collect,
      [],
    )
    .addOption(formerlyOption())
    .option("--policy <path>", "where the policy lies in the repository, if not in .github/secmlops")
    .option("--org-policy <pack>", "a pack composed beneath everything, as in `extends`")
    .option("--packs <dir>", "local clones of pack repositories, laid out as <dir>/<owner>/<repo>")
    .option("--people <file>", "names for logins: CSV `login,name[,id]`, or JSON");
