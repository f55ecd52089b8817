import { recordPath } from "../../ledger/layout.ts";
import type { Inspected } from "../verify/inspect.ts";

/** The newest decision of a pull request. */
export interface LastDecision {
  readonly pullRequest: number;
  readonly record: string;
  readonly sequence: number;
  readonly at: string;
}

export interface LastDecisions {
  /** The newest first. */
  readonly last: readonly LastDecision[];
  /** Paths of records that are not what they should be: whichever pull request they are of, nobody can tell. */
  readonly unreadable: readonly string[];
}

/**
 * @param inspected records
 * @param last so many pull requests at most, those decided last
 */
export async function findLastDecisions(
  inspected: AsyncIterable<Inspected>,
  { last = Infinity, pullRequest }: { readonly last?: number; readonly pullRequest?: number },
): Promise<LastDecisions> {
  const found = new Map<number, LastDecision>();
  const unreadable: string[] = [];
  for await (const file of inspected) {
    const spoilt = pathOfSpoilt(file);
    if (spoilt !== undefined) {
      unreadable.push(spoilt);
      continue;
    }
    if (file.is !== "record" || file.said?.kind !== "decision") continue;
    const { said, sha256 } = file;
    if (pullRequest !== undefined && said.pullRequest !== pullRequest) continue;
    const known = found.get(said.pullRequest);
    if (known !== undefined && known.sequence >= said.sequence) continue;
    const { sequence, at } = said;
    found.set(said.pullRequest, { pullRequest: said.pullRequest, record: sha256, sequence, at });
  }
  const newest = [...found.values()].sort((a, b) => compare(b.at, a.at) || b.pullRequest - a.pullRequest);
  return { last: newest.slice(0, last), unreadable: unreadable.sort() };
}

/** What an altered record says is anybody's word, also of which pull request it is. */
function pathOfSpoilt(file: Inspected): string | undefined {
  if (file.is === "odd") return file.path;
  if (file.is !== "record") return undefined;
  const isSound = file.said !== undefined && file.altered === undefined && file.problem === undefined;
  return isSound ? undefined : recordPath(file.sha256);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
