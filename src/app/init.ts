import { join } from "node:path";
import { openRepository, type Repository } from "../adapters/git/repository.ts";
import type { Policy } from "../core/policy/policy.ts";
import { describeProblem, quote } from "../core/policy/problem.ts";
import { renderAdvice } from "./init/advice.ts";
import { findUndone, readText } from "./init/left-undone.ts";
import { BASELINE, type ChosenPack, openChosen, packNames, parsePackNames } from "./init/packs.ts";
import { type Answers, hasPolicy, type Plan, planFiles } from "./init/plan.ts";
import { openTerminal, type Prompt } from "./init/prompt.ts";
import { type AskedRole, askedRoles, parsePeople, parseRoleFlags } from "./init/roles.ts";
import { type ActionRef, formatActionRef, parseActionRef, UNKNOWN_RELEASE } from "./init/templates/action-ref.ts";
import { isTaken, writeAll } from "./init/write-files.ts";
import { EXIT, type ExitCode, type Io, print, tell, UsageError } from "./io.ts";
import { loadPolicy } from "./load-policy.ts";
import { POLICY_FOLDER, readPolicyOnDisk } from "./policy-files.ts";
import { openWorkshop } from "./workshop.ts";

export interface InitOptions {
  /** Names of shipped packs, each as `baseline`; none: whoever sits at the terminal is asked, else the baseline. */
  readonly pack: readonly string[];
  /** Each `role=people`. */
  readonly role: readonly string[];
  readonly actionRef?: string;
  readonly ciWorkflow: readonly string[];
  readonly defaultBranch?: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

/**
 * `init`: workflows, a starter policy, and the documents it asks for, in the repository in whose root folder it is run. It asks on a terminal, plans,
 * and then writes all new files or none; what is there already is left alone and named.
 * @param openPrompt whom to ask; nobody is asked with `--yes`
 */
export async function runInit(
  options: InitOptions,
  io: Io,
  openPrompt: () => Prompt | undefined = openTerminal,
): Promise<ExitCode> {
  const repository = await openRoot(io.cwd);
  const prompt = options.yes ? undefined : openPrompt();
  try {
    const packs = await choosePacks(options.pack, prompt, io);
    const start = await composeText(startFrom(packs), io);
    const owners = await ownersOfPolicy(io);
    const answers = await collectAnswers({ options, packs, start, owners, repository, prompt }, io);
    const plan = planFiles(io.cwd, answers);
    const policy = await composePolicy(plan, io);
    if (!options.dryRun && plan.write.length > 0 && (await confirms(plan, prompt))) writeAll(io.cwd, plan.write);
    report(plan, answers, policy, options, io);
    return EXIT.pass;
  } finally {
    prompt?.close();
  }
}

const startFrom = (packs: readonly ChosenPack[]) =>
  `version: 1\nmode: advisory\nextends: [${packs.map(({ ref }) => ref).join(", ")}]\n`;

/** GitHub looks for `.github` in the root folder only; a bare repository has no folder to write to. */
async function openRoot(cwd: string): Promise<Repository> {
  const repository = await openRepository(cwd);
  if (!isTaken(cwd, ".git"))
    throw new UsageError(`this is not the root folder of a work tree: run init in ${await repository.root()}`);
  return repository;
}

/** What we write must be what the gate takes. */
async function composeText(text: string, io: Io): Promise<Policy> {
  const { policy, problems } = await loadPolicy({
    found: { files: [{ name: "policy.yml", text }], problems: [], isDefault: false },
    ...(await openWorkshop(io)),
  });
  if (policy === undefined)
    throw new UsageError(`this would not be a valid policy:\n${problems.map(describeProblem).join("\n")}`);
  return policy;
}

const POLICY = `${POLICY_FOLDER}/policy.yml`;

/** The policy as it will be. One of somebody else's is taken as it is: where it is none, `policy lint` says why. */
async function composePolicy({ write }: Plan, io: Io): Promise<Policy | undefined> {
  const ours = write.find(({ path }) => path === POLICY);
  if (ours !== undefined) return composeText(ours.text, io);
  const text = readText(join(io.cwd, POLICY));
  return text === "" ? undefined : composeText(text, io).catch(() => undefined);
}

/**
 * Who answers for the rules by a policy that is there already, whatever is named now: the gate will go by it.
 * @returns nothing where there is none yet
 */
async function ownersOfPolicy(io: Io): Promise<readonly string[] | undefined> {
  if (!hasPolicy(io.cwd)) return undefined;
  try {
    const found = await readPolicyOnDisk(POLICY_FOLDER, io.cwd);
    const { policy } = await loadPolicy({ found, ...(await openWorkshop(io)) });
    const role = policy?.waivers.role === undefined ? undefined : policy.roles[policy.waivers.role];
    return role === undefined ? [] : [...role.users.map(({ login }) => login), ...role.teams];
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

interface Interview {
  readonly options: InitOptions;
  readonly packs: readonly ChosenPack[];
  /** The policy of these packs alone. */
  readonly start: Policy;
  /** By the policy that is there already. */
  readonly owners: readonly string[] | undefined;
  readonly repository: Repository;
  readonly prompt: Prompt | undefined;
}

async function collectAnswers(
  { options, packs, start, owners, repository, prompt }: Interview,
  io: Io,
): Promise<Answers> {
  const asked = askedRoles(start);
  const named = parseRoleFlags(options.role, asked);
  const action = options.actionRef === undefined ? undefined : readActionRef(options.actionRef);
  const roles = [];
  const waiverRole = start.waivers.role ?? "governance";
  // What is answered would go nowhere where there is a policy.
  const whom = owners === undefined ? prompt : undefined;
  for (const role of asked) {
    const people = named.get(role.name) ?? (whom === undefined ? [] : await askForPeople(role, whom, io));
    roles.push({ name: role.name, people, permission: role.permission });
  }
  return {
    packs,
    roles,
    waiverRole,
    owners: owners ?? roles.find(({ name }) => name === waiverRole)?.people ?? [],
    action: action ?? (prompt === undefined ? UNKNOWN_RELEASE : await askForAction(prompt, io)),
    ciWorkflows: options.ciWorkflow,
    defaultBranch: options.defaultBranch ?? (await findDefaultBranch(repository)),
  };
}

async function choosePacks(named: readonly string[], prompt: Prompt | undefined, io: Io): Promise<ChosenPack[]> {
  const { packs } = await openWorkshop(io);
  const shipped = await packs.shipped();
  const read = (text: string) => parsePackNames(text.trim() === "" ? BASELINE : text, shipped);
  if (named.length > 0 || prompt === undefined) return openChosen(read(named.join(",")), packs);
  const question = `Which packs? ${packNames(shipped).join(", ")}.\n  Names, or nothing for ${BASELINE}: `;
  return openChosen(await askUntil(question, read, prompt, io), packs);
}

async function askForPeople({ name, duty, permission }: AskedRole, prompt: Prompt, io: Io): Promise<string[]> {
  const question = `${name} ${duty}.\n  Who? Logins or org/team, or nothing for whoever may ${permission}: `;
  return askUntil(question, parsePeople, prompt, io);
}

async function askForAction(prompt: Prompt, io: Io): Promise<ActionRef> {
  const question = `Which release of the action? owner/repo@commit # version, or nothing to fill it in later: `;
  return askUntil(question, (text) => (text.trim() === "" ? UNKNOWN_RELEASE : readActionRef(text)), prompt, io);
}

/** Whoever mistypes is told, and asked again. */
async function askUntil<T>(question: string, read: (text: string) => T, prompt: Prompt, io: Io): Promise<T> {
  for (;;) {
    const text = await prompt.ask(question);
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      tell(io, error.message);
    }
  }
}

function readActionRef(text: string): ActionRef {
  const action = parseActionRef(text);
  if (action === undefined)
    throw new UsageError(
      `${quote(text)} does not name a release by its full commit id, as ${formatActionRef(UNKNOWN_RELEASE)}: a tag or branch can be moved`,
    );
  return action;
}

/** As the remote has it, else by the usual names, else the one that is checked out, which may have no commit yet. */
async function findDefaultBranch(repository: Repository): Promise<string> {
  const found = await repository.firstCommit(["refs/remotes/origin/HEAD", "refs/heads/main", "refs/heads/master"]);
  const named = found === undefined ? undefined : await repository.branchName(found.ref);
  return named ?? (await repository.currentBranch()) ?? "main";
}

async function confirms({ write }: Plan, prompt: Prompt | undefined): Promise<boolean> {
  if (prompt === undefined) return true;
  const answer = await prompt.ask(`Write ${write.map(({ path }) => path).join(", ")}? [Y/n] `);
  if (/^\s*(?:y|yes)?\s*$/i.test(answer)) return true;
  throw new UsageError("nothing was written, as you wished");
}

function report(plan: Plan, answers: Answers, policy: Policy | undefined, { dryRun, role }: InitOptions, io: Io): void {
  const { write, leave, codeowners, hasOwners } = plan;
  for (const { path, text } of write) {
    print(io, `${dryRun ? "would write" : "wrote"} ${path}`);
    if (dryRun) print(io, `\n${text.replace(/^(?=.)/gm, "    ")}`);
  }
  for (const { path, why } of leave) print(io, `left ${path} alone: ${why}`);
  if (codeowners !== undefined)
    print(io, `\nAdd to ${codeowners.path}:\n\n${codeowners.lines.map((line) => `    ${line}`).join("\n")}`);
  if (role.length > 0 && !write.some(({ path }) => path === POLICY))
    print(io, `--role changed nothing, as there is a policy already: name people in ${POLICY_FOLDER}`);
  print(
    io,
    `\n${renderAdvice({
      defaultBranch: answers.defaultBranch,
      codeOwners: hasOwners,
      ...findUndone(
        io.cwd,
        plan,
        policy,
        answers.roles.map(({ name }) => name),
      ),
    })}`,
  );
}
