import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { PackSource } from "../adapters/packs.ts";
import { evaluate } from "../core/evaluate.ts";
import type { Facts } from "../core/facts.ts";
import type { Policy } from "../core/policy/policy.ts";
import { describeProblem, formatPlace, type Problem } from "../core/policy/problem.ts";
import { MAX_FILE_BYTES, type PolicyFile, readYaml } from "../core/policy/read.ts";
import { comparePolicyTest, type Mismatch } from "../core/policy-test/compare.ts";
import { expandCase } from "../core/policy-test/expand.ts";
import { type PolicyTest, parsePolicyTest } from "../core/policy-test/parse.ts";
import { showHidden } from "../render/escape.ts";
import { toPlain } from "../render/terminal-text.ts";
import { wordActReason, wordReason } from "../render/wording.ts";
import { EXIT, type ExitCode, type Io, print, printJson, tell, UsageError } from "./io.ts";
import { loadPolicy } from "./load-policy.ts";
import { findPolicyFolder } from "./policy-files.ts";
import { readNamed } from "./read-named.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

export interface TestOptions {
  readonly packs?: string;
  readonly format: "text" | "json";
}

/** What one case came to. */
interface Outcome {
  readonly file: string;
  readonly name: string;
  readonly mismatches: readonly Mismatch[];
}

/** `policy test`: runs every case of every `*.test.yml`, and says of each mismatch what was found and why. */
export async function runPolicyTest(paths: readonly string[], options: TestOptions, io: Io): Promise<ExitCode> {
  const workshop = await openWorkshop(io, options.packs);
  const files = (
    await Promise.all((paths.length > 0 ? paths : [await findPolicyFolder(io.cwd)]).map((path) => findTests(path, io)))
  ).flat();
  if (files.length === 0)
    throw new UsageError("there is no *.test.yml to run: docs/policy-tests.md shows how to write one");
  const outcomes: Outcome[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const result = await runFile(file, workshop, io);
    outcomes.push(...result.outcomes);
    problems.push(...result.problems);
  }
  if (options.format === "json") printJson(io, { problems, cases: outcomes });
  else for (const line of [...problems.map(describeProblem), ...outcomes.map(describeOutcome)]) print(io, line);
  const failed = outcomes.filter(({ mismatches }) => mismatches.length > 0).length;
  tell(io, `${outcomes.length - failed} passed, ${failed} failed`);
  if (problems.length > 0) return EXIT.usage;
  return failed > 0 ? EXIT.failed : EXIT.pass;
}

async function findTests(path: string, io: Io): Promise<string[]> {
  const found = await stat(resolve(io.cwd, path)).catch(() => undefined);
  if (found === undefined) throw new UsageError(`nothing lies at ${path}: name a *.test.yml, or a folder of them`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(resolve(io.cwd, path))).filter((name) => name.endsWith(".test.yml"));
  return names.sort().map((name) => join(path, name));
}

async function runFile(
  file: string,
  workshop: Workshop,
  io: Io,
): Promise<{ outcomes: Outcome[]; problems: readonly Problem[] }> {
  const bytes = await readNamed(resolve(io.cwd, file), file, MAX_FILE_BYTES);
  if (bytes === "too-large") throw new UsageError(`${file} is larger than 1 MiB; split it`);
  const read = parsePolicyTest(new TextDecoder().decode(bytes), file);
  if ("problems" in read) return { outcomes: [], problems: read.problems };
  const { policy, problems } = await loadTested(read.test, workshop, io);
  if (policy === undefined) return { outcomes: [], problems };
  const outcomes = read.test.cases.map((each): Outcome => {
    const facts = expandCase(each, policy, (bare, id) => digestToday(policy, bare, id));
    return { file, name: each.name, mismatches: comparePolicyTest(each, evaluate(policy, facts)) };
  });
  return { outcomes, problems: [] };
}

function digestToday(policy: Policy, facts: Facts, id: string): string | undefined {
  return evaluate(policy, facts).requirements.find((requirement) => requirement.id.toLowerCase() === id.toLowerCase())
    ?.digest;
}

/** The policy under test; a pack is tested through a policy that extends it, with the test's inputs and roles. */
async function loadTested(test: PolicyTest, workshop: Workshop, io: Io) {
  const folder = dirname(test.file);
  const files = await Promise.all(test.policy.map((name) => readBeside(join(folder, name), io)));
  const ref = files.length === 1 ? packRefOf(files[0]) : undefined;
  const [pack] = files;
  if (ref === undefined || pack === undefined) {
    return loadPolicy({ found: { files, problems: [], isDefault: false }, ...workshop });
  }
  const extending = {
    version: 1,
    extends: [{ pack: ref, with: test.with ?? {} }],
    ...(test.roles ? { roles: test.roles } : {}),
  };
  // JSON is YAML.
  const around: PolicyFile = { name: test.file, text: JSON.stringify(extending) };
  return loadPolicy({
    found: { files: [around], problems: [], isDefault: false },
    ...workshop,
    packs: withPack(workshop.packs, ref, pack),
  });
}

async function readBeside(path: string, io: Io): Promise<PolicyFile> {
  const text = await readFile(resolve(io.cwd, path), "utf8").catch(() => {
    throw new UsageError(`${path}, which the test names, does not exist`);
  });
  return { name: path, text };
}

function packRefOf(file: PolicyFile | undefined): string | undefined {
  const read = file && readYaml(file);
  const value = read && "source" in read ? read.source.value : undefined;
  const pack = typeof value === "object" && value !== null && "pack" in value ? value.pack : undefined;
  if (typeof pack !== "object" || pack === null || !("name" in pack) || !("version" in pack)) return undefined;
  return `secmlops:${String(pack.name)}@${String(pack.version)}`;
}

/** The pack under test is the file beside the test, whatever is shipped under that name. */
const withPack = (packs: PackSource, ref: string, file: PolicyFile): PackSource => ({
  load: async (wanted) => (wanted.ref === ref ? file : packs.load(wanted)),
  shipped: async () => [...new Set([...(await packs.shipped()), ref])],
});

function describeOutcome({ file, name, mismatches }: Outcome): string {
  if (mismatches.length === 0) return showHidden(`ok      ${name}`);
  return [`FAILED  ${name} (${file})`, ...mismatches.flatMap(describeMismatch)].map(showHidden).join("\n");
}

function describeMismatch({ path, at, expected, found, suggestion, reasons, notCounted }: Mismatch): string[] {
  const instead = found ?? `no such requirement${suggestion === undefined ? "" : `; did you mean ${suggestion}?`}`;
  return [
    `    ${formatPlace(at)}: ${path}: expected ${expected}, found ${instead}`,
    ...reasons.map((reason) => `      ${toPlain(wordReason(reason).what)}`),
    ...notCounted.map(
      (act) => `      ${act.by.login}'s ${act.kind} did not count: ${toPlain(wordActReason(act.reason).what)}`,
    ),
  ];
}
