import { LEDGER_BRANCH, protectTheLedger, requireTheGate, rulesetCommand, STATUS_CONTEXT } from "./rulesets.ts";

export interface Situation {
  readonly defaultBranch: string;
  /** Whether the workflow is without the commit of the action. */
  readonly lacksCommit: boolean;
  readonly unnamedRoles: readonly string[];
  readonly codeOwners: boolean;
  /** Documents that still hold what is to be filled in. */
  readonly unfilled: readonly string[];
  /** Inputs of the packs that have no default. */
  readonly unsetInputs: readonly string[];
}

/** What is left to do by hand, in order: none of it is in files. */
export function renderAdvice({
  defaultBranch,
  lacksCommit,
  unnamedRoles,
  codeOwners,
  unfilled,
  unsetInputs,
}: Situation): string {
  const steps = [
    ...(lacksCommit
      ? [
          `Put the commit of the action's release into secmlops-gate.yml, in place of the zeros:

gh api repos/secmlops/secmlops-gate/commits/v1 --jq .sha`,
        ]
      : []),
    ...(unnamedRoles.length > 0
      ? [`Name people for ${unnamedRoles.join(", ")} in .github/secmlops/policy.yml before you enforce it.`]
      : []),
    ...(unsetInputs.length > 0
      ? [
          `Set ${unsetInputs.join(", ")} in .github/secmlops/policy.yml before you enforce it: no number there is right for everybody.`,
        ]
      : []),
    ...(unfilled.length > 0
      ? [
          `Fill in ${unfilled.join(" and ")}: whatever stands in brackets, or says TODO, keeps ${unfilled.length === 1 ? "it" : "them"} from counting.`,
        ]
      : []),
    `Commit the files to ${defaultBranch}. Only there do policy and workflows count; the next pull request is judged.`,
    `Require the commit status "${STATUS_CONTEXT}" on ${defaultBranch}, from the source GitHub Actions: the status, never the
job "gate runner", which counts as passed when it is skipped. As long as the policy is advisory it lets everything pass.
Pull requests against another branch have a status of their own, "${STATUS_CONTEXT}: <branch>".

${rulesetCommand(requireTheGate({ codeOwners }))}`,
    `Protect the gate history, the branch ${LEDGER_BRANCH}, from being rewritten or deleted. Its first record makes it.

${rulesetCommand(protectTheLedger())}`,
    `Know the limit: with the job's own token every workflow of the repository can set that status and append to that
branch, and so can whoever may push. Only an App of your own can be named as the one source, and as the only one
allowed to push: see docs/organisation.md and docs/examples/strong-mode.yml of secmlops-gate.`,
    `After two or three weeks look at what would have been blocked, and set "mode: enforce".`,
  ];
  // Nothing is indented: a shell finds the end of a command's input at the margin only.
  return `What is left to do:\n\n${steps.map((step, index) => `${index + 1}. ${step}`).join("\n\n")}`;
}
