import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Octokit } from "@octokit/rest";
import { openGitHub } from "../../src/adapters/github/client.ts";
import { findOpenPulls, findPullsOfHead, readMergeQueue } from "../../src/adapters/github/find-pulls.ts";
import { readHistory } from "../../src/adapters/github/read-history.ts";
import { readTeams } from "../../src/adapters/github/read-people.ts";
import { readPull } from "../../src/adapters/github/read-pull.ts";
import type { PullHandle } from "./github/pull-handle.ts";
import type { RepositoryHandle } from "./github/repository-handle.ts";
import { type GitHub, startGitHub } from "./github/start-github.ts";

let github: GitHub;
let repo: RepositoryHandle;
let pull: PullHandle;

beforeEach(async () => {
  github = await startGitHub();
  github.now = "2026-03-01T12:00:00Z";
  github.organisation("acme").team("ml-security", ["alice", "erin"], { pending: ["bob"] });
  repo = await github.createRepository("acme/credit", { files: { "a.py": "one\n", "gone.txt": "gone\n" } });
  repo.collaborator("alice", "write");
  repo.collaborator("maya", "maintain");
  await repo.commit(
    "feature",
    { "a.py": "two\n", "gone.txt": null, link: { symlink: "a.py" }, sub: { submodule: "a".repeat(40) } },
    { author: "dora", coAuthors: ["carl"], message: "Change the model" },
  );
  pull = await repo.openPullRequest({ head: "feature", base: "main", author: "dora", body: "why" });
});

afterEach(async () => {
  await github.close();
});

