/** Git's trees, read and changed without a process for each. Names are bytes, kept as latin1. */

export interface TreeItem {
  /** As git stores it: `40000` is a tree's. */
  readonly mode: string;
  readonly oid: string;
}
export type Tree = ReadonlyMap<string, TreeItem>;

export interface TreeObjects {
  read(oid: string): Tree;
  /** @returns the id */
  write(content: Buffer): string;
}

const TREE = "40000";
export const bytesOf = (path: string, encoding: "utf8" | "latin1" = "utf8"): string =>
  Buffer.from(path, encoding).toString("latin1");
/** Git refuses such a path, or takes it for another. */
export const isOdd = (path: string): boolean => path.split("/").some((part) => ["", ".", "..", ".git"].includes(part));

export function parseTree(content: Buffer): Tree {
  const items = new Map<string, TreeItem>();
  for (let at = 0; at < content.length; ) {
    const [space, end] = [content.indexOf(32, at), content.indexOf(0, at)];
    const oid = content.toString("hex", end + 1, end + 21);
    items.set(content.toString("latin1", space + 1, end), { mode: content.toString("latin1", at, space), oid });
    at = end + 21;
  }
  return items;
}

/** A folder stands where its name with a slash would. */
function formatTree(items: Tree): Buffer {
  const key = ([name, { mode }]: readonly [string, TreeItem]) => (mode === TREE ? `${name}/` : name);
  return Buffer.concat(
    [...items]
      .sort((one, other) => (key(one) < key(other) ? -1 : 1))
      .flatMap(([name, { mode, oid }]) => [Buffer.from(`${mode} ${name}\0`, "latin1"), Buffer.from(oid, "hex")]),
  );
}

type Folder = Map<string, TreeItem | Folder>;

/**
 * @param base the tree to begin with
 * @param changes by path, in this order; `null` removes
 * @returns the id of the tree that holds them
 */
export function editTree(
  objects: TreeObjects,
  base: string | undefined,
  changes: readonly (readonly [path: string, item: TreeItem | null])[],
): string {
  const open = (oid: string): Folder => new Map(objects.read(oid));
  const root: Folder = base === undefined ? new Map() : open(base);
  const enter = (folder: Folder, name: string, create: boolean): Folder | undefined => {
    const found = folder.get(name);
    if (found instanceof Map) return found;
    if (found?.mode !== TREE && !create) return undefined;
    const made: Folder = found?.mode === TREE ? open(found.oid) : new Map();
    folder.set(name, made);
    return made;
  };
  for (const [path, item] of changes) {
    const parts = path.split("/");
    const name = parts.pop() ?? "";
    let folder: Folder | undefined = root;
    for (const part of parts) folder = folder && enter(folder, part, item !== null);
    if (item === null) folder?.delete(name);
    else folder?.set(name, item);
  }
  const write = (folder: Folder): string => {
    const items = new Map<string, TreeItem>();
    for (const [name, item] of folder)
      if (!(item instanceof Map)) items.set(name, item);
      else {
        const oid = write(item);
        if (oid !== EMPTY) items.set(name, { mode: TREE, oid });
      }
    return objects.write(formatTree(items));
  };
  return write(root);
}

/** The tree of nothing, which no tree holds. */
const EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
