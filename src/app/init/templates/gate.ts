import { type ActionRef, formatActionRef } from "./action-ref.ts";
import { CONDITION_AND_QUEUE, type GateEvents, JOB_NAME, renderEvents } from "./gate-parts.ts";

/** The recommended workflow: every event, the job's own token. */
export const renderGate = (action: ActionRef, events: GateEvents): string => `# SecMLOps Gate.
# Require the commit status "secmlops-gate" on the branch. This job only publishes it.
name: SecMLOps Gate

${renderEvents(events, { mergeGroup: true })}

permissions: {}

jobs:
  gate:
${JOB_NAME}

${CONDITION_AND_QUEUE}

    permissions:
      contents: write # appends records to the branch secmlops-ledger; with "ledger: off", read is enough
      pull-requests: write # the checklist, reactions to commands, review requests; it covers comments, so no "issues: write"
      statuses: write # the status "secmlops-gate"
      checks: read # for a "check" of the policy
      actions: read # which workflow a job belongs to, for a "check" on GitHub Actions

    steps:
      # Do not add a checkout: the action reads the pull request with git, and runs nothing of it.
      - uses: ${formatActionRef(action)}
        with:
          pull-request: \${{ inputs.pull-request }}
`;
