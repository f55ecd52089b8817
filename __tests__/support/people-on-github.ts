/** People who act in pull requests of a stage; for each act the gate runs as it would for the event that GitHub sends. */

import { expect } from "@jest/globals";
import { openModelChange, openStage, type RunDetails, type Stage } from "./gate-on-github.ts";
import type { CommitOptions } from "./github/commits.ts";
import type { EventDetails } from "./github/events.ts";
import type { FileContent, Files } from "./github/git-objects.ts";
import type { PullHandle, RemarkHandle, ReviewVerb } from "./github/pull-handle.ts";
import type { ActionResult } from "./github/run-action.ts";
import { hurry } from "./hurry.ts";

/** How a run is started differently; `silent`: the gate does not run. */
export type How = Partial<Pick<RunDetails, "inputs" | "token">> & { readonly silent?: boolean };

export interface People extends Stage {
  /** Pull requests by dora, each with a branch of its own, that have been judged and shown for long enough to be signed. */
  openPulls(names: readonly string[], files: (name: string) => Files): Promise<PullHandle[]>;
  comments(pull: PullHandle, by: string, body: string, how?: How): Promise<RemarkHandle>;
  edits(pull: PullHandle, comment: RemarkHandle, by: string, body: string, how?: How): Promise<void>;
  deletes(pull: PullHandle, comment: RemarkHandle, by: string): Promise<void>;
  /** Turns a requirement's first box that is not turned so already. */
  turns(pull: PullHandle, by: string, requirement: string, to: "x" | " ", how?: How): Promise<void>;
  /** The relay's run, of the default branch's rights. */
  reviews(pull: PullHandle, by: string, verb: ReviewVerb, body?: string, commit?: string): Promise<RemarkHandle>;
  dismisses(pull: PullHandle, review: RemarkHandle, by: string): Promise<void>;
  pushes(pull: PullHandle, by: string, files: Files, options?: Partial<CommitOptions>): Promise<string>;
  forces(pull: PullHandle, by: string, oid: string): Promise<void>;
  updates(pull: PullHandle, by: string): Promise<string>;
  /** Whatever else brings the gate here. */
  judges(pull: PullHandle, details?: Partial<RunDetails>): Promise<ActionResult>;
  /** Our comment, none where there is none. */
  checklistOf(pull: PullHandle): RemarkHandle | undefined;
  /** The checklist as it reads: links and emphasis are their words. */
  text(pull: PullHandle): string;
  /** `x vera` of a filled seat, `- vera or viktor` of an open one; all seats of a requirement. */
  seats(pull: PullHandle, requirement: string): string[];
}

const MARKER = "<!-- secmlops-gate -->";
/** How long people take to look. */
const PAUSE = 75;