const open = (token = github.token("test")) =>
  new Octokit({
    auth: token,
    baseUrl: github.apiUrl,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
const at = { owner: "acme", repo: "credit" };

interface Failure {
  readonly status?: number;
  readonly message: string;
  readonly errors?: readonly { readonly type?: string; readonly message: string; readonly path?: unknown }[];
  readonly data?: unknown;
}
const failureOf = async (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => {
      throw new Error("it was expected to fail");
    },
    (error: unknown) => error as Failure,
  );

/** What the action itself asks, over its own client. */
const client = (token = github.token("client")) => openGitHub(token, github.apiUrl, () => undefined);
const address = { owner: "acme", name: "credit", number: 1 };

describe("REST", () => {
  const calls: Readonly<Record<string, (octokit: Octokit) => Promise<unknown>>> = {
    repository: (octokit) => octokit.rest.repos.get(at),
    compare: (octokit) => octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: "main...feature" }),
    "list pulls": (octokit) => octokit.rest.pulls.list({ ...at, head: "acme:feature" }),
    pull: (octokit) => octokit.rest.pulls.get({ ...at, pull_number: 1 }),
    "commits of a pull": (octokit) => octokit.rest.pulls.listCommits({ ...at, pull_number: 1 }),
    "reviews of a pull": (octokit) => octokit.rest.pulls.listReviews({ ...at, pull_number: 1 }),
    "request reviewers": (octokit) =>
      octokit.rest.pulls.requestReviewers({
        ...{ ...at, pull_number: 1, reviewers: ["alice"], team_reviewers: ["ml-security"] },
      }),
    comments: (octokit) => octokit.rest.issues.listComments({ ...at, issue_number: 1 }),
    comment: (octokit) => octokit.rest.issues.createComment({ ...at, issue_number: 1, body: "text" }),
    "get a comment": (octokit) => octokit.rest.issues.getComment({ ...at, comment_id: pull.comments[0]?.id ?? 0 }),
    "edit a comment": (octokit) =>
      octokit.rest.issues.updateComment({ ...at, comment_id: pull.comments[0]?.id ?? 0, body: "other" }),
    react: (octokit) =>
      octokit.rest.reactions.createForIssueComment({
        ...{ ...at, comment_id: pull.comments[0]?.id ?? 0, content: "+1" as const },
      }),
    "delete a comment": (octokit) =>
      octokit.rest.issues.deleteComment({ ...at, comment_id: pull.comments[0]?.id ?? 0 }),
    "set a status": (octokit) =>
      octokit.rest.repos.createCommitStatus({ ...at, sha: pull.headOid, state: "success", context: "gate" }),
    "combined status": (octokit) => octokit.rest.repos.getCombinedStatusForRef({ ...at, ref: pull.headOid }),
    statuses: (octokit) => octokit.rest.repos.listCommitStatusesForRef({ ...at, ref: "feature" }),
    "check runs": (octokit) => octokit.rest.checks.listForRef({ ...at, ref: pull.headOid }),
    "pulls of a commit": (octokit) =>
      octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: pull.headOid }),
    ref: (octokit) => octokit.rest.git.getRef({ ...at, ref: "heads/main" }),
    "matching refs": (octokit) => octokit.rest.git.listMatchingRefs({ ...at, ref: "heads/" }),
    "create a ref": (octokit) => octokit.rest.git.createRef({ ...at, ref: "refs/heads/new", sha: pull.headOid }),
    "move a ref": (octokit) =>
      octokit.rest.git.updateRef({ ...at, ref: "heads/feature", sha: repo.tip("main") ?? "", force: true }),
    "get a commit": (octokit) => octokit.rest.git.getCommit({ ...at, commit_sha: pull.headOid }),
    "get a tree": (octokit) => octokit.rest.git.getTree({ ...at, tree_sha: pull.headOid, recursive: "1" }),
    "create a blob, a tree and a commit": async (octokit) => {
      const blob = await octokit.rest.git.createBlob({ ...at, content: "eA==", encoding: "base64" });
      await octokit.rest.git.getBlob({ ...at, file_sha: blob.data.sha });
      const entry = { mode: "100644", type: "blob" } as const;
      const tree = await octokit.rest.git.createTree({
        ...at,
        tree: [
          { path: "README.md", ...entry, content: "text" },
          { path: "a/b", ...entry, sha: blob.data.sha },
        ],
      });
      const { data } = await octokit.rest.git.createCommit({ ...at, message: "m", tree: tree.data.sha, parents: [] });
      expect(data.author.name).toBe("github-actions[bot]");
      expect(data.verification.verified).toBe(true);
    },
    "a file": (octokit) => octokit.rest.repos.getContent({ ...at, path: "a.py", ref: "feature" }),
    "a symlink": (octokit) => octokit.rest.repos.getContent({ ...at, path: "link", ref: "feature" }),
    "a submodule": (octokit) => octokit.rest.repos.getContent({ ...at, path: "sub", ref: "feature" }),
    permission: (octokit) => octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username: "maya" }),
    "rate limit": (octokit) => octokit.rest.rateLimit.get(),
    "a workflow's run": (octokit) => {
      const { runId } = repo.checkRun(pull.headOid, { name: "test", workflowPath: ".github/workflows/test.yml" });
      return octokit.rest.actions.getWorkflowRun({ ...at, run_id: runId });
    },
    "members of a team": () =>
      open(github.token("org", { permissions: { members: "read" } })).rest.teams.listMembersInOrg({
        ...{ org: "acme", team_slug: "ml-security" },
      }),
  };

  it.each(Object.keys(calls))("answers as GitHub describes it: %s", async (name) => {
    pull.comment("alice", "first");
    pull.review("erin", "APPROVE", "fine");
    repo.status(pull.headOid, { context: "ci", state: "pending", creator: "ci[bot]" });
    repo.checkRun(pull.headOid, { name: "build", app: "buildkite" });
    await calls[name]?.(open());
    expect(github.violations).toEqual([]);
  });

  it("gives long lists page by page", async () => {
    for (let index = 0; index < 45; index++) pull.comment("alice", `number ${index}`);
    const octokit = open();
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...at, issue_number: 1, per_page: 20 });
    expect(all).toHaveLength(45);
    expect(github.requests).toHaveLength(3);
    expect(github.violations).toEqual([]);
  });

  it("calls bots by their full name, and tells roles from the permissions of old", async () => {
    const octokit = open();
    const { data } = await octokit.rest.issues.createComment({ ...at, issue_number: 1, body: "text" });
    expect(data.user).toMatchObject({ login: "github-actions[bot]", type: "Bot", id: 41898282 });
    const level = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username: "maya" });
    expect(level.data).toMatchObject({ permission: "write", role_name: "maintain" });
    expect(github.violations).toEqual([]);
  });

  it.each<[string, (octokit: Octokit) => Promise<unknown>]>([
    ["a long comment", (o) => o.rest.issues.createComment({ ...at, issue_number: 1, body: "x".repeat(65_537) })],
    [
      "a long description",
      (o) =>
        o.rest.repos.createCommitStatus({
          ...{ ...at, sha: pull.headOid, state: "success" as const, description: "x".repeat(141) },
        }),
    ],
    ["a status on no commit", (o) => o.rest.repos.createCommitStatus({ ...at, sha: "f".repeat(40), state: "success" })],
    ["a ref that is there", (o) => o.rest.git.createRef({ ...at, ref: "refs/heads/main", sha: pull.headOid })],
    ["the author's own review", (o) => o.rest.pulls.requestReviewers({ ...at, pull_number: 1, reviewers: ["dora"] })],
    ["a stranger's review", (o) => o.rest.pulls.requestReviewers({ ...at, pull_number: 1, reviewers: ["zed"] })],
  ])("refuses %s", async (_, call) => {
    expect(await failureOf(call(open()))).toMatchObject({ status: 422 });
    expect(github.violations).toEqual([]);
  });

  it("notes what it does not answer, and requests that are not as described", async () => {
    await failureOf(open().rest.repos.listTags(at));
    await failureOf(
      open().request("POST /repos/{owner}/{repo}/statuses/{sha}", {
        ...at,
        sha: pull.headOid,
        state: "fine" as "error",
      }),
    );
    expect(github.violations).toHaveLength(2);
  });
});

