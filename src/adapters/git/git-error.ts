export type GitErrorCode =
  | "not-a-repository"
  | "unknown-ref"
  | "shallow"
  | "missing-object"
  | "corrupt-object"
  | "git-missing"
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
