/** Which records of a ledger are of its own repository: whoever can write the ledger could bring in another's passes and waivers. */
import type { Entry } from "../read-pulls.ts";
import type { CoverageNote } from "./coverage.ts";

export interface OfRepository<T> {
  readonly repository: string;
  readonly value: T;
}
type Pulls<T> = ReadonlyMap<number, readonly Entry<T>[]>;

/** What is known of the repository, to tell its records by. */
export interface OwnNames {
  /**
   * The name of the repository that the clone is of, if known: its own if the ledger knows it, else that of most pull requests, since a clone
   * may be of a mirror. GitHub's names do not depend on case.
   */
  readonly remote?: string | undefined;
  /** Names that it had before it was renamed or moved: their records are its own. */
  readonly formerly?: readonly string[] | undefined;
}

export type ForeignNote = Extract<CoverageNote, { code: "foreign-records" }>;

export interface Ownership {
  /** Nothing, of an empty ledger. */
  readonly own?: string;
  readonly isOwn: (repository: string) => boolean;
  /** Of records that are of others, if there are any. */
  readonly foreign?: ForeignNote;
  /** Former names that no record has: misspelt, or from before the ledger. */
  readonly unused: readonly string[];
}

/** Counts the records of each repository, in any order, and then says which is the ledger's own. */
export class Census {
  readonly #found = new Map<string, { spelled: string; records: number; pulls: Set<number> }>();

  count(repository: string, pullRequest: number): void {
    const key = keyOf(repository);
    const known = this.#found.get(key) ?? { spelled: repository, records: 0, pulls: new Set() };
    this.#found.set(key, known);
    known.spelled = repository;
    known.records += 1;
    known.pulls.add(pullRequest);
  }

  settle({ remote, formerly = [] }: OwnNames): Ownership {
    const former = new Set(formerly.map(keyOf));
    const isFormer = (key: string) => Number(former.has(key));
    const [most] = [...this.#found].sort(
      ([a, { pulls: m }], [b, { pulls: n }]) => isFormer(a) - isFormer(b) || n.size - m.size || (a < b ? -1 : 1),
    );
    const key = remote !== undefined && this.#found.has(keyOf(remote)) ? keyOf(remote) : most?.[0];
    const isOwn = (each: string) => each === key || former.has(each);
    const own = this.#found.get(key ?? "")?.spelled;
    const strange = [...this.#found].filter(([each]) => !isOwn(each)).map(([, each]) => each);
    const records = strange.reduce((sum, each) => sum + each.records, 0);
    return {
      ...(own === undefined ? {} : { own }),
      isOwn: (repository) => isOwn(keyOf(repository)),
      unused: formerly.filter((name) => !this.#found.has(keyOf(name))),
      ...(own === undefined || records === 0
        ? {}
        : { foreign: { code: "foreign-records", own, others: strange.map(({ spelled }) => spelled), records } }),
    };
  }
}

export interface OwnRecords<T> extends Ownership {
  readonly pulls: Pulls<T>;
}

/** @param all what `readPulls` kept of each record */
export function ownRecords<T>(all: Pulls<OfRepository<T>>, names: OwnNames): OwnRecords<T> {
  const census = new Census();
  for (const [pullRequest, entries] of all)
    for (const { value } of entries) census.count(value.repository, pullRequest);
  const ownership = census.settle(names);
  const pulls = new Map<number, Entry<T>[]>();
  for (const [pullRequest, entries] of all) {
    const kept = entries.filter(({ value }) => ownership.isOwn(value.repository));
    if (kept.length > 0)
      pulls.set(
        pullRequest,
        kept.map((entry) => ({ ...entry, value: entry.value.value })),
      );
  }
  return { ...ownership, pulls };
}

const keyOf = (repository: string): string => repository.toLowerCase();
