import type { Link } from "../../core/facts.ts";

/** How many links, and how many steps, a way may have before we say that it leads nowhere. */
const MAX_HOPS = 32;
const MAX_STEPS = 1_000;
/** How many characters of paths are looked at for all links together, before the rest is left in doubt. */
const MAX_WORK = 1 << 26;

/** What stands at a path, if anything. */
type Places = Pick<ReadonlyMap<string, "there" | "submodule">, "get">;

interface Tree {
  readonly targets: ReadonlyMap<string, string | undefined>;
  readonly places: Places;
  /** What of `MAX_WORK` is left. */
  work: number;
}

/**
 * Follows every symlink of a tree to the file or folder that it finally names inside the same tree, links in the middle of
 * a path included. Every link on its way is a target of it too: changing that one changes where this one leads. What
 * lies inside a submodule is named by the submodule.
 * @param targets what each link holds, by the link's path; `undefined` where it could not be read
 * @param places what stands at every path, folders included (`""` is the root)
 */
export function resolveLinks(targets: ReadonlyMap<string, string | undefined>, places: Places): Link[] {
  const tree: Tree = { targets, places, work: MAX_WORK };
  return [...targets.keys()].flatMap((path) => follow(path, tree).map((target) => ({ path, target })));
}

function follow(link: string, tree: Tree): Link["target"][] {
  const { targets, places } = tree;
  const passed: Link["target"][] = [];
  const deadEnd = (unavailable: string): Link["target"][] => [...passed, { unavailable }];
  const pending = link.split("/").reverse();
  let here = "";
  let hops = 0;
  let steps = 0;
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    steps += 1;
    tree.work -= here.length;
    if (tree.work < 0) return deadEnd("the links of this repository are too many and too long");
    if (steps > MAX_STEPS) return deadEnd("its way is too long");
    if (part === "" || part === ".") continue;
    const folder = here;
    if (part === "..") {
      if (folder === "") return deadEnd("it leads out of the repository");
      here = parentOf(folder);
      continue;
    }
    here = folder === "" ? part : `${folder}/${part}`;
    const place = places.get(here);
    if (place === "submodule") return [...passed, { known: here }];
    if (!targets.has(here)) {
      if (place === undefined) return deadEnd("nothing is in the repository where it leads");
      continue;
    }
    const target = targets.get(here);
    hops += 1;
    if (hops > MAX_HOPS) return deadEnd("its links lead in a circle");
    if (target === undefined) return deadEnd("what it holds could not be read");
    if (target === "" || target.includes("\0")) return deadEnd("it holds no path");
    if (target.startsWith("/")) return deadEnd("it leads to an absolute path");
    const at = here;
    if (at !== link && !passed.some((known) => "known" in known && known.known === at)) passed.push({ known: at });
    here = folder;
    tree.work -= target.length;
    pending.push(...target.split("/").reverse());
  }
  return [...passed, { known: here }];
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
