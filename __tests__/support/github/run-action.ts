/** Runs the shipped action as a runner would: a child process with a runner's environment, and nothing else of ours. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { RepositoryHandle } from "./repository-handle.ts";
import type { GitHub } from "./start-github.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");

export interface ActionRun {
  readonly repository: RepositoryHandle | string;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** By name as in `action.yml`; what is left out has its default. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The job's token; without it one with the usual rights is made. */
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The file to run, instead of `dist/index.js`. */
  readonly entry?: string;
}

export interface ActionAnnotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  /** `title`, `file`, `line` … */
  readonly properties: Readonly<Record<string, string>>;
}

export interface ActionResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly ActionAnnotation[];
  /** What the action left in `RUNNER_TEMP`, by name, as text. */
  readFile(name: string): string | undefined;
}

let lastRun = 9_000_000_000;

export async function runAction(github: GitHub, run: ActionRun): Promise<ActionResult> {
  const name = typeof run.repository === "string" ? run.repository : run.repository.name;
  const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-runner-"));
  const file = (path: string, content: string) => {
    writeFileSync(join(folder, path), content);
    return join(folder, path);
  };
  const [output, summary] = [file("output", ""), file("summary", "")];
  const repository = github.repository(name);
  const { defaultBranch } = repository;
  const token = run.token ?? github.token("job", { repositories: [name] });
  const id = ++lastRun;
  const environment: Record<string, string> = {
    ...readInputs(token, run.inputs ?? {}),
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    RUNNER_TEMP: folder,
    RUNNER_OS: "Linux",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "gate",
    GITHUB_EVENT_NAME: run.event.name,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(run.event.payload)),
    GITHUB_REPOSITORY: name,
    GITHUB_SHA: repository.tip(defaultBranch) ?? "",
    GITHUB_REF: `refs/heads/${defaultBranch}`,
    GITHUB_RUN_ID: String(id),
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_WORKFLOW: "gate",
    GITHUB_WORKFLOW_REF: `${name}/.github/workflows/secmlops-gate.yml@refs/heads/${defaultBranch}`,
    GITHUB_JOB: "gate",
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...run.env,
  };
  try {
    const { code, stdout, stderr } = await start(run.entry ?? join(ROOT, "dist", "index.js"), environment, folder);
    const kept = new Map<string, string>();
    const outputs = readOutputs(readFileSync(output, "utf8"));
    for (const path of Object.values(outputs))
      if (path.startsWith(folder) && existsSync(path)) kept.set(path, readFileSync(path, "utf8"));
    return {
      ...{ code, stdout, stderr, outputs, summary: readFileSync(summary, "utf8") },
      annotations: readAnnotations(stdout),
      readFile: (wanted) => kept.get(wanted) ?? kept.get(join(folder, wanted)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `org-token` becomes `INPUT_ORG-TOKEN`, with the default of `action.yml` where the workflow says nothing. */
function readInputs(token: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const path = join(ROOT, "action.yml");
  const action = existsSync(path) ? parse(readFileSync(path, "utf8")) : {};
  const declared: Record<string, { default?: unknown } | null> = action?.inputs ?? {};
  const values: Record<string, string> = {};
  for (const [name, input] of Object.entries(declared))
    if (input?.default !== undefined)
      values[name] = String(input.default).replace(/\$\{\{\s*github\.token\s*\}\}/g, token);
  return Object.fromEntries(
    Object.entries({ ...values, ...given }).map(([name, value]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      value,
    ]),
  );
}

function start(entry: string, env: Record<string, string>, cwd: string) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((done, fail) => {
    const child = spawn(process.execPath, [entry], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (chunk: string) => {
        texts[name] += chunk;
      });
    child.on("error", fail);
    child.on("close", (code) => done({ code, ...texts }));
  });
}

/** `name=value` lines, and values of more lines between two marks. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const [, name, mark] = /^([^=<]+)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    const [, plain, value] = /^([^=]+)=(.*)$/.exec(lines[at] ?? "") ?? [];
    if (name !== undefined && mark !== undefined) {
      const end = lines.indexOf(mark, at);
      outputs[name] = lines.slice(at + 1, end).join("\n");
      at = end;
    } else if (plain !== undefined) outputs[plain] = value ?? "";
  }
  return outputs;
}

const decode = (text: string): string =>
  text.replace(/%(0D|0A|3A|2C|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The workflow commands `error`, `warning` and `notice`, as the runner reads them. */
function readAnnotations(stdout: string): ActionAnnotation[] {
  return stdout.split(/\r?\n/).flatMap((line) => {
    const [, level, given = "", message = ""] = /^::(error|warning|notice)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (level === undefined) return [];
    const properties = given.split(",").flatMap((each) => {
      const [key = "", ...value] = each.split("=");
      return value.length > 0 ? [[key, decode(value.join("="))] as const] : [];
    });
    return [
      {
        level: level as ActionAnnotation["level"],
        message: decode(message),
        properties: Object.fromEntries(properties),
      },
    ];
  });
}
