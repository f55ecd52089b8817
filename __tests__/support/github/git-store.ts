/** A bare git repository, read and written with git's own plumbing. Whatever is named by its id is read once. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import {
  type ChangedFile,
  type CommitObject,
  type FileContent,
  fastImport,
  identityLine,
  type NewCommit,
  parseCommit,
  type TreeEntry,
} from "./git-objects.ts";
import { bytesOf, editTree, isOdd, parseTree, type Tree, type TreeItem, type TreeObjects } from "./git-trees.ts";

const ENVIRONMENT = {
  PATH: process.env["PATH"] ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
};

/** What every repository here is like: its last lines of `config`. */
const CONFIG = `[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[http]
	receivepack = false
[gc]
	auto = 0
`;
/** Files that are better in a pack than each by itself. */
const MANY = 50;

export type GitStore = ReturnType<typeof openStore>;

/** @param objects the folder of another repository of the same network, whose objects are shared */
export function openStore(folder: string, objects?: string) {
  const run = (
    words: readonly string[],
    input?: string | Buffer,
    more: Readonly<Record<string, string>> = {},
  ): Buffer =>
    execFileSync("git", words, {
      cwd: folder,
      env: { ...ENVIRONMENT, ...more },
      stdio: "pipe",
      maxBuffer: 1 << 29,
      ...(input === undefined ? {} : { input }),
    });
  const text = (...words: string[]): string => run(words).toString("utf8").trim();
  const attempt = (...words: string[]): string | undefined => {
    try {
      return text(...words);
    } catch {
      return undefined;
    }
  };
  const commits = new Map<string, CommitObject>();
  const types = new Map<string, string>();
  const known = new Map<string, unknown>();
  /** Only for what can never change: everything is named by full ids. */
  const once = <T>(key: string, find: () => T): T => {
    if (!known.has(key)) known.set(key, find());
    return known.get(key) as T;
  };

  const looseOf = (oid: string): string => join(folder, "objects", oid.slice(0, 2), oid.slice(2));
  /** Writes a loose object as git does (gitformat-loose), without a process for each. */
  const write = (type: "blob" | "tree" | "commit", content: string | Buffer): string => {
    const whole = Buffer.concat([Buffer.from(`${type} ${Buffer.byteLength(content)}\0`), Buffer.from(content)]);
    const oid = createHash("sha1").update(whole).digest("hex");
    const path = looseOf(oid);
    if (existsSync(path)) return oid;
    mkdirSync(dirname(path), { recursive: true });
    const aside = `${path}.${process.hrtime.bigint()}`;
    writeFileSync(aside, deflateSync(whole, { level: 1 }), { mode: 0o444 });
    renameSync(aside, path);
    return oid;
  };
  /** A loose object; nothing where it is in a pack or not there. */
  const readLoose = (oid: string): { type: string; content: Buffer } | undefined => {
    const path = looseOf(oid);
    if (!existsSync(path)) return undefined;
    const whole = inflateSync(readFileSync(path));
    const end = whole.indexOf(0);
    return { type: whole.toString("latin1", 0, end).split(" ")[0] ?? "", content: whole.subarray(end + 1) };
  };

  const readBlobOf = (oid: string): Buffer => {
    const loose = readLoose(oid);
    return loose?.type === "blob" ? loose.content : run(["cat-file", "blob", oid]);
  };

  const typeOf = (oid: string): string | undefined => {
    if (!/^[0-9a-f]{40}$/.test(oid)) return undefined;
    const type = commits.has(oid)
      ? "commit"
      : (types.get(oid) ?? readLoose(oid)?.type ?? attempt("cat-file", "-t", oid));
    // What is not there may come; what is there stays what it is.
    if (type !== undefined) types.set(oid, type);
    return type;
  };
  const readCommits = (oids: readonly string[]): CommitObject[] => {
    for (const oid of oids) {
      const loose = commits.has(oid) ? undefined : readLoose(oid);
      if (loose?.type === "commit") commits.set(oid, parseCommit(oid, loose.content.toString("utf8")));
    }
    const missing = [...new Set(oids)].filter((oid) => !commits.has(oid));
    if (missing.length > 0) {
      let rest = run(["cat-file", "--batch"], `${missing.join("\n")}\n`);
      for (const oid of missing) {
        const end = rest.indexOf(10);
        const [, type, size] = rest.toString("utf8", 0, end).split(" ");
        if (type !== "commit") throw new Error(`${oid} is no commit`);
        const last = end + 1 + Number(size);
        commits.set(oid, parseCommit(oid, rest.toString("utf8", end + 1, last)));
        rest = rest.subarray(last + 1);
      }
    }
    return oids.flatMap((oid) => commits.get(oid) ?? []);
  };

  const trees: TreeObjects = {
    read: (oid: string): Tree =>
      once(`items ${oid}`, () => {
        const loose = readLoose(oid);
        return parseTree(loose?.type === "tree" ? loose.content : run(["cat-file", "tree", oid]));
      }),
    write: (content) => write("tree", content),
  };
  /** Of a commit or a tree. */
  const treeOf = (oid: string): string | undefined => {
    const type = typeOf(oid);
    return type === "commit" ? readCommits([oid])[0]?.tree : type === "tree" ? oid : undefined;
  };
  const findItem = (tree: string, path: string): TreeItem | undefined => {
    let item: TreeItem | undefined = { mode: "40000", oid: tree };
    for (const part of bytesOf(path).split("/"))
      item = item?.mode === "40000" ? trees.read(item.oid).get(part) : undefined;
    return item;
  };
  const itemOf = (content: Exclude<FileContent, null>): TreeItem => {
    if (typeof content === "string" || content instanceof Uint8Array)
      return { mode: "100644", oid: write("blob", Buffer.from(content as string)) };
    if ("submodule" in content) return { mode: "160000", oid: content.submodule };
    if ("symlink" in content) return { mode: "120000", oid: write("blob", content.symlink) };
    return { mode: "100755", oid: write("blob", content.executable) };
  };
  const listByGit = (tree: string): TreeEntry[] =>
    run(["ls-tree", "-z", "-l", tree])
      .toString("utf8")
      .split("\0")
      .filter(Boolean)
      .map((line) => {
        const [head = "", path = ""] = line.split("\t");
        const [mode = "", type, oid = "", size] = head.split(/ +/);
        return { mode, type: type as TreeEntry["type"], oid, size: size === "-" ? null : Number(size), path };
      });
  const writeCommitOf = (tree: string, { parents, author, committer, message }: Omit<NewCommit, "files">): string => {
    const head = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`)];
    const lines = [...head, `author ${identityLine(author)}`, `committer ${identityLine(committer)}`];
    return write("commit", `${lines.join("\n")}\n\n${message}`);
  };

  mkdirSync(folder, { recursive: true });
  run(["init", "--quiet", "--bare", "--initial-branch=main", "--template="]);
  appendFileSync(join(folder, "config"), CONFIG);
  if (objects !== undefined) {
    rmSync(join(folder, "objects"), { recursive: true });
    symlinkSync(join(objects, "objects"), join(folder, "objects"));
  }

  return {
    folder,
    git: text,

    /** Points a ref somewhere, or removes it; nobody sees it half written. */
    pointRef(ref: string, oid: string | undefined): void {
      const path = join(folder, ref);
      if (oid === undefined) {
        rmSync(path, { force: true });
        return;
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.lock`, `${oid}\n`);
      renameSync(`${path}.lock`, path);
    },
    pointHead: (branch: string) => run(["symbolic-ref", "HEAD", `refs/heads/${branch}`]),

    typeOf,
    /** The id of what an expression such as `<commit>:path` names. */
    resolve(expression: string): string | undefined {
      const [, oid = "", path] = /^([0-9a-f]{40})(?:\^\{tree\}|:(.*))$/s.exec(expression) ?? [];
      const tree = treeOf(oid);
      if (tree === undefined || (path && isOdd(path)))
        return attempt("rev-parse", "--verify", "--quiet", "--end-of-options", expression);
      return path ? findItem(tree, path)?.oid : tree;
    },

    /** @throws Error where one is no commit of this network */
    readCommits,

    mergeBase: (one: string, other: string): string | undefined =>
      once(`base ${one} ${other}`, () => attempt("merge-base", one, other)),
    isAncestor: (one: string, of: string): boolean =>
      once(`ancestor ${one} ${of}`, () => attempt("merge-base", "--is-ancestor", one, of) !== undefined),
    /** What `head` has and `base` has not, oldest first. */
    commitsBetween: (base: string, head: string): string[] =>
      once(`between ${base} ${head}`, () =>
        text("rev-list", "--reverse", "--topo-order", head, `^${base}`).split("\n").filter(Boolean),
      ),

    listTree: (tree: string): TreeEntry[] =>
      once(`tree ${tree}`, () => {
        if (readLoose(tree)?.type !== "tree") return listByGit(tree);
        const entries: TreeEntry[] = [];
        for (const [name, { mode, oid }] of trees.read(tree)) {
          const type = mode === "40000" ? "tree" : mode === "160000" ? "commit" : "blob";
          const size = type === "blob" ? readLoose(oid)?.content.length : null;
          if (size === undefined) return listByGit(tree);
          const path = Buffer.from(name, "latin1").toString("utf8");
          entries.push({ mode: mode.padStart(6, "0"), type, oid, size, path });
        }
        return entries;
      }),
    readBlob: (oid: string): Buffer => once(`blob ${oid}`, () => readBlobOf(oid)),
    changedFiles: (base: string, head: string): ChangedFile[] =>
      once(`files ${base} ${head}`, () => {
        const parts = run(["diff", "--raw", "-z", "--no-abbrev", "--no-renames", base, head])
          .toString("utf8")
          .split("\0");
        const files: ChangedFile[] = [];
        for (let at = 0; at + 1 < parts.length; at += 2) {
          const [, , old = "", oid = "", letter = ""] = (parts[at] ?? "").split(" ");
          const status = ({ A: "added", D: "removed", T: "changed" } as const)[letter] ?? "modified";
          files.push({ path: parts[at + 1] ?? "", status, oid: status === "removed" ? old : oid });
        }
        return files;
      }),

    writeBlob: (content: string | Buffer): string => write("blob", content),
    /** @param entries with a path of one or more folders, upon a tree if one is given; `null` removes */
    writeTree: (
      base: string | undefined,
      entries: readonly { mode: string; path: string; oid: string | null }[],
    ): string =>
      editTree(
        trees,
        base === undefined ? undefined : treeOf(base),
        entries.map(({ mode, path, oid }) => [bytesOf(path), oid === null ? null : { mode, oid }]),
      ),
    /** @throws Error where the two conflict */
    mergeTrees: (ours: string, theirs: string): string => text("merge-tree", "--write-tree", ours, theirs),
    /** The tree of `onto` with what one commit changes. @throws Error where that conflicts */
    pickTree(commit: string, onto: string): string {
      const index = { GIT_INDEX_FILE: join(folder, `index-${process.hrtime.bigint()}`) };
      try {
        run(["read-tree", "-i", "-m", "--aggressive", `${commit}^`, onto, commit], undefined, index);
        return run(["write-tree"], undefined, index).toString().trim();
      } finally {
        rmSync(index.GIT_INDEX_FILE, { force: true });
      }
    },
    /** Writes a commit whose tree is there already. */
    writeCommitOf,
    /** Writes a commit of files upon its first parent, in one go however many they are. */
    writeCommit(commit: NewCommit): string {
      const { files, pathEncoding, parents } = commit;
      const [first] = parents;
      const paths = Object.keys(files);
      if (paths.length > MANY || paths.some(isOdd)) {
        const ref = `refs/import/${process.hrtime.bigint()}`;
        const input = fastImport(ref, commit);
        const oid = run(["fast-import", "--quiet", "--force"], input).toString("utf8").trim();
        rmSync(join(folder, ref), { force: true });
        return oid;
      }
      const changes = Object.entries(files).map(
        ([path, content]) => [bytesOf(path, pathEncoding), content === null ? null : itemOf(content)] as const,
      );
      return writeCommitOf(editTree(trees, first === undefined ? undefined : treeOf(first), changes), commit);
    },
  };
}
