/** Which records of a ledger are of its own repository: whoever can write the ledger could bring in another's passes. */
import type { Entry } from "../read-pulls.ts";
import type { ChainEntry } from "./chains.ts";

export interface OfRepository {
  readonly repository: string;
  readonly value: ChainEntry;
}
type Pulls<T> = ReadonlyMap<number, readonly Entry<T>[]>;

export interface OwnRecords {
  /** Nothing, of an empty ledger. */
  readonly own?: string;
  readonly others: readonly string[];
  /** How many records are of others. */
  readonly records: number;
  readonly pulls: Pulls<ChainEntry>;
}

/**
 * @param remote the name of the repository that the clone is of, if known: its own if the ledger knows it, else that of most pull requests,
 *   since a clone may be of a mirror. GitHub's names do not depend on case.
 * @param formerly names that it had before it was renamed or moved: their records are its own
 */
export function ownRecords(
  all: Pulls<OfRepository>,
  remote: string | undefined,
  formerly: readonly string[] = [],
): OwnRecords {
  const former = new Set(formerly.map(keyOf));
  const chains = new Map<string, number>();
  const spelled = new Map<string, string>();
  for (const entries of all.values())
    for (const key of new Set(entries.map(({ value }) => keyOf(value.repository))))
      chains.set(key, (chains.get(key) ?? 0) + 1);
  for (const entries of all.values())
    for (const { value } of entries) spelled.set(keyOf(value.repository), value.repository);
  const isFormer = (key: string) => Number(former.has(key));
  const [most] = [...chains].sort(([a, m], [b, n]) => isFormer(a) - isFormer(b) || n - m || (a < b ? -1 : 1));
  const own = remote !== undefined && chains.has(keyOf(remote)) ? keyOf(remote) : most?.[0];
  const isOwn = (key: string) => key === own || former.has(key);
  const pulls = new Map<number, Entry<ChainEntry>[]>();
  let records = 0;
  for (const [pullRequest, entries] of all) {
    const kept = entries.filter(({ value }) => isOwn(keyOf(value.repository)));
    records += entries.length - kept.length;
    if (kept.length > 0)
      pulls.set(
        pullRequest,
        kept.map((entry) => ({ ...entry, value: entry.value.value })),
      );
  }
  const name = own === undefined ? undefined : spelled.get(own);
  return {
    ...(name === undefined ? {} : { own: name }),
    others: [...spelled].filter(([key]) => !isOwn(key)).map(([, each]) => each),
    records,
    pulls,
  };
}

const keyOf = (repository: string): string => repository.toLowerCase();
