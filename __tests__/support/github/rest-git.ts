/** Refs, and git's objects. */
import type { Right } from "./access.ts";
import { identityOf, moveRef, signed, WEB_FLOW } from "./commits.ts";
import { notFound, unprocessable } from "./failure.ts";
import type { TreeEntry } from "./git-objects.ts";
import { type Call, paginate, type Reply, type Route } from "./rest-call.ts";
import { resolveCommit } from "./rest-repository.ts";
import { apiOf, commitShape, htmlOf } from "./rest-shapes.ts";
import { mustAccount } from "./world.ts";

const REPO = "/repos/{owner}/{repo}";
const READ: readonly Right[] = [["contents", "read"]];
const WRITE: readonly Right[] = [["contents", "write"]];

function refShape({ world, state, repository }: Call, ref: string) {
  const sha = repository.refs[ref];
  if (sha === undefined) throw notFound();
  const api = apiOf(world, state, repository);
  const type = world.store(repository).typeOf(sha) ?? "commit";
  return { ref, node_id: "", url: `${api}/git/${ref}`, object: { sha, type, url: `${api}/git/${type}s/${sha}` } };
}

function gitCommit(call: Call, sha: string) {
  const { world, state, repository } = call;
  const [commit] = world.store(repository).readCommits([sha]);
  if (commit === undefined) throw notFound();
  const { commit: inner, parents, ...outer } = commitShape(world, state, repository, commit);
  const { author, committer, message, tree, verification } = inner as Record<string, unknown>;
  return { ...outer, author, committer, message: message || commit.message, tree, verification, parents };
}

const entryShape = (call: Call, { path, mode, type, oid, size }: TreeEntry) => ({
  ...{ path, mode, type, sha: oid, ...(size === null ? {} : { size }) },
  url: `${apiOf(call.world, call.state, call.repository)}/git/${type}s/${oid}`,
});

/** Files; whole folders come as lists, symlinks are followed inside the repository. */
function readContents(call: Call): Reply {
  const { world, repository, params, query, address } = call;
  const store = world.store(repository);
  const commit = resolveCommit(call, query.get("ref") ?? repository.defaultBranch);
  const path = (params["path"] ?? "").replace(/^\/|\/$/g, "");
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  const above = commit === undefined ? undefined : store.resolve(`${commit}:${folder}`);
  const name = path.split("/").at(-1) ?? "";
  const entry = above === undefined ? undefined : store.listTree(above).find((each) => each.path === name);
  if (entry === undefined) throw notFound();
  const html = `${htmlOf(world, call.state, repository)}/blob/${commit}/`;
  const shape = (each: TreeEntry, at: string) => ({
    ...{ name: each.path, path: at, sha: each.oid, size: each.size ?? 0, url: address, html_url: html + at },
    ...{ git_url: address, download_url: null, _links: { self: address, git: address, html: html + at } },
  });
  if (entry.type === "tree") {
    const body = store.listTree(entry.oid).map((each) => ({
      ...shape(each, `${path}/${each.path}`),
      type: each.type === "tree" ? "dir" : each.type === "commit" ? "submodule" : "file",
    }));
    return { status: 200, body };
  }
  if (entry.type === "commit") {
    const more = { type: "submodule", submodule_git_url: "https://example.com/sub.git" };
    return { status: 200, body: { ...shape(entry, path), ...more } };
  }
  const bytes = store.readBlob(entry.oid);
  if (entry.mode === "120000") {
    const target = new URL(bytes.toString("utf8"), `file:///${path}`).pathname.slice(1);
    const aim = store.resolve(`${commit}:${target}`);
    if (aim === undefined)
      return { status: 200, body: { ...shape(entry, path), type: "symlink", target: bytes.toString("utf8") } };
    return { status: 200, body: fileBody(shape({ ...entry, oid: aim }, path), store.readBlob(aim)) };
  }
  return { status: 200, body: fileBody(shape(entry, path), bytes) };
}

const fileBody = (shape: object, bytes: Buffer) => ({
  ...{ ...shape, type: "file", encoding: "base64", content: bytes.toString("base64"), size: bytes.length },
});

interface GivenEntry {
  readonly path: string;
  readonly mode: string;
  readonly sha?: string | null;
  readonly content?: string;
}

