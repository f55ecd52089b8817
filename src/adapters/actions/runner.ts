/** The runner: what it tells a step, and what a step may tell it. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@actions/core";

export interface Run {
  readonly id: string;
  readonly attempt: number;
  /** `owner/name/.github/workflows/gate.yml@refs/heads/main` */
  readonly workflow: string;
  readonly url: string;
}

/** An annotation; `file` is a path of the repository, lines count from 1. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Runner {
  readonly event: string;
  readonly payload: unknown;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly run: Run;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** Gets a token that proves to others which workflow this job is of; absent where the job may not have one (`id-token: write`). */
  readonly idToken?: () => Promise<string>;
  input(name: string): string;
  /** Keeps a text out of the log, whoever prints it. */
  hide(secret: string): void;
  say(text: string): void;
  annotate(annotation: Annotation): void;
  setOutput(name: string, value: string): void;
  /** Adds Markdown to the job's summary; a megabyte at most is shown. */
  summarise(markdown: string): Promise<void>;
  /** A new folder that `discard` removes. */
  makeFolder(name: string): Promise<string>;
  /** A path for a file that later steps may read. */
  pathFor(name: string): string;
  discard(): Promise<void>;
}

/** @throws Error where a variable that every runner sets is missing */
export async function openRunner(environment: NodeJS.ProcessEnv): Promise<Runner> {
  const need = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === "") throw new Error(`${name} is not set: is this a GitHub Actions runner?`);
    return value;
  };
  const [owner = "", name = ""] = need("GITHUB_REPOSITORY").split("/");
  const serverUrl = environment["GITHUB_SERVER_URL"] ?? "https://github.com";
  const temporary = environment["RUNNER_TEMP"] ?? tmpdir();
  const folders: string[] = [];
  const id = environment["GITHUB_RUN_ID"] ?? "0";
  return {
    event: need("GITHUB_EVENT_NAME"),
    payload: JSON.parse(await readFile(need("GITHUB_EVENT_PATH"), "utf8")),
    repository: { owner, name },
    run: {
      id,
      attempt: Number(environment["GITHUB_RUN_ATTEMPT"] ?? 1),
      workflow: environment["GITHUB_WORKFLOW_REF"] ?? environment["GITHUB_WORKFLOW"] ?? "",
      url: `${serverUrl}/${owner}/${name}/actions/runs/${id}`,
    },
    apiUrl: environment["GITHUB_API_URL"] ?? "https://api.github.com",
    serverUrl,
    ...(environment["ACTIONS_ID_TOKEN_REQUEST_URL"] && environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]
      ? { idToken: () => core.getIDToken("sigstore") }
      : {}),
    input: (wanted) => core.getInput(wanted),
    hide: (secret) => {
      core.setSecret(secret);
      // As git's authorization header has it.
      core.setSecret(Buffer.from(`x-access-token:${secret}`).toString("base64"));
    },
    say: (text) => core.info(oneLine(text)),
    annotate: ({ level, message, title, file, line, column }) => {
      const tell = { error: core.error, warning: core.warning, notice: core.notice }[level];
      tell(message, {
        title,
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { startLine: line }),
        ...(column === undefined ? {} : { startColumn: column }),
      });
    },
    setOutput: (wanted, value) => core.setOutput(wanted, value),
    summarise: async (markdown) => {
      if (environment["GITHUB_STEP_SUMMARY"]) await core.summary.addRaw(markdown, true).write();
    },
    makeFolder: async (wanted) => {
      const folder = await mkdtemp(join(temporary, `${wanted}-`));
      folders.push(folder);
      return folder;
    },
    pathFor: (wanted) => join(temporary, wanted),
    discard: async () => {
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The runner obeys lines that begin with `::`; no text of somebody else's may begin one. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replace(/^\s*::/, " ∷");
