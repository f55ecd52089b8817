/** Finds pull requests, and what git alone cannot tell of commits. */
import { asking, GitHubError } from "./api-error.ts";
import type { GitHub } from "./client.ts";
import type { Page } from "./pull-query.ts";

interface Repo {
  readonly owner: string;
  readonly name: string;
}

interface Found {
  readonly number: number;
  readonly state: string;
  readonly headRefOid: string;
  readonly baseRefName: string;
}
const FOUND = "nodes { number state headRefOid baseRefName } pageInfo { hasNextPage endCursor }";

/**
 * Open pull requests whose head is this commit, those of forks included. For a commit on the default branch GitHub names none but the
 * pull request that brought it there; then every open one is looked at.
 */
export async function findPullsOfHead(github: GitHub, repo: Repo, sha: string): Promise<number[]> {
  const pulls = await readPages(
    github,
    "commit: object(oid: $sha) { ... on Commit { pulls: associatedPullRequests(first: 100, after: $after)",
    " } }",
    {
      declared: "$sha: GitObjectID!",
      values: { ...repo, sha },
      pick: (repository) => repository.commit?.pulls,
    },
  );
  const found = pulls.filter(({ state, headRefOid }) => state === "OPEN" && headRefOid === sha);
  if (found.length > 0) return found.map(({ number }) => number);
  return (await listOpen(github, repo)).filter(({ headRefOid }) => headRefOid === sha).map(({ number }) => number);
}

/** The same, with the base of each, from the list of all that are open. */
export async function listSameHead(
  github: GitHub,
  repo: Repo,
  sha: string,
): Promise<{ number: number; base: string }[]> {
  const open = await listOpen(github, repo);
  return open
    .filter(({ headRefOid }) => headRefOid === sha)
    .map(({ number, baseRefName }) => ({ number, base: baseRefName }));
}

/** Open pull requests, against one base if it is named. */
export async function findOpenPulls(github: GitHub, repo: Repo, base?: string): Promise<number[]> {
  return (await listOpen(github, repo, base)).map(({ number }) => number);
}

const listOpen = (github: GitHub, repo: Repo, base?: string): Promise<Found[]> =>
  readPages(github, "pulls: pullRequests(states: OPEN, baseRefName: $base, first: 100, after: $after)", "", {
    declared: "$base: String",
    values: { ...repo, base: base ?? null },
    pick: (repository) => repository.pulls,
  });

interface Repository {
  readonly commit?: { readonly pulls?: Page<Found> | null } | null;
  readonly pulls?: Page<Found> | null;
}

async function readPages(
  github: GitHub,
  open: string,
  close: string,
  {
    declared,
    values,
    pick,
  }: {
    declared: string;
    values: Readonly<Record<string, unknown>>;
    pick: (repository: Repository) => Page<Found> | null | undefined;
  },
): Promise<Found[]> {
  const document = `query GateFindPulls($owner: String!, $name: String!, $after: String, ${declared}) { repository(owner: $owner, name: $name) { ${open} { ${FOUND} }${close} } }`;
  const found: Found[] = [];
  let after: string | null = null;
  do {
    const answer: { repository: Repository | null } = await asking(
      { what: "look for open pull requests", right: "pull-requests: read" },
      () => github.query<{ repository: Repository | null }>(document, { ...values, after }),
    );
    const page = answer.repository === null ? undefined : pick(answer.repository);
    found.push(...(page?.nodes ?? []).filter((node) => node !== null));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

/** The merge base of two commits, as GitHub finds it: without the whole history git could not. */
export async function findMergeBase(
  github: GitHub,
  { owner, name: repo }: Repo,
  base: string,
  head: string,
): Promise<string> {
  return asking({ what: "compare base and head", right: "contents: read" }, async () => {
    const { data } = await github.rest("GET /repos/{owner}/{repo}/compare/{basehead}", {
      ...{ owner, repo, basehead: `${base}...${head}` },
      // The commits are not wanted; a later page repeats neither them nor the files.
      ...{ per_page: 1, page: 2 },
    });
    return data.merge_base_commit.sha;
  });
}

export interface QueueEntry {
  readonly number: number;
  /** The pull request's own head. */
  readonly head: string;
  /** The group up to this entry, merged. */
  readonly group: string;
}

/** A base branch's merge queue, from its front. */
export interface MergeQueue {
  readonly defaultBranch: string;
  readonly entries: readonly QueueEntry[];
}

/** @throws GitHubError `gone` where the branch has no merge queue */
export async function readMergeQueue(github: GitHub, repo: Repo, base: string): Promise<MergeQueue> {
  const document = `query GateMergeQueue($owner: String!, $name: String!, $base: String!, $after: String) {
    repository(owner: $owner, name: $name) { defaultBranchRef { name } mergeQueue(branch: $base) { entries(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { position headCommit { oid } pullRequest { number headRefOid } } } } }
  }`;
  interface Answer {
    readonly repository: {
      readonly defaultBranchRef: { readonly name: string } | null;
      readonly mergeQueue: { readonly entries: Page<Entry> | null } | null;
    } | null;
  }
  interface Entry {
    readonly position: number;
    readonly headCommit: { readonly oid: string } | null;
    readonly pullRequest: { readonly number: number; readonly headRefOid: string } | null;
  }
  const entries: Entry[] = [];
  let defaultBranch = "";
  let after: string | null = null;
  do {
    const answer: Answer = await asking({ what: "read the merge queue", right: "pull-requests: read" }, () =>
      github.query<Answer>(document, { ...repo, base, after }),
    );
    const page = answer.repository?.mergeQueue?.entries;
    defaultBranch = answer.repository?.defaultBranchRef?.name ?? "";
    if (!page) throw new GitHubError("gone", `${base} has no merge queue`);
    entries.push(...(page.nodes ?? []).filter((node) => node !== null));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const inOrder = entries
    .sort((a, b) => a.position - b.position)
    .flatMap(({ headCommit, pullRequest }): QueueEntry[] =>
      headCommit && pullRequest
        ? [{ number: pullRequest.number, head: pullRequest.headRefOid, group: headCommit.oid }]
        : [],
    );
  return { defaultBranch, entries: inOrder };
}
