import type { DvcOut, FileChange } from "../facts.ts";
import type { Alias } from "./aliases.ts";
import type { Classifier } from "./classify.ts";
import { hashChange, hashOut } from "./digest.ts";
import type { Item, Unresolved } from "./item.ts";

export const SYMLINK = "120000";
const SUBMODULE = "160000";

/** What one change comes to. */
export interface Sight {
  readonly items: readonly Omit<Item, "place">[];
  readonly unresolved: readonly Unresolved[];
  /** A rename whose new path lacks a kind that the old one had. */
  readonly left: boolean;
}

/** What a path says, its aliases included. */
interface View {
  readonly own: readonly string[];
  readonly all: readonly string[];
  readonly through: readonly Alias[];
  readonly lost: boolean;
}

/** Looks at changes one by one: both sides of a rename, through symlinks, into DVC files. */
export function itemFinder(
  { kindsOf, kindsOfFolder, join, all }: Classifier,
  aliasesOf: (path: string) => readonly Alias[] | undefined,
): (change: FileChange) => Sight {
  const view = (path: string, classify: Classifier["kindsOf"]): View => {
    const own = classify(path);
    const aliases = aliasesOf(path);
    if (aliases?.length === 0) return { own, all: own, through: [], lost: false };
    if (!aliases) return { own, all, through: [], lost: true };
    const governed = aliases
      .map((alias) => ({ ...alias, kinds: classify(alias.path) }))
      .filter(({ kinds }) => kinds.length > 0);
    return { own, all: join(own, ...governed.map(({ kinds }) => kinds)), through: governed, lost: false };
  };

  const lookAtOut = (out: DvcOut, change: FileChange): Omit<Item, "place">[] => {
    if (out.old !== undefined && out.old === out.new) return [];
    const folder = [out.old, out.new].some((hash) => hash?.endsWith(".dir")) || out.old === out.new;
    const { all: kinds, through } = view(out.path, folder ? kindsOfFolder : kindsOf);
    return [
      {
        path: out.path,
        status: outStatus(out),
        kinds: kinds.length > 0 ? kinds : join(["data"]),
        out,
        ...(out.size === undefined ? {} : { size: out.size }),
        change,
        names: [out.path, ...through.map(pathOf)],
        folder,
        leaves: hashOut(out),
      },
    ];
  };

  return (change) => {
    const { path, previousPath, outs } = change;
    const folder = isFolder(change);
    const classify = folder ? kindsOfFolder : kindsOf;
    const now = view(path, classify);
    const before = previousPath === undefined ? now : view(previousPath, classify);
    const unreadable = outs && "unavailable" in outs ? outs.unavailable : undefined;
    const extra: string[] = [];
    if (change.usesGate && ("unavailable" in change.usesGate || change.usesGate.known)) extra.push("policy");
    if (unreadable !== undefined) extra.push("model", "data");
    // Other people's work by its commit id, wherever it is mounted.
    if (change.oldMode === SUBMODULE || change.newMode === SUBMODULE) extra.push("dependencies");
    const kinds = before === now && extra.length === 0 ? now.all : join(now.all, before.all, extra);
    const [alias] = [...now.through, ...before.through];
    const onlyThrough = now.own.length + before.own.length + extra.length === 0 ? alias?.link : undefined;

    const items =
      kinds.length === 0
        ? []
        : [
            {
              path,
              ...(previousPath === undefined ? {} : { previousPath }),
              status: change.status,
              kinds,
              ...(onlyThrough === undefined ? {} : { through: onlyThrough }),
              ...(change.lfs?.new ? { size: change.lfs.new.size } : {}),
              change,
              names: [
                ...new Set([path, previousPath ?? path, ...now.through.map(pathOf), ...before.through.map(pathOf)]),
              ],
              folder,
              leaves: hashChange(change),
            },
          ];
    const unresolved: Unresolved[] = [];
    if (now.lost || before.lost) unresolved.push({ path, kinds, detail: "too many symlinks lead to it" });
    if (unreadable !== undefined)
      unresolved.push({ path, kinds, detail: `its outputs could not be read: ${unreadable}` });
    const outItems = outs && "known" in outs ? outs.known.flatMap((out) => lookAtOut(out, change)) : [];
    return { items: [...items, ...outItems], unresolved, left: before.all.some((kind) => !now.all.includes(kind)) };
  };
}

/** Without a hash on either side nothing is known, and it counts as modified. */
function outStatus({ old, new: now }: DvcOut): Item["status"] {
  if (old === now) return "modified";
  if (old === undefined) return "added";
  return now === undefined ? "deleted" : "modified";
}

const pathOf = ({ path }: Alias): string => path;

function isFolder({ oldMode, newMode }: FileChange): boolean {
  return oldMode === SYMLINK || newMode === SYMLINK || oldMode === SUBMODULE || newMode === SUBMODULE;
}
