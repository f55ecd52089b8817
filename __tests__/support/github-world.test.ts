import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Octokit } from "@octokit/rest";
import { readEvent } from "../../src/app/action/read-event.ts";
import type { EventDetails, EventName } from "./github/events.ts";
import type { PullHandle } from "./github/pull-handle.ts";
import type { RepositoryHandle } from "./github/repository-handle.ts";
import { runAction } from "./github/run-action.ts";
import type { Fault } from "./github/server.ts";
import { type GitHub, startGitHub } from "./github/start-github.ts";
import { unifiedDiff } from "./github/unified-diff.ts";

let github: GitHub;
let repo: RepositoryHandle;
let pull: PullHandle;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
  github = await startGitHub();
  github.now = "2026-03-01T12:00:00Z";
  repo = await github.createRepository("acme/credit", { files: { "a.py": "one\n", "big.bin": "x".repeat(5000) } });
  await repo.commit("feature", { "a.py": "two\n" }, { author: "dora" });
  pull = await repo.openPullRequest({ head: "feature", base: "main", author: "dora" });
});

afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = { owner: "acme", repo: "credit" };
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const open = (auth = github.token("test")) => new Octokit({ auth, baseUrl: github.apiUrl, log });

interface Failure {
  readonly status?: number;
  readonly message: string;
  readonly response?: { readonly headers: Readonly<Record<string, string>>; readonly data: unknown };
}
const failureOf = async (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => {
      throw new Error("it was expected to fail");
    },
    (error: unknown) => error as Failure,
  );

describe("a token", () => {
  it.each<[string, () => Promise<unknown>, number, string]>([
    ["is unknown", () => open("nobody's").rest.repos.get(at), 401, "Bad credentials"],
    [
      "may not see the repository",
      () => open(github.token("x", { repositories: ["a/b"] })).rest.repos.get(at),
      404,
      "Not Found",
    ],
    [
      "lacks a right to write",
      () =>
        open(github.token("x", { permissions: { statuses: "read" } })).rest.repos.createCommitStatus({
          ...{ ...at, sha: pull.headOid, state: "success" as const },
        }),
      403,
      "Resource not accessible by integration",
    ],
    [
      "lacks a right to read",
      () => open(github.token("x", { permissions: {} })).rest.pulls.get({ ...at, pull_number: 1 }),
      403,
      "Resource not accessible by integration",
    ],
  ])("that %s is told so", async (_, call, status, message) => {
    const failure = await failureOf(call());
    expect(failure.status).toBe(status);
    expect(failure.message).toContain(message);
    expect(github.violations).toEqual([]);
  });
});

describe("a fault", () => {
  const isStatus: Fault["match"] = ({ operation }) => operation === undefined || operation.startsWith("repos/");
  const set = () =>
    open().rest.repos.createCommitStatus({ ...at, sha: pull.headOid, state: "success", context: "gate" });

  it.each<[string, Omit<Fault, "match">, object]>([
    ["an error", { status: 502, body: "<html>" }, { status: 502 }],
    [
      "a limit",
      { status: 429, headers: { "retry-after": "7" } },
      { status: 429, response: { headers: { "retry-after": "7" } } },
    ],
    [
      "a conflict",
      { status: 409, body: { message: "Conflict" } },
      { status: 409, message: expect.stringContaining("Conflict") },
    ],
    ["a dropped connection", { drop: true }, { status: 500 }],
  ])("is answered as told, once: %s", async (_, fault, expected) => {
    github.fail({ match: isStatus, ...fault });
    expect(await failureOf(set())).toMatchObject(expected);
    expect(repo.statuses(pull.headOid)).toEqual([]);
    await set();
    expect(repo.statuses(pull.headOid)).toHaveLength(1);
    expect(github.requests.map(({ status }) => status)).toEqual([fault.status ?? 0, 201]);
  });

  it("may lose the answer alone", async () => {
    github.fail({ match: isStatus, drop: true, afterHandling: true });
    await failureOf(set());
    expect(repo.statuses(pull.headOid)).toHaveLength(1);
  });

  it("may strike several times, and late", async () => {
    github.fail({ match: ({ kind }) => kind === "rest", times: 2, status: 403, delayMs: 5 });
    for (let index = 0; index < 2; index++) expect(await failureOf(set())).toMatchObject({ status: 403 });
    await set();
  });

  it("may be a read that sees the state before the last write", async () => {
    github.staleReads({ reads: 1 });
    await open().rest.issues.createComment({ ...at, issue_number: 1, body: "new" });
    const count = async () => (await open().rest.issues.listComments({ ...at, issue_number: 1 })).data.length;
    expect([await count(), await count()]).toEqual([0, 1]);
    await pull.push({ "b.py": "b" }, { author: "dora" });
    const { data } = await open().rest.pulls.get({ ...at, pull_number: 1 });
    expect([data.head.sha === pull.headOid, github.violations]).toEqual([false, []]);
  });
});

