import type { Mirror } from "./mirror.ts";

export interface MergeCommit {
  readonly commit: string;
  /** In the commit's own order. */
  readonly parents: readonly string[];
  /** The tip of the base. */
  readonly base: string;
}

/** Each path with a change of any kind; a file moved is two. */
const DIFF = ["diff-tree", "-r", "--name-only", "-z", "--no-renames", "--ignore-submodules=none", "--no-ext-diff"];

/**
 * Whether a merge only brings a branch up to date: two parents, the second of them on the base, and at every path what one
 * of the two has there. A path that differs from both is somebody's work.
 * Fetches the trees of the three commits; the history of `commit` and `base` must have been.
 * @throws GitError as the mirror does, among them `shallow`
 */
export async function isUpdateMerge(mirror: Mirror, { commit, parents, base }: MergeCommit): Promise<boolean> {
  const [first, second] = parents;
  if (first === undefined || second === undefined || parents.length > 2) return false;
  if (!(await mirror.isAncestor(second, base))) return false;
  await mirror.fetchCommits([commit, first, second]);
  const differing = async (parent: string): Promise<string[]> => {
    const output = await mirror.git.ask([...DIFF, "--end-of-options", parent, commit]);
    // Byte by byte: paths need not be text.
    return output.toString("latin1").split("\0").slice(0, -1);
  };
  const fromFirst = new Set(await differing(first));
  return !(await differing(second)).some((path) => fromFirst.has(path));
}