export async function openPeople(policy: string, files: Readonly<Record<string, FileContent>> = {}): Promise<People> {
  const stage = await openStage(files, policy);
  const { github, repository } = stage;
  // A run that judges many pull requests paces its writes.
  const env = hurry(repository.folder);
  const checklistOf = (pull: PullHandle) =>
    pull.comments.find(({ body, author }) => body.startsWith(MARKER) && author === "github-actions[bot]");
  const lines = (pull: PullHandle, requirement: string) =>
    stage
      .checklist(pull)
      .split("\n")
      .filter((line) => /^ *- \[[ x]\] /.test(line) && line.includes(` signs \`${requirement}\` `));

  /** Runs the gate: what stands on GitHub afterwards agrees with itself and with the ledger. */
  const judges = async (pull: PullHandle, details: Partial<RunDetails> = {}): Promise<ActionResult> => {
    const result = await stage.run(pull, { env, ...details });
    expect(result.stderr).toBe("");
    const last = stage.records(pull.number).at(-1) as { kind: string; head: string; verdict: { status: string } };
    const context = pull.baseRef === "main" ? undefined : `secmlops-gate: ${pull.baseRef}`;
    const [state = ""] = stage.status(pull, context)?.split(":") ?? [];
    const states = { pass: "success", pending: "pending", fail: "failure", error: "error" } as Record<string, string>;
    expect([last.kind, last.head, states[last.verdict.status]]).toEqual(["decision", pull.headOid, state]);
    const memory = JSON.parse(repository.readFile("secmlops-ledger", `pulls/${pull.number}.json`));
    expect(stage.checklist(pull)).toContain(`· record \`${memory.record.slice(0, 8)}\``);
    return result;
  };
  const events = (pull: PullHandle, event: "issue_comment" | "workflow_run" | "pull_request_target") => ({
    run: async (details: Partial<EventDetails>, { silent, ...how }: How = {}): Promise<void> => {
      if (!silent) await judges(pull, { event, details, ...how });
    },
  });
  const pushed = (pull: PullHandle, sender: string, before: string) =>
    events(pull, "pull_request_target").run({ action: "synchronize", sender, before });
  const relay = (pull: PullHandle, how?: How) => events(pull, "workflow_run").run({ action: "completed" }, how);

  const people: People = {
    ...stage,
    ...{ judges, checklistOf },
    async openPulls(names, wanted) {
      const pulls: PullHandle[] = [];
      for (const name of names) pulls.push(await openModelChange(stage, { head: name, files: wanted(name) }));
      if (pulls.length > 0) await stage.runAll();
      github.advance(PAUSE);
      return pulls;
    },
    async comments(pull, by, body, how) {
      github.advance(PAUSE);
      const comment = pull.comment(by, body);
      await events(pull, "issue_comment").run({ action: "created", comment, sender: by }, how);
      return comment;
    },
    async edits(pull, comment, by, body, how) {
      github.advance(PAUSE);
      const changes = { body: { from: comment.body } };
      pull.editComment(comment.id, by, body);
      await events(pull, "issue_comment").run({ action: "edited", comment, sender: by, changes }, how);
    },
    async deletes(pull, comment, by) {
      github.advance(PAUSE);
      pull.deleteComment(comment.id);
      await events(pull, "issue_comment").run({ action: "deleted", comment, sender: by });
    },
    async turns(pull, by, requirement, to, how) {
      const comment = checklistOf(pull);
      const line = lines(pull, requirement).find((each) => each.includes(`- [${to === "x" ? " " : "x"}] `));
      if (comment === undefined || line === undefined) throw new Error(`no box of ${requirement} to turn`);
      const after = comment.body.replace(line, line.replace(/\[[ x]\]/, `[${to}]`));
      await people.edits(pull, comment, by, after, how);
    },
    async reviews(pull, by, verb, body, commit) {
      github.advance(PAUSE);
      const review = pull.review(by, verb, body, commit);
      await relay(pull);
      return review;
    },
    async dismisses(pull, review, by) {
      github.advance(PAUSE);
      pull.dismissReview(review.id, by, "not any more");
      await relay(pull);
    },
    async pushes(pull, by, wanted, options = {}) {
      github.advance(PAUSE);
      const before = pull.headOid;
      const oid = await pull.push(wanted, { author: by, ...options });
      await pushed(pull, options.pusher ?? by, before);
      return oid;
    },
    async forces(pull, by, oid) {
      github.advance(PAUSE);
      const before = pull.headOid;
      pull.forcePush(oid, by);
      await pushed(pull, by, before);
    },
    async updates(pull, by) {
      github.advance(PAUSE);
      const before = pull.headOid;
      const oid = pull.updateBranch(by);
      await pushed(pull, by, before);
      return oid;
    },
    text: (pull) =>
      stage
        .checklist(pull)
        .replace(/\[([^\]\n]+)\]\([^)\n]*\)/g, "$1")
        .replaceAll("**", "")
        .replaceAll("\\\n", "\n"),
    seats(pull, requirement) {
      const seat = new RegExp(`^ *- \\[([ x])\\] .* signs \`${requirement}\` \`[0-9a-f]{16}\`(?: · (.*))?$`);
      return people
        .text(pull)
        .split("\n")
        .flatMap((line) => {
          const [, box, who = ""] = seat.exec(line) ?? [];
          if (box === undefined) return [];
          return [
            box === "x"
              ? `x ${who
                  .split(" · ")
                  .at(-1)
                  ?.replace(/, \d{4}-\d\d-\d\d/, "")}`
              : `- ${who}`,
          ];
        });
    },
  };
  return people;
}
