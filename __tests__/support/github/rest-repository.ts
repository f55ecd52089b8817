/** The repository, its pull requests, its people; commits and how their checks stand. */
import type { Right } from "./access.ts";
import { commitsOf } from "./commits.ts";
import { notFound, unprocessable } from "./failure.ts";
import { membersOf } from "./people.ts";
import { newestChecks, newestStatuses } from "./requests.ts";
import { type Call, paginate, type Route } from "./rest-call.ts";
import { links, pullOf } from "./rest-conversation.ts";
import {
  checkShape,
  commitShape,
  htmlOf,
  pullShape,
  repositoryShape,
  statusShape,
  userOf,
  userShape,
} from "./rest-shapes.ts";
import { findAccount, type Pull, type Repository } from "./state.ts";

const REPO = "/repos/{owner}/{repo}";
const PULLS: readonly Right[] = [["pull-requests", "read"]];
const CONTENTS: readonly Right[] = [["contents", "read"]];

/** A branch, a tag, `refs/…`, `owner:branch`, or a commit's id. */
export function resolveCommit({ world, state, repository }: Call, name: string): string | undefined {
  const [, owner, branch] = /^([^:]+):(.+)$/.exec(name) ?? [];
  const other = (each: Repository) => state.accounts.find(({ id }) => id === each.owner)?.login === owner;
  const from = owner === undefined ? repository : state.repositories.find((each) => other(each));
  const wanted = branch ?? name;
  const ref = [`refs/heads/${wanted}`, `refs/tags/${wanted}`, `refs/${wanted}`, wanted].find(
    (each) => from?.refs[each],
  );
  const oid = ref === undefined ? wanted : from?.refs[ref];
  return oid !== undefined && world.store(repository).typeOf(oid) === "commit" ? oid : undefined;
}

function mustCommit(call: Call, name: string): string {
  const oid = resolveCommit(call, name);
  if (oid === undefined) throw unprocessable(`No commit found for SHA: ${name}`);
  return oid;
}

const show = ({ world, state, repository }: Call, pull: Pull) => pullShape(world, state, repository, pull);

/** What the permission of old calls a role. */
const OLD: Readonly<Record<string, string>> = { triage: "read", maintain: "write" };

const MAX_FILES = 300;

function compare(call: Call) {
  const { world, state, repository, params, query } = call;
  const store = world.store(repository);
  const [baseName = "", headName = ""] = (params["basehead"] ?? "").split("...");
  const base = resolveCommit(call, baseName);
  const head = resolveCommit(call, headName);
  if (base === undefined || head === undefined) throw notFound();
  const mergeBase = store.mergeBase(base, head);
  if (mergeBase === undefined) throw notFound(`No common ancestor between ${baseName} and ${headName}.`);
  const ahead = store.commitsBetween(base, head);
  const behind = store.commitsBetween(head, base).length;
  const shape = (oid: string) =>
    store.readCommits([oid]).map((commit) => commitShape(world, state, repository, commit))[0];
  const url = `${htmlOf(world, state, repository)}/compare/${baseName}...${headName}`;
  const isFirst = Number(query.get("page") ?? 1) === 1;
  return paginate(call, ahead, (page) => ({
    ...{ base_commit: shape(base), merge_base_commit: shape(mergeBase), total_commits: ahead.length },
    ...{ url: call.address, html_url: url, permalink_url: url, diff_url: `${url}.diff`, patch_url: `${url}.patch` },
    status: ahead.length > 0 ? (behind > 0 ? "diverged" : "ahead") : behind > 0 ? "behind" : "identical",
    ...{ ahead_by: ahead.length, behind_by: behind },
    commits: store.readCommits(page).map((commit) => commitShape(world, state, repository, commit)),
    files: isFirst
      ? store
          .changedFiles(mergeBase, head)
          .slice(0, MAX_FILES)
          .map(({ path, status, oid }) => ({
            ...{ sha: oid, filename: path, status, additions: 0, deletions: 0, changes: 0 },
            ...{ blob_url: url, raw_url: url, contents_url: url },
          }))
      : [],
  }));
}

