import { listWords, type Problem } from "../core/policy/problem.ts";
import { readYaml } from "../core/policy/read.ts";
import { EXIT, type ExitCode, type Io, printJson, tell } from "./io.ts";
import { loadPolicy, type PolicyFiles } from "./load-policy.ts";
import { findPolicyFolder, readPolicyOnDisk } from "./policy-files.ts";
import { openWorkshop, tellProblems } from "./workshop.ts";

export interface LintOptions {
  readonly packs?: string;
  readonly format: "text" | "json";
}

/** `policy lint`: every problem of policies and packs, each path by itself. Warnings alone pass. */
export async function runPolicyLint(paths: readonly string[], options: LintOptions, io: Io): Promise<ExitCode> {
  const workshop = await openWorkshop(io, options.packs);
  const problems: Problem[] = [];
  const names: string[] = [];
  for (const path of paths.length > 0 ? paths : [await findPolicyFolder(io.cwd)]) {
    const found = await readPolicyOnDisk(path, io.cwd);
    names.push(...found.files.map(({ name }) => name));
    problems.push(...(await loadPolicy({ found, kind: isPack(found) ? "pack" : "policy", ...workshop })).problems);
  }
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (options.format === "json") printJson(io, { problems });
  else tellProblems(io, problems);
  tell(io, summarise(names, errors, problems.length - errors));
  return errors > 0 ? EXIT.usage : EXIT.pass;
}

/** One file with a `pack:` header is checked as a pack: nobody need fill its roles or inputs yet. */
function isPack({ files }: PolicyFiles): boolean {
  const [only, ...others] = files;
  if (only === undefined || others.length > 0) return false;
  const read = readYaml(only);
  return (
    "source" in read &&
    typeof read.source.value === "object" &&
    read.source.value !== null &&
    "pack" in read.source.value
  );
}

/** So many files by name; of more, how many. */
const SHOWN = 5;

function summarise(names: readonly string[], errors: number, warnings: number): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const shown = names.length > SHOWN ? [...names.slice(0, SHOWN), `${names.length - SHOWN} more`] : names;
  const found = errors + warnings === 0 ? "no problems" : `${count(errors, "error")}, ${count(warnings, "warning")}`;
  return `${found} in ${listWords(shown, "and")}`;
}