describe("git", () => {
  const git = (words: readonly string[], token: string | undefined, cwd = folder): Promise<string> => {
    const header = token && `authorization: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
    const settings = header ? ["-c", `http.${github.url}/.extraheader=${header}`] : [];
    return new Promise((done, fail) => {
      const env = { PATH: process.env["PATH"] ?? "", HOME: folder, GIT_TERMINAL_PROMPT: "0", GIT_CONFIG_NOSYSTEM: "1" };
      // The server answers in this same process: it must not be blocked.
      execFile("git", [...settings, ...words], { cwd, env }, (error, stdout) =>
        error ? fail(error) : done(stdout.trim()),
      );
    });
  };

  it("clones without blobs, and gets commits of forks by id", async () => {
    const fork = await github.fork(repo, "zed");
    const theirs = await fork.commit("patch", { "z.py": "z" }, { author: "zed" });
    const token = github.token("git");
    await git(["clone", "--quiet", "--bare", "--filter=blob:none", repo.cloneUrl, "c.git"], token);
    const clone = join(folder, "c.git");
    expect(await git(["rev-parse", "main"], token, clone)).toBe(repo.tip("main"));
    expect(
      execFileSync("git", ["rev-list", "--objects", "--all", "--missing=print"], { cwd: clone, encoding: "utf8" }),
    ).toMatch(/^\?/m);
    await git(["fetch", "--quiet", "--depth=1", "--filter=blob:none", "origin", theirs], token, clone);
    expect(await git(["cat-file", "-t", theirs], token, clone)).toBe("commit");
    expect(repo.tip("patch")).toBeUndefined();
    const listed = await git(["ls-remote", repo.cloneUrl], token);
    expect(listed).toContain(`${pull.headOid}\trefs/pull/1/head`);
    expect(github.gitRequests.every(({ status, token: name }) => status === 200 && name === "git")).toBe(true);
    expect(github.requests).toEqual([]);
  });

  it.each<[string, () => string | undefined, number]>([
    ["nobody", () => undefined, 401],
    ["an unknown token", () => "nobody's", 401],
    ["a token of another repository", () => github.token("x", { repositories: ["a/b"] }), 404],
    ["a token without the right", () => github.token("x", { permissions: {} }), 403],
  ])("gives a private repository not to %s", async (_, token, status) => {
    await expect(git(["ls-remote", repo.cloneUrl], token())).rejects.toThrow();
    expect(github.gitRequests[0]?.status).toBe(status);
  });

  it("gives a public repository to everybody, and takes no pushes", async () => {
    const shared = await github.createRepository("acme/packs", { files: { "p.yml": "x" }, public: true });
    expect(await git(["ls-remote", shared.cloneUrl, "HEAD"], undefined)).toContain(shared.tip("main"));
    await git(["clone", "--quiet", shared.cloneUrl, "c"], undefined);
    await expect(
      git(["push", "origin", "HEAD:refs/heads/new"], github.token("x"), join(folder, "c")),
    ).rejects.toThrow();
  });

  it("holds paths of any bytes, and thousands of files in one commit", async () => {
    const files = Object.fromEntries(Array.from({ length: 3500 }, (_, index) => [`models/${index}.bin`, `${index}`]));
    await pull.push({ ...files, 'quo"te\\\n\t.py': "x" }, { author: "dora" });
    await pull.push({ "caf\xe9.py": "x" }, { author: "dora", pathEncoding: "latin1" });
    const names = execFileSync("git", ["ls-tree", "-r", "-z", "--name-only", pull.headOid], { cwd: repo.folder });
    expect(names.toString("latin1").split("\0").filter(Boolean)).toHaveLength(3504);
    expect(names.includes(Buffer.from('quo"te\\\n\t.py\0'))).toBe(true);
    expect(names.includes(Buffer.from("caf\xe9.py\0", "latin1"))).toBe(true);
  });
});

describe("a pull request", () => {
  it.each(["merge", "squash", "rebase"] as const)("merges: %s", async (method) => {
    await pull.push({ "c.py": "c" }, { author: "dora" });
    await repo.commit("main", { "d.py": "d" }, { author: "maya" });
    const commits = pull.commits;
    const tip = pull.merge(method, "maya");
    expect([pull.state, repo.tip("main"), pull.commits]).toEqual(["MERGED", tip, commits]);
    const files = repo.git("ls-tree", "-r", "--name-only", "main").split("\n");
    expect(files).toEqual(["a.py", "big.bin", "c.py", "d.py"]);
    const { data } = await open().rest.pulls.get({ ...at, pull_number: 1 });
    expect(data).toMatchObject({ merged: true, merge_commit_sha: tip, merged_by: { login: "maya" } });
    expect(github.violations).toEqual([]);
  });

  it("keeps the base it was last compared with until it is pushed to, or given another", async () => {
    const before = pull.baseOid;
    const moved = await repo.commit("main", { "d.py": "d" }, { author: "maya" });
    expect(pull.baseOid).toBe(before);
    await pull.push({ "e.py": "e" }, { author: "dora" });
    expect(pull.baseOid).toBe(moved);
    const dev = await repo.commit("dev", { "f.py": "f" }, { author: "maya" });
    pull.retarget("dev");
    expect([pull.baseRef, pull.baseOid]).toEqual(["dev", dev]);
  });

  it("can be closed, pushed to and reopened", async () => {
    pull.close();
    const head = pull.headOid;
    const next = await pull.push({ "e.py": "e" }, { author: "dora" });
    expect(pull.headOid).toBe(head);
    pull.reopen();
    expect([pull.state, pull.headOid]).toEqual(["OPEN", next]);
  });
});

describe("an event", () => {
  const cases: readonly [EventName, string | undefined, () => Partial<EventDetails>, object][] = [
    ...(
      ["opened", "synchronize", "reopened", "edited", "ready_for_review", "converted_to_draft", "closed"] as const
    ).map((action): [EventName, string, () => Partial<EventDetails>, object] => [
      ...(["pull_request_target", action, () => ({}), { kind: "pull", number: 1 }] as const),
    ]),
    ...(["created", "edited", "deleted"] as const).map(
      (action): [EventName, string, () => Partial<EventDetails>, object] => [
        ...([
          "issue_comment",
          action,
          () => ({ comment: pull.comment("alice", "hi") }),
          { kind: "pull", number: 1 },
        ] as const),
      ],
    ),
    [
      "pull_request_review",
      "submitted",
      () => ({ review: pull.review("erin", "APPROVE") }),
      { kind: "pull", number: 1 },
    ],
    [
      "merge_group",
      "checks_requested",
      () => ({ group: repo.enqueue([pull]) }),
      { kind: "merge-group", baseRef: "main" },
    ],
    ["workflow_run", "completed", () => ({}), { kind: "pulls-of-head" }],
    ["status", undefined, () => ({ name: "ci" }), { kind: "pulls-of-head" }],
    ["check_run", "completed", () => ({}), { kind: "pulls-of-head" }],
    ["push", undefined, () => ({ before: "0".repeat(40) }), { kind: "nothing" }],
    ["schedule", undefined, () => ({}), { kind: "open-pulls" }],
    ["workflow_dispatch", undefined, () => ({}), { kind: "open-pulls" }],
  ];

  it.each(cases)("is a real example with our own names: %s %s", (name, action, more, task) => {
    github.organisation("acme");
    const details = { pr: pull, sender: "alice", ...(action === undefined ? {} : { action }), ...more() };
    const payload = github.event(name, details);
    const ask = readEvent({ event: name, payload, statusContext: "gate", policyPath: ".github/secmlops" });
    expect(ask.task).toMatchObject(task);
    if (name === "schedule") return;
    expect(payload).toMatchObject({
      repository: { full_name: "acme/credit", id: repo.id, clone_url: repo.cloneUrl },
      ...{ sender: { login: "alice" }, organization: { login: "acme" } },
    });
    expect(payload["action"]).toBe(action);
    expect(payload["installation"]).toBeUndefined();
  });

  it("carries what changed, who pushed and what stood there before", async () => {
    const before = pull.headOid;
    const after = await pull.push({ "c.py": "c" }, { author: "dora" });
    expect(github.event("pull_request", { action: "synchronize", pr: pull, sender: "dora", before })).toMatchObject({
      ...{ number: 1, before, after },
      pull_request: {
        head: { sha: after, ref: "feature" },
        base: { ref: "main" },
        user: { login: "dora" },
        labels: [],
      },
    });
    const comment = pull.comment("alice", "new");
    const changes = { body: { from: "old" } };
    const edited = github.event("issue_comment", { action: "edited", pr: pull, comment, sender: "maya", changes });
    expect(edited).toMatchObject({
      changes,
      comment: { id: comment.id, body: "new" },
      issue: { number: 1, pull_request: {} },
    });
    const push = github.event("push", { repository: repo, sender: "dora", ref: "refs/heads/feature", before });
    expect(push).toMatchObject({ before, after, forced: false, commits: [{ id: after, added: ["c.py"] }] });
  });
});

describe("running the action", () => {
  it("gives a child process a runner's environment and nothing else, and reads what it leaves", async () => {
    const entry = join(folder, "index.mjs");
    writeFileSync(
      entry,
      `import { appendFileSync, writeFileSync, readFileSync } from "node:fs";
       const { env } = process;
       console.log(JSON.stringify(env));
       console.log("::error title=A%2CB,file=a.py,line=3::first%0Asecond");
       writeFileSync(env.RUNNER_TEMP + "/report.json", "{}");
       appendFileSync(env.GITHUB_OUTPUT, "verdict<<E\\npass\\nor so\\nE\\nreport=" + env.RUNNER_TEMP + "/report.json\\n");
       appendFileSync(env.GITHUB_STEP_SUMMARY, JSON.parse(readFileSync(env.GITHUB_EVENT_PATH)).action);
       process.exitCode = 3;`,
    );
    const payload = github.event("pull_request_target", { action: "opened", pr: pull, sender: "dora" });
    const ran = await runAction(github, {
      ...{ repository: repo, event: { name: "pull_request_target", payload }, token: "T", entry },
      inputs: { "org-token": "O" },
    });
    expect(ran).toMatchObject({
      ...{ code: 3, stderr: "", summary: "opened" },
      outputs: { verdict: "pass\nor so" },
      annotations: [
        { level: "error", message: "first\nsecond", properties: { title: "A,B", file: "a.py", line: "3" } },
      ],
    });
    expect(ran.readFile("report.json")).toBe("{}");
    const environment = JSON.parse(ran.stdout.split("\n")[0] ?? "");
    expect(environment).toMatchObject({
      ...{
        INPUT_TOKEN: "T",
        "INPUT_ORG-TOKEN": "O",
        "INPUT_LEDGER-MODE": "required",
        GITHUB_REPOSITORY: "acme/credit",
      },
      ...{ GITHUB_API_URL: github.apiUrl, GITHUB_SERVER_URL: github.url, GITHUB_SHA: repo.tip("main") },
    });
    const known = /^(INPUT_|GITHUB_|RUNNER_|PATH$|HOME$|__CF|LC_)/;
    expect(Object.keys(environment).filter((name) => !known.test(name))).toEqual([]);
    expect(existsSync(environment.RUNNER_TEMP)).toBe(false);
  });
});

describe("a unified diff", () => {
  it.each([
    ["", "a", "@@ -0,0 +1,1 @@\n+a"],
    ["a", "", "@@ -1,1 +0,0 @@\n-a"],
    ["a\nb", "a\nb", ""],
    ["1\n2\n3\n4\n5\n6", "1\n2\n3\n4\nx\n6", "@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+x\n 6"],
  ])("turns %j into %j", (before, after, diff) => {
    expect(unifiedDiff(before, after)).toBe(diff);
  });
});

it("leaves nothing behind", async () => {
  const root = join(repo.folder, "..", "..");
  expect(readdirSync(root)).toContain("acme");
  await github.close();
  expect(existsSync(root)).toBe(false);
});
