export type GitErrorCode =
  | "not-a-repository"
  | "unknown-ref"
  | "unrelated"
  | "shallow"
  | "missing-object"
  | "corrupt-object"
  | "git-missing"
  | "git-too-old"
  | "fetch-denied"
  | "fetch-failed"
  | "commit-gone"
  | "failed";

/** Git could not answer. The message says what is wrong and, where there is one, the command that mends it. */
export class GitError extends Error {
  override readonly name = "GitError";
  readonly code: GitErrorCode;
  constructor(code: GitErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

const DAMAGE =
  /corrupt|inflate|hash mismatch|does not match|bad (?:tree|signature)|garbage|malformed|unable to (?:unpack|parse)|file .* is empty/i;
const ABSENCE =
  /bad (?:object|revision)|missing (?:blob|tree|commit|object)|unable to read|could not (?:fetch|read)|not a (?:tree|valid)|promisor/i;

/** Whether git's error output (in English, as `runGit` asks for) tells of a damaged object; its exit code may not. */
export const tellsOfDamage = (stderr: string): boolean => DAMAGE.test(stderr);

/** Turns git's last words into what is wrong and the command that mends it. */
export function explainFailure(command: string, code: number, stderr: string): GitError {
  const said = printable(stderr.trim().split("\n").at(-1) ?? "");
  if (tellsOfDamage(stderr))
    return new GitError(
      "corrupt-object",
      `an object of this repository is damaged (${said}): run \`git fsck --full\` to see which, and clone anew`,
    );
  if (ABSENCE.test(stderr))
    return new GitError(
      "missing-object",
      `an object of this repository is not there (${said}): run \`git fetch --refetch --no-filter\`, or \`git fetch origin COMMIT\` for a commit`,
    );
  return new GitError("failed", `git ${command} ended with ${code}: ${said}`);
}

/** Without control characters, and short: what git says may quote a hostile name. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd").slice(0, 300);
