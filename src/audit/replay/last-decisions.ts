import type { Inspected } from "../verify/inspect.ts";

/** The newest decision of a pull request. */
export interface LastDecision {
  readonly pullRequest: number;
  readonly record: string;
  readonly sequence: number;
  readonly at: string;
}

/**
 * @param inspected records; what is none is passed over
 * @param last so many pull requests at most, those decided last
 * @returns the newest first
 */
export async function findLastDecisions(
  inspected: AsyncIterable<Inspected>,
  { last = Infinity, pullRequest }: { readonly last?: number; readonly pullRequest?: number },
): Promise<LastDecision[]> {
  const found = new Map<number, LastDecision>();
  for await (const file of inspected) {
    if (file.is !== "record" || file.said?.kind !== "decision") continue;
    const { said, sha256 } = file;
    if (pullRequest !== undefined && said.pullRequest !== pullRequest) continue;
    const known = found.get(said.pullRequest);
    if (known !== undefined && known.sequence >= said.sequence) continue;
    const { sequence, at } = said;
    found.set(said.pullRequest, { pullRequest: said.pullRequest, record: sha256, sequence, at });
  }
  const newest = [...found.values()].sort((a, b) => compare(b.at, a.at) || b.pullRequest - a.pullRequest);
  return newest.slice(0, last);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
