/** The action: from event to exit code. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Annotation, openRunner, type Runner } from "../../adapters/actions/runner.ts";
import { openMirror } from "../../adapters/git/mirror.ts";
import { openGitHub } from "../../adapters/github/client.ts";
import { findOpenPulls, findPullsOfHead } from "../../adapters/github/find-pulls.ts";
import { isSameAccount, readSelf } from "../../adapters/github/people.ts";
import { openRemotePacks } from "../../adapters/github-packs.ts";
import { openLfs } from "../../adapters/lfs/batch.ts";
import { basicAuthorization } from "../../adapters/lfs/secrets.ts";
import { explainProblem, isAdvice } from "../../core/policy/problem.ts";
import { renderJson } from "../../render/json.ts";
import { renderChecklist } from "../../render/markdown.ts";
import { renderScansAsSarif } from "../../render/sarif-of-scans.ts";
import { VERSION } from "../../version.ts";
import { lfsObjects, onDemand, openMeans } from "../artefacts/means.ts";
import { openAssets } from "../workshop.ts";
import { openAttester } from "./attester.ts";
import { isCausedOutside } from "./caused-outside.ts";
import { type Gate, policyPathOf } from "./gate.ts";
import { gateGroup } from "./gate-group.ts";
import { gatePull, RestlessPull } from "./gate-pull.ts";
import { InputError, type Inputs, readInputs } from "./inputs.ts";
import type { Outcome } from "./publish-pull.ts";
import { type Ask, readEvent, type Task } from "./read-event.ts";
import { annotateScans } from "./scan-annotations.ts";
import { errorStatus, failsStep, type GateStatus } from "./status.ts";

/** Our own defect. */
const DEFECT = 70;

/**
 * Runs the step.
 * @param packageRoot the folder that holds `policies/`
 * @returns the exit code
 */
export async function runAction(environment: NodeJS.ProcessEnv, packageRoot: URL): Promise<number> {
  const runner = await openRunner(environment);
  let code = 0;
  try {
    code = await run(runner, packageRoot);
  } catch (error) {
    code = explain(error, runner);
  } finally {
    await runner.discard();
  }
  return code;
}

/** Failures of the world around us say what to do; anything else is our own. */
function explain(error: unknown, runner: Runner): number {
  runner.setOutput("verdict", "error");
  const message = error instanceof Error ? error.message : String(error);
  if (isExplained(error)) {
    runner.annotate({ level: "error", title: "SecMLOps Gate", message });
    return runner.input("fail-on") === "never" ? 0 : 1;
  }
  runner.annotate({
    level: "error",
    title: "SecMLOps Gate: a defect of its own",
    message: `${error instanceof Error ? (error.stack ?? message) : message}\nNothing was passed. Please report this, with the event and the policy.`,
  });
  return DEFECT;
}

const isExplained = (error: unknown): boolean =>
  isCausedOutside(error) || error instanceof InputError || error instanceof RestlessPull;

async function run(runner: Runner, packageRoot: URL): Promise<number> {
  const inputs = readInputs(runner);
  const ask = readEvent({
    event: runner.event,
    payload: runner.payload,
    statusContext: inputs.statusContext,
    pullRequest: inputs.pullRequest,
    policyPath: policyPathOf(inputs),
  });
  if (ask.task.kind === "nothing") {
    runner.say(`nothing to judge: ${ask.task.why}`);
    return 0;
  }
  const { gate, close } = await openGate(runner, inputs, packageRoot);
  const outcomes = await perform(ask.task, gate).finally(close);
  if (outcomes.length === 0) runner.say("nothing to judge: no open pull request is concerned");
  for (const outcome of outcomes) annotate(outcome, gate, runner);
  await report(outcomes, runner);
  return exitOf(outcomes, ask, inputs);
}

async function openGate(
  runner: Runner,
  inputs: Inputs,
  packageRoot: URL,
): Promise<{ gate: Gate; close: () => Promise<void> }> {
  const { repository, serverUrl, apiUrl } = runner;
  const { token, orgToken } = inputs;
  for (const secret of [token, orgToken]) if (secret !== undefined) runner.hide(secret);
  const folder = await runner.makeFolder("secmlops-gate");
  const open = (secret: string) => openGitHub(secret, apiUrl, runner.say);
  const root = fileURLToPath(packageRoot);
  const url = `${serverUrl}/${repository.owner}/${repository.name}.git`;
  const mirror = await openMirror({ folder, url, token });
  const blobs = join(folder, "blobs");
  const scans = onDemand(async () => {
    // The address that a pull request's `.lfsconfig` names would be told the token.
    const lfs = openLfs({ endpoint: `${url}/info/lfs`, authorization: basicAuthorization(token) });
    return openMeans({ repository: mirror, folder: blobs, objects: lfsObjects(lfs, inputs.lfs, blobs) });
  });
  const attest = openAttester(runner, inputs);
  const gate: Gate = {
    inputs,
    ...(attest === undefined ? {} : { attest }),
    repository,
    run: { ...runner.run, event: runner.event },
    github: open(token),
    ...(orgToken === undefined ? {} : { organisation: open(orgToken) }),
    mirror,
    scans: scans.get,
    packs: openRemotePacks({
      ...{ root, serverUrl, token, folder: join(folder, "packs") },
      ...(orgToken === undefined ? {} : { orgToken }),
    }),
    builtInAssets: await openAssets(root),
    now: () => new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    say: runner.say,
  };
  return { gate, close: scans.close };
}

