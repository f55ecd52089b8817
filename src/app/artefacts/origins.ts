/** Where the bytes of an artefact lie, on the head's side and on the side of what it replaces. */
import type { Repository } from "../../adapters/git/repository.ts";
import type { Item } from "../../core/change/scope.ts";
import type { Facts, LfsPointer } from "../../core/facts.ts";
import { type Artefact, artefactOf } from "../../core/proofs/artefacts.ts";

const SYMLINK = "120000";
const SUBMODULE = "160000";

export type Origin =
  | { readonly blob: string }
  | { readonly lfs: LfsPointer }
  | { readonly out: string }
  | { readonly unreachable: string };

export interface Placed {
  readonly artefact: Artefact;
  readonly head: Origin;
  /** Absent where nothing was there. The name counts: what it does not fit is new when a file is renamed. */
  readonly base?: { readonly path: string; readonly origin: Origin };
}

/** Finds the bytes of every artefact, links followed to what they lead to in the head. */
export async function placeArtefacts(
  repository: Pick<Repository, "entriesAt">,
  head: string,
  items: readonly Item[],
  links: Facts["links"],
): Promise<Placed[]> {
  const targets = await followLinks(repository, head, items, links);
  const placed = items.flatMap((item): Placed[] => {
    const artefact = artefactOf(item);
    if (artefact === undefined) return [];
    const base = baseOf(item);
    return [{ artefact, head: headOf(item, targets), ...(base === undefined ? {} : { base }) }];
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

async function followLinks(
  repository: Pick<Repository, "entriesAt">,
  head: string,
  items: readonly Item[],
  links: Facts["links"],
): Promise<ReadonlyMap<string, Origin>> {
  const paths = new Set(items.flatMap(({ change }) => (change.newMode === SYMLINK ? [change.path] : [])));
  if (paths.size === 0) return new Map();
  const ends = new Map<string, string>();
  for (const { path, target } of "known" in links ? links.known : [])
    if (paths.has(path) && "known" in target) ends.set(path, target.known);
  const entries = await repository.entriesAt(head, [...new Set(ends.values())]);
  return new Map(
    [...ends].map(([path, end]): [string, Origin] => {
      const entry = entries.get(end);
      return [
        path,
        entry?.mode.startsWith("100")
          ? { blob: entry.id }
          : { unreachable: `it is a link to ${JSON.stringify(end)}, which is no file of the head` },
      ];
    }),
  );
}
