import { posix } from "node:path";
import type { Link } from "../../core/facts.ts";

/** How many links may lead to one another before we say that they lead nowhere. */
const MAX_HOPS = 32;

/**
 * Follows every symlink of a tree to the file or folder that it finally names inside the same tree, links in the middle of
 * a path included.
 * @param targets what each link holds, by the link's path
 * @param exists whether the tree has a file or folder there (`""` is the root)
 */
export function resolveLinks(targets: ReadonlyMap<string, string>, exists: (path: string) => boolean): Link[] {
  return [...targets.keys()].map((path) => ({ path, target: follow(path, targets, exists) }));
}

function follow(link: string, targets: ReadonlyMap<string, string>, exists: (path: string) => boolean): Link["target"] {
  const settled: string[] = [];
  let pending = link.split("/");
  let hops = 0;
  for (;;) {
    const part = pending.shift();
    if (part === undefined) break;
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (settled.pop() === undefined) return { unavailable: "it leads out of the repository" };
      continue;
    }
    const here = posix.join(...settled, part);
    const target = targets.get(here);
    if (target === undefined) {
      settled.push(part);
      continue;
    }
    hops += 1;
    if (hops > MAX_HOPS) return { unavailable: "its links lead in a circle" };
    if (target.startsWith("/")) return { unavailable: "it leads to an absolute path" };
    if (target === "") return { unavailable: "it is empty" };
    pending = [...target.split("/"), ...pending];
  }
  const target = settled.join("/");
  if (!exists(target)) return { unavailable: `there is no ${target === "" ? "such path" : target} in the tree` };
  return { known: target };
}
