import type { Link } from "../../core/facts.ts";

/** How many links, and how many steps, a way may have before we say that it leads nowhere. */
const MAX_HOPS = 32;
const MAX_STEPS = 1_000;

/**
 * Follows every symlink of a tree to the file or folder that it finally names inside the same tree, links in the middle of
 * a path included. Every link on its way is a target of it too: changing that one changes where this one leads. What
 * lies inside a submodule is named by the submodule.
 * @param targets what each link holds, by the link's path; `undefined` where it could not be read
 * @param places what stands at every path, folders included (`""` is the root)
 */
export function resolveLinks(
  targets: ReadonlyMap<string, string | undefined>,
  places: ReadonlyMap<string, "there" | "submodule">,
): Link[] {
  return [...targets.keys()].flatMap((path) => follow(path, targets, places).map((target) => ({ path, target })));
}

function follow(
  link: string,
  targets: ReadonlyMap<string, string | undefined>,
  places: ReadonlyMap<string, "there" | "submodule">,
): Link["target"][] {
  const passed: Link["target"][] = [];
  const deadEnd = (unavailable: string): Link["target"][] => [...passed, { unavailable }];
  const settled: string[] = [];
  const pending = link.split("/").reverse();
  let hops = 0;
  let steps = 0;
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    steps += 1;
    if (steps > MAX_STEPS) return deadEnd("its way is too long");
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (settled.pop() === undefined) return deadEnd("it leads out of the repository");
      continue;
    }
    settled.push(part);
    const here = settled.join("/");
    if (places.get(here) === "submodule") return [...passed, { known: here }];
    if (!targets.has(here)) continue;
    const target = targets.get(here);
    hops += 1;
    if (hops > MAX_HOPS) return deadEnd("its links lead in a circle");
    if (target === undefined) return deadEnd("what it holds could not be read");
    if (target === "" || target.includes("\0")) return deadEnd("it holds no path");
    if (target.startsWith("/")) return deadEnd("it leads to an absolute path");
    if (here !== link && !passed.some((known) => "known" in known && known.known === here))
      passed.push({ known: here });
    settled.pop();
    pending.push(...target.split("/").reverse());
  }
  const target = settled.join("/");
  return places.has(target) ? [...passed, { known: target }] : deadEnd("nothing is in the repository where it leads");
}
