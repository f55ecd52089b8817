import { type ActionRef, formatActionRef } from "./action-ref.ts";
import { CONDITION_AND_QUEUE, type GateEvents, JOB_NAME, renderEvents } from "./gate-parts.ts";

export interface StrongModeActions {
  readonly gate: ActionRef;
  /** `actions/create-github-app-token`. */
  readonly appToken: ActionRef;
}

/** Status, comment and ledger in the name of an App that no other workflow can speak for. */
export const renderStrongMode = (
  { gate, appToken }: StrongModeActions,
  events: GateEvents,
): string => `# SecMLOps Gate in strong mode: in the name of a GitHub App (docs/organisation.md).
# With the job's own token, every workflow of the repository could set the same status and write to the same ledger. The
# App's key lies in the environment "secmlops-gate", which only the default branch may use; rulesets name the App as the
# source of the status, and as the only one that may push to the ledger.
name: SecMLOps Gate

# No merge_group: it runs on a branch that anybody who can push could make, and that must never get the key.
${renderEvents(events, { mergeGroup: false })}

permissions: {}

jobs:
  gate:
${JOB_NAME}
    environment:
      name: secmlops-gate
      deployment: false # it is only used for its key; GitHub Enterprise Server may not know this line

${CONDITION_AND_QUEUE}

    steps:
      # What the gate needs in this repository, and nothing else the App may do.
      - id: app
        uses: ${formatActionRef(appToken)}
        with:
          client-id: \${{ vars.SECMLOPS_APP_CLIENT_ID }}
          private-key: \${{ secrets.SECMLOPS_APP_PRIVATE_KEY }}
          permission-contents: write # the branch secmlops-ledger
          permission-pull-requests: write # the checklist, reactions, review requests
          permission-statuses: write # the status "secmlops-gate"
          permission-checks: read # for a "check" of the policy
          permission-actions: read # which workflow a job belongs to

      # Who is in a team, and packs of one other repository. Without either, this step and "org-token" can go.
      - id: organisation
        uses: ${formatActionRef(appToken)}
        with:
          client-id: \${{ vars.SECMLOPS_APP_CLIENT_ID }}
          private-key: \${{ secrets.SECMLOPS_APP_PRIVATE_KEY }}
          owner: \${{ github.repository_owner }}
          repositories: ml-governance
          permission-members: read
          permission-contents: read

      # Do not add a checkout: the action reads the pull request with git, and runs nothing of it.
      - uses: ${formatActionRef(gate)}
        with:
          token: \${{ steps.app.outputs.token }}
          org-token: \${{ steps.organisation.outputs.token }}
          pull-request: \${{ inputs.pull-request }}
`;
