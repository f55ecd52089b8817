import type { Requirement } from "../policy/policy.ts";
import { byCodeUnits } from "./code-units.ts";
import { compileGlobSets } from "./globs.ts";
import type { Item } from "./item.ts";

type Question = Pick<Requirement, "appliesTo" | "paths">;

/**
 * Answers which items a requirement is about: those of its kinds, of them those one of whose paths its patterns match.
 * Equal questions get the same array. The patterns of all requirements are asked in one pass.
 */
export function requirementFilter(
  items: readonly Item[],
  requirements: readonly Question[],
): (question: Question) => readonly Item[] {
  const answers = new Map<string, readonly Item[]>();
  let matched: Map<string, Set<Item>> | undefined;
  const matchedBy = (paths: readonly string[]): ReadonlySet<Item> => {
    matched ??= matchAll(items, requirements);
    const key = JSON.stringify(paths);
    const found = matched.get(key) ?? matchAll(items, [{ paths }]).get(key) ?? new Set<Item>();
    matched.set(key, found);
    return found;
  };
  return ({ appliesTo, paths }) => {
    const key = JSON.stringify([[...new Set(appliesTo)].sort(byCodeUnits), paths ?? null]);
    const known = answers.get(key);
    if (known) return known;
    const applies = kindFilter(appliesTo);
    const within = paths && matchedBy(paths);
    const answer = items.filter((item) => applies(item.kinds) && (!within || within.has(item)));
    answers.set(key, answer);
    return answer;
  };
}

/** Items share their lists of kinds, so each list is looked at once. */
function kindFilter(appliesTo: readonly string[]): (kinds: readonly string[]) => boolean {
  const answers = new Map<readonly string[], boolean>();
  return (kinds) => {
    const answer = answers.get(kinds) ?? kinds.some((kind) => appliesTo.includes(kind));
    answers.set(kinds, answer);
    return answer;
  };
}

/** The items that each distinct list of patterns matches, by the list as JSON. */
function matchAll(
  items: readonly Item[],
  questions: readonly { readonly paths?: readonly string[] | undefined }[],
): Map<string, Set<Item>> {
  const lists = new Map<string, readonly string[]>();
  for (const { paths } of questions) if (paths) lists.set(JSON.stringify(paths), paths);
  const matched = [...lists.keys()].map(() => new Set<Item>());
  const sets = compileGlobSets([...lists.values()]);
  for (const item of items)
    for (const name of item.names)
      for (const set of item.folder ? sets.matchingFolder(name) : sets.matching(name)) matched[set]?.add(item);
  return new Map([...lists.keys()].map((key, set) => [key, matched[set] ?? new Set()]));
}
