/** A repository with a policy and a pull request that changes its model, on the tests' GitHub, and the shipped action to run on it. */

import type { EventDetails, EventName } from "./github/events.ts";
import type { Files } from "./github/git-objects.ts";
import type { PullHandle } from "./github/pull-handle.ts";
import type { RepositoryHandle } from "./github/repository-handle.ts";
import { type ActionResult, runAction } from "./github/run-action.ts";
import { type GitHub, startGitHub } from "./github/start-github.ts";
import { hurry } from "./hurry.ts";

/** One requirement that vera or viktor sign, one that sam signs, and erin to waive and overrule. */
export const POLICY = `version: 1
roles:
  validator: [vera, viktor]
  security-reviewer: [sam]
  governance: [erin]
waivers: { role: governance, max-days: 30 }
requirements:
  PEO-2:
    title: Independent validation
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: { sign-off: { role: validator } }
  TEC-9:
    title: Training code reviewed
    dimension: technology
    concern: security
    applies-to: [training-code]
    needs: { sign-off: { role: security-reviewer } }
`;
export const POLICY_PATH = ".github/secmlops/policy.yml";
export const MODEL = "models/credit.safetensors";

export interface Stage {
  readonly github: GitHub;
  readonly repository: RepositoryHandle;
  /** Runs the action for an event of a pull request. */
  run(pull: PullHandle, details?: Partial<RunDetails>): Promise<ActionResult>;
  /** Runs the action once for every open pull request, with short waits between its writes. */
  runAll(): Promise<ActionResult>;
  /** The checklist as it stands, "" where there is none. */
  checklist(pull: PullHandle): string;
  /** The newest status of the head: `pending: waiting: 1 sign-off open`. */
  status(pull: PullHandle, context?: string): string | undefined;
  /** The records of a pull request in the ledger, oldest first, each predicate as it was written. */
  records(number: number): Record<string, unknown>[];
  /** The 16 digits on a requirement's seat. */
  digest(pull: PullHandle, requirement: string): string;
  close(): Promise<void>;
}

export interface RunDetails {
  readonly event: EventName;
  readonly details: Partial<EventDetails>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly token: string;
  /** Of the action's process, besides a runner's own. */
  readonly env: Readonly<Record<string, string>>;
}

/** The world's clock starts an hour ago, so that a test can let minutes pass. */
export async function openStage(
  files: Files = {},
  policy = POLICY,
  { isPublic = false }: { isPublic?: boolean } = {},
): Promise<Stage> {
  const github = await startGitHub();
  github.now = new Date(Date.now() - 3_600_000).toISOString();
  const repository = await github.createRepository("acme/credit", {
    author: "maria",
    public: isPublic,
    files: {
      "README.md": "credit\n",
      [POLICY_PATH]: policy,
      [MODEL]: "weights 1\n",
      "src/train.py": "fit()\n",
      ...files,
    },
  });
  for (const login of ["vera", "viktor", "sam", "erin"]) repository.collaborator(login, "write");
  repository.collaborator("maria", "admin");
  const checklist = (pull: PullHandle) =>
    pull.comments.find(({ body }) => body.startsWith("<!-- secmlops-gate -->"))?.body ?? "";
  const env = hurry(repository.folder);
  const stage: Stage = {
    github,
    repository,
    checklist,
    runAll: () => stage.run(repository.pull(1), { event: "workflow_dispatch", details: {}, env }),
    run: (pull, { event = "pull_request_target", details = { action: "synchronize" }, inputs = {}, token, env } = {}) =>
      runAction(github, {
        repository,
        event: {
          name: event,
          payload: github.event(event, { repository, pr: pull, sender: pull.author, ...details } as EventDetails),
        },
        inputs,
        ...(token === undefined ? {} : { token }),
        ...(env === undefined ? {} : { env }),
      }),
    status(pull, context = "secmlops-gate") {
      const found = repository.statuses(pull.headOid).find((each) => each.context === context);
      return found && `${found.state}: ${found.description}`;
    },
    records(number) {
      const read = (path: string) => JSON.parse(repository.readFile("secmlops-ledger", path));
      const found: Record<string, unknown>[] = [];
      let next: string | undefined = read(`pulls/${number}.json`).record;
      while (next !== undefined) {
        const { predicate } = read(`records/${next.slice(0, 2)}/${next}.json`);
        found.unshift(predicate);
        next = predicate.previous;
      }
      return found;
    },
    digest(pull, requirement) {
      const line = checklist(pull)
        .split("\n")
        .find((each) => /^- \[[ x]\] /.test(each) && each.includes(`\`${requirement}\``));
      return /` `([0-9a-f]{16})`/.exec(line ?? "")?.[1] ?? "";
    },
    close: () => github.close(),
  };
  return stage;
}

/** A branch of dora's that retrains the model, and its pull request. */
export async function openModelChange(
  { repository }: Stage,
  {
    head = "retrain",
    files = { [MODEL]: "weights 2\n" },
    author = "dora",
  }: { head?: string; files?: Files; author?: string } = {},
): Promise<PullHandle> {
  const base = repository.tip("main");
  if (base === undefined) throw new Error("there is no main");
  repository.moveRef(head, base, author);
  await repository.commit(head, files, { author });
  return repository.openPullRequest({ head, base: "main", author });
}