describe("GraphQL", () => {
  it("answers what the action asks of a pull request, each page of it", async () => {
    for (let index = 0; index < 205; index++) pull.comment("alice", `number ${index}`);
    const review = pull.review("erin", "APPROVE", "fine");
    pull.dismissReview(review.id, "maya", "too early");
    pull.review("alice", "REQUEST_CHANGES", "no");
    repo.status(pull.headOid, { context: "ci", state: "failure", creator: "ci[bot]" });
    repo.checkRun(pull.headOid, { name: "test", workflowPath: ".github/workflows/test.yml" });
    const before = pull.headOid;
    const other = await repo.commit(null, { "b.py": "b" }, { author: "mallory", parents: [repo.tip("main") ?? ""] });
    pull.forcePush(other, "mallory");
    repo.checkRun(pull.headOid, { name: "test", workflowPath: ".github/workflows/test.yml", conclusion: "failure" });

    const read = await readPull(client(), address, "secmlops-ledger", "2026-03-01T12:00:00Z");

    expect(github.violations).toEqual([]);
    expect(github.requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual(
      Array.from({ length: 3 }, () => "GatePullRequest 200"),
    );
    expect(read).toMatchObject({
      self: { login: "github-actions[bot]", id: 41898282, bot: true },
      repository: { name: "acme/credit", defaultBranch: "main" },
      ...{ state: "open", head: other, fork: false, author: { login: "dora" }, body: "why" },
      pushers: [{ login: "mallory" }],
      reviews: [
        { state: "approved", commit: before, dismissed: { by: { login: "maya" } } },
        { state: "changes-requested", author: { login: "alice" } },
      ],
      checks: {
        known: [{ name: "test", app: "github-actions", workflow: ".github/workflows/test.yml", conclusion: "failure" }],
      },
    });
    expect(read.comments).toHaveLength(205);
    expect(new Set(read.comments.map(({ body }) => body)).size).toBe(205);
  });

  it("knows every field that a gate may want", async () => {
    const comment = pull.comment("alice", "one");
    pull.editComment(comment.id, "alice", "two");
    const review = pull.review("erin", "APPROVE", "fine");
    pull.dismissReview(review.id, "maya", "too early");
    await open().rest.pulls.requestReviewers({
      ...{ ...at, pull_number: 1, reviewers: ["alice"], team_reviewers: ["ml-security"] },
    });
    repo.status(pull.headOid, { context: "ci", state: "success", creator: "ci[bot]" });
    repo.checkRun(pull.headOid, { name: "test", workflowPath: ".github/workflows/test.yml" });
    repo.enqueue([pull]);
    pull.forcePush(await repo.commit(null, { "b.py": "b" }, { author: "dora" }), "dora");
    repo.checkRun(pull.headOid, { name: "test", workflowPath: ".github/workflows/test.yml" });
    pull.merge("merge", "maya");
    const document = `query Wide($node: ID!) {
      viewer { login databaseId }
      user(login: "alice") { login }
      rateLimit { cost remaining }
      node(id: $node) { __typename id }
      nodes(ids: [$node]) { ... on IssueComment { body } }
      repository(owner: "acme", name: "credit") {
        nameWithOwner url isPrivate id databaseId owner { login }
        defaultBranchRef { name target { oid } }
        ref(qualifiedName: "main") { name prefix target { oid ... on Commit { message } } }
        tree: object(expression: "feature:") { ... on Tree { entries { name path mode type oid object { ... on Blob { byteSize } } } } }
        blob: object(expression: "main:a.py") { ... on Blob { oid byteSize isTruncated isBinary text } }
        none: object(oid: "${"0".repeat(40)}") { oid }
        pullRequests(states: [MERGED], baseRefName: "main", headRefName: "feature", first: 5) { totalCount nodes { number } }
        mergeQueue(branch: "main") { entries(first: 5) { nodes {
          position state headCommit { oid } baseCommit { oid } pullRequest { number headRefOid } } } }
        collaborators(first: 10, login: "maya") { edges { permission node { login databaseId } } }
        pullRequest(number: 1) {
          id databaseId fullDatabaseId number url state isDraft merged mergedAt mergedBy { login } mergeCommit { oid } closed closedAt title body
          bodyText lastEditedAt editor { login } author { ...Who } authorAssociation baseRefName baseRefOid headRefName headRefOid
          baseRef { target { oid } } headRef { name } headRepository { nameWithOwner } isCrossRepository createdAt updatedAt
          changedFiles userContentEdits(first: 1) { totalCount }
          commits(first: 5) { totalCount pageInfo { hasNextPage endCursor hasPreviousPage startCursor } edges { cursor } nodes { url commit {
            oid abbreviatedOid parents(first: 2) { nodes { oid } totalCount } messageHeadline messageBody message committedDate authoredDate
            author { name email date user { login databaseId __typename } } committer { name email user { login } }
            authors(first: 5) { nodes { name email user { login } } } signature { isValid state } tree { oid }
            file(path: "a.py") { mode object { oid } } status { state contexts { context state description targetUrl creator { login } } }
            associatedPullRequests(first: 5) { nodes { number } }
            statusCheckRollup { state contexts(first: 5) { nodes {
              ... on CheckRun { databaseId name status conclusion startedAt completedAt detailsUrl url
                checkSuite { app { slug } workflowRun { file { path } workflow { name resourcePath } } } }
              ... on StatusContext { context state createdAt targetUrl creator { login } } } } } } } }
          comments(first: 5) { totalCount nodes {
            id databaseId fullDatabaseId url author { ...Who } editor { ...Who } authorAssociation body createdAt updatedAt lastEditedAt
            includesCreatedEdit isMinimized reactionGroups { content viewerHasReacted reactors(first: 1) { totalCount } }
            userContentEdits(last: 5) { totalCount pageInfo { hasNextPage } nodes { id createdAt editedAt editor { ...Who } diff deletedAt deletedBy { login } } } } }
          reviews(first: 5, states: [DISMISSED]) { nodes {
            id databaseId fullDatabaseId url author { ...Who } state body submittedAt createdAt lastEditedAt editor { login } commit { oid }
            reactionGroups { content } } }
          timelineItems(first: 9, itemTypes: [REVIEW_DISMISSED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT, MERGED_EVENT, CLOSED_EVENT]) { totalCount nodes {
            __typename
            ... on ReviewDismissedEvent { createdAt actor { login } previousReviewState review { databaseId fullDatabaseId } dismissalMessage }
            ... on HeadRefForcePushedEvent { createdAt actor { login } beforeCommit { oid } afterCommit { oid } }
            ... on MergedEvent { commit { oid } mergeRefName } } }
          reviewRequests(first: 5) { nodes { requestedReviewer { ... on User { login } ... on Team { slug combinedSlug } } } }
        }
      }
    }
    fragment Who on Actor { __typename login ... on User { databaseId } ... on Bot { databaseId } }`;
    const { repository } = await open().graphql<{ repository: { pullRequest: object } }>(document, {
      node: comment.node,
    });
    expect(github.violations).toEqual([]);
    expect(repository).toMatchObject({
      ref: { name: "main", prefix: "refs/heads/" },
      blob: { byteSize: 4, isTruncated: false, isBinary: false, text: "one\n" },
      none: null,
      collaborators: { edges: [{ permission: "MAINTAIN", node: { login: "maya" } }] },
      pullRequests: { nodes: [{ number: 1 }] },
      pullRequest: {
        ...{ state: "MERGED", merged: true, mergedBy: { login: "maya" }, mergeCommit: { oid: repo.tip("main") } },
        timelineItems: {
          nodes: [
            { __typename: "ReviewDismissedEvent", previousReviewState: "APPROVED", dismissalMessage: "too early" },
            { __typename: "HeadRefForcePushedEvent", actor: { login: "dora" }, afterCommit: { oid: pull.headOid } },
            { __typename: "MergedEvent", mergeRefName: "main" },
            { __typename: "ClosedEvent" },
          ],
        },
        reviewRequests: {
          nodes: [
            { requestedReviewer: { login: "alice" } },
            { requestedReviewer: { slug: "ml-security", combinedSlug: "acme/ml-security" } },
          ],
        },
      },
    });
  });

  it("knows whose e-mail stands in a commit, and which signatures are valid", async () => {
    github.user("erin", { emails: ["Erin@corp.example"] });
    await pull.push(
      { "c.py": "c" },
      { author: "Erin E <erin@corp.example>", coAuthors: ["Nobody <no@where.example>"] },
    );
    await repo.commit("main", { "d.py": "d" }, { author: "maya" });
    pull.updateBranch("dora");
    const { commits } = await readPull(client(), address, undefined, "2026-03-01T12:00:00Z");
    expect(commits).toMatchObject({
      known: [
        { author: { login: "dora" }, coAuthors: [{ login: "carl" }], verified: false },
        { author: { login: "erin" }, coAuthors: [{ unattributed: "Nobody" }], verified: false },
        {
          author: { login: "dora" },
          committer: { login: "web-flow" },
          verified: true,
          parents: [{}, {}].map(() => expect.any(String)),
        },
      ],
    });
    expect(github.violations).toEqual([]);
  });

  it("shows bots without their suffix, and deleted accounts as nobody", async () => {
    await open().rest.issues.createComment({ ...at, issue_number: 1, body: "by a bot" });
    pull.comment("alice", "by somebody");
    github.deleteUser("alice");
    const { repository } = await open().graphql<{ repository: { pullRequest: { comments: { nodes: unknown[] } } } }>(
      `{ repository(owner: "acme", name: "credit") { pullRequest(number: 1) { comments(first: 5) { nodes {
        databaseId author { __typename login ... on Bot { databaseId } } } } } } }`,
    );
    expect(repository.pullRequest.comments.nodes).toEqual([
      { databaseId: null, author: { __typename: "Bot", login: "github-actions", databaseId: 41898282 } },
      { databaseId: null, author: null },
    ]);
  });

  it("finds pull requests by head, by base and in the merge queue, those of forks included", async () => {
    const fork = await github.fork(repo, "zed");
    await fork.commit("patch", { "z.py": "z" }, { author: "zed" });
    const other = await repo.openPullRequest({ head: "patch", base: "main", author: "zed", fork });
    const group = repo.enqueue([pull, other], "maya");
    const api = client();
    const place = { owner: "acme", name: "credit" };
    expect(await findPullsOfHead(api, place, other.headOid)).toEqual([2]);
    expect(await findOpenPulls(api, place, "main")).toEqual([1, 2]);
    expect(await findOpenPulls(api, place, "dev")).toEqual([]);
    const { entries } = await readMergeQueue(api, place, "main");
    expect(entries.map(({ number, head }) => [number, head])).toEqual([
      [1, pull.headOid],
      [2, other.headOid],
    ]);
    expect(entries.at(-1)?.group).toBe(group.headOid);
    expect(group.ref).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-2-[0-9a-f]{40}$/);
    expect(repo.git("rev-list", "--parents", "-n1", group.headOid).split(" ")).toHaveLength(3);
    repo.mergeGroup(group);
    expect([pull.state, other.state, repo.tip("main")]).toEqual(["MERGED", "MERGED", group.headOid]);
    expect(github.violations).toEqual([]);
  });

  it("gives a team's members, and says so where it may not", async () => {
    const api = client(github.token("org", { permissions: { members: "read" } }));
    expect(await readTeams(api, ["acme/ml-security"])).toEqual({
      "acme/ml-security": {
        known: ["alice", "erin"].map((login) => ({ login, id: expect.any(Number), state: "active" })),
      },
    });
    const query = `{ organization(login: "acme") { team(slug: "ml-security") { slug } } }`;
    expect(await failureOf(open().graphql(query))).toMatchObject({
      errors: [
        { type: "FORBIDDEN", path: ["organization", "team"], message: "Resource not accessible by integration" },
      ],
    });
  });

  it.each<[string, string, object]>([
    ["an unknown repository", `{ repository(owner: "acme", name: "no") { name } }`, { type: "NOT_FOUND" }],
    [
      "an unknown pull request",
      `{ repository(owner: "acme", name: "credit") { pullRequest(number: 9) { id } } }`,
      { type: "NOT_FOUND", path: ["repository", "pullRequest"] },
    ],
    [
      "a page without an end",
      `{ repository(owner: "acme", name: "credit") { pullRequest(number: 1) { comments { totalCount } } } }`,
      { type: "MISSING_PAGINATION_BOUNDARIES" },
    ],
    [
      "a page too long",
      `{ repository(owner: "acme", name: "credit") { pullRequest(number: 1) { comments(first: 101) { totalCount } } } }`,
      { type: "EXCESSIVE_PAGINATION" },
    ],
    [
      "too many nodes",
      `{ repository(owner: "acme", name: "credit") { pullRequests(first: 100) { nodes { comments(first: 100) { nodes {
        userContentEdits(first: 100) { totalCount } } } } } } }`,
      { type: "MAX_NODE_LIMIT_EXCEEDED" },
    ],
  ])("refuses %s", async (_, query, error) => {
    expect((await failureOf(open().graphql(query))).errors).toEqual([expect.objectContaining(error)]);
    expect(github.violations).toEqual([]);
  });

  it("notes a document that is not of GitHub's schema, and fields that it does not know", async () => {
    await failureOf(open().graphql(`{ repository(owner: "acme", name: "credit") { colour } }`));
    await failureOf(open().graphql(`{ repository(owner: "acme", name: "credit") { diskUsage } }`));
    expect(github.violations).toHaveLength(2);
  });

  it("keeps private checks from a token without the right, and gives the rest", async () => {
    repo.checkRun(pull.headOid, { name: "test" });
    repo.status(pull.headOid, { context: "ci", state: "success", creator: "ci[bot]" });
    const token = github.token("few", { permissions: { "pull-requests": "read", statuses: "read", contents: "read" } });
    const query = `{ repository(owner: "acme", name: "credit") { pullRequest(number: 1) { commits(last: 1) { nodes { commit {
      statusCheckRollup { contexts(first: 5) { nodes { __typename } } } } } } } } }`;
    const { errors, data } = await failureOf(open(token).graphql(query));
    expect(errors).toEqual([expect.objectContaining({ type: "FORBIDDEN" })]);
    expect(JSON.stringify(data)).toContain(`[null,{"__typename":"StatusContext"}]`);
  });
});

