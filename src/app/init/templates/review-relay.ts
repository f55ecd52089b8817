/** `workflow_run` knows workflows by name. */
export const RELAY_NAME = "SecMLOps review relay";

/** Does nothing: that it ran is what wakes the gate. */
export const renderReviewRelay = (): string => `# Wakes secmlops-gate.yml when somebody reviews.
# A workflow on this event is the pull request's own copy, and its author can change it. So it may do nothing, and is
# believed nothing: the gate runs with the default branch's file when this one has ended, and reads the reviews itself.
name: ${RELAY_NAME}

on:
  pull_request_review:
    types: [submitted, edited, dismissed]

permissions: {}

jobs:
  relay:
    name: review relay (never require this)
    runs-on: ubuntu-latest
    timeout-minutes: 2
    steps:
      - run: echo "The gate reads the review by itself."
`;
