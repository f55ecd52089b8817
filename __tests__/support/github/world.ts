/** The state, its clock and its git repositories: what every part of the tests' GitHub shares. */
import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GitStore, openStore } from "./git-store.ts";
import {
  type Account,
  type AccountType,
  accountOf,
  findAccount,
  findRepository,
  type Repository,
  type State,
} from "./state.ts";

export interface Stale {
  /** How many reads after a write see the older state. */
  readonly reads?: number;
  /** For how long (milliseconds) after a write reads see the older state. */
  readonly ms?: number;
}

export interface World {
  /** As it is now; only `change` may write to it. */
  readonly state: State;
  readonly root: string;
  /** Without a slash at its end. */
  url: string;
  /** What `userContentEdits` gives as `diff`. */
  editHistory: "full" | "unified-diff" | "none";
  /** A fixed instant, or the real time. */
  now: string | undefined;
  /** Answers the batch API of Git LFS; without it no repository has any. */
  lfs: ((incoming: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** What did not follow the API's description; empty in a good test. */
  readonly violations: string[];
  clock(): string;
  nextId(): number;
  stale(how: Stale | undefined): void;
  change<T>(work: () => T): T;
  /** The state for one request that reads. */
  read(): State;
  store(repository: Repository): GitStore;
  openRepository(folder: string, objects?: string): GitStore;
  account(login: string, type?: AccountType): Account;
  remove(): void;
}

/** Ids that GitHub's own accounts have. */
const FIXED: Readonly<Record<string, number>> = { "github-actions[bot]": 41898282, "web-flow": 19864447, ghost: 10137 };

/** Remarks have ids past 32 bits, as they have today. */
const FIRST_ID = 3_000_000_000;

export function createWorld(): World {
  const root = mkdtempSync(join(tmpdir(), "secmlops-gate-github-"));
  const state: State = { accounts: [], organisations: [], repositories: [], tokens: [], lastId: FIRST_ID };
  const stores = new Map<string, GitStore>();
  let lastAccount = 1000;
  let staleness: Stale | undefined;
  let snapshot: { state: State; reads: number; until: number } | undefined;
  let depth = 0;

  const world: World = {
    ...{ state, root, url: "", editHistory: "full", now: undefined, lfs: undefined, violations: [] },
    clock: () => new Date(world.now ?? Date.now()).toISOString().replace(/\.\d+Z$/, "Z"),
    nextId: () => ++state.lastId,
    stale(how) {
      staleness = how;
      if (how === undefined) snapshot = undefined;
    },
    change(work) {
      if (depth === 0 && staleness !== undefined) {
        const { reads = Number.POSITIVE_INFINITY, ms } = staleness;
        const fresh = snapshot !== undefined && isLive(snapshot);
        snapshot = {
          state: fresh && snapshot ? snapshot.state : structuredClone(state),
          reads,
          until: ms === undefined ? Number.POSITIVE_INFINITY : performance.now() + ms,
        };
      }
      depth++;
      try {
        return work();
      } finally {
        depth--;
      }
    },
    read() {
      if (snapshot === undefined || !isLive(snapshot)) return state;
      snapshot.reads--;
      return snapshot.state;
    },
    openRepository(folder, objects) {
      const store = openStore(folder, objects);
      stores.set(folder, store);
      return store;
    },
    store({ folder }) {
      const store = stores.get(folder);
      if (store === undefined) throw new Error(`no repository at ${folder}`);
      return store;
    },
    account(login, type = login.endsWith("[bot]") ? "Bot" : "User") {
      const found = findAccount(state, login);
      if (found) return found;
      const created: Account = { id: FIXED[login] ?? ++lastAccount, login, type, name: login, emails: [] };
      state.accounts.push(created);
      return created;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  // Merges in the browser, and commits by the API, are committed by this one.
  world.account("web-flow").emails.push("noreply@github.com");
  return world;
}

const isLive = ({ reads, until }: { reads: number; until: number }): boolean => reads > 0 && performance.now() < until;

/** The account, which has to be there. */
export function mustAccount(state: State, id: number): Account {
  const found = accountOf(state, id);
  if (found === undefined) throw new Error(`no account ${id}`);
  return found;
}

export function mustRepository(state: State, name: string): Repository {
  const found = findRepository(state, name);
  if (found === undefined) throw new Error(`no repository ${name}`);
  return found;
}
