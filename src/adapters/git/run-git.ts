import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { devNull } from "node:os";
import { explainFailure, GitError, tellsOfDamage } from "./git-error.ts";

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Git in one folder. */
export interface Git {
  /** Whatever the exit code. */
  readonly run: (words: readonly string[], input?: string) => Promise<GitAnswer>;
  /** @throws GitError where the exit code is not 0, or git found a damaged object and went on without it */
  readonly ask: (words: readonly string[], input?: string) => Promise<Buffer>;
  /** For an answer too large to hold: the caller reads it as it comes, listens for `error`, and ends the process. */
  readonly start: (words: readonly string[]) => ChildProcessWithoutNullStreams;
}

/** More than any diff of a million files; past it the answer is refused rather than held in memory. */
const MAX_ANSWER = 1 << 30;
const MAX_STDERR = 64 * 1024;

/** A repository's own configuration must not make git run anything, nor let it prompt, page, fetch or write. */
const OVERRIDES: readonly (readonly [string, string])[] = [
  ["core.hooksPath", devNull],
  // It is by git's warning that we know.
  ["core.warnAmbiguousRefs", "true"],
  ["core.fsmonitor", "false"],
  ["core.pager", "cat"],
  ["core.attributesFile", devNull],
  ["diff.external", ""],
  // Like grafts it can say that a commit has other parents than it has.
  ["core.commitGraph", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["credential.helper", ""],
  // Files of a work tree can look like a repository, configuration and all.
  ["safe.bareRepository", "explicit"],
  ["submodule.recurse", "false"],
];
const CONFIGURATION = OVERRIDES.flatMap(([key, value]) => ["-c", `${key}=${value}`]);

/** What would make git look at other objects, or read its words otherwise, than those of the folder it is run in. */
const UNSET = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
  "GIT_SHALLOW_FILE",
  "GIT_EXTERNAL_DIFF",
  "GIT_SSH",
  "GIT_SSH_COMMAND",
  "GIT_PROXY_COMMAND",
  "GIT_ASKPASS",
  "GIT_DIFF_OPTS",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
] as const;

/** Where one git process differs from others. */
export interface Surroundings {
  /** All that the process gets; made with `gitEnvironment`. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds after which git is stopped. */
  readonly timeout?: number;
}

/** An environment in which git only reads, and only what lies in the folder it is run in. */
export function gitEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...inherited,
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    // A clone that lacks an object would fetch it, by programs that its configuration names. Older gits do not know the
    // first; the second lists the allowed transports, goes before any configuration, and names none that exists.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    // Replacements and grafts show other content than the ids say.
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_GRAFT_FILE: devNull,
  };
  for (const name of UNSET) delete environment[name];
  return environment;
}

function startGit(
  folder: string,
  words: readonly string[],
  { environment = gitEnvironment(process.env), timeout }: Surroundings = {},
): ChildProcessWithoutNullStreams {
  return spawn("git", ["--no-pager", "--literal-pathspecs", ...CONFIGURATION, ...words], {
    cwd: folder,
    env: environment,
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
    ...(timeout === undefined ? {} : { timeout }),
  });
}

/**
 * Runs one git command in a folder, without a shell, and waits for its end.
 * @param input what git reads from its standard input
 * @throws GitError `git-missing` where there is no git, `failed` where the answer is too large
 */
export function runGit(
  folder: string,
  words: readonly string[],
  input?: string,
  surroundings?: Surroundings,
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = startGit(folder, words, surroundings);
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_ANSWER) child.kill();
      else chunks.push(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (stderr.length < MAX_STDERR) stderr += text;
    });
    child.on("error", (error) => reject(explainSpawn(error, folder)));
    child.on("close", (code, signal) => {
      if (signal !== null) stderr += `\nended by ${signal}`;
      if (size > MAX_ANSWER) reject(new GitError("failed", `git ${words[0]} answered with more than 1 GiB`));
      else resolve({ code: code ?? 1, stdout: Buffer.concat(chunks), stderr });
    });
    // Git may stop reading before it has all input, and then says why in its exit code.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/**
 * Git in a folder.
 * @param options what goes before every command
 */
export function gitIn(folder: string, options: readonly string[] = [], surroundings?: Surroundings): Git {
  const run: Git["run"] = (words, input) => runGit(folder, [...options, ...words], input, surroundings);
  return {
    run,
    start: (words) => startGit(folder, [...options, ...words], surroundings),
    ask: async (words, input) => {
      const { code, stdout, stderr } = await run(words, input);
      if (code !== 0 || tellsOfDamage(stderr)) throw explainFailure(words[0] ?? "", code, stderr);
      return stdout;
    },
  };
}

function explainSpawn(error: NodeJS.ErrnoException, folder: string): GitError {
  if (error.code !== "ENOENT") return new GitError("failed", `git could not be started: ${error.message}`);
  return new GitError(
    "git-missing",
    `git was not found, or ${folder} does not exist: install git (https://git-scm.com), or mend the path`,
  );
}
