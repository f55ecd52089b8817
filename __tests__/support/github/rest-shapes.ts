/** The state as REST tells it. What is left out here, and required, is filled in as empty as it may be. */
import { commitsOf } from "./commits.ts";
import type { CommitObject, Signature } from "./git-objects.ts";
import { nodeId } from "./node-id.ts";
import {
  type Account,
  accountOf,
  accountOfEmail,
  type CheckRun,
  type Comment,
  type CommitStatus,
  fullNameOf,
  type Pull,
  type Repository,
  type Review,
  repositoryOf,
  type State,
} from "./state.ts";
import type { World } from "./world.ts";

export type Shape = Record<string, unknown>;

/** Whoever is gone is the ghost. */
const GHOST: Account = { id: 10137, login: "ghost", type: "User", name: "Deleted user", emails: [] };

export function userShape(world: World, account: Account = GHOST): Shape {
  const name = encodeURIComponent(account.login);
  const api = `${world.url}/api/v3/users/${name}`;
  return {
    ...{ login: account.login, id: account.id, node_id: nodeId(account.type, account.id), gravatar_id: "" },
    ...{ avatar_url: `${world.url}/avatars/${account.id}`, url: api, type: account.type, site_admin: false },
    html_url: `${world.url}/${account.type === "Bot" ? `apps/${account.login.replace("[bot]", "")}` : name}`,
    ...{ followers_url: `${api}/followers`, following_url: `${api}/following`, gists_url: `${api}/gists` },
    ...{ starred_url: `${api}/starred`, subscriptions_url: `${api}/subscriptions`, repos_url: `${api}/repos` },
    ...{ organizations_url: `${api}/orgs`, events_url: `${api}/events`, received_events_url: `${api}/received_events` },
    user_view_type: "public",
  };
}

export const userOf = (world: World, state: State, id: number): Shape => userShape(world, accountOf(state, id));

export const apiOf = (world: World, state: State, repository: Repository): string =>
  `${world.url}/api/v3/repos/${fullNameOf(state, repository)}`;
export const htmlOf = (world: World, state: State, repository: Repository): string =>
  `${world.url}/${fullNameOf(state, repository)}`;

export function repositoryShape(world: World, state: State, repository: Repository): Shape {
  const html = htmlOf(world, state, repository);
  return {
    ...{ id: repository.id, node_id: nodeId("Repository", repository.id), name: repository.name },
    ...{ full_name: fullNameOf(state, repository), owner: userOf(world, state, repository.owner) },
    ...{ private: repository.private, visibility: repository.private ? "private" : "public", html_url: html },
    ...{ url: apiOf(world, state, repository), clone_url: `${html}.git`, default_branch: repository.defaultBranch },
    ...{ fork: repository.parent !== undefined, created_at: repository.createdAt, updated_at: repository.createdAt },
    ...{ pushed_at: repository.createdAt, has_issues: true, language: "Python" },
  };
}

const branchShape = (world: World, state: State, id: number, ref: string, sha: string): Shape => {
  const repository = repositoryOf(state, id);
  const owner = repository && accountOf(state, repository.owner);
  return {
    ...{ label: `${owner?.login ?? "unknown"}:${ref}`, ref, sha, user: userShape(world, owner) },
    repo: repository === undefined ? null : repositoryShape(world, state, repository),
  };
};

