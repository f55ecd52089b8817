/** The part of GitHub that the ledger's branch needs, over a real bare git repository. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema, parse, validate } from "graphql";
import type { LedgerHost } from "../../src/adapters/github/ledger-branch.ts";

/** An error as Octokit throws it for a GraphQL answer. */
export const graphqlError = (type: string, message: string): Error =>
  Object.assign(new Error(message), { errors: [{ type, message }] });
/** An error as Octokit throws it for an HTTP status; 500 also stands for a connection that broke. */
export const httpError = (status: number, message: string): Error => Object.assign(new Error(message), { status });

const SCHEMA = readFileSync(
  join(import.meta.dirname, "..", "..", "node_modules", "@octokit", "graphql-schema", "schema.graphql"),
  "utf8",
);
let schema: GraphQLSchema | undefined;
function checkDocument(document: string): void {
  schema ??= buildSchema(SCHEMA, { assumeValid: true });
  const errors = validate(schema, parse(document));
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
}

export interface LedgerRemote {
  readonly host: LedgerHost;
  /** One word for each request. */
  readonly requests: string[];
  git(...words: string[]): string;
  /** Called before (or, `after`, once it was done) each request; what it throws is the answer. */
  intercept: ((request: string, when: "before" | "after") => void | Promise<void>) | undefined;
  /** Blobs of more characters are truncated. */
  textLimit: number;
  remove(): void;
}

interface CommitInput {
  readonly input: {
    readonly branch: { readonly branchName: string };
    readonly message: { readonly headline: string };
    readonly expectedHeadOid: string;
    readonly fileChanges: { readonly additions: readonly { readonly path: string; readonly contents: string }[] };
  };
}

/** @param answer lets a request take its time; called between what a commit reads and what it writes */
export function createLedgerRemote(answer: () => Promise<unknown> = async () => undefined): LedgerRemote {
  const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-ledger-"));
  const who = { GIT_AUTHOR_NAME: "gate", GIT_AUTHOR_EMAIL: "gate@example.com" };
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    ...who,
    GIT_COMMITTER_NAME: "gate",
    GIT_COMMITTER_EMAIL: "gate@example.com",
  };
  const run = (words: readonly string[], input?: string | Buffer, more = {}) =>
    execFileSync("git", words, {
      cwd: folder,
      env: { ...env, ...more },
      stdio: "pipe",
      ...(input === undefined ? {} : { input }),
    });
  const git = (...words: string[]) => run(words).toString("utf8").trim();
  const find = (expression: string): string | undefined => {
    try {
      return git("rev-parse", "--verify", "--quiet", expression);
    } catch {
      return undefined;
    }
  };
  git("init", "--quiet", "--bare");

  function commit({ branch: { branchName }, message, expectedHeadOid, fileChanges }: CommitInput["input"]): string {
    const index = { GIT_INDEX_FILE: join(folder, `index-${remote.requests.length}`) };
    run(["read-tree", expectedHeadOid], undefined, index);
    const lines = fileChanges.additions.map(({ path, contents }) => {
      const id = run(["hash-object", "-w", "--stdin"], Buffer.from(contents, "base64")).toString().trim();
      return `100644 ${id}\t${path}\n`;
    });
    run(["update-index", "--index-info"], lines.join(""), index);
    const tree = run(["write-tree"], undefined, index).toString().trim();
    const id = git("commit-tree", tree, "-p", expectedHeadOid, "-m", message.headline);
    try {
      git("update-ref", `refs/heads/${branchName}`, id, expectedHeadOid);
    } catch {
      throw graphqlError(
        "STALE_DATA",
        `Expected branch to point to "${expectedHeadOid}" but it did not. Pull and try again.`,
      );
    }
    return id;
  }

  async function around<T>(request: string, work: () => T): Promise<T> {
    remote.requests.push(request);
    await remote.intercept?.(request, "before");
    await answer();
    const result = work();
    await remote.intercept?.(request, "after");
    return result;
  }

  function read({ ref, path }: { ref: string; path: string }) {
    const oid = find(ref);
    if (oid === undefined) return { repository: { ref: null } };
    const blob = find(`${oid}:${path}`);
    const text = blob === undefined ? "" : run(["cat-file", "blob", blob]).toString("utf8");
    const object = { oid: blob, isTruncated: text.length > remote.textLimit, text: text.slice(0, remote.textLimit) };
    return { repository: { ref: { target: { oid, file: blob === undefined ? null : { object } } } } };
  }

  function post(route: string, given: Readonly<Record<string, unknown>>): unknown {
    switch (route.split("/").at(-1)) {
      case "trees": {
        const entries = given.tree as { path: string; mode: string; type: string; content: string }[];
        const lines = entries.map(({ path, mode, type, content }) => {
          const id = run(["hash-object", "-w", "--stdin"], content).toString().trim();
          return `${mode} ${type} ${id}\t${path}\n`;
        });
        return { sha: run(["mktree"], lines.join("")).toString().trim() };
      }
      case "commits":
        return { sha: git("commit-tree", String(given.tree), "-m", String(given.message)) };
      default: {
        if (find(String(given.ref)) !== undefined) throw httpError(422, "Reference already exists");
        git("update-ref", String(given.ref), String(given.sha));
        return { ref: given.ref, object: { sha: given.sha } };
      }
    }
  }

  const remote: LedgerRemote = {
    requests: [],
    git,
    intercept: undefined,
    textLimit: 512_000,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    host: {
      async query<T>(document: string, variables: Readonly<Record<string, unknown>>) {
        checkDocument(document);
        return (await around("read", () => read(variables as { ref: string; path: string }))) as T;
      },
      async mutate<T>(document: string, variables: Readonly<Record<string, unknown>>) {
        checkDocument(document);
        const { input } = variables as unknown as CommitInput;
        return (await around("commit", () => ({ createCommitOnBranch: { commit: { oid: commit(input) } } }))) as T;
      },
      async rest(route, parameters) {
        return { data: await around(`create ${route.split("/").at(-1)}`, () => post(route, parameters)) };
      },
    },
  };
  return remote;
}