describe("an edit history", () => {
  const edit = async (): Promise<string> => {
    const comment = pull.comment("alice", "a\nb\nc");
    expect(await readHistory(client(), comment.node)).toEqual([]);
    github.advance(60);
    pull.editComment(comment.id, "alice", "a\nB\nc");
    github.advance(60);
    pull.editComment(comment.id, "maya", "a\nB\nc\nd");
    return comment.node;
  };
  const texts = async (node: string) => (await readHistory(client(), node)).map(({ diff }) => diff);

  it("is empty at first, then newest first, the creation included", async () => {
    const history = await readHistory(client(), await edit());
    expect(history.map(({ at: when, editor, diff }) => [when, editor?.login, diff])).toEqual([
      ["2026-03-01T12:02:00Z", "maya", "a\nB\nc\nd"],
      ["2026-03-01T12:01:00Z", "alice", "a\nB\nc"],
      ["2026-03-01T12:00:00Z", "alice", "a\nb\nc"],
    ]);
    expect(github.violations).toEqual([]);
  });

  it("may hold unified diffs, nothing, or texts that were deleted", async () => {
    const node = await edit();
    github.editHistory = "unified-diff";
    expect((await texts(node))[1]).toBe("@@ -1,3 +1,3 @@\n a\n-b\n+B\n c");
    github.editHistory = "none";
    expect(await texts(node)).toEqual([undefined, undefined, undefined]);
    github.editHistory = "full";
    pull.deleteRevision(pull.comments[0]?.id ?? 0, 1, "alice");
    expect(await texts(node)).toEqual(["a\nB\nc\nd", undefined, "a\nb\nc"]);
  });
});

