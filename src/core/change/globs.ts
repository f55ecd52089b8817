/**
 * Path patterns: picomatch with `dot`, read in order like gitignore (`!` subtracts, the last match wins), over folded
 * paths. A newline in a path is a character like any other. Common shapes are answered by look-ups, so that hundreds of
 * patterns over a hundred thousand paths cost about as much as one.
 */
import { foldPath } from "./fold-path.ts";
import { GlobIndex, type Hit, literalsOf, raise } from "./glob-index.ts";
import { type Glob, parseGlob } from "./glob-syntax.ts";

/** What is wrong with a pattern, in one sentence; `undefined` if nothing is. */
export function globProblem(pattern: string): string | undefined {
  const parsed = parseGlob(pattern);
  return typeof parsed === "string" ? parsed : undefined;
}

const compiled = new WeakMap<readonly string[], (path: string) => boolean>();

/**
 * Compiles one list of patterns, and the same list once: it must not change afterwards. A policy's lists are asked anew for every change
 * that is judged.
 * @throws TypeError on a pattern that `globProblem` objects to.
 */
export function compileGlobs(patterns: readonly string[]): (path: string) => boolean {
  const known = compiled.get(patterns);
  if (known !== undefined) return known;
  const sets = compileGlobSets([patterns]);
  const matches = (path: string) => sets.matching(path).length > 0;
  compiled.set(patterns, matches);
  return matches;
}

/** Several lists of patterns, asked together. Answers are list numbers, in order. */
export interface GlobSets {
  /** The lists that match a file's path. */
  readonly matching: (path: string) => readonly number[];
  /**
   * The lists that match a folder whose contents cannot be seen (a submodule, a link, a tracked directory), match any
   * file in it whatever its name, or name something below it.
   */
  readonly matchingFolder: (path: string) => readonly number[];
}

/** A name that no pattern can spell: only wildcards match it. */
const UNSEEN = "\0";

/** @throws TypeError on a pattern that `globProblem` objects to. */
export function compileGlobSets(sets: readonly (readonly string[])[]): GlobSets {
  const index = new GlobIndex();
  const positives: (Hit & { readonly pattern: Glob["patterns"][number] })[] = [];
  sets.forEach((patterns, set) => {
    patterns.forEach((text, place) => {
      const glob = parseGlob(text);
      if (typeof glob === "string") throw new TypeError(`${glob}: ${text}`);
      const hit = { set, rank: glob.subtracts ? -(place + 1) : place + 1 };
      for (const pattern of glob.patterns) {
        index.add(pattern, hit);
        if (!glob.subtracts) positives.push({ ...hit, pattern });
      }
    });
  });
  const best = new Int32Array(sets.length);
  const matching = (path: string): number[] => {
    index.look(foldPath(path), best);
    return wanted(best);
  };
  const matchingFolder = (path: string): number[] => {
    const itself = matching(path);
    const folder = foldPath(path);
    const segments = folder.split("/");
    index.look(`${folder}/${UNSEEN}`, best);
    const leading = positives.filter(({ pattern }) => leadsBelow(pattern, segments));
    raise(best, leading);
    return [...new Set([...itself, ...wanted(best)])].sort((a, b) => a - b);
  };
  return { matching, matchingFolder };
}

function wanted(best: Int32Array): number[] {
  const found: number[] = [];
  for (let set = 0; set < best.length; set++) if ((best[set] ?? 0) > 0) found.push(set);
  return found;
}

/** Whether a pattern spells out the folder, segment by segment, and goes on below it. */
function leadsBelow(pattern: Glob["patterns"][number], folder: readonly string[]): boolean {
  return pattern.length > folder.length && folder.every((segment, at) => literalsOf(pattern[at])?.includes(segment));
}
