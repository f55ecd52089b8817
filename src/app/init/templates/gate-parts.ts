/** What the workflows that run the gate on every event have in common. */
import { RELAY_NAME } from "./review-relay.ts";

export interface GateEvents {
  /** Whose workflow file runs for most events, and whose policy is watched. */
  readonly defaultBranch: string;
  /** Names of workflows whose jobs a `check` of the policy asks for. */
  readonly ciWorkflows: readonly string[];
}

const MERGE_GROUP = `
  # A merge queue would wait for ever without it.
  merge_group:
    types: [checks_requested]
`;

/** `on:`, with every event that can change a decision. */
export function renderEvents({ defaultBranch, ciWorkflows }: GateEvents, { mergeGroup }: { mergeGroup: boolean }) {
  return `on:
  # Runs the default branch's copy of this file, for pull requests from forks too, and nothing out of the pull request.
  pull_request_target:
    types: [opened, synchronize, reopened, edited, ready_for_review, converted_to_draft, closed]

  # Commands such as /sign-off, and ticks in the checklist.
  issue_comment:
    types: [created, edited, deleted]
${mergeGroup ? MERGE_GROUP : ""}
  # Reviews, through secmlops-review-relay.yml; and each workflow whose jobs a "check" of the policy asks for.
  workflow_run:
    workflows: [${[RELAY_NAME, ...ciWorkflows].map((name) => JSON.stringify(name)).join(", ")}]
    types: [completed]

  # What other services report. Without a "check" on one of them, both lines of each can go.
  check_run:
    types: [completed]
  status:

  # Another policy, another decision. Add the other branches that you protect.
  push:
    branches: [${JSON.stringify(defaultBranch)}]
    paths: [".github/secmlops/**"]

  # Sign-offs, waivers and mandates end on a day.
  schedule:
    - cron: "23 4 * * *"

  workflow_dispatch:
    inputs:
      pull-request:
        description: Number of the pull request to judge; without it, every open one
        type: string
        required: false`;
}

/** Which events are none of the gate's business, and what runs one after the other. */
export const CONDITION_AND_QUEUE = `    # Comments on issues are none of the gate's business. Its own comments and statuses it knows by itself.
    if: github.event_name != 'issue_comment' || github.event.issue.pull_request

    # One run at a time for each pull request, all in turn, none cancelled: a cancelled run could have been about to store
    # its record, or have brought the only evidence of who ticked a box. Runs that meet all the same do no harm, they only
    # repeat work. GitHub Enterprise Server does not know "queue" yet: leave that line out there.
    concurrency:
      group: >-
        secmlops-gate-\${{ github.event.pull_request.number || github.event.issue.number || inputs.pull-request ||
        github.event.merge_group.head_sha || github.event.workflow_run.head_sha || github.event.check_run.head_sha ||
        github.event.sha || github.run_id }}
      cancel-in-progress: false
      queue: max`;

/** A job that is skipped counts as passed, and this one often is. */
export const JOB_NAME = `    # Long, so that nobody requires the job by mistake: it is skipped for some events, and a skipped job counts as passed.
    name: gate runner (require the status "secmlops-gate" instead)
    runs-on: ubuntu-latest
    timeout-minutes: 15`;
