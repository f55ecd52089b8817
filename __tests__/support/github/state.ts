/** What the tests' GitHub knows, as plain data: it can be copied whole, so that a read may see an older state. */

export type AccountType = "User" | "Bot" | "Organization";

export interface Account {
  readonly id: number;
  /** Of a bot with `[bot]` at its end, as REST has it. */
  login: string;
  type: AccountType;
  name: string;
  /** Further addresses that belong to the account, in lower case. */
  emails: string[];
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  /** Ids of accounts. */
  members: number[];
  /** Invited, and not members yet. */
  pending: number[];
  /** The slug of the team above it. */
  parent?: string;
}

export interface Organisation {
  readonly account: number;
  teams: Team[];
}

/** One entry of an edit history: the text as it was after the edit. */
export interface Revision {
  readonly id: number;
  readonly at: string;
  readonly editor: number;
  readonly text: string;
  deleted?: { readonly at: string; readonly by: number };
}

/** A text of a person's, with its history. */
export interface Written {
  readonly id: number;
  readonly author: number;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  /** Oldest first, the creation included; empty until the first edit. */
  revisions: Revision[];
  reactions: Reaction[];
}

export type ReactionContent =
  | "THUMBS_UP"
  | "THUMBS_DOWN"
  | "LAUGH"
  | "HOORAY"
  | "CONFUSED"
  | "HEART"
  | "ROCKET"
  | "EYES";

export interface Reaction {
  readonly id: number;
  readonly content: ReactionContent;
  readonly user: number;
  readonly at: string;
}

export type Comment = Written;

export type ReviewState = "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";

export interface Review extends Written {
  state: ReviewState;
  readonly commit: string;
}

/** `type` is its name in GraphQL; `fields` what it has there besides `createdAt` and `actor`. */
export interface TimelineItem {
  readonly id: number;
  readonly type: string;
  readonly at: string;
  readonly actor: number;
  readonly fields: Readonly<Record<string, string | number>>;
}

export interface Pull extends Written {
  readonly number: number;
  title: string;
  state: "OPEN" | "CLOSED" | "MERGED";
  draft: boolean;
  baseRef: string;
  /** The base's tip when the pull request was last pushed to, opened, reopened or given another base. */
  baseOid: string;
  readonly headRef: string;
  headOid: string;
  readonly headRepository: number;
  closedAt?: string;
  merged?: { readonly at: string; readonly by: number; readonly commit: string };
  comments: Comment[];
  reviews: Review[];
  timeline: TimelineItem[];
  requested: { users: number[]; teams: number[] };
}

export interface CommitStatus {
  readonly id: number;
  readonly oid: string;
  readonly context: string;
  readonly state: "success" | "pending" | "failure" | "error";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: number;
  readonly at: string;
}

export interface CheckRun {
  readonly id: number;
  readonly oid: string;
  readonly name: string;
  /** The slug of the app that made it. */
  readonly app: string;
  /** Of GitHub Actions: the path of the workflow's file. */
  readonly workflowPath?: string;
  readonly workflowName?: string;
  /** What started the workflow. */
  readonly event?: string;
  /** Where the commit was pushed to, if not here. */
  readonly headRepository?: number;
  readonly runId: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly detailsUrl: string;
}

export interface QueueEntry {
  readonly id: number;
  readonly pull: number;
  readonly headOid: string;
  readonly baseOid: string;
  readonly at: string;
  readonly enqueuer: number;
}

export type Role = "read" | "triage" | "write" | "maintain" | "admin" | (string & {});

export interface Repository {
  readonly id: number;
  readonly owner: number;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** The bare repository. */
  readonly folder: string;
  readonly parent?: number;
  readonly createdAt: string;
  /** By full name, `refs/heads/main`. */
  refs: Record<string, string>;
  /** By account id. */
  collaborators: Record<number, Role>;
  pulls: Pull[];
  statuses: CommitStatus[];
  checks: CheckRun[];
  /** By branch. */
  queues: Record<string, QueueEntry[]>;
  /** Commits whose signature GitHub found valid. */
  verified: Record<string, true>;
  nextNumber: number;
}

export type Level = "none" | "read" | "write";

export interface Token {
  readonly text: string;
  readonly name: string;
  /** An account id. */
  readonly viewer: number;
  /** Full names; `*` stands for all. */
  readonly repositories: readonly string[];
  readonly permissions: Readonly<Record<string, Level>>;
}

export interface State {
  accounts: Account[];
  organisations: Organisation[];
  repositories: Repository[];
  tokens: Token[];
  lastId: number;
}

export const findAccount = (state: State, login: string): Account | undefined =>
  state.accounts.find((account) => account.login.toLowerCase() === login.toLowerCase());

export const accountOf = (state: State, id: number): Account | undefined =>
  state.accounts.find((account) => account.id === id);

export function fullNameOf(state: State, repository: Repository): string {
  return `${accountOf(state, repository.owner)?.login ?? "ghost"}/${repository.name}`;
}

export const findRepository = (state: State, name: string): Repository | undefined =>
  state.repositories.find((repository) => fullNameOf(state, repository).toLowerCase() === name.toLowerCase());

export const repositoryOf = (state: State, id: number): Repository | undefined =>
  state.repositories.find((repository) => repository.id === id);

export const findPull = (repository: Repository, number: number): Pull | undefined =>
  repository.pulls.find((pull) => pull.number === number);

/** The account that an e-mail address belongs to: an own one, or the address that GitHub gives to everybody. */
export function accountOfEmail(state: State, email: string): Account | undefined {
  const address = email.toLowerCase();
  const noreply = /^(?:(\d+)\+)?([^@]+)@users\.noreply\.github\.com$/.exec(address);
  return state.accounts.find(
    (account) =>
      account.emails.includes(address) ||
      (noreply !== null &&
        (noreply[1] === undefined ? account.login.toLowerCase() === noreply[2] : account.id === Number(noreply[1]))),
  );
}

export const noreplyOf = ({ id, login }: Account): string => `${id}+${login}@users.noreply.github.com`;
