import { GlobIndex } from "../change/glob-index.ts";
import type { Fact, OwnerRule } from "../facts.ts";
import { type OwnerPattern, readOwnerPattern } from "./owner-pattern.ts";

/** Finds the rule that decides about a path; `undefined` where none matches. */
export type FindRule = (path: string) => OwnerRule | undefined;

/**
 * Compiles rules, of which the last that matches decides. Paths are compared as they are written, case included. What a folder says of
 * all below it is remembered, so that many paths cost about as many look-ups.
 */
export function ruleFinder(rules: readonly OwnerRule[]): FindRule {
  const reaching = { all: new GlobIndex(), below: new GlobIndex(), file: new GlobIndex() };
  for (const [index, { pattern }] of rules.entries()) {
    const read = readOwnerPattern(pattern);
    if (read !== undefined) reaching[read.reach].add(read.segments, { set: 0, rank: index + 1 });
  }
  const best = new Int32Array(1);
  const rank = (reach: OwnerPattern["reach"], path: string): number => {
    reaching[reach].look(path, best);
    return best[0] ?? 0;
  };
  const folders = new Map<string, number>([["", 0]]);
  /** The last rule that a folder, or one around it, hands down. Iterative: folders can be thousands deep. */
  const rankOfFolder = (folder: string): number => {
    const unknown: string[] = [];
    let path = folder;
    for (; !folders.has(path); path = parentOf(path)) unknown.push(path);
    let inherited = folders.get(path) ?? 0;
    for (const each of unknown.reverse()) {
      inherited = Math.max(inherited, rank("all", each), rank("below", each));
      folders.set(each, inherited);
    }
    return inherited;
  };
  return (path) => rules[Math.max(rankOfFolder(parentOf(path)), rank("all", path), rank("file", path)) - 1];
}

/** Rules that are no look-up, times paths: some ten seconds of work. */
const MAX_TRIALS = 5_000_000;

/**
 * Those rules that decide about any of these paths: they say of the paths all that the whole list says. A list that would take too long
 * is refused.
 */
export function rulesThatDecide(rules: readonly OwnerRule[], paths: ReadonlySet<string>): Fact<OwnerRule[]> {
  const wild = rules.filter(({ pattern }) => !isLookUp(pattern)).length;
  if (wild * paths.size > MAX_TRIALS)
    return { unavailable: `${wild} patterns with wildcards are too many for a change of ${paths.size} files` };
  const find = ruleFinder(rules);
  const deciding = new Set<OwnerRule | undefined>();
  for (const path of paths) deciding.add(find(path));
  return { known: rules.filter((rule) => deciding.has(rule)) };
}

/** Names and folders as they are, a folder's files, and what ends in `.txt` or the like: found without trying each. */
function isLookUp(pattern: string): boolean {
  const plain = pattern.replace(/^\/?(?:\*\*\/)?/, "").replace(/\/(?:\*{1,2})?$/, "");
  return /^(?:\*|\*[._-][^*?/\\]*|[^*?]*)$/.test(plain);
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
