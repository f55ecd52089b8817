/** `docs/examples/` as the templates give it: what `init` writes, with the answers that the documentation shows. */
import { type ActionRef, UNKNOWN_RELEASE } from "../../../src/app/init/templates/action-ref.ts";
import { renderGate } from "../../../src/app/init/templates/gate.ts";
import { renderOrgRequired } from "../../../src/app/init/templates/org-required.ts";
import { renderReviewRelay } from "../../../src/app/init/templates/review-relay.ts";
import { renderStrongMode } from "../../../src/app/init/templates/strong-mode.ts";

const events = { defaultBranch: "main", ciWorkflows: ["CI"] };
const appToken: ActionRef = { uses: `actions/create-github-app-token@${"0".repeat(40)}`, version: "v3" };

export const examples: Readonly<Record<string, string>> = {
  "gate.yml": renderGate(UNKNOWN_RELEASE, events),
  "review-relay.yml": renderReviewRelay(),
  "org-required.yml": renderOrgRequired(UNKNOWN_RELEASE),
  "strong-mode.yml": renderStrongMode({ gate: UNKNOWN_RELEASE, appToken }, events),
};
