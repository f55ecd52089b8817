/** The paths that matter of a change: those that a requirement applied to; where none is known, all that it touched. */
import type { FileChange } from "../../core/facts.ts";

/** Of one commit. */
export interface Touched {
  readonly paths: readonly string[];
  /** Paths that are not named. */
  readonly more: number;
  /** Whether one of them is asked for. */
  readonly asked: boolean;
}

/** Paths that are kept of one commit, and of one change. */
const KEPT = 1_000;
const NAMED = 100;

/** Of what nobody can look into, anything may be asked for. */
export const UNSEEN: Touched = { paths: [], more: 0, asked: true };

/**
 * @param files those that a requirement applied to
 * @param changes all of the commit's
 * @param isAsked whether a path is one that was asked for; those come first
 */
export function touchedOf(
  files: readonly FileChange[],
  changes: readonly FileChange[],
  isAsked: (path: string) => boolean,
): Touched {
  const paths = new Set<string>();
  for (const { path, previousPath } of files.length > 0 ? files : changes) {
    if (previousPath !== undefined) paths.add(previousPath);
    paths.add(path);
  }
  const [asked, others]: [string[], string[]] = [[], []];
  for (const path of paths) (isAsked(path) ? asked : others).push(path);
  const inOrder = [...asked.sort(), ...others.sort()];
  return { paths: inOrder.slice(0, KEPT), more: Math.max(0, inOrder.length - KEPT), asked: asked.length > 0 };
}

/** Of all commits of a change; beyond a thousand paths in a commit, one that several of them touch counts more than once. */
export function joinTouched(
  parts: readonly Touched[],
  isAsked: (path: string) => boolean,
): { readonly paths: readonly string[]; readonly morePaths: number } {
  const all = [...new Set(parts.flatMap(({ paths }) => paths))].sort();
  const paths = [...all.filter(isAsked), ...all.filter((path) => !isAsked(path))];
  const unnamed = parts.reduce((sum, { more }) => sum + more, 0);
  return { paths: paths.slice(0, NAMED), morePaths: Math.max(0, paths.length - NAMED) + unnamed };
}
