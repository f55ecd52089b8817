import { LedgerError } from "../../ledger/ledger-error.ts";
import { LEDGER_README } from "../../ledger/readme.ts";
import { judgeLedgerFailure, refusedByRules } from "./ledger-failure.ts";

export interface LedgerPlace {
  readonly repository: { readonly owner: string; readonly name: string };
  readonly branch: string;
}

type Rest = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<{ readonly data: unknown }>;

/**
 * Creates the ledger's branch as an orphan that holds nothing but a README.
 * @returns its tip; nothing where another run created it first
 * @throws LedgerError
 */
export async function createLedgerBranch(
  { rest }: { readonly rest: Rest },
  { repository: { owner, name: repo }, branch }: LedgerPlace,
): Promise<string | undefined> {
  const post = async (kind: string, parameters: Readonly<Record<string, unknown>>): Promise<string> => {
    const { data } = await rest(`POST /repos/{owner}/{repo}/git/${kind}`, { owner, repo, ...parameters });
    return shaOf(data);
  };
  try {
    const tree = await post("trees", {
      tree: [{ path: "README.md", mode: "100644", type: "blob", content: LEDGER_README }],
    });
    const commit = await post("commits", { message: "Begin the gate history", tree, parents: [] });
    await post("refs", { ref: `refs/heads/${branch}`, sha: commit });
    return commit;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (/reference already exists/i.test(message)) return undefined;
    if (/reference update failed/i.test(message)) throw refusedByRules(branch, message, error);
    const failure = judgeLedgerFailure(error, branch);
    throw failure === "stale"
      ? new LedgerError("rejected", `could not create the ledger's branch \`${branch}\`: ${message}`)
      : failure;
  }
}

/** Of a tree or commit its id; of a ref the id it points to. */
function shaOf(data: unknown): string {
  const { sha, object } = (data ?? {}) as { sha?: unknown; object?: { sha?: unknown } };
  const found = sha ?? object?.sha;
  if (typeof found !== "string") throw new LedgerError("down", "GitHub did not answer as it should");
  return found;
}
