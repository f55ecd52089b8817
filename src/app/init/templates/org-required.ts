import { type ActionRef, formatActionRef } from "./action-ref.ts";

/** A workflow that an organisation's ruleset requires of its repositories. */
export const renderOrgRequired = (
  action: ActionRef,
): string => `# SecMLOps Gate as a workflow that an organisation requires (docs/organisation.md).
# It lies in a repository of the organisation; a ruleset makes it run in the others, on these two events only, with their
# default types. What counts is whether the job ends well, so "pending" fails it. A sign-off does not run it again: either
# somebody re-runs the job, or the repository also has gate.yml, whose status and checklist follow every comment at once.
name: SecMLOps Gate (organisation)

on:
  pull_request_target:
  merge_group:

permissions: {}

jobs:
  gate:
    name: SecMLOps Gate
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write # appends records to the branch secmlops-ledger of the repository; with "ledger: off", read is enough
      pull-requests: write # the checklist, reactions to commands, review requests
      statuses: write # the status "secmlops-gate"
      checks: read # for a "check" of the policy
      actions: read # which workflow a job belongs to, for a "check" on GitHub Actions
    steps:
      # Do not add a checkout: the action reads the pull request with git, and runs nothing of it.
      - uses: ${formatActionRef(action)}
        with:
          fail-on: pending
          # Composed beneath the repository's own policy, which cannot drop it. A full commit id, never a branch.
          org-policy: github:acme/ml-governance//policies/base.yml@9c1f0e7a5b3d2c4e6f8091a2b3c4d5e6f7081920
          # Where that repository is not public, or roles name teams: an App's token, made in a step before this one, as
          # strong-mode.yml does.
          # org-token: \${{ steps.organisation.outputs.token }}
`;
