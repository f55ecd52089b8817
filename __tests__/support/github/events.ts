/** Webhook payloads: a real example of the event, with this world's ids, numbers, commits, logins and addresses put in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PullHandle, RemarkHandle } from "./pull-handle.ts";
import type { MergeGroup } from "./pulls.ts";
import { findComment, findReview, mustPull } from "./remarks.ts";
import type { RepositoryHandle } from "./repository-handle.ts";
import { commentShape, htmlOf, pullShape, repositoryShape, reviewShape, type Shape, userOf } from "./rest-shapes.ts";
import type { Pull, Repository } from "./state.ts";
import { mustRepository, type World } from "./world.ts";

export type EventName =
  | "pull_request"
  | "pull_request_target"
  | "issue_comment"
  | "pull_request_review"
  | "merge_group"
  | "workflow_run"
  | "status"
  | "check_run"
  | "push"
  | "schedule"
  | "workflow_dispatch";

export interface EventDetails {
  /** `opened`, `created` …; `push`, `status`, `schedule` and `workflow_dispatch` have none. */
  readonly action?: string;
  /** Needed where no pull request is given; a full name will do. */
  readonly repository?: RepositoryHandle | string;
  readonly pr?: PullHandle;
  /** One that is deleted has to be given as it was: make the payload before deleting it. */
  readonly comment?: RemarkHandle;
  readonly review?: RemarkHandle;
  readonly sender: string;
  /** `{ body: { from } }`, `{ base: { ref: { from } } }` … */
  readonly changes?: Readonly<Record<string, unknown>>;
  /** Of `synchronize` and `push`: the tip before. */
  readonly before?: string;
  readonly group?: MergeGroup;
  /** What a status, a check or a workflow run stands on; the pull request's head unless said otherwise. */
  readonly oid?: string;
  /** A status' context, a check's or a workflow's name. */
  readonly name?: string;
  /** Of a status. */
  readonly state?: string;
  readonly conclusion?: string;
  readonly ref?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Of a schedule. */
  readonly cron?: string;
}

interface Examples {
  readonly name: string;
  readonly examples: readonly Shape[];
}
const FILE = join(
  import.meta.dirname,
  ...["..", "..", "..", "node_modules", "@octokit", "webhooks-examples", "api.github.com", "index.json"],
);
let loaded: readonly Examples[] | undefined;

function exampleOf(event: string, action: string | undefined): Shape {
  loaded ??= JSON.parse(readFileSync(FILE, "utf8")) as readonly Examples[];
  const { examples = [] } = loaded.find(({ name }) => name === event) ?? {};
  // Some actions have no example; they look like others of their event.
  const found = examples.find((each) => each["action"] === action) ?? examples[0];
  if (found === undefined) throw new Error(`no example of ${event}`);
  return structuredClone(found);
}

export function buildEvent(world: World, event: EventName, details: EventDetails): Shape {
  const { state } = world;
  const given = details.pr?.repository ?? details.repository;
  const name = typeof given === "object" ? given.name : given;
  if (name === undefined) throw new Error(`an event needs \`pr\` or \`repository\``);
  const repository = mustRepository(state, name);
  const pull = details.pr && mustPull(state, repository.id, details.pr.number);
  if (event === "schedule") return { schedule: details.cron ?? "0 3 * * *" };
  const webhook = event === "pull_request_target" ? "pull_request" : event;
  const example = exampleOf(webhook, details.action);
  const organisation = state.organisations.find(({ account }) => account === repository.owner);
  const common = {
    ...(details.action === undefined ? {} : { action: details.action }),
    repository: merge(example["repository"], repositoryShape(world, state, repository)),
    sender: userOf(world, state, world.account(details.sender).id),
    ...(organisation ? { organization: userOf(world, state, organisation.account) } : {}),
    ...(details.changes ? { changes: details.changes } : {}),
  };
  for (const key of ["installation", "organization", "enterprise", "changes", "label", "assignee"]) delete example[key];
  const own = PARTS[webhook]({ world, repository, pull, details, example });
  return { ...example, ...own, ...common };
}

interface Part {
  readonly world: World;
  readonly repository: Repository;
  readonly pull: Pull | undefined;
  readonly details: EventDetails;
  readonly example: Shape;
}

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`this event needs ${what}`);
  return value;
};

function pullPart({ world, repository, pull, example }: Part): Shape {
  const wanted = pullShape(world, world.state, repository, must(pull, "`pr`"));
  return merge(example["pull_request"], wanted) as Shape;
}

