/** What an event asks of the gate. Pure: what the runner handed over in, what to judge out. */
import * as z from "zod";
import type { ChecklistEdit, Remark } from "../../core/acts/conversation.ts";
import type { Person } from "../../core/facts.ts";
import { CHECKLIST_MARKER } from "../../render/markdown.ts";

export type Task =
  /**
   * `pushed`: whoever pushed just now, and between which commits. `said`: a comment as the event tells it, which may be gone by now.
   * `unlessBy`: what happened is no news if we did it ourselves.
   */
  | {
      readonly kind: "pull";
      readonly number: number;
      readonly edit?: ChecklistEdit & { readonly comment: number };
      readonly pushed?: { readonly by: Person; readonly before: string; readonly after: string };
      readonly said?: Remark;
      readonly unlessBy?: Person;
    }
  /** `unlessBy`: what happened is no news if we did it ourselves. */
  | { readonly kind: "pulls-of-head"; readonly sha: string; readonly unlessBy?: Person }
  /** Every open one, or those against one base. */
  | { readonly kind: "open-pulls"; readonly base?: string }
  | { readonly kind: "merge-group"; readonly head: string; readonly base: string; readonly baseRef: string }
  | { readonly kind: "nothing"; readonly why: string };

export interface Ask {
  readonly task: Task;
  /** Whether the step may fail with the verdict: only where people see it as a check of the change. */
  readonly mayFail: boolean;
}

export interface EventInput {
  readonly event: string;
  readonly payload: unknown;
  readonly statusContext: string;
  /** The `pull-request` input. */
  readonly pullRequest?: number | undefined;
  /** Where the policy lies: a push elsewhere changes no judgement. */
  readonly policyPath: string;
}

const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const number = z.int().positive();
const account = z.object({ login: z.string().min(1), id: z.int(), type: z.string() });
const pullEvent = z.object({
  action: z.string(),
  number,
  pull_request: z.object({ head: z.object({ sha }) }),
  before: sha.optional(),
  after: sha.optional(),
  sender: account,
});
const commentEvent = z.object({
  action: z.string(),
  issue: z.object({ number, pull_request: z.unknown().optional() }),
  comment: z.object({
    ...{
      id: z.int(),
      node_id: z.string(),
      html_url: z.string(),
      body: z.string().nullable(),
      user: account.nullable(),
    },
    ...{ created_at: z.string(), updated_at: z.string() },
  }),
  changes: z.object({ body: z.object({ from: z.string() }).optional() }).optional(),
  sender: account,
});
const reviewEvent = z.object({ pull_request: z.object({ number }) });
const groupEvent = z.object({
  action: z.string(),
  merge_group: z.object({ head_sha: sha, base_sha: sha, base_ref: z.string() }),
});
const runEvent = z.object({ workflow_run: z.object({ head_sha: sha }) });
const statusEvent = z.object({ sha, context: z.string(), sender: account });
const checkEvent = z.object({ check_run: z.object({ head_sha: sha }) });
const pushEvent = z.object({
  ref: z.string(),
  deleted: z.boolean().optional(),
  commits: z.array(z.object({ added: paths(), removed: paths(), modified: paths() })).default([]),
});
function paths() {
  return z.array(z.string()).default([]);
}

const personOf = ({ login, id, type }: z.infer<typeof account>): Person => ({
  login,
  id,
  ...(type === "Bot" ? { bot: true } : {}),
});

/** @throws TypeError where the payload is not what GitHub sends for this event */
export function readEvent(input: EventInput): Ask {
  const { event } = input;
  const mayFail = event === "pull_request" || event === "pull_request_target" || event === "merge_group";
  return {
    task: input.pullRequest === undefined ? taskOf(input) : { kind: "pull", number: input.pullRequest },
    mayFail,
  };
}

function taskOf({ event, payload, statusContext, policyPath }: EventInput): Task {
  const read = <T>(schema: z.ZodType<T>): T => {
    const parsed = schema.safeParse(payload);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new TypeError(
      `the payload of the event ${event} is not what GitHub sends: ${issue?.path.join(".")}: ${issue?.message}`,
    );
  };
  switch (event) {
    case "pull_request":
    case "pull_request_target": {
      const { action, number: pull, before, after, sender } = read(pullEvent);
      const pushed =
        action === "synchronize" && before !== undefined && after !== undefined
          ? { by: personOf(sender), before, after }
          : undefined;
      return { kind: "pull", number: pull, ...(pushed ? { pushed } : {}) };
    }
    case "pull_request_review":
      return { kind: "pull", number: read(reviewEvent).pull_request.number };
    case "issue_comment":
      return taskOfComment(read(commentEvent));
    case "merge_group": {
      const { action, merge_group: group } = read(groupEvent);
      if (action !== "checks_requested") return { kind: "nothing", why: `the merge group was ${action}` };
      return {
        kind: "merge-group",
        head: group.head_sha,
        base: group.base_sha,
        baseRef: group.base_ref.replace(/^refs\/heads\//, ""),
      };
    }
    case "workflow_run":
      return { kind: "pulls-of-head", sha: read(runEvent).workflow_run.head_sha };
    case "check_run":
      return { kind: "pulls-of-head", sha: read(checkEvent).check_run.head_sha };
    case "status": {
      const { sha: head, context, sender } = read(statusEvent);
      // Somebody else may have set a status of our name: then it is put right.
      const ours = context === statusContext || context.startsWith(`${statusContext}: `);
      return { kind: "pulls-of-head", sha: head, ...(ours ? { unlessBy: personOf(sender) } : {}) };
    }
    case "push": {
      const { ref, deleted, commits } = read(pushEvent);
      const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
      if (branch === undefined || deleted) return { kind: "nothing", why: "no branch was pushed to" };
      const touched = commits.flatMap(({ added, removed, modified }) => [...added, ...removed, ...modified]);
      // A push of many commits, or a forced one, does not list them all: then nothing shows that the policy stayed.
      const told = commits.length > 0 && commits.length < MAX_LISTED_COMMITS;
      if (told && !touched.some((path) => path === policyPath || path.startsWith(`${policyPath}/`)))
        return { kind: "nothing", why: `the push to ${branch} does not change the policy` };
      return { kind: "open-pulls", base: branch };
    }
    case "schedule":
    case "workflow_dispatch":
    case "repository_dispatch":
      return { kind: "open-pulls" };
    default:
      return { kind: "nothing", why: `the event ${event} is none that the gate knows` };
  }
}

/** GitHub lists at most 2,048 commits, and 20 in some events. */
const MAX_LISTED_COMMITS = 20;

function taskOfComment({ action, issue, comment, changes, sender }: z.infer<typeof commentEvent>): Task {
  if (issue.pull_request === undefined)
    return { kind: "nothing", why: "the comment stands under an issue, not a pull request" };
  const before = changes?.body?.from;
  const checklist = comment.body?.startsWith(CHECKLIST_MARKER) || before?.startsWith(CHECKLIST_MARKER);
  const edit =
    checklist && action === "edited" && before !== undefined
      ? { editor: personOf(sender), at: comment.updated_at, before, after: comment.body ?? "", comment: comment.id }
      : undefined;
  const own = checklist && action !== "deleted" && comment.user?.id === sender.id;
  return {
    kind: "pull",
    number: issue.number,
    ...(edit ? { edit } : {}),
    said: {
      ...{ id: comment.id, node: comment.node_id, url: comment.html_url, createdAt: comment.created_at },
      author: comment.user === null ? null : personOf(comment.user),
      body: before ?? comment.body ?? "",
    },
    ...(own ? { unlessBy: personOf(sender) } : {}),
  };
}
