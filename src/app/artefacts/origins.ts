/** Where the bytes of an artefact lie, on the head's side and on the side of what it replaces. */
import type { Repository, TreeEntry } from "../../adapters/git/repository.ts";
import type { Item } from "../../core/change/scope.ts";
import type { LfsPointer, Link } from "../../core/facts.ts";
import { type Artefact, artefactOf } from "../../core/proofs/artefacts.ts";

const SYMLINK = "120000";
const SUBMODULE = "160000";

export type Origin =
  | { readonly blob: string }
  | { readonly lfs: LfsPointer }
  | { readonly out: string }
  | { readonly unreachable: string };

export type TreeAt = Pick<Repository, "entriesAt" | "treeLinks">;

export interface Placed {
  readonly artefact: Artefact;
  /** Governed paths from which links lead to it. */
  readonly aliases: readonly string[];
  readonly head: Origin;
  /** Absent where nothing was there. The name counts: what it does not fit is new when a file is renamed. */
  readonly base?: { readonly path: string; readonly origin: Origin };
}

/** Finds the bytes of every artefact, links followed to what they lead to in the head. */
export async function placeArtefacts(repository: TreeAt, head: string, items: readonly Item[]): Promise<Placed[]> {
  const targets = await followLinks(repository, head, items);
  const placed = items.flatMap((item): Placed[] => {
    const artefact = artefactOf(item);
    if (artefact === undefined) return [];
    const base = baseOf(item);
    const aliases = item.names.filter((name) => name !== item.path && name !== item.previousPath);
    return [{ artefact, aliases, head: headOf(item, targets), ...(base === undefined ? {} : { base }) }];
  });
  return [...new Map(placed.map((each) => [`${each.artefact.id}\0${each.artefact.path}`, each])).values()];
}

function headOf({ change, out }: Item, targets: ReadonlyMap<string, Origin>): Origin {
  if (out !== undefined) return { out: out.new ?? "" };
  const { path, newMode, newId = "", lfs } = change;
  if (newMode === SYMLINK) return targets.get(path) ?? { unreachable: "where the link leads to is not known" };
  if (newMode === SUBMODULE) return { unreachable: "it is a submodule: its files lie in another repository" };
  return lfs?.new === undefined ? { blob: newId } : { lfs: lfs.new };
}

/** Only a plain file that replaces a plain file has a past worth comparing with. */
function baseOf({ change, out }: Item): Placed["base"] {
  const { path, previousPath = path, oldMode, oldId, lfs } = change;
  if (out !== undefined || oldId === undefined || !oldMode?.startsWith("100")) return undefined;
  return { path: previousPath, origin: lfs?.old === undefined ? { blob: oldId } : { lfs: lfs.old } };
}

/** By the head's links alone: `Facts.links` holds those of base too, which lead to what was there before. */
async function followLinks(
  repository: TreeAt,
  head: string,
  items: readonly Item[],
): Promise<ReadonlyMap<string, Origin>> {
  const paths = new Set(items.flatMap(({ change }) => (change.newMode === SYMLINK ? [change.path] : [])));
  if (paths.size === 0) return new Map();
  // Of the places on a link's way the last is where it ends.
  const ends = new Map((await repository.treeLinks(head)).map(({ path, target }) => [path, target]));
  const known = [...paths].flatMap((path) => {
    const end = ends.get(path);
    return end !== undefined && "known" in end ? [end.known] : [];
  });
  const entries = await repository.entriesAt(head, [...new Set(known)]);
  return new Map([...paths].map((path) => [path, originAt(isWhole(path) ? ends.get(path) : undefined, entries)]));
}

/** A name that is no UTF-8 shows as another one may be called: which of them a link means is not to be told. */
const isWhole = (path: string): boolean => !path.includes("\ufffd");

function originAt(end: Link["target"] | undefined, entries: ReadonlyMap<string, TreeEntry>): Origin {
  if (end === undefined) return { unreachable: "where the link leads to is not known" };
  if ("unavailable" in end) return { unreachable: `it is a link, and ${end.unavailable}` };
  const entry = isWhole(end.known) ? entries.get(end.known) : undefined;
  if (entry?.mode.startsWith("100")) return { blob: entry.id };
  return { unreachable: `it is a link to ${JSON.stringify(end.known)}, which is no file of the head` };
}
