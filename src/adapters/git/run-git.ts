import { spawn } from "node:child_process";
import { devNull } from "node:os";
import { GitError } from "./git-error.ts";

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** More than any diff of a million files; past it the answer is refused rather than held in memory. */
const MAX_ANSWER = 1 << 30;
const MAX_STDERR = 64 * 1024;

/** A repository's own configuration must not make git run anything, nor let it prompt, page or write. */
const OVERRIDES: readonly (readonly [string, string])[] = [
  ["core.hooksPath", devNull],
  ["core.fsmonitor", "false"],
  ["core.pager", "cat"],
  ["core.attributesFile", devNull],
  ["diff.external", ""],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["protocol.ext.allow", "never"],
  ["submodule.recurse", "false"],
];
const CONFIGURATION = OVERRIDES.flatMap(([key, value]) => ["-c", `${key}=${value}`]);

/**
 * Runs one git command in a folder, without a shell, and waits for its end.
 * @param input what git reads from its standard input
 * @throws GitError `git-missing` where there is no git, `failed` where the answer is too large
 */
export function runGit(folder: string, words: readonly string[], input?: string): Promise<GitAnswer> {
  const environment = {
    ...process.env,
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_EXTERNAL_DIFF: undefined,
    GIT_DIR: undefined,
    GIT_WORK_TREE: undefined,
    GIT_INDEX_FILE: undefined,
  };
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["--no-pager", "--literal-pathspecs", ...CONFIGURATION, ...words], {
      cwd: folder,
      env: environment,
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
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
    child.on("close", (code) => {
      if (size > MAX_ANSWER) reject(new GitError("failed", `git ${words[0]} answered with more than 1 GiB`));
      else resolve({ code: code ?? 1, stdout: Buffer.concat(chunks), stderr });
    });
    // Git may stop reading before it has all input, and then says why in its exit code.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

function explainSpawn(error: NodeJS.ErrnoException, folder: string): GitError {
  if (error.code !== "ENOENT") return new GitError("failed", `git could not be started: ${error.message}`);
  return new GitError("git-missing", `git was not found, or ${folder} does not exist: install git (https://git-scm.com), or mend the path`);
}
