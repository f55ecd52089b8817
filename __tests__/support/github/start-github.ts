/** A GitHub of the tests' own: real git repositories, GitHub's own API descriptions, nothing mocked. */
import { join } from "node:path";
import { buildEvent, type EventDetails, type EventName } from "./events.ts";
import { createOrganisation, type OrganisationHandle } from "./organisation-handle.ts";
import { handleOf, type NewRepository, type RepositoryHandle } from "./repository-handle.ts";
import type { GitRequest } from "./serve-git.ts";
import { type ApiRequest, type Fault, startServer } from "./server.ts";
import { type Account, type Level, noreplyOf, type Repository, type Token } from "./state.ts";
import { createWorld, mustRepository, type Stale, type World } from "./world.ts";

export interface AccountHandle {
  readonly id: number;
  /** Of a bot with `[bot]`. */
  readonly login: string;
  /** The address that GitHub gives to everybody. */
  readonly email: string;
}

export interface NewToken {
  /** `github-actions[bot]` unless said otherwise. */
  readonly viewer?: string;
  /** Full names; all repositories unless said otherwise. */
  readonly repositories?: readonly string[];
  /** As a workflow's `permissions:` name them. */
  readonly permissions?: Readonly<Record<string, Level>>;
}

export interface GitHub {
  /** `http://127.0.0.1:port`; git and the pages of people are below it. */
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** A fixed instant; `undefined` for the real time. */
  now: string | undefined;
  /** What the `diff` of a `userContentEdit` holds. */
  editHistory: "full" | "unified-diff" | "none";
  /** What answers the batch API of Git LFS for whoever may read a repository; those requests are not noted here. */
  lfs: World["lfs"];
  /** In the order of their arrival; git's apart. */
  readonly requests: readonly ApiRequest[];
  readonly gitRequests: readonly GitRequest[];
  /** Where a request or a reply was not as GitHub describes it, or is not known here: to be asserted empty. */
  readonly violations: readonly string[];
  resetRequests(): void;
  /** Lets time pass, from the fixed instant. */
  advance(seconds: number): void;
  user(login: string, more?: { bot?: boolean; name?: string; emails?: readonly string[] }): AccountHandle;
  renameUser(login: string, to: string): void;
  /** Deletes an account: what it did is the ghost's. */
  deleteUser(login: string): void;
  organisation(login: string): OrganisationHandle;
  createRepository(name: string, wanted?: NewRepository): Promise<RepositoryHandle>;
  /** A fork has the branches of its parent, and shares its objects. */
  fork(repository: RepositoryHandle, owner: string): Promise<RepositoryHandle>;
  repository(name: string): RepositoryHandle;
  token(name: string, wanted?: NewToken): string;
  fail(fault: Fault): void;
  clearFaults(): void;
  /** Reads after a write see the older state, so many of them or for so long; `undefined` ends it. */
  staleReads(how: Stale | undefined): void;
  /** What a webhook, and hence a workflow's event file, would hold. */
  event(name: EventName, details: EventDetails): Record<string, unknown>;
  close(): Promise<void>;
}

export const ALL_RIGHTS: Readonly<Record<string, Level>> = {
  ...{ contents: "write", statuses: "write", checks: "read", actions: "read" },
  ...{ "pull-requests": "write", issues: "write" },
};

export async function startGitHub(): Promise<GitHub> {
  const world = createWorld();
  const { state } = world;
  const server = await startServer(world);
  world.url = server.url;

  const accountHandle = (account: Account): AccountHandle => ({
    ...{ id: account.id, login: account.login, email: noreplyOf(account) },
  });
  const create = (name: string, defaultBranch: string, more: { private: boolean; parent?: Repository }): Repository => {
    const [owner = "", short = ""] = name.split("/");
    const id = world.account(owner).id;
    const folder = join(world.root, owner, `${short}.git`);
    const { parent } = more;
    world.openRepository(folder, parent?.folder).pointHead(defaultBranch);
    const repository: Repository = {
      ...{ id: state.repositories.length + 500, owner: id, name: short, private: more.private, defaultBranch, folder },
      ...(parent ? { parent: parent.id } : {}),
      ...{ createdAt: world.clock(), refs: {}, collaborators: {}, pulls: [], statuses: [], checks: [] },
      ...{ queues: {}, verified: {}, nextNumber: 1 },
    };
    state.repositories.push(repository);
    return repository;
  };

  return {
    ...{ url: server.url, apiUrl: `${server.url}/api/v3`, graphqlUrl: `${server.url}/api/graphql` },
    ...{ requests: server.requests, gitRequests: server.gitRequests, violations: world.violations },
    get now() {
      return world.now;
    },
    set now(instant) {
      world.now = instant;
    },
    get editHistory() {
      return world.editHistory;
    },
    set editHistory(kind) {
      world.editHistory = kind;
    },
    get lfs() {
      return world.lfs;
    },
    set lfs(handle) {
      world.lfs = handle;
    },
    resetRequests() {
      server.requests.length = 0;
      server.gitRequests.length = 0;
    },
    advance(seconds) {
      world.now = new Date(Date.parse(world.clock()) + seconds * 1000).toISOString();
    },
    user(login, { bot = false, name, emails = [] } = {}) {
      const account = world.account(bot && !login.endsWith("[bot]") ? `${login}[bot]` : login);
      if (name !== undefined) account.name = name;
      account.emails.push(...emails.map((email) => email.toLowerCase()));
      return accountHandle(account);
    },
    renameUser(login, to) {
      world.account(login).login = to;
    },
    deleteUser(login) {
      state.accounts = state.accounts.filter((account) => account.login !== login);
    },
    organisation: (login) => createOrganisation(world, login),
    async createRepository(name, { files = {}, defaultBranch = "main", public: open = false, author } = {}) {
      const repository = handleOf(world, create(name, defaultBranch, { private: !open }));
      await repository.commit(defaultBranch, files, { author: author ?? name.split("/")[0] ?? "", message: "Begin" });
      return repository;
    },
    async fork({ name }, owner) {
      const parent = mustRepository(state, name);
      const made = create(`${owner}/${parent.name}`, parent.defaultBranch, { private: parent.private, parent });
      for (const [ref, oid] of Object.entries(parent.refs))
        if (ref.startsWith("refs/heads/")) {
          made.refs[ref] = oid;
          world.store(made).pointRef(ref, oid);
        }
      return handleOf(world, made);
    },
    repository: (name) => handleOf(world, mustRepository(state, name)),
    token(name, { viewer = "github-actions[bot]", repositories = ["*"], permissions = ALL_RIGHTS } = {}) {
      const text = `ghs_${Buffer.from(`${name}${state.tokens.length}`).toString("hex").padEnd(36, "0")}`;
      const token: Token = { text, name, viewer: world.account(viewer).id, repositories, permissions };
      state.tokens.push(token);
      return text;
    },
    fail: (fault) => void server.faults.push({ fault, left: fault.times ?? 1 }),
    clearFaults() {
      server.faults.length = 0;
    },
    staleReads: (how) => world.stale(how),
    event: (name, details) => buildEvent(world, name, details),
    async close() {
      await server.close();
      world.remove();
    },
  };
}
