/** What commands that read policies share: where packs and built-in assets come from, and how a policy is opened. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openPacks, type PackSource } from "../adapters/packs.ts";
import { type Policy, policySchema } from "../core/policy/policy.ts";
import { describeProblem, isAdvice, type Problem } from "../core/policy/problem.ts";
import type { PolicyFile } from "../core/policy/read.ts";
import { type Io, tell, UsageError } from "./io.ts";
import { loadPolicy } from "./load-policy.ts";
import { readPolicyOnDisk } from "./policy-files.ts";

export interface Workshop {
  readonly packs: PackSource;
  readonly builtInAssets: PolicyFile;
}

/** @param clones `--packs`; by default `SECMLOPS_GATE_PACKS` */
export async function openWorkshop(io: Io, clones?: string): Promise<Workshop> {
  const root = fileURLToPath(io.packageRoot);
  const folder = clones ?? io.environment.SECMLOPS_GATE_PACKS;
  return {
    packs: openPacks(root, folder === undefined ? undefined : resolve(io.cwd, folder)),
    builtInAssets: await openAssets(root),
  };
}

/** @param root the package's folder */
export async function openAssets(root: string): Promise<PolicyFile> {
  return { name: "policies/assets.yml", text: await readFile(join(root, "policies", "assets.yml"), "utf8") };
}

/** Everything that lint would say, one line each, on stderr. */
export function tellProblems(io: Io, problems: readonly Problem[]): void {
  for (const problem of problems) tell(io, describeProblem(problem));
}

/** What those who only use a policy should hear: no advice on how to write it. */
export const tellNews = (io: Io, problems: readonly Problem[]): void =>
  tellProblems(
    io,
    problems.filter((each) => !isAdvice(each)),
  );

/** A policy on disk, composed; a composed policy as JSON is taken as it is. Problems are told. */
export async function openPolicy(path: string, io: Io, clones?: string): Promise<Policy | undefined> {
  if (path.endsWith(".json")) return readJson(path, io, (value) => policySchema.safeParse(value));
  const { policy, problems } = await loadPolicy({
    found: await readPolicyOnDisk(path, io.cwd),
    ...(await openWorkshop(io, clones)),
  });
  tellNews(io, problems);
  return policy;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Of a value that may have one of several forms: what keeps it from each. */
  readonly errors?: readonly (readonly Issue[])[];
}
type Parsed<T> = { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };

/** @throws UsageError that names the file and the path inside it */
export async function readJson<T>(path: string, io: Io, parse: (value: unknown) => Parsed<T>): Promise<T> {
  const text = await readFile(resolve(io.cwd, path), "utf8").catch(() => {
    throw new UsageError(`there is no readable file ${path}`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = withinDepth(path, () => parse(value));
  if (parsed.success) return parsed.data;
  const all = parsed.error.issues.flatMap((issue) => sharpen(issue));
  const issues = all.slice(0, 10).map(({ path: at, message }) => `  ${formatPath(at)}: ${message}`);
  const more = all.length - issues.length;
  throw new UsageError(
    `${path} does not fit its schema:\n${issues.join("\n")}${more > 0 ? `\n  and ${more} more` : ""}`,
  );
}

/** Of a value in one of several forms: what is wrong with the one that was meant, if all but one do not fit from the outset. */
function sharpen(issue: Issue): readonly Issue[] {
  const begun = (issue.errors ?? []).filter((form) => form.length > 0 && form.every(({ path }) => path.length > 0));
  const [meant, ...others] = begun;
  if (meant === undefined || others.length > 0) return [issue];
  return meant.flatMap((inner) => sharpen({ ...inner, path: [...issue.path, ...inner.path] }));
}

const formatPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}.${String(key)}`), "$");

/** A document nested so deeply that it exhausts the stack is the user's to mend, not our defect. */
function withinDepth<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${path} is nested too deeply to be read`);
    throw error;
  }
}
