/** Pull requests that a sign-off makes pass, on whose heads an older pass stands, and the requests of a run, by name. */

import { MODEL, openModelChange, openStage, type Stage } from "./gate-on-github.ts";
import type { PullHandle } from "./github/pull-handle.ts";
import type { ApiRequest } from "./github/server.ts";
import { hurry } from "./hurry.ts";

export const PASSED = "success: passed: 1 requirement holds";
/** What the older pass says. */
export const OLD = "passed: long ago";

export interface SignedStage extends Stage {
  /** A pull request that has an older pass on its head, and that a sign-off makes pass again. */
  openSigned(head: string): Promise<PullHandle>;
  /** How many records a pull request has. */
  recorded(pull: PullHandle): number;
}

/** All pull requests here change the same file in the same way, so one digest serves them all. Waits between tries are short. */
export async function openSignedStage(): Promise<SignedStage> {
  const stage = await openStage();
  const env = hurry(stage.repository.folder);
  const first = await openModelChange(stage, { head: "first" });
  await stage.run(first);
  const digest = stage.digest(first, "PEO-2");
  return {
    ...stage,
    run: (pull, details = {}) => stage.run(pull, { env, ...details }),
    async openSigned(head) {
      const files = { [MODEL]: "weights 2\n", "notes.txt": `${head}\n` };
      const pull = await openModelChange(stage, { head, files });
      pull.comment("vera", `/sign-off PEO-2 ${digest}`);
      stage.repository.status(pull.headOid, {
        ...{ context: "secmlops-gate", state: "success", creator: "github-actions[bot]", description: OLD },
      });
      return pull;
    },
    recorded({ number }) {
      return stage.repository.git("ls-tree", "--name-only", "secmlops-ledger", `pulls/${number}.json`) === ""
        ? 0
        : stage.records(number).length;
    },
  };
}

export const STAGES = ["query", "compare", "pulse", "record", "comment", "status"] as const;
/** A request of a run, in the order they are made. */
export type StageName = (typeof STAGES)[number];

/** Only requests about one pull request, so that several can be judged side by side. */
export const matching: Readonly<Record<StageName, (pull: PullHandle) => (request: ApiRequest) => boolean>> = {
  query:
    ({ number }) =>
    ({ operation, graphql }) =>
      operation === "GatePullRequest" && graphql?.variables["number"] === number,
  compare:
    ({ headOid }) =>
    ({ path }) =>
      path.includes("/compare/") && path.endsWith(headOid),
  pulse:
    ({ number }) =>
    ({ operation, graphql }) =>
      operation === "GatePulse" && graphql?.variables["number"] === number,
  record:
    ({ number }) =>
    ({ operation, graphql }) =>
      operation === "GateRecord" && JSON.stringify(graphql?.variables).includes(`#${number}:`),
  comment:
    ({ node }) =>
    ({ operation, graphql }) =>
      operation === "GateComment" && graphql?.variables["pull"] === node,
  status:
    ({ headOid }) =>
    ({ path }) =>
      path.endsWith(`/statuses/${headOid}`),
};
