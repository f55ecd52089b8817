/** The command that asks about coverage as a query did. */
import type { CoverageQuery } from "../audit/coverage/coverage.ts";

/** What decides how each change of a branch is judged: all of the query but its period, its paths and its population. */
export type CoverageSetting = Pick<
  CoverageQuery,
  "ref" | "formerly" | "policy" | "orgPolicy" | "packs" | "ledgerBranch"
>;

/** For a POSIX shell, in a clone that holds the ledger's branch; of every change of the branch, each with one line that begins with its commit. */
export function coverageCommand(setting: CoverageSetting): string {
  const { ref, formerly = [], policy, orgPolicy, packs, ledgerBranch } = setting;
  const option = (name: string, value: string | undefined) => (value === undefined ? [] : [name, quote(value)]);
  return [
    "secmlops-gate audit coverage",
    ...option("--branch", ledgerBranch),
    ...option("--default-branch", ref),
    ...formerly.flatMap((name) => option("--formerly", name)),
    ...option("--policy", policy),
    ...option("--org-policy", orgPolicy),
    ...option("--packs", packs),
    "--all --format csv",
  ].join(" ");
}

/** What is more than a plain word stands in quotes. */
const quote = (word: string): string => (/^[\w./@:+,=%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