export const repositoryRoutes: readonly Route[] = [
  {
    ...{ method: "GET", template: REPO, rights: [] },
    handle: ({ world, state, repository }) => ({ status: 200, body: repositoryShape(world, state, repository) }),
  },
  { method: "GET", template: `${REPO}/compare/{basehead}`, rights: CONTENTS, handle: compare },
  {
    ...{ method: "GET", template: `${REPO}/pulls`, rights: PULLS },
    handle(call) {
      const { query, repository, state } = call;
      const wanted = query.get("state") ?? "open";
      const [owner, head] = (query.get("head") ?? "").split(":");
      const headOf = (pull: Pull) =>
        pull.headRef === head &&
        state.accounts.find(
          ({ id }) => id === state.repositories.find((each) => each.id === pull.headRepository)?.owner,
        )?.login === owner;
      const found = repository.pulls
        .filter((pull) => wanted === "all" || (wanted === "open") === (pull.state === "OPEN"))
        .filter((pull) => !query.get("base") || pull.baseRef === query.get("base"))
        .filter((pull) => head === undefined || headOf(pull));
      const ordered = query.get("direction") === "asc" ? found : [...found].reverse();
      return paginate(call, ordered, (page) => page.map((pull) => ({ ...show(call, pull), _links: links() })));
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/pulls/{pull_number}`, rights: PULLS },
    handle: (call) => ({ status: 200, body: { ...show(call, pullOf(call)), _links: links() } }),
  },
  {
    ...{ method: "GET", template: `${REPO}/pulls/{pull_number}/commits`, rights: PULLS },
    handle(call) {
      const { world, state, repository } = call;
      const store = world.store(repository);
      // REST lists no more than this many.
      return paginate(call, commitsOf(store, pullOf(call)).slice(0, 250), (page) =>
        store.readCommits(page).map((commit) => commitShape(world, state, repository, commit)),
      );
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/commits/{ref}/status`, rights: [["statuses", "read"]] },
    handle(call) {
      const { world, state, repository } = call;
      const sha = mustCommit(call, call.params["ref"] ?? "");
      const all = newestStatuses(repository, sha);
      const states = all.map((each) => each.state);
      const failed = states.includes("failure") || states.includes("error");
      return paginate(call, all, (page) => ({
        state: failed ? "failure" : states.length === 0 || states.includes("pending") ? "pending" : "success",
        statuses: page.map((status) => statusShape(world, state, repository, status)),
        ...{ sha, total_count: all.length, repository: repositoryShape(world, state, repository) },
        ...{ commit_url: `${call.address}`, url: call.address },
      }));
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/commits/{ref}/statuses`, rights: [["statuses", "read"]] },
    handle(call) {
      const { world, state, repository } = call;
      const sha = mustCommit(call, call.params["ref"] ?? "");
      const all = repository.statuses.filter(({ oid }) => oid === sha).reverse();
      return paginate(call, all, (page) => page.map((status) => statusShape(world, state, repository, status)));
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/commits/{ref}/check-runs`, rights: [["checks", "read"]] },
    handle(call) {
      const { world, state, repository, query } = call;
      const sha = mustCommit(call, call.params["ref"] ?? "");
      const all = newestChecks(repository, sha).filter(
        ({ name }) => !query.get("check_name") || name === query.get("check_name"),
      );
      return paginate(call, all, (page) => ({
        total_count: all.length,
        check_runs: page.map((check) => checkShape(world, state, repository, check)),
      }));
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/commits/{commit_sha}/pulls`, rights: PULLS },
    handle(call) {
      const { world, repository } = call;
      const sha = mustCommit(call, call.params["commit_sha"] ?? "");
      const store = world.store(repository);
      const found = repository.pulls.filter(
        (pull) => commitsOf(store, pull).includes(sha) || pull.merged?.commit === sha,
      );
      return paginate(call, found, (page) => page.map((pull) => ({ ...show(call, pull), _links: links() })));
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/collaborators/{username}/permission`, rights: [] },
    handle({ world, state, repository, params }) {
      const account = findAccount(state, params["username"] ?? "");
      if (account === undefined) throw notFound();
      const role =
        repository.owner === account.id
          ? "admin"
          : (repository.collaborators[account.id] ?? (repository.private ? "none" : "read"));
      const permission = OLD[role] ?? role;
      const user = { ...userShape(world, account), permissions: undefined, role_name: role };
      const isOwn = !["none", "read", "write", "admin"].includes(permission);
      return { status: 200, body: { permission: isOwn ? "read" : permission, role_name: role, user } };
    },
  },
  {
    ...{ method: "GET", template: "/orgs/{org}/teams/{team_slug}/members", rights: [["members", "read"]] },
    handle(call) {
      const { world, state, params } = call;
      const account = findAccount(state, params["org"] ?? "");
      const organisation = state.organisations.find((each) => each.account === account?.id);
      const team = organisation?.teams.find((each) => each.slug === params["team_slug"]);
      if (organisation === undefined || team === undefined) throw notFound();
      return paginate(call, membersOf(organisation, team), (page) => page.map((id) => userOf(world, state, id)));
    },
  },
  {
    ...{ method: "GET", template: "/rate_limit", rights: [] },
    handle() {
      const limit = { limit: 1000, used: 0, remaining: 1000, reset: 0 };
      return { status: 200, body: { resources: { core: limit, search: limit, graphql: limit }, rate: limit } };
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/actions/runs/{run_id}`, rights: [["actions", "read"]] },
    handle({ world, state, repository, params, address }) {
      const check = repository.checks.find(({ runId }) => runId === Number(params["run_id"]));
      if (check === undefined) throw notFound();
      const html = `${htmlOf(world, state, repository)}/actions/runs/${check.runId}`;
      const from = state.repositories.find(({ id }) => id === check.headRepository) ?? repository;
      const body = {
        ...{ id: check.runId, name: check.workflowName, node_id: "", head_branch: null, head_sha: check.oid },
        ...{ path: check.workflowPath ?? "", run_number: 1, run_attempt: 1, workflow_id: 1 },
        ...{ status: check.status.toLowerCase(), conclusion: check.conclusion?.toLowerCase() ?? null },
        ...{ url: address, html_url: html, event: check.event ?? "pull_request", created_at: check.startedAt },
        ...{ run_started_at: check.startedAt, updated_at: check.completedAt ?? check.startedAt },
        ...{ head_commit: null, head_repository_id: from.id, pull_requests: [] },
        repository: repositoryShape(world, state, repository),
        head_repository: repositoryShape(world, state, from),
      };
      return { status: 200, body };
    },
  },
];