async function perform(task: Exclude<Task, { kind: "nothing" }>, gate: Gate): Promise<Outcome[]> {
  switch (task.kind) {
    case "pull":
      if (task.unlessBy && isSameAccount(task.unlessBy, await readSelf(gate.github))) return [];
      return [await gatePull(gate, task.number, task)];
    case "merge-group":
      return [await gateGroup(gate, task)];
    case "pulls-of-head":
      if (task.unlessBy && isSameAccount(task.unlessBy, await readSelf(gate.github))) return [];
      return gateAll(gate, await findPullsOfHead(gate.github, gate.repository, task.sha));
    case "open-pulls":
      return gateAll(gate, await findOpenPulls(gate.github, gate.repository, task.base));
  }
}

/** One that cannot be judged keeps none of the others waiting; a defect of ours is told when all have had their turn. */
async function gateAll(gate: Gate, numbers: readonly number[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const defects: unknown[] = [];
  for (const number of numbers) {
    try {
      outcomes.push(await gatePull(gate, number));
    } catch (error) {
      if (!isExplained(error)) defects.push(error);
      const status = errorStatus(error instanceof Error ? error.message : String(error));
      outcomes.push({ number, status, problems: [] });
    }
  }
  if (defects.length > 0) throw defects[0];
  return outcomes;
}

/** Ten annotations of a kind are shown, so the broken policy and the verdict come first. */
function annotate({ number, status, problems, facts, verdict, idle }: Outcome, gate: Gate, runner: Runner): void {
  const annotation = (level: Annotation["level"], message: string, rest: Partial<Annotation> = {}): Annotation => ({
    level,
    title: `SecMLOps Gate #${number}`,
    message,
    ...rest,
  });
  if (idle !== undefined) runner.say(`pull request #${number}: ${idle}`);
  else if (status.state === "failure" || status.state === "error")
    runner.annotate(annotation("error", status.description));
  else runner.say(`pull request #${number}: ${status.description}`);
  for (const problem of problems.filter((each) => !isAdvice(each)).slice(0, 8))
    runner.annotate(
      annotation(problem.severity === "error" ? "error" : "warning", explainProblem(problem), {
        file: problem.file,
        line: problem.line,
        column: problem.column,
      }),
    );
  for (const { file, line, column, message } of (facts?.headPolicy?.problems ?? []).slice(0, 8))
    runner.annotate(
      annotation("warning", `Once merged, this policy would be broken: ${message}`, { file, line, column }),
    );
  for (const { path, message, isGrave } of annotateScans(verdict).slice(0, 8))
    runner.annotate(annotation(isGrave ? "error" : "warning", message, { file: path, line: 1 }));
  if (gate.inputs.ledger === undefined) runner.say("no history is kept: the input `ledger` is off");
}

async function report(outcomes: readonly Outcome[], runner: Runner): Promise<void> {
  const judged = outcomes.flatMap(({ verdict }) => verdict ?? []);
  const path = runner.pathFor("secmlops-gate-report.json");
  await writeFile(path, renderJson(judged.length === 1 ? judged[0] : judged));
  runner.setOutput("report", path);
  const sarif = runner.pathFor("secmlops-gate.sarif");
  await writeFile(
    sarif,
    renderScansAsSarif(
      outcomes.flatMap(({ scans, facts }) => scans ?? facts?.scans ?? []),
      VERSION,
    ),
  );
  runner.setOutput("sarif", sarif);
  const ids = (wanted: string) =>
    JSON.stringify(
      judged.flatMap(({ requirements }) =>
        requirements.filter(({ status }) => wanted.split(" ").includes(status)).map(({ id }) => id),
      ),
    );
  runner.setOutput("verdict", worst(outcomes.flatMap(({ status, idle }) => (idle === undefined ? status : []))));
  runner.setOutput("unmet", ids("unmet error"));
  runner.setOutput("errors", ids("error"));
  runner.setOutput("pending", ids("pending"));
  const [only] = outcomes;
  runner.setOutput("record", only?.record ?? "");
  runner.setOutput("comment-url", only?.commentUrl ?? "");
  for (const { verdict, number, status } of outcomes)
    await runner.summarise(
      verdict === undefined
        ? `## #${number}: ${status.description.replace(/[<>&`*_[\]\\|@#]/g, (character) => `\\${character}`)}\n`
        : renderChecklist(verdict, {
            ledger: true,
            local: true,
            limit: SUMMARY_LIMIT,
            reportHint: "the output `report`",
          }),
    );
}

/** A job's summary holds a megabyte; the checklist of one pull request gets half of it. */
const SUMMARY_LIMIT = 500_000;

const VERDICTS = { success: "pass", pending: "pending", failure: "fail", error: "error" } as const;

/** Nothing judged is no pass. */
function worst(statuses: readonly GateStatus[]): string {
  if (statuses.length === 0) return "";
  for (const state of ["error", "failure", "pending"] as const)
    if (statuses.some((status) => status.state === state)) return VERDICTS[state];
  return "pass";
}

function exitOf(outcomes: readonly Outcome[], { mayFail }: Ask, inputs: Inputs): number {
  return mayFail && outcomes.some(({ status, idle }) => idle === undefined && failsStep(status.state, inputs)) ? 1 : 0;
}
