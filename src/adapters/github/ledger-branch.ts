/** The ledger's branch: appending to it, however many append at once. */
import { setTimeout as sleep } from "node:timers/promises";
import { headPath, type NewFile } from "../../ledger/layout.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { createLedgerBranch, type LedgerPlace } from "./create-ledger.ts";
import { judgeLedgerFailure } from "./ledger-failure.ts";

export { LedgerError };

/** What appending needs of a host; `GitHub` has it. */
export interface LedgerHost {
  query<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<T>;
  mutate<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<T>;
  rest(route: string, parameters: Readonly<Record<string, unknown>>): Promise<{ readonly data: unknown }>;
}

export interface LedgerOptions extends LedgerPlace {
  readonly host: LedgerHost;
  /** Reads a blob by id, as text: for a memory that is larger than GraphQL gives. */
  readonly readBlob: (id: string) => Promise<string>;
  /** Milliseconds; by default this machine's. */
  readonly clock?: { readonly now: () => number; readonly wait: (milliseconds: number) => Promise<unknown> };
  /** From 0 to below 1. */
  readonly random?: () => number;
}

export interface Append {
  /** The pull request whose memory the files bring up to date. */
  readonly number: number;
  /** Absent: its memory is read first, and `onConflict` says what to add. */
  readonly files?: readonly NewFile[];
  readonly headline: string;
  /** The branch's tip as it was when the pull request's memory was read; absent where there was no branch. */
  readonly expected?: string;
}

/** What to do after others have written, given the memory of the pull request as it is now. */
export type OnConflict = (memory: string | undefined) => readonly NewFile[] | "stop";

export interface Ledger {
  /**
   * Adds files in one commit, in one request as a rule.
   * @param onConflict asked each time others were faster: which files to add now, or `stop` where a newer record of the same pull
   *   request is there, so that the decision has to be made anew. What it throws ends the append
   * @returns a commit of the branch that has the files; `stopped` where `onConflict` said so, and nothing was added
   * @throws LedgerError
   */
  append(entry: Append, onConflict: OnConflict): Promise<{ readonly commit: string } | "stopped">;
}

/**
 * The `attempt`-th wait is drawn evenly from [0, min(CAP, BASE * GROWTH^attempt)) ms. With fifty writers at once and commits of
 * 100 to 300 ms this makes five to six requests each, nearly always all done within 75 s; of two writers, one waits at most 4 s.
 */
const BASE = 4_000;
const GROWTH = 4;
const CAP = 30_000;
/** After so long (ms) we try one last time. */
const PATIENCE = 120_000;
/** Answers lost in one append; the client has asked again each time already. */
const MAX_LOST = 3;
/** As base64 in one request this is what the host takes. */
export const MAX_COMMIT_BYTES = 30_000_000;

