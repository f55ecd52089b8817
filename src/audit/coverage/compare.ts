import { type Content, pathOf } from "./content.ts";

/** Paths that are named before the rest is counted. */
const NAMED = 3;

/**
 * What of a change is not as it was judged, once a plain comparison of both has failed: what landed and was not judged so, and what was
 * judged and does not stand there. Something judged that another change had brought already is no difference.
 * @param judged what the decision's facts say the change would leave
 * @param landed what it left
 * @param standing what stands after it at the paths of `missing`
 * @returns keys of paths, in order
 */
export function differences(judged: Content, landed: Content, standing: Content): string[] {
  const extra = [...landed].filter(([path, value]) => judged.get(path) !== value).map(([path]) => path);
  const lost = missing(judged, landed).filter((path) => standing.get(path) !== judged.get(path));
  return [...new Set([...extra, ...lost])].sort();
}

/** The paths that were judged and that the change did not touch. */
export const missing = (judged: Content, landed: Content): string[] =>
  [...judged.keys()].filter((path) => !landed.has(path));

/** A few by name. */
export const nameSome = (keys: readonly string[]): { readonly paths: readonly string[]; readonly more: number } => ({
  paths: keys.slice(0, NAMED).map(pathOf),
  more: Math.max(0, keys.length - NAMED),
});