const PARTS: Readonly<Record<Exclude<EventName, "pull_request_target" | "schedule">, (part: Part) => Shape>> = {
  pull_request(part) {
    const { pull, details } = part;
    const head = must(pull, "`pr`").headOid;
    return {
      ...{ number: pull?.number, pull_request: pullPart(part) },
      ...(details.action === "synchronize" ? { before: details.before ?? head, after: head } : {}),
    };
  },
  issue_comment(part) {
    const { world, repository, details, example } = part;
    const pull = must(part.pull, "`pr`");
    const handle = must(details.comment, "`comment`");
    const stored = findComment([repository], handle.id)?.text;
    const text = stored ?? {
      ...{ id: handle.id, author: world.account(handle.author).id, body: handle.body },
      ...{ createdAt: handle.createdAt, updatedAt: handle.createdAt, revisions: [], reactions: [] },
    };
    const shape = pullShape(world, world.state, repository, pull);
    const issueUrl = String(shape["issue_url"]);
    const { url, html_url, diff_url, patch_url, merged_at } = shape;
    const { id, node_id, title, user, state, body, number, created_at, updated_at, closed_at, draft } = shape;
    return {
      issue: merge(example["issue"], {
        ...{ id, node_id, title, user, state, body, number, created_at, updated_at, closed_at, draft },
        ...{ url: issueUrl, html_url, comments: pull.comments.length, labels: [], assignees: [], assignee: null },
        ...{ milestone: null, pull_request: { url, html_url, diff_url, patch_url, merged_at } },
      }),
      comment: merge(example["comment"], commentShape(world, world.state, repository, pull, text)),
    };
  },
  pull_request_review(part) {
    const { world, repository, details, example } = part;
    const place = must(findReview([repository], must(details.review, "`review`").id), "a review that is there");
    const shape = reviewShape(world, world.state, repository, place.pull, place.text);
    const state = String(shape["state"]).toLowerCase();
    return { pull_request: pullPart(part), review: merge(example["review"], { ...shape, state }) };
  },
  merge_group({ world, repository, details, example }) {
    const { headOid, baseOid, ref, baseRef } = must(details.group, "`group`");
    const base = { head_sha: headOid, head_ref: ref, base_sha: baseOid, base_ref: `refs/heads/${baseRef}` };
    return {
      merge_group: merge(example["merge_group"], { ...base, head_commit: headCommit(world, repository, headOid) }),
    };
  },
  workflow_run({ world, repository, pull, details, example }) {
    const oid = must(details.oid ?? pull?.headOid, "`oid` or `pr`");
    const head =
      world.state.repositories.find(({ id }) => id === (pull?.headRepository ?? repository.id)) ?? repository;
    const name = details.name ?? "SecMLOps review relay";
    return {
      workflow: merge(example["workflow"], { name, path: `.github/workflows/${name.replaceAll(" ", "-")}.yml` }),
      workflow_run: merge(example["workflow_run"], {
        ...{ name, head_sha: oid, head_branch: pull?.headRef ?? repository.defaultBranch, status: "completed" },
        ...{ conclusion: details.conclusion ?? "success", event: pull ? "pull_request_review" : "push" },
        ...{ repository: repositoryShape(world, world.state, repository), pull_requests: [] },
        ...{
          head_repository: repositoryShape(world, world.state, head),
          head_commit: headCommit(world, repository, oid),
        },
      }),
    };
  },
  status({ world, repository, pull, details, example }) {
    const sha = must(details.oid ?? pull?.headOid, "`oid` or `pr`");
    return {
      ...{ sha, name: `${repository.name}`, context: details.name ?? "default", state: details.state ?? "success" },
      ...{ created_at: world.clock(), updated_at: world.clock(), branches: [], target_url: null, description: null },
      commit: merge(example["commit"], { sha }),
    };
  },
  check_run({ pull, details, example }) {
    const sha = must(details.oid ?? pull?.headOid, "`oid` or `pr`");
    const own = { head_sha: sha, status: "completed", conclusion: details.conclusion ?? "success", pull_requests: [] };
    return {
      check_run: merge(example["check_run"], {
        ...{ ...own, ...(details.name === undefined ? {} : { name: details.name }) },
        check_suite: { head_sha: sha, pull_requests: [] },
      }),
    };
  },
  push({ world, repository, details }) {
    const ref = details.ref ?? `refs/heads/${repository.defaultBranch}`;
    const after = details.oid ?? repository.refs[ref] ?? "0".repeat(40);
    const before = details.before ?? "0".repeat(40);
    const store = world.store(repository);
    const gone = /^0+$/.test(after);
    const known = !gone && !/^0+$/.test(before);
    const commits = known ? store.commitsBetween(before, after) : gone ? [] : [after];
    return {
      ...{ ref, before, after, created: /^0+$/.test(before), deleted: gone, base_ref: null },
      forced: known && !store.isAncestor(before, after),
      compare: `${htmlOf(world, world.state, repository)}/compare/${before}...${after}`,
      commits: commits.map((oid) => headCommit(world, repository, oid)),
      ...{ head_commit: gone ? null : headCommit(world, repository, after), pusher: { name: details.sender } },
    };
  },
  workflow_dispatch({ repository, details }) {
    return { inputs: details.inputs ?? {}, ref: details.ref ?? `refs/heads/${repository.defaultBranch}` };
  },
};

function headCommit(world: World, repository: Repository, oid: string): Shape {
  const store = world.store(repository);
  const [commit] = store.readCommits([oid]);
  if (commit === undefined) throw new Error(`no commit ${oid}`);
  const [parent] = commit.parents;
  const files = parent === undefined ? [] : store.changedFiles(parent, oid);
  const of = (status: string) => files.filter((file) => file.status === status).map(({ path }) => path);
  const { tree, message, author, committer } = commit;
  return {
    ...{ id: oid, tree_id: tree, distinct: true, message: message.trim(), timestamp: committer.at },
    url: `${htmlOf(world, world.state, repository)}/commit/${oid}`,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
    ...{ added: of("added"), removed: of("removed"), modified: [...of("modified"), ...of("changed")] },
  };
}

/** What is ours over what the example has; lists are replaced. */
function merge(example: unknown, ours: unknown): unknown {
  const isObject = (value: unknown): value is Shape =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(example) || !isObject(ours)) return ours === undefined ? example : ours;
  const merged: Shape = { ...example };
  for (const [key, value] of Object.entries(ours)) merged[key] = merge(example[key], value);
  return merged;
}
