import type { Link } from "../../core/facts.ts";
import type { BlobReader } from "./read-blobs.ts";
import { resolveLinks } from "./resolve-links.ts";
import type { Git } from "./run-git.ts";

/** One entry of a tree. `path` is text; bytes that are not UTF-8 show as U+FFFD. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

export interface TreeReader {
  /** All entries below a folder (`""`: the whole tree), in git's order. */
  listTree(commit: string, folder?: string): Promise<TreeEntry[]>;
  /** The entries at exactly these paths; a path that the tree does not have is not in the answer. */
  entriesAt(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, TreeEntry>>;
  /**
   * Every symlink of the tree, followed: one answer for each place on its way that a change could be at, the last of them
   * the file or folder it finally names. Only the links' own blobs are read.
   */
  treeLinks(commit: string): Promise<Link[]>;
  /** The links of the head as they are, and where those of the merge base led: what they led to may be gone since. */
  linksOfBoth(mergeBase: string, head: string): Promise<Link[]>;
}

const LINK = "120000";
const SUBMODULE = "160000";
/** A longer target names nothing on any system (bytes). */
const MAX_TARGET = 4_096;
/** Bytes of paths in one command line; systems allow no less than 128 KiB. */
const MAX_WORDS = 64 * 1024;

export function treeReader(git: Git, { readBlobs }: BlobReader): TreeReader {
  const readTree = (commit: string, below = ""): Promise<Buffer> =>
    git.ask(["ls-tree", "-r", "-z", "--full-tree", commit, ...(below === "" ? [] : ["--", `${below}/`])]);

  async function treeLinks(commit: string): Promise<Link[]> {
    const tree = await readTree(commit);
    if (!hasLink(tree)) return [];
    const entries = parseTree(tree);
    const links = entries.filter(({ mode }) => mode === LINK);
    const blobs = await readBlobs(
      links.map(({ id }) => id),
      MAX_TARGET,
    );
    const targets = new Map(
      links.map(({ path, id }) => {
        const blob = blobs.get(id);
        return [path, blob && "bytes" in blob ? blob.bytes.toString("utf8") : undefined];
      }),
    );
    return resolveLinks(targets, placesOf(entries));
  }

  return {
    listTree: async (commit, below) => parseTree(await readTree(commit, below)),
    async entriesAt(commit, paths) {
      const entries = new Map<string, TreeEntry>();
      const wanted = new Set(paths);
      for (const some of chunk([...wanted]))
        for (const entry of parseTree(await git.ask(["ls-tree", "-z", "--full-tree", commit, "--", ...some])))
          if (wanted.has(entry.path)) entries.set(entry.path, entry);
      return entries;
    },
    treeLinks,
    async linksOfBoth(mergeBase, head) {
      const links = await treeLinks(head);
      const key = ({ path, target }: Link) => JSON.stringify([path, target]);
      const known = new Set(links.map(key));
      const former = (await treeLinks(mergeBase)).filter((link) => "known" in link.target && !known.has(key(link)));
      return [...links, ...former];
    },
  };
}

/** What stands at every path of a tree, its folders included; `""` is the root. */
function placesOf(entries: readonly TreeEntry[]): ReadonlyMap<string, "there" | "submodule"> {
  const places = new Map<string, "there" | "submodule">([["", "there"]]);
  for (const { path, mode } of entries) {
    for (
      let end = path.lastIndexOf("/");
      end > 0 && !places.has(path.slice(0, end));
      end = path.lastIndexOf("/", end - 1)
    )
      places.set(path.slice(0, end), "there");
    places.set(path, mode === SUBMODULE ? "submodule" : "there");
  }
  return places;
}

function* chunk(paths: readonly string[]): Generator<string[]> {
  let some: string[] = [];
  let size = 0;
  for (const path of paths) {
    size += Buffer.byteLength(path) + 1;
    if (size > MAX_WORDS && some.length > 0) {
      yield some;
      some = [];
      size = Buffer.byteLength(path) + 1;
    }
    some.push(path);
  }
  if (some.length > 0) yield some;
}

/** Most trees have no link, and a large one need not be taken apart to say so. */
const hasLink = (tree: Buffer): boolean => tree.indexOf(`${LINK} `) === 0 || tree.includes(`\0${LINK} `);

function parseTree(output: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let position = 0; position < output.length; ) {
    const end = output.indexOf(0, position);
    const tab = output.indexOf(9, position);
    const [mode = "", , id = ""] = output.toString("latin1", position, tab).split(" ");
    entries.push({ mode, id, path: output.toString("utf8", tab + 1, end) });
    position = end + 1;
  }
  return entries;
}
