/** Git's objects as GraphQL tells them. */
import { commitsOf } from "./commits.ts";
import type { CommitObject, Signature, TreeEntry } from "./git-objects.ts";
import { checkNode, statusNode } from "./graphql-checks.ts";
import { type Context, connect, type Node, needField, userNode, type Window } from "./graphql-context.ts";
import { nodeId } from "./node-id.ts";
import { newestChecks, newestStatuses } from "./requests.ts";
import { htmlOf } from "./rest-shapes.ts";
import { accountOfEmail, type Repository } from "./state.ts";

/** Bytes of a blob's text that GraphQL gives. */
const MAX_TEXT = 512_000;

const gitActor = (context: Context, { name, email, at }: Signature): Node => ({
  ...{ name, email, date: at },
  user: () => userNode(context, accountOfEmail(context.state, email)?.id),
});

/** The author, and whoever a trailer names besides. */
function authorsOf({ author, message }: CommitObject): Signature[] {
  const trailers = [...message.matchAll(/^co-authored-by: *(.*?) *<([^<>\n]+)> *$/gim)];
  const all = [author, ...trailers.map(([, name = "", email = ""]) => ({ name, email, at: author.at }))];
  return all.filter((one, index) => all.findIndex(({ email }) => email === one.email) === index);
}

export function commitNode(context: Context, repository: Repository, oid: string | undefined): Node | null {
  const { world, state } = context;
  const store = world.store(repository);
  if (oid === undefined || store.typeOf(oid) !== "commit") return null;
  const read = (): CommitObject => {
    const [commit] = store.readCommits([oid]);
    if (commit === undefined) throw new Error(`no commit ${oid}`);
    return commit;
  };
  const message = () => read().message.replace(/\n+$/, "");
  const url = `${htmlOf(world, state, repository)}/commit/${oid}`;
  return {
    ...{ __typename: "Commit", id: nodeId("Commit", repository.id, oid), oid, abbreviatedOid: oid.slice(0, 7), url },
    ...{ message, messageHeadline: () => message().split("\n")[0] ?? "" },
    messageBody: () => message().split("\n").slice(1).join("\n").trim(),
    committedDate: () => read().committer.at,
    authoredDate: () => read().author.at,
    author: () => gitActor(context, read().author),
    committer: () => gitActor(context, read().committer),
    authors: (window: Window) => connect("authors", authorsOf(read()), window, (each) => gitActor(context, each)),
    parents: (window: Window) =>
      connect("parents", read().parents, window, (parent) => commitNode(context, repository, parent)),
    signature: repository.verified[oid]
      ? {
          __typename: "GpgSignature",
          isValid: true,
          state: "VALID",
          wasSignedByGitHub: true,
          email: "noreply@github.com",
        }
      : null,
    tree: () => treeNode(context, repository, read().tree),
    file: ({ path }: { path: string }) => fileNode(context, repository, oid, path),
    status() {
      needField(context, repository, ["statuses", "read"]);
      const all = newestStatuses(repository, oid);
      const states = all.map((each) => each.state.toUpperCase());
      return all.length === 0
        ? null
        : {
            id: nodeId("Node", "status", oid),
            state: worst(states),
            contexts: all.map((each) => statusNode(context, each)),
          };
    },
    statusCheckRollup() {
      needField(context, repository, ["checks", "read"], ["statuses", "read"]);
      const checks = newestChecks(repository, oid);
      const statuses = newestStatuses(repository, oid);
      if (checks.length + statuses.length === 0) return null;
      const states = [...checks.map((each) => each.conclusion ?? "PENDING"), ...statuses.map((each) => each.state)];
      return {
        ...{ id: nodeId("Node", "rollup", oid), state: worst(states.map((each) => each.toUpperCase())) },
        contexts: (window: Window) =>
          connect("contexts", [...checks, ...statuses], window, (each) =>
            "context" in each ? statusNode(context, each, repository) : checkNode(context, repository, each),
          ),
      };
    },
    associatedPullRequests(window: Window) {
      needField(context, repository, ["pull-requests", "read"]);
      const found = repository.pulls.filter(
        (pull) => pull.headOid === oid || pull.merged?.commit === oid || commitsOf(store, pull).includes(oid),
      );
      return connect("associatedPullRequests", found, window, (pull) => context.pullNode(context, repository, pull));
    },
  };
}

const worst = (states: readonly string[]): string => {
  if (states.some((state) => state === "ERROR")) return "ERROR";
  if (
    states.some((state) => ["FAILURE", "TIMED_OUT", "CANCELLED", "ACTION_REQUIRED", "STARTUP_FAILURE"].includes(state))
  )
    return "FAILURE";
  return states.includes("PENDING") ? "PENDING" : "SUCCESS";
};

export function treeNode(context: Context, repository: Repository, oid: string): Node {
  return {
    ...{ __typename: "Tree", id: nodeId("Node", "tree", repository.id, oid), oid, abbreviatedOid: oid.slice(0, 7) },
    entries: () =>
      context.world
        .store(repository)
        .listTree(oid)
        .map((entry) => entryNode(context, repository, entry)),
  };
}

const entryNode = (context: Context, repository: Repository, { path, mode, type, oid, size }: TreeEntry): Node => ({
  ...{ name: path, path, mode: Number.parseInt(mode, 8), type, oid, size: size ?? 0 },
  object: () => objectNode(context, repository, oid),
});

function fileNode(context: Context, repository: Repository, commit: string, path: string): Node | null {
  const store = context.world.store(repository);
  const at = path.lastIndexOf("/");
  const above = store.resolve(`${commit}:${at < 0 ? "" : path.slice(0, at)}`);
  const entry = above && store.listTree(above).find((each) => each.path === path.slice(at + 1));
  return entry ? { ...entryNode(context, repository, entry), path } : null;
}

export function blobNode(context: Context, repository: Repository, oid: string): Node {
  const bytes = context.world.store(repository).readBlob(oid);
  const isBinary = bytes.subarray(0, 8000).includes(0);
  const isTruncated = bytes.length > MAX_TEXT;
  return {
    ...{ __typename: "Blob", id: nodeId("Node", "blob", repository.id, oid), oid, abbreviatedOid: oid.slice(0, 7) },
    ...{ byteSize: bytes.length, isBinary, isTruncated },
    text: isBinary ? null : bytes.subarray(0, MAX_TEXT).toString("utf8"),
  };
}

/** Whatever a full id names. */
export function objectNode(context: Context, repository: Repository, oid: string | undefined): Node | null {
  const type = oid === undefined ? undefined : context.world.store(repository).typeOf(oid);
  if (oid === undefined || type === undefined) return null;
  if (type === "commit") return commitNode(context, repository, oid);
  return type === "tree" ? treeNode(context, repository, oid) : blobNode(context, repository, oid);
}
