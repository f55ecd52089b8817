/** What of signed folders has to be hashed. */
import { hash } from "node:crypto";
import type { TreeEntry } from "../../adapters/git/repository.ts";
import type { SignedModel } from "../../adapters/sigstore/read-signature.ts";
import type { Fact, FileChange } from "../../core/facts.ts";
import type { Signature } from "../../core/signature-facts.ts";
import { type FolderPlan, type Place, planFolder } from "../../evidence/compare-folder.ts";
import type { Hashing, SignedFolder } from "../../evidence/signed-folder.ts";
import { folderOf, foldersOf, type Means } from "./means.ts";

/** Past these many files in all signed folders together, and these many ways to hash them, no more folders are looked at. */
const MAX_PLACES = 500_000;
const MAX_WAYS = 8;

export interface TreePlace extends Place {
  readonly entry: TreeEntry;
}

/** A signed folder, and what of it has to be hashed. */
export interface Planned {
  readonly signature: Signature;
  readonly folder: string;
  readonly signed: SignedFolder;
  readonly places: readonly TreePlace[];
  readonly plan: FolderPlan<TreePlace>;
}

/**
 * Folders can lie in one another, and signatures be copied: what all of them together ask for is bounded. One that is past it cannot be
 * told to be what was signed.
 */
export function planner({ tree, changes }: Means) {
  const isKept = keptByDvc(tree, changes);
  const ways = new Set<string>();
  let all = 0;
  return (path: string, { signature, folder: signed }: SignedModel): Fact<Planned> => {
    const folder = folderOf(path);
    const entries = all > MAX_PLACES ? [] : tree.filter((entry) => entry.path.startsWith(folder));
    all += entries.length;
    if (all > MAX_PLACES)
      return { unavailable: `all signed folders together hold more than ${MAX_PLACES} files; no more are looked at` };
    ways.add(wayOf(signed));
    if (ways.size > MAX_WAYS)
      return { unavailable: `the signatures hash in more than ${MAX_WAYS} ways; no more are looked at` };
    const places = entries.map(
      (entry): TreePlace => ({
        entry,
        path: entry.path.slice(folder.length),
        kind: kindOf(entry),
        empty: EMPTY.has(entry.id),
      }),
    );
    const elsewhere = (inside: string) => isKept(folder + inside);
    const plan = planFolder(signed, places, { signature: path.slice(folder.length), elsewhere });
    return { known: { signature, folder, signed, places, plan } };
  };
}

/** Names a way to hash. */
export const wayOf = ({ algorithm, shard }: Hashing): string => `${algorithm} ${shard ?? ""}`;

/** Whether DVC may keep a file that git does not have: it, or a folder above it, has a `.dvc` file beside it or is an output that changed. */
function keptByDvc(tree: readonly TreeEntry[], changes: readonly FileChange[]): (path: string) => boolean {
  const kept = new Set(tree.flatMap(({ path }) => (path.endsWith(".dvc") ? [path.slice(0, -4)] : [])));
  for (const { outs } of changes)
    for (const { path } of outs !== undefined && "known" in outs ? outs.known : []) kept.add(path);
  return (path) => kept.has(path) || [...foldersOf(path)].some((above) => kept.has(above.slice(0, -1)));
}

const EMPTY: ReadonlySet<string> = new Set(["sha1", "sha256"].map((name) => hash(name, "blob 0\0", "hex")));

/** A submodule is another repository, and a link what it leads to: neither is a file of this tree. */
function kindOf({ mode }: TreeEntry): Place["kind"] {
  return mode.startsWith("100") ? "file" : mode === "120000" ? "link" : "other";
}