describe("mutations", () => {
  const subject = () => ({ id: pull.node });
  const COMMIT = `mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) {
    commit { oid signature { isValid } author { user { login } } committer { user { login } } } ref { target { oid } } } }`;
  const commit = (expectedHeadOid: string, branchName = "main") =>
    open().graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(COMMIT, {
      input: {
        branch: { repositoryNameWithOwner: "acme/credit", branchName },
        message: { headline: "Record" },
        expectedHeadOid,
        fileChanges: {
          additions: [{ path: "records/ab/1.json", contents: Buffer.from("{}").toString("base64") }],
          deletions: [{ path: "gone.txt" }],
        },
      },
    });

  it("write, rewrite and delete comments, and react", async () => {
    const octokit = open();
    const added = await octokit.graphql<{ addComment: { commentEdge: { node: { id: string; url: string } } } }>(
      'mutation($id: ID!) { addComment(input: { subjectId: $id, body: "one" }) { commentEdge { node { id url } } } }',
      subject(),
    );
    const { id, url } = added.addComment.commentEdge.node;
    expect(url).toBe(pull.comments[0]?.url);
    await octokit.graphql(
      `mutation($id: ID!) {
        updateIssueComment(input: { id: $id, body: "two" }) { issueComment { body lastEditedAt } }
        r: addReaction(input: { subjectId: $id, content: EYES }) { reaction { content } }
      }`,
      { id },
    );
    expect(pull.comments[0]).toMatchObject({ body: "two", reactions: ["EYES github-actions[bot]"] });
    await octokit.graphql("mutation($id: ID!) { deleteIssueComment(input: { id: $id }) { clientMutationId } }", { id });
    expect(pull.comments).toEqual([]);
    expect(github.violations).toEqual([]);
  });

  it("ask for reviews, and create refs", async () => {
    const octokit = open();
    const found = await octokit.graphql<{ user: { id: string }; repository: { id: string } }>(
      `{ user(login: "alice") { id } repository(owner: "acme", name: "credit") { id } }`,
    );
    await octokit.graphql(
      `mutation($pull: ID!, $user: ID!, $repo: ID!, $oid: GitObjectID!) {
        requestReviews(input: { pullRequestId: $pull, userIds: [$user] }) { pullRequest { number } }
        createRef(input: { repositoryId: $repo, name: "refs/heads/new", oid: $oid }) { ref { name } }
      }`,
      { pull: pull.node, user: found.user.id, repo: found.repository.id, oid: pull.headOid },
    );
    expect([pull.requested, repo.tip("new")]).toEqual([["alice"], pull.headOid]);
    pull.review("alice", "COMMENT", "looked");
    expect(pull.requested).toEqual([]);
    expect(github.violations).toEqual([]);
  });

  it("commit to a branch, as the token's account, signed", async () => {
    const tip = repo.tip("main") ?? "";
    const answer = await commit(tip);
    const { oid } = answer.createCommitOnBranch.commit;
    expect(answer.createCommitOnBranch).toEqual({
      commit: {
        ...{ oid, signature: { isValid: true } },
        ...{ author: { user: { login: "github-actions[bot]" } }, committer: { user: { login: "web-flow" } } },
      },
      ref: { target: { oid } },
    });
    expect(repo.git("rev-parse", "refs/heads/main", "main^")).toBe(`${oid}\n${tip}`);
    expect(repo.git("ls-tree", "-r", "--name-only", "main").split("\n")).toEqual(["a.py", "records/ab/1.json"]);
    expect(github.violations).toEqual([]);
  });

  it("commit for one only, of many who expect the same tip", async () => {
    const tip = repo.tip("main") ?? "";
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => commit(tip)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await failureOf(commit(tip))).toMatchObject({
      errors: [
        {
          ...{ type: "STALE_DATA", path: ["createCommitOnBranch"] },
          message: `Expected branch to point to "${tip}" but it did not.  Pull and try again.`,
        },
      ],
    });
    expect(repo.git("rev-list", "--count", "main")).toBe("2");
  });

  it("commit to no branch that is not there", async () => {
    expect(await failureOf(commit(repo.tip("main") ?? "", "no"))).toMatchObject({ errors: [{ type: "NOT_FOUND" }] });
  });
});
