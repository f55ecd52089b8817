import { perObject } from "../per-object.ts";
import type { Requirement } from "../policy/policy.ts";
import { byCodeUnits } from "./code-units.ts";
import { compileGlobSets, type GlobSets } from "./globs.ts";
import type { Item } from "./item.ts";

type Question = Pick<Requirement, "appliesTo" | "paths">;

/**
 * Answers which items a requirement is about: those of its kinds, of them those one of whose paths its patterns match.
 * Equal questions get the same array. The patterns of all requirements are asked in one pass, and no question costs more
 * than its answer.
 */
export function requirementFilter(
  items: readonly Item[],
  requirements: readonly Question[],
): (question: Question) => readonly Item[] {
  const answers = new Map<string, readonly Item[]>();
  const groups = groupByKinds(items);
  let matched: Map<string, readonly Item[]> | undefined;
  const matchedBy = (paths: readonly string[]): readonly Item[] => {
    matched ??= matchAll(items, requirements);
    const key = JSON.stringify(paths);
    const found = matched.get(key) ?? matchAll(items, [{ paths }]).get(key) ?? [];
    matched.set(key, found);
    return found;
  };
  return (question) => {
    const key = keyOf(question);
    const known = answers.get(key);
    if (known) return known;
    const { appliesTo, paths } = question;
    const wanted = [...groups].filter(([kinds]) => kinds.some((kind) => appliesTo.includes(kind)));
    const answer = paths ? within(matchedBy(paths), wanted) : merge(wanted.map(([, group]) => group));
    answers.set(key, answer);
    return answer;
  };
}

/** Of equal questions the same. */
const keyOf = perObject(({ appliesTo, paths }: Question): string =>
  JSON.stringify([[...new Set(appliesTo)].sort(byCodeUnits), paths ?? null]),
);

type Groups = ReadonlyMap<readonly string[], readonly Item[]>;

/** Items by their list of kinds; there are few lists, and items share them. */
function groupByKinds(items: readonly Item[]): Groups {
  const groups = new Map<readonly string[], Item[]>();
  for (const item of items) {
    const group = groups.get(item.kinds);
    if (group) group.push(item);
    else groups.set(item.kinds, [item]);
  }
  return groups;
}

function within(
  matching: readonly Item[],
  wanted: readonly (readonly [readonly string[], unknown])[],
): readonly Item[] {
  const kinds = new Set(wanted.map(([list]) => list));
  return matching.filter((item) => kinds.has(item.kinds));
}

/** Several groups as one, in path order. */
function merge(groups: readonly (readonly Item[])[]): readonly Item[] {
  const [only, ...others] = groups;
  if (only === undefined || others.length === 0) return only ?? [];
  return groups.flat().sort((a, b) => a.place - b.place);
}

/** The items that each distinct list of patterns matches, in path order, by the list as JSON. */
function matchAll(
  items: readonly Item[],
  questions: readonly { readonly paths?: readonly string[] | undefined }[],
): Map<string, readonly Item[]> {
  const { keys, sets } = compileQuestions(questions);
  const matched = keys.map((): Item[] => []);
  for (const item of items) {
    for (const name of item.names) {
      for (const set of item.folder ? sets.matchingFolder(name) : sets.matching(name)) {
        // Two names of one item may both match; it is still one item.
        if (matched[set]?.at(-1) !== item) matched[set]?.push(item);
      }
    }
  }
  return new Map(keys.map((key, set) => [key, matched[set] ?? []]));
}

interface Questions {
  /** Each distinct list of patterns as JSON. */
  readonly keys: readonly string[];
  readonly sets: GlobSets;
}

const compiled = new WeakMap<object, Questions>();

/** The requirements of one policy are asked anew for every change that is judged. */
function compileQuestions(questions: readonly { readonly paths?: readonly string[] | undefined }[]): Questions {
  const known = compiled.get(questions);
  if (known !== undefined) return known;
  const lists = new Map<string, readonly string[]>();
  for (const { paths } of questions) if (paths) lists.set(JSON.stringify(paths), paths);
  const made = { keys: [...lists.keys()], sets: compileGlobSets([...lists.values()]) };
  compiled.set(questions, made);
  return made;
}
