/** What the host refused or failed to do, and what to do about it. */
export class GitHubError extends Error {
  override readonly name = "GitHubError";
  /** `denied`: a right is missing; `gone`: not found, or hidden; `limited`: a rate limit; `rejected`: the request was not accepted; `down`: no usable answer. */
  readonly code: "denied" | "gone" | "limited" | "rejected" | "down";

  constructor(code: GitHubError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** The right that a request needs, as the `permissions:` of a workflow name it. */
export type Right = `${string}: ${"read" | "write"}`;

export interface Wanted {
  /** What was to be done, as the end of "could not …". */
  readonly what: string;
  readonly right: Right;
  /** The input whose token was used. */
  readonly token?: "token" | "org-token";
}

/** Explains a failed request. Errors that did not come from the host are returned as they are. */
export function explainApiError(error: unknown, { what, right, token = "token" }: Wanted): Error {
  if (error instanceof GitHubError) return error;
  const found = statusOf(error);
  if (found === undefined) return error instanceof Error ? error : new Error(String(error));
  const { status, message } = found;
  const said = message.replace(/[\p{Cc}\p{Cf}]/gu, " ").slice(0, 200);
  const could = `could not ${what}`;
  if (status === 401)
    return new GitHubError("denied", `${could}: the \`${token}\` is not valid, or has expired (${said})`);
  if (status === 429 || /rate limit/i.test(message))
    return new GitHubError(
      "limited",
      `${could}: GitHub's rate limit is reached, and waiting longer would not help (${said})`,
    );
  if (status === 403)
    return new GitHubError(
      "denied",
      `${could}: ${token === "token" ? `add \`${right}\` to the workflow's \`permissions:\`` : `the \`org-token\` needs \`${right}\``} (${said})`,
    );
  if (status === 404)
    return new GitHubError("gone", `${could}: it is not there, or the \`${token}\` lacks \`${right}\` (${said})`);
  if (status >= 500)
    return new GitHubError(
      "down",
      `${could}: GitHub did not answer as it should (${status}, ${said}); run the job again`,
    );
  return new GitHubError("rejected", `${could}: GitHub refused it (${status}, ${said})`);
}

interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}
const GRAPHQL_STATUS: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNPROCESSABLE: 422,
  STALE_DATA: 409,
};

/** The errors of a GraphQL answer; none where the failure was another one. */
export function graphqlErrors(error: unknown): readonly GraphqlError[] {
  if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors)) return [];
  return error.errors.filter((each): each is GraphqlError => typeof each?.message === "string");
}

function statusOf(error: unknown): { status: number; message: string } | undefined {
  const [first] = graphqlErrors(error);
  if (first !== undefined) {
    const denied = /not accessible by integration|must have/i.test(first.message) ? 403 : 422;
    return { status: GRAPHQL_STATUS[first.type ?? ""] ?? denied, message: first.message };
  }
  if (error instanceof Error && "status" in error && typeof error.status === "number")
    return { status: error.status, message: error.message };
  return undefined;
}

/** Runs a request; its failure is explained. */
export async function asking<T>(wanted: Wanted, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw explainApiError(error, wanted);
  }
}
