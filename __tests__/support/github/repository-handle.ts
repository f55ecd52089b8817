/** What tests do with a repository. Times are the world's; logins name accounts, which are made on first use. */
import { type CommitOptions, commitFiles, deleteRef, moveRef } from "./commits.ts";
import type { Files } from "./git-objects.ts";
import { type PullHandle, pullHandle } from "./pull-handle.ts";
import { enqueuePulls, type MergeGroup, mergeQueued, type NewPull, openPull } from "./pulls.ts";
import { mustPull } from "./remarks.ts";
import { addStatus } from "./requests.ts";
import { type CommitStatus, fullNameOf, type Repository, type Role } from "./state.ts";
import { mustRepository, type World } from "./world.ts";

export interface NewRepository {
  readonly files?: Files;
  readonly defaultBranch?: string;
  /** Repositories are private unless this says otherwise. */
  readonly public?: boolean;
  /** Who makes the first commit; the owner. */
  readonly author?: string;
}

export interface NewCheckRun {
  readonly name: string;
  /** The app's slug; `github-actions` unless said otherwise. */
  readonly app?: string;
  /** `.github/workflows/test.yml`; of GitHub Actions alone. */
  readonly workflowPath?: string;
  readonly workflowName?: string;
  /** What started the workflow: `pull_request` unless said otherwise. */
  readonly event?: string;
  /** Where the commit was pushed to, if not here. */
  readonly from?: RepositoryHandle;
  /** As REST has it: `completed` unless said otherwise. */
  readonly status?: string;
  /** `success` of a completed one unless said otherwise. */
  readonly conclusion?: string | null;
  readonly startedAt?: string;
  readonly completedAt?: string;
}

export interface RepositoryHandle {
  readonly id: number;
  /** `acme/credit` */
  readonly name: string;
  readonly folder: string;
  /** Where git fetches from. */
  readonly cloneUrl: string;
  readonly defaultBranch: string;
  git(...words: string[]): string;
  /** A file's text on a branch. @throws Error where there is none */
  readFile(branch: string, path: string): string;
  /** The tip of a branch, or of a ref by its full name. */
  tip(branch: string): string | undefined;
  /** @param branch created if it is not there; `null` leaves every ref where it is. @returns the commit's id */
  commit(branch: string | null, files: Files, options: CommitOptions): Promise<string>;
  /** Points a branch, or a ref by its full name, to a commit: by force, if need be. */
  moveRef(branch: string, oid: string, by?: string): void;
  deleteRef(branch: string): void;
  collaborator(login: string, role: Role): void;
  removeCollaborator(login: string): void;
  openPullRequest(wanted: NewPull & { readonly fork?: RepositoryHandle }): Promise<PullHandle>;
  pull(number: number): PullHandle;
  status(
    oid: string,
    wanted: {
      context: string;
      state: CommitStatus["state"];
      creator: string;
      description?: string;
      targetUrl?: string;
    },
  ): number;
  /** Newest first. */
  statuses(oid: string): (CommitStatus & { readonly by: string })[];
  checkRun(oid: string, wanted: NewCheckRun): { readonly id: number; readonly runId: number };
  enqueue(pulls: readonly PullHandle[], by?: string): MergeGroup;
  /** Merges a queue up to this group. */
  mergeGroup(group: MergeGroup, by?: string): void;
}

const fullRef = (name: string): string => (name.startsWith("refs/") ? name : `refs/heads/${name}`);

export function handleOf(world: World, { id, folder }: Repository): RepositoryHandle {
  const { state } = world;
  const repository = state.repositories.find((each) => each.id === id);
  if (repository === undefined) throw new Error(`no repository ${id}`);
  const name = fullNameOf(state, repository);
  const store = world.store(repository);
  const account = (login: string): number => world.account(login).id;
  const owner = name.split("/")[0] ?? "";
  return {
    ...{ id, name, folder, cloneUrl: `${world.url}/${name}.git`, git: store.git },
    defaultBranch: repository.defaultBranch,
    readFile(branch, path) {
      const oid = store.resolve(`${repository.refs[fullRef(branch)]}:${path}`);
      if (oid === undefined) throw new Error(`there is no ${path} on ${branch}`);
      return store.readBlob(oid).toString("utf8");
    },
    tip: (branch) => repository.refs[fullRef(branch)],
    commit: async (branch, files, options) => commitFiles(world, repository, branch, files, options),
    moveRef: (branch, oid, by = owner) => moveRef(world, repository, fullRef(branch), oid, account(by)),
    deleteRef: (branch) => deleteRef(world, repository, fullRef(branch)),
    collaborator: (login, role) =>
      world.change(() => {
        repository.collaborators[account(login)] = role;
      }),
    removeCollaborator: (login) =>
      world.change(() => {
        delete repository.collaborators[account(login)];
      }),
    async openPullRequest({ fork, ...wanted }) {
      const from = fork === undefined ? repository : mustRepository(state, fork.name);
      return pullHandle(world, repository, openPull(world, repository, from, wanted));
    },
    pull: (number) => pullHandle(world, repository, mustPull(state, id, number)),
    status: (oid, { creator, description = null, targetUrl = null, ...wanted }) =>
      addStatus(world, repository, { oid, ...wanted, description, targetUrl, creator: account(creator) }).id,
    statuses: (oid) =>
      repository.statuses
        .filter((status) => status.oid === oid)
        .reverse()
        .map((status) => ({
          ...status,
          by: state.accounts.find((each) => each.id === status.creator)?.login ?? "ghost",
        })),
    checkRun(oid, { name: title, app = "github-actions", status = "completed", ...more }) {
      const [number, runId] = [world.nextId(), world.nextId()];
      const done = status.toLowerCase() === "completed";
      const startedAt = more.startedAt ?? more.completedAt ?? world.clock();
      world.change(() => {
        repository.checks.push({
          ...{ id: number, oid, name: title, app, runId, status, startedAt },
          ...(more.workflowPath === undefined ? {} : { workflowPath: more.workflowPath }),
          ...(more.workflowName === undefined ? {} : { workflowName: more.workflowName }),
          ...(more.event === undefined ? {} : { event: more.event }),
          ...(more.from === undefined ? {} : { headRepository: more.from.id }),
          conclusion: more.conclusion ?? (done ? "success" : null),
          completedAt: done ? (more.completedAt ?? world.clock()) : null,
          detailsUrl: `${world.url}/${name}/actions/runs/${runId}/job/${number}`,
        });
      });
      return { id: number, runId };
    },
    enqueue: (pulls, by = owner) =>
      enqueuePulls(
        world,
        repository,
        pulls.map((pull) => mustPull(state, id, pull.number)),
        account(by),
      ),
    mergeGroup: ({ baseRef, headOid }, by = "github-merge-queue[bot]") =>
      mergeQueued(world, repository, baseRef, headOid, account(by)),
  };
}