export const gitRoutes: readonly Route[] = [
  { method: "GET", template: `${REPO}/contents/{path}`, rights: READ, handle: readContents },
  {
    ...{ method: "GET", template: `${REPO}/git/ref/{ref}`, rights: READ },
    handle: (call) => ({ status: 200, body: refShape(call, `refs/${call.params["ref"]}`) }),
  },
  {
    ...{ method: "GET", template: `${REPO}/git/matching-refs/{ref}`, rights: READ },
    handle(call) {
      const refs = Object.keys(call.repository.refs).filter((ref) => ref.startsWith(`refs/${call.params["ref"]}`));
      return { status: 200, body: refs.sort().map((ref) => refShape(call, ref)) };
    },
  },
  {
    ...{ method: "POST", template: `${REPO}/git/refs`, rights: WRITE },
    handle(call) {
      const ref = String(call.body["ref"]);
      createRef(call, ref, String(call.body["sha"]));
      return { status: 201, body: refShape(call, ref) };
    },
  },
  {
    ...{ method: "PATCH", template: `${REPO}/git/refs/{ref}`, rights: WRITE },
    handle(call) {
      const { world, repository, token, body } = call;
      const ref = `refs/${call.params["ref"]}`;
      const before = repository.refs[ref];
      const sha = String(body["sha"]);
      if (before === undefined) throw unprocessable("Reference does not exist");
      if (world.store(repository).typeOf(sha) === undefined) throw unprocessable("Object does not exist");
      if (body["force"] !== true && !world.store(repository).isAncestor(before, sha))
        throw unprocessable("Update is not a fast forward");
      moveRef(world, repository, ref, sha, token.viewer);
      return { status: 200, body: refShape(call, ref) };
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/git/commits/{commit_sha}`, rights: READ },
    handle(call) {
      const sha = call.params["commit_sha"] ?? "";
      if (call.world.store(call.repository).typeOf(sha) !== "commit") throw notFound();
      return { status: 200, body: gitCommit(call, sha) };
    },
  },
  {
    ...{ method: "POST", template: `${REPO}/git/commits`, rights: WRITE },
    handle(call) {
      const { world, state, repository, token, body } = call;
      const store = world.store(repository);
      const tree = String(body["tree"]);
      const parents = (body["parents"] ?? []) as readonly string[];
      if (store.typeOf(tree) !== "tree") throw unprocessable("Tree SHA does not exist");
      if (!parents.every((parent) => store.typeOf(parent) === "commit"))
        throw unprocessable("Parent SHA does not exist or is not a commit object");
      // A bot's commit without an author of its own is signed by GitHub.
      const own = body["author"] === undefined && body["committer"] === undefined;
      const author =
        (body["author"] as { name: string; email: string } | undefined) ??
        identityOf(world, mustAccount(state, token.viewer).login);
      const sha = store.writeCommitOf(tree, {
        ...{ parents, message: String(body["message"]), author: signed(world, author) },
        committer: signed(world, own ? WEB_FLOW : author),
      });
      if (own) repository.verified[sha] = true;
      return { status: 201, body: gitCommit(call, sha) };
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/git/trees/{tree_sha}`, rights: READ },
    handle(call) {
      const store = call.world.store(call.repository);
      const named = resolveCommit(call, call.params["tree_sha"] ?? "") ?? call.params["tree_sha"] ?? "";
      const sha = store.resolve(`${named}^{tree}`);
      if (sha === undefined) throw notFound();
      const entries = (tree: string, above: string): TreeEntry[] =>
        store.listTree(tree).flatMap((each) => {
          const entry = { ...each, path: above + each.path };
          return each.type === "tree" && call.query.has("recursive")
            ? [entry, ...entries(each.oid, `${entry.path}/`)]
            : [entry];
        });
      const tree = entries(sha, "").map((entry) => entryShape(call, entry));
      return { status: 200, body: { sha, url: call.address, truncated: false, tree } };
    },
  },
  {
    ...{ method: "POST", template: `${REPO}/git/trees`, rights: WRITE },
    handle(call) {
      const store = call.world.store(call.repository);
      const base = call.body["base_tree"] as string | undefined;
      if (base !== undefined && store.typeOf(base) === undefined) throw unprocessable("base_tree does not exist");
      const entries = (call.body["tree"] as readonly GivenEntry[]).map(({ path, mode, sha, content }) => ({
        ...{ path, mode, oid: content === undefined ? (sha ?? null) : store.writeBlob(content) },
      }));
      if (entries.length === 0) throw unprocessable("Invalid tree info");
      const sha = store.writeTree(base === undefined ? undefined : store.resolve(`${base}^{tree}`), entries);
      const tree = store.listTree(sha).map((entry) => entryShape(call, entry));
      return { status: 201, body: { sha, url: `${call.address}/${sha}`, truncated: false, tree } };
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/git/blobs/{file_sha}`, rights: READ },
    handle(call) {
      const sha = call.params["file_sha"] ?? "";
      const store = call.world.store(call.repository);
      if (store.typeOf(sha) !== "blob") throw notFound();
      const content = store.readBlob(sha);
      const body = { sha, node_id: "", size: content.length, url: call.address, encoding: "base64" };
      return { status: 200, body: { ...body, content: content.toString("base64") } };
    },
  },
  {
    ...{ method: "POST", template: `${REPO}/git/blobs`, rights: WRITE },
    handle(call) {
      const encoding = call.body["encoding"] === "base64" ? "base64" : "utf8";
      const sha = call.world.store(call.repository).writeBlob(Buffer.from(String(call.body["content"]), encoding));
      return { status: 201, body: { sha, url: `${call.address}/${sha}` } };
    },
  },
  {
    ...{ method: "GET", template: `${REPO}/branches`, rights: READ },
    handle(call) {
      const branches = Object.entries(call.repository.refs).filter(([ref]) => ref.startsWith("refs/heads/"));
      return paginate(call, branches, (page) =>
        page.map(([ref, sha]) => ({ name: ref.slice(11), commit: { sha, url: call.address }, protected: false })),
      );
    },
  },
];

/** @throws Refusal where it is there already, or names nothing */
export function createRef(
  { world, repository, token }: Pick<Call, "world" | "repository" | "token">,
  ref: string,
  oid: string,
): void {
  if (!/^refs\/[^/]+\/[^/]/.test(ref))
    throw unprocessable("Reference name must start with 'refs/' and contain at least three slashes.");
  if (repository.refs[ref] !== undefined) throw unprocessable("Reference already exists");
  if (world.store(repository).typeOf(oid) === undefined) throw unprocessable("Object does not exist");
  moveRef(world, repository, ref, oid, token.viewer);
}