const COMMIT = /* GraphQL */ `
mutation GateRecord($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/** Tip and memory of one and the same commit: read side by side they could be of two. */
const TIP = /* GraphQL */ `
query GateLedger($owner: String!, $name: String!, $ref: String!, $path: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target {
        oid
        ... on Commit { file(path: $path) { object { ... on Blob { oid isTruncated text } } } }
      }
    }
  }
}`;

interface TipAnswer {
  readonly repository: {
    readonly ref: {
      readonly target: {
        readonly oid: string;
        readonly file?: {
          readonly object: {
            readonly oid?: string;
            readonly isTruncated?: boolean;
            readonly text?: string | null;
          } | null;
        } | null;
      } | null;
    } | null;
  } | null;
}

interface Tip {
  readonly oid: string;
  readonly memory: string | undefined;
}

/** Opens the ledger for appending; asks nothing of the host yet. */
export function openLedger({
  host,
  repository,
  branch,
  readBlob,
  clock = MACHINE,
  random = Math.random,
}: LedgerOptions): Ledger {
  const place = { repository, branch };

  /** @returns the new commit, or why there is none and trying again may help */
  async function commit(files: readonly NewFile[], headline: string, expected: string) {
    const input = {
      branch: { repositoryNameWithOwner: `${repository.owner}/${repository.name}`, branchName: branch },
      message: { headline },
      expectedHeadOid: expected,
      fileChanges: {
        additions: files.map(({ path, contents }) => ({ path, contents: Buffer.from(contents).toString("base64") })),
      },
    };
    try {
      const answer = await host.mutate<{ createCommitOnBranch: { commit: { oid: string } | null } | null }>(COMMIT, {
        input,
      });
      return answer.createCommitOnBranch?.commit ?? ("lost" as const);
    } catch (error) {
      const failure = judgeLedgerFailure(error, branch);
      if (failure === "stale") return failure;
      if (failure instanceof LedgerError && failure.code === "down") return "lost" as const;
      throw failure;
    }
  }

  async function readTip(number: number): Promise<Tip> {
    const { owner, name } = repository;
    const variables = { owner, name, ref: `refs/heads/${branch}`, path: headPath(number) };
    const answer = await host.query<TipAnswer>(TIP, variables).catch((error: unknown) => {
      const failure = judgeLedgerFailure(error, branch);
      throw failure === "stale" ? error : failure;
    });
    const target = answer.repository?.ref?.target;
    if (!target)
      throw new LedgerError(
        "gone",
        `the ledger's branch \`${branch}\` was removed while a record was added: restore it, and run the job again`,
      );
    const { oid: id, isTruncated, text } = target.file?.object ?? {};
    if (id === undefined) return { oid: target.oid, memory: undefined };
    return { oid: target.oid, memory: isTruncated || typeof text !== "string" ? await readBlob(id) : text };
  }

  return {
    async append({ number, files: first, headline, expected }, onConflict) {
      if (first !== undefined) checkSize(first);
      const began = clock.now();
      let files = first;
      let tip = expected ?? (await createLedgerBranch(host, place));
      let lost = 0;
      for (let attempt = 0; ; attempt++) {
        if (tip !== undefined && files !== undefined) {
          const outcome = await commit(files, headline, tip);
          if (typeof outcome === "object") return { commit: outcome.oid };
          if (outcome === "lost" && ++lost > MAX_LOST)
            throw new LedgerError(
              "down",
              `could not append to the ledger's branch \`${branch}\`: GitHub did not answer as it should; run the job again`,
            );
          const left = PATIENCE - (clock.now() - began);
          if (left <= 0)
            throw new LedgerError(
              "contended",
              `could not append to the ledger's branch \`${branch}\`: in ${PATIENCE / 1000} s others were faster at each of ${attempt + 1} tries; run the job again`,
            );
          await clock.wait(Math.min(left, random() * Math.min(CAP, BASE * GROWTH ** attempt)));
        }
        const now = await readTip(number);
        // The answer to a commit of ours was lost, and the commit was not.
        if (files !== undefined && now.memory !== undefined && now.memory === memoryIn(files, number))
          return { commit: now.oid };
        const next = onConflict(now.memory);
        if (next === "stop") return "stopped";
        if (next !== files) checkSize(next);
        files = next;
        tip = now.oid;
      }
    },
  };
}

const MACHINE = { now: () => performance.now(), wait: (milliseconds: number) => sleep(milliseconds) };

const memoryIn = (files: readonly NewFile[], number: number): NewFile["contents"] | undefined =>
  files.find(({ path }) => path === headPath(number))?.contents;

/** What a commit of these files adds. */
export const bytesOf = (files: readonly NewFile[]): number =>
  files.reduce((sum, { contents }) => sum + Buffer.byteLength(contents), 0);

function checkSize(files: readonly NewFile[]): void {
  const bytes = bytesOf(files);
  if (bytes > MAX_COMMIT_BYTES)
    throw new LedgerError(
      "too-large",
      `the record has ${(bytes / 1e6).toFixed(1)} MB, and one commit takes ${MAX_COMMIT_BYTES / 1e6} MB: split the pull request`,
    );
}
