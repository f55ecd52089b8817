import type { Link } from "../facts.ts";

/** Another path by which a file can be reached, and the symlink it goes through, the outermost one. */
export interface Alias {
  readonly path: string;
  readonly link: string;
}

/** Links inside their own targets make endless aliases: each link counts once on a way, and ways end here. */
const MAX_ALIASES = 64;

/**
 * Finds the paths by which a changed file is reached through symlinks, through links to links and folders too.
 * Returns `undefined` where there are more than 64: whether one of them is governed is then not known.
 */
export function aliasFinder(links: readonly Link[]): (path: string) => readonly Alias[] | undefined {
  const byTarget = new Map<string, Set<string>>();
  for (const { path, target } of links) {
    if ("unavailable" in target) continue;
    const found = byTarget.get(target.known) ?? new Set();
    byTarget.set(target.known, found.add(path));
  }
  if (byTarget.size === 0) return () => [];
  let longest = 0;
  for (const target of byTarget.keys()) longest = Math.max(longest, target.length);

  /** One step: every link that leads to the path or to a folder above it. */
  const step = (path: string): Alias[] => {
    const found: Alias[] = [];
    const note = (target: string, rest: string) => {
      for (const link of byTarget.get(target) ?? []) found.push({ path: link + rest, link });
    };
    note("", `/${path}`);
    for (let end = path.indexOf("/"); end >= 0 && end <= longest; end = path.indexOf("/", end + 1))
      note(path.slice(0, end), path.slice(end));
    if (path.length <= longest) note(path, "");
    return found;
  };

  return (path) => {
    const found: Alias[] = [];
    const seen = new Set([path]);
    const open = [{ path, ways: new Set<string>() }];
    for (const from of open) {
      for (const alias of step(from.path)) {
        if (from.ways.has(alias.link) || seen.has(alias.path)) continue;
        if (found.length === MAX_ALIASES) return undefined;
        seen.add(alias.path);
        found.push(alias);
        open.push({ path: alias.path, ways: new Set([...from.ways, alias.link]) });
      }
    }
    return found;
  };
}
