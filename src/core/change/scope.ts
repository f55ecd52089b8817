/** What of a change a policy governs: its items, by kind and by requirement, and the digests that sign-offs bind to. */
import type { Facts, FileChange, Link } from "../facts.ts";
import type { Policy, Requirement } from "../policy/policy.ts";
import { aliasFinder } from "./aliases.ts";
import { classifierOf } from "./classify.ts";
import { byCodeUnits } from "./code-units.ts";
import { digestRequirement, type ReadBlob, setDigester } from "./digest.ts";
import type { Item, Unresolved } from "./item.ts";
import { itemFinder, SYMLINK } from "./look.ts";
import { requirementFilter } from "./requirement-filter.ts";

export type { Item, Unresolved } from "./item.ts";

export interface Scope {
  /** Files changed in all. */
  readonly changed: number;
  /** Governed items, in path order. */
  readonly items: readonly Item[];
  /** Changed symlinks on governed paths that lead nowhere inside the repository, and DVC files that cannot be read. */
  readonly unresolved: readonly Unresolved[];
  /** Renames of a governed file to a path that lacks one of its kinds. */
  readonly leftGovernance: readonly Item[];
  /** Governed items by asset kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The items a requirement is about, by its kinds and paths, in path order; the same array for the same question. */
  readonly governedBy: (requirement: Pick<Requirement, "appliesTo" | "paths">) => readonly Item[];
  /** What a `when` expression sees: the kinds, the paths (both sides of a rename) and the counts of governed items. */
  readonly whenContext: () => { kinds: string[]; paths: string[]; counts: Record<string, number> };
  /** The digest an act must carry to be fresh, over `items`, by default those the requirement governs. */
  readonly digestOf: (requirement: Requirement, read: readonly ReadBlob[], items?: readonly Item[]) => string;
}

/** @throws TypeError on a pattern that `globProblem` objects to; a policy that was read has none. */
export function scopeOf(policy: Policy, facts: Pick<Facts, "changes" | "links">): Scope {
  const classifier = classifierOf(policy);
  const links = "known" in facts.links ? facts.links.known : undefined;
  const look = itemFinder(classifier, aliasFinder(links ?? []));
  const drafts: Omit<Item, "place">[] = [];
  const left = new Set<FileChange>();
  const unresolved: Unresolved[] = [];
  for (const change of facts.changes) {
    const seen = look(change);
    for (const item of seen.items) drafts.push(item);
    unresolved.push(...seen.unresolved);
    if (seen.left) left.add(change);
  }
  drafts.sort(byPath);
  const items = drafts.map((item, place): Item => ({ ...item, place }));
  if (links) unresolved.push(...findDeadLinks(items, links));

  const counts = new Map<string, number>();
  for (const { kinds } of items) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = classifier.join([...counts.keys()]);
  const count = (of: readonly string[]) => Object.fromEntries(of.map((kind) => [kind, counts.get(kind) ?? 0]));

  let digestSet: ReturnType<typeof setDigester> | undefined;
  const setDigests = new WeakMap<readonly Item[], string>();
  const setDigestOf = (subset: readonly Item[]): string => {
    digestSet ??= setDigester(items);
    const digest = setDigests.get(subset) ?? digestSet(subset);
    setDigests.set(subset, digest);
    return digest;
  };
  const governedBy = requirementFilter(items, policy.requirements);
  return {
    changed: facts.changes.length,
    items,
    unresolved,
    leftGovernance: items.filter(({ change, out }) => out === undefined && left.has(change)),
    kinds: count(kinds),
    governedBy,
    whenContext: () => ({
      kinds: [...kinds],
      paths: [
        ...new Set(items.flatMap(({ path, previousPath }) => [path, ...(previousPath ? [previousPath] : [])])),
      ].sort(byCodeUnits),
      counts: count(classifier.all),
    }),
    digestOf: (requirement, read, subset = governedBy(requirement)) =>
      digestRequirement(requirement, setDigestOf(subset), read),
  };
}

/** In path order; two items of one path in the order of their entries, so that the order of the facts does not show. */
function byPath(a: Omit<Item, "place">, b: Omit<Item, "place">): number {
  return byCodeUnits(a.path, b.path) || byCodeUnits(a.leaves.join(), b.leaves.join());
}

/** Changed symlinks on governed paths whose target is not known to lie in the repository. */
function findDeadLinks(items: readonly Item[], links: readonly Link[]): Unresolved[] {
  const changed = items.filter(({ change }) => change.newMode === SYMLINK);
  if (changed.length === 0) return [];
  const targets = new Map<string, string | undefined>();
  for (const { path, target } of links)
    if ("unavailable" in target) targets.set(path, target.unavailable);
    else if (!targets.has(path)) targets.set(path, undefined);
  return changed
    .map(({ path, kinds }) => ({
      path,
      kinds,
      detail: targets.has(path) ? targets.get(path) : "its target was not read",
    }))
    .flatMap(({ detail, ...place }) => (detail === undefined ? [] : [{ ...place, detail }]));
}