export function pullShape(world: World, state: State, repository: Repository, pull: Pull): Shape {
  const api = `${apiOf(world, state, repository)}/pulls/${pull.number}`;
  const html = `${htmlOf(world, state, repository)}/pull/${pull.number}`;
  const merged = pull.merged;
  return {
    ...{ id: pull.id, node_id: nodeId("PullRequest", repository.id, pull.number), number: pull.number, url: api },
    ...{ html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch`, title: pull.title },
    issue_url: `${apiOf(world, state, repository)}/issues/${pull.number}`,
    ...{ state: pull.state === "OPEN" ? "open" : "closed", locked: false, draft: pull.draft, body: pull.body || null },
    ...{ user: userOf(world, state, pull.author), created_at: pull.createdAt, updated_at: pull.updatedAt },
    ...{ closed_at: pull.closedAt ?? null, merged_at: merged?.at ?? null, merged: merged !== undefined },
    ...{ merge_commit_sha: merged?.commit ?? null, merged_by: merged ? userOf(world, state, merged.by) : null },
    head: branchShape(world, state, pull.headRepository, pull.headRef, pull.headOid),
    base: branchShape(world, state, repository.id, pull.baseRef, pull.baseOid),
    ...{ comments: pull.comments.length, commits: commitsOf(world.store(repository), pull).length },
    ...{ author_association: associationOf(state, repository, pull.author), labels: [], assignees: [], assignee: null },
    requested_reviewers: pull.requested.users.map((id) => userOf(world, state, id)),
    ...{ requested_teams: teamShapes(world, state, pull.requested.teams), mergeable: true, mergeable_state: "clean" },
    ...{ rebaseable: true, milestone: null, auto_merge: null, active_lock_reason: null, maintainer_can_modify: false },
  };
}

export function associationOf(state: State, repository: Repository, account: number): string {
  if (repository.owner === account) return "OWNER";
  const organisation = state.organisations.find((each) => each.account === repository.owner);
  if (organisation?.teams.some((team) => team.members.includes(account))) return "MEMBER";
  return repository.collaborators[account] === undefined ? "NONE" : "COLLABORATOR";
}

export function teamShapes(world: World, state: State, ids: readonly number[]): Shape[] {
  return state.organisations.flatMap((organisation) =>
    organisation.teams
      .filter((team) => ids.includes(team.id))
      .map((team) => {
        const url = `${world.url}/api/v3/organizations/${organisation.account}/team/${team.id}`;
        return {
          ...{ id: team.id, node_id: nodeId("Team", team.id), name: team.slug, slug: team.slug, url },
          ...{ members_url: `${url}/members`, repositories_url: `${url}/repos`, permission: "pull", parent: null },
          html_url: `${world.url}/orgs/${accountOf(state, organisation.account)?.login}/teams/${team.slug}`,
          ...{ description: null, privacy: "closed", type: "organization" },
        };
      }),
  );
}

export function commentShape(world: World, state: State, repository: Repository, pull: Pull, comment: Comment): Shape {
  const api = apiOf(world, state, repository);
  return {
    ...{ id: comment.id, node_id: nodeId("IssueComment", comment.id), body: comment.body },
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${htmlOf(world, state, repository)}/pull/${pull.number}#issuecomment-${comment.id}`,
    ...{ issue_url: `${api}/issues/${pull.number}`, user: userOf(world, state, comment.author) },
    ...{ created_at: comment.createdAt, updated_at: comment.updatedAt, performed_via_github_app: null },
    author_association: associationOf(state, repository, comment.author),
  };
}

export function reviewShape(world: World, state: State, repository: Repository, pull: Pull, review: Review): Shape {
  const html = `${htmlOf(world, state, repository)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  return {
    ...{ id: review.id, node_id: nodeId("PullRequestReview", review.id), body: review.body, state: review.state },
    ...{ user: userOf(world, state, review.author), submitted_at: review.createdAt, commit_id: review.commit },
    ...{ html_url: html, pull_request_url: `${apiOf(world, state, repository)}/pulls/${pull.number}` },
    author_association: associationOf(state, repository, review.author),
  };
}

export function statusShape(world: World, state: State, repository: Repository, status: CommitStatus): Shape {
  return {
    ...{ id: status.id, node_id: nodeId("StatusContext", status.id), state: status.state, context: status.context },
    ...{ description: status.description, target_url: status.targetUrl, created_at: status.at, updated_at: status.at },
    ...{
      url: `${apiOf(world, state, repository)}/statuses/${status.oid}`,
      creator: userOf(world, state, status.creator),
    },
    avatar_url: `${world.url}/avatars/${status.creator}`,
  };
}

export function checkShape(world: World, state: State, repository: Repository, check: CheckRun): Shape {
  return {
    ...{ id: check.id, node_id: nodeId("CheckRun", check.id), head_sha: check.oid, name: check.name, external_id: "" },
    ...{ status: check.status.toLowerCase(), conclusion: check.conclusion?.toLowerCase() ?? null },
    ...{ started_at: check.startedAt, completed_at: check.completedAt, details_url: check.detailsUrl },
    ...{ url: `${apiOf(world, state, repository)}/check-runs/${check.id}`, html_url: check.detailsUrl },
    ...{ app: { slug: check.app, name: check.app }, check_suite: { id: check.runId }, pull_requests: [] },
    output: { title: null, summary: null, text: null, annotations_count: 0, annotations_url: check.detailsUrl },
  };
}

const signatureShape = ({ name, email, at }: Signature): Shape => ({ name, email, date: at });

export function commitShape(world: World, state: State, repository: Repository, commit: CommitObject): Shape {
  const api = apiOf(world, state, repository);
  const html = htmlOf(world, state, repository);
  const person = ({ email }: Signature) => {
    const account = accountOfEmail(state, email);
    return account ? userShape(world, account) : null;
  };
  const verified = repository.verified[commit.oid] === true;
  return {
    ...{ sha: commit.oid, node_id: nodeId("Commit", repository.id, commit.oid), url: `${api}/commits/${commit.oid}` },
    ...{ html_url: `${html}/commit/${commit.oid}`, comments_url: `${api}/commits/${commit.oid}/comments` },
    commit: {
      ...{ author: signatureShape(commit.author), committer: signatureShape(commit.committer), comment_count: 0 },
      ...{ message: commit.message.replace(/\n$/, ""), url: `${api}/git/commits/${commit.oid}` },
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      verification: {
        verified,
        reason: verified ? "valid" : "unsigned",
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    ...{ author: person(commit.author), committer: person(commit.committer) },
    parents: commit.parents.map((sha) => ({
      ...{ sha, url: `${api}/commits/${sha}`, html_url: `${html}/commit/${sha}` },
    })),
  };
}
