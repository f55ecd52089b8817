/**
 * The rulesets that make the gate hold, as bodies of `POST /repos/{owner}/{repo}/rulesets`.
 * https://docs.github.com/rest/repos/rules#create-a-repository-ruleset
 */

export const STATUS_CONTEXT = "secmlops-gate";
export const LEDGER_BRANCH = "secmlops-ledger";

/** The App on github.com whose tokens workflows get. */
const GITHUB_ACTIONS = 15368;

/** Nothing gets into the default branch but through a pull request that the gate let pass. */
export const requireTheGate = ({ codeOwners }: { codeOwners: boolean }) => ({
  name: "SecMLOps Gate",
  target: "branch",
  enforcement: "active",
  conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
  rules: [
    { type: "deletion" },
    { type: "non_fast_forward" },
    {
      type: "pull_request",
      parameters: {
        required_approving_review_count: 0,
        require_code_owner_review: codeOwners,
        dismiss_stale_reviews_on_push: false,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
      },
    },
    {
      type: "required_status_checks",
      parameters: {
        strict_required_status_checks_policy: false,
        required_status_checks: [{ context: STATUS_CONTEXT, integration_id: GITHUB_ACTIONS }],
      },
    },
  ],
});

/** What the ledger has, it keeps. Who may append cannot be restricted here: workflows' own tokens can be no exception. */
export const protectTheLedger = () => ({
  name: "SecMLOps ledger",
  target: "branch",
  enforcement: "active",
  conditions: { ref_name: { include: [`refs/heads/${LEDGER_BRANCH}`], exclude: [] } },
  rules: [{ type: "deletion" }, { type: "non_fast_forward" }],
});

/** Fit for pasting into a shell; `gh` fills in the repository. */
export const rulesetCommand = (ruleset: unknown): string =>
  `gh api --method POST 'repos/{owner}/{repo}/rulesets' --input - <<'JSON'\n${JSON.stringify(ruleset, null, 2)}\nJSON`;
