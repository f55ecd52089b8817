/** Git's objects by id, kept in memory, and as a stream that `git fast-import` makes the same objects of. */
import { createHash } from "node:crypto";

/** What a folder holds; never changed, so that many commits share it. */
export interface Folder {
  readonly id: string;
  readonly entries: ReadonlyMap<string, { readonly id: string; readonly folder?: Folder }>;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
}

export interface CommitWords {
  readonly author: Signature;
  readonly committer: Signature;
  /** Milliseconds. */
  readonly at: number;
  readonly message: string;
}

export interface CommitNode {
  readonly id: string;
  readonly tree: Folder;
}

/** New contents by path; `null` deletes. */
export type Edits = ReadonlyMap<string, string | null>;

export interface GitModel {
  /** Adds a commit on top of `parents`, the first of which the edits are made to, and moves `ref` there. */
  readonly commit: (ref: string, parents: readonly CommitNode[], edits: Edits, words: CommitWords) => CommitNode;
  /** The id of the file or folder at a path. */
  readonly find: (tree: Folder, path: string) => string | undefined;
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export function gitId(type: "blob" | "tree" | "commit", body: Uint8Array | string): string {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  return createHash("sha1").update(`${type} ${bytes.length}\0`).update(bytes).digest("hex");
}

/** @param write takes the stream (https://git-scm.com/docs/git-fast-import), where somebody wants it */
export function openGitModel(write: ((chunk: string) => void) | undefined): GitModel {
  const marks = new Map<string, number>();

  const emitBlob = (id: string, content: string) => {
    if (write === undefined || marks.has(id)) return;
    const mark = marks.size + 1;
    marks.set(id, mark);
    write(`blob\nmark :${mark}\ndata ${Buffer.byteLength(content)}\n${content}\n`);
  };

  return {
    commit(ref, parents, edits, { author, committer, at, message }) {
      const before = parents[0]?.tree ?? EMPTY;
      let tree = before;
      const lines: string[] = [];
      for (const [path, content] of [...edits].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const id = content === null ? undefined : gitId("blob", content);
        tree = place(tree, path.split("/"), id);
        if (write === undefined) continue;
        if (content === null || id === undefined) lines.push(`D ${path}\n`);
        else {
          emitBlob(id, content);
          lines.push(`M 100644 :${marks.get(id)} ${path}\n`);
        }
      }
      const time = `${Math.floor(at / 1000)} +0000`;
      const by = ({ name, email }: Signature) => `${name} <${email}> ${time}`;
      const people = `author ${by(author)}\ncommitter ${by(committer)}\n`;
      const head = [`tree ${tree.id}`, ...parents.map(({ id }) => `parent ${id}`)].map((line) => `${line}\n`).join("");
      const id = gitId("commit", `${head}${people}\n${message}`);
      if (write !== undefined && !marks.has(id)) {
        const mark = marks.size + 1;
        const [from, ...merged] = parents.map((parent) => marks.get(parent.id));
        const start = `commit ${ref}\nmark :${mark}\n${people}data ${Buffer.byteLength(message)}\n${message}\n`;
        const links = `${from === undefined ? "" : `from :${from}\n`}${merged.map((each) => `merge :${each}\n`).join("")}`;
        write(`${from === undefined ? `reset ${ref}\n` : ""}${start}${links}${lines.join("")}\n`);
        marks.set(id, mark);
      }
      return { id, tree };
    },
    find: (tree, path) => {
      let at: { id: string; folder?: Folder } | undefined = { id: tree.id, folder: tree };
      for (const name of path.split("/")) at = at?.folder?.entries.get(name);
      return at?.id;
    },
  };
}

const EMPTY: Folder = folderOf(new Map());

/** The folder with one file set or removed; folders that end up empty are gone, as git has none. */
function place(folder: Folder, [name = "", ...rest]: readonly string[], id: string | undefined): Folder {
  const entries = new Map(folder.entries);
  if (rest.length > 0) {
    const below = place(entries.get(name)?.folder ?? EMPTY, rest, id);
    if (below.entries.size === 0) entries.delete(name);
    else entries.set(name, { id: below.id, folder: below });
  } else if (id === undefined) entries.delete(name);
  else entries.set(name, { id });
  return folderOf(entries);
}

function folderOf(entries: Folder["entries"]): Folder {
  const sortKey = (name: string, isFolder: boolean) => (isFolder ? `${name}/` : name);
  const body = [...entries]
    .sort(([a, { folder: inA }], [b, { folder: inB }]) =>
      sortKey(a, inA !== undefined) < sortKey(b, inB !== undefined) ? -1 : 1,
    )
    .map(([name, { id, folder }]) =>
      Buffer.concat([Buffer.from(`${folder === undefined ? "100644" : "40000"} ${name}\0`), Buffer.from(id, "hex")]),
    );
  return { id: gitId("tree", Buffer.concat(body)), entries };
}
