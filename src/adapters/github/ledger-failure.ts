import { LedgerError } from "../../ledger/ledger-error.ts";
import { explainApiError, GitHubError, graphqlErrors } from "./api-error.ts";

/** How GitHub says that the branch is no longer where it was expected. */
const STALE = /expected branch to point to|but expected [0-9a-f]{7}|cannot lock ref|not a fast.?forward/i;
/** How it says that a branch protection rule or a ruleset stands in the way. */
const RULES = /protected (?:branch|ref)|rule violations?|ruleset|must be made through a pull request|\bGH0(?:06|13)\b/i;

/** Push protection: https://docs.github.com/code-security/secret-scanning/introduction/about-push-protection; over REST it answers 409. */
const SECRET = /\bsecrets?\b.*\b(?:detected|found|push protection)|push protection|push cannot contain secrets/is;

const plain = (message: string): string => message.replace(/[\p{Cc}\p{Cf}]/gu, " ").slice(0, 200);

/**
 * Says why the ledger's branch could not be read or written.
 * @returns `stale` where another commit came first; an error that did not come from the host as it is
 */
export function judgeLedgerFailure(error: unknown, branch: string): "stale" | Error {
  const refusals = graphqlErrors(error);
  const message = refusals[0]?.message ?? (error instanceof Error ? error.message : "");
  const type = refusals[0]?.type ?? "";
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (SECRET.test(message))
    return new LedgerError(
      "secret",
      `GitHub's push protection found a secret in what was to be added to the ledger's branch \`${branch}\`: take it out of the reports and documents of the pull request, and revoke it (${plain(message)})`,
      { cause: error },
    );
  if (type === "STALE_DATA" || STALE.test(message) || status === 409) return "stale";
  if (type === "BRANCH_PROTECTION_RULE_VIOLATION" || RULES.test(message)) return refusedByRules(branch, message, error);
  const explained = explainApiError(error, {
    what: `append to the ledger's branch \`${branch}\``,
    right: "contents: write",
  });
  return explained instanceof GitHubError
    ? new LedgerError(explained.code, explained.message, { cause: error })
    : explained;
}

export function refusedByRules(branch: string, message: string, cause: unknown): LedgerError {
  return new LedgerError(
    "protected",
    `a branch protection rule or ruleset keeps us from writing to the ledger's branch \`${branch}\`: let the account of the \`token\` bypass it (${plain(message)})`,
    { cause },
  );
}
