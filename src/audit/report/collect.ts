/** Gathers a ledger's records into what a report tells of each pull request. Records come in any order; only the newest decision is kept whole, and as text. */
import type { Person } from "../../core/facts.ts";
import { own } from "../../core/own.ts";
import type { Verdict } from "../../core/verdict.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { Predicate } from "../../ledger/record.ts";
import { Census, type Ownership, type OwnNames } from "../coverage/own-records.ts";
import { condense, type Decision, TextTable, tellAct } from "./condense.ts";
import { readLightly } from "./light-record.ts";
import { byDimension } from "./order.ts";
import {
  type DecisionLine,
  NOT_ASKED,
  type OtherLine,
  type PullDetail,
  type RequirementRow,
  STATUS_LETTERS,
  type ToldDecision,
} from "./report-data.ts";
import { type Draft, type PullSummary, summarise } from "./summarise-pull.ts";
import { concessionsOf, signingsOf } from "./tell-people.ts";

export interface Collected {
  /** By number. */
  readonly pulls: readonly PullSummary[];
  /** Every requirement that some decision asked for, with its newest title. */
  readonly requirements: readonly RequirementRow[];
  readonly texts: TextTable;
  readonly repository: { readonly name: string; readonly url?: string };
  /** Everybody who is named, by login. */
  readonly accounts: ReadonlyMap<string, Person>;
  /** How many records there are, and those that are not what they should be. */
  readonly records: number;
  readonly damaged: readonly { readonly sha256: string; readonly damage: string }[];
  /** Names of damaged records by the pull request that they are said to be about. */
  readonly lost: ReadonlyMap<number, readonly string[]>;
  /** Everything about one pull request; as JSON, which is how it is kept. */
  readonly detailOf: (number: number) => string;
}

/** Governed paths that a list shows and a search finds. */
const MOST_PATHS = 6;

/** Decisions times requirements: of 500,000 decisions, 268 requirements each. Each is a byte, and most are in the page as well. */
const MOST_RESULTS = 2 ** 27;

export interface CollectionOptions {
  /** Whether records of a repository count; others are left out. */
  readonly isOwn: Ownership["isOwn"];
  readonly mostResults: number;
}

export class Collection {
  readonly #pulls = new Map<number, Draft>();
  readonly #requirements = new Map<string, { place: number; when: string; row: RequirementRow }>();
  readonly #texts = new TextTable();
  readonly #accounts = new Map<string, Person>();
  readonly #damaged: { sha256: string; damage: string }[] = [];
  /** What others than the chain itself say of a record's pull request. */
  readonly #claims: { number: number; sha256: string }[] = [];
  #repository: { name: string; url?: string; when: string } | undefined;
  /** Lists of places, each once. */
  readonly #places = new Map<string, readonly number[]>();
  #records = 0;
  #decisions = 0;
  readonly #census = new Census();
  readonly #isOwn: Ownership["isOwn"];
  readonly #mostResults: number;

  constructor({ isOwn = () => true, mostResults = MOST_RESULTS }: Partial<CollectionOptions> = {}) {
    this.#isOwn = isOwn;
    this.#mostResults = mostResults;
  }

  /**
   * Takes in one record.
   * @throws LedgerError `too-large` where there are more results by now than a report has room for
   */
  take(bytes: Uint8Array, sha256: string): void {
    this.#records += 1;
    const predicate = readLightly(bytes, sha256);
    if ("damage" in predicate) {
      this.#damaged.push({ sha256, damage: predicate.damage });
      const number = claimedPull(bytes);
      if (number !== undefined) this.claim(number, sha256);
      return;
    }
    const { pullRequest, sequence, at, head, repository, previous } = predicate;
    this.#census.count(repository.name, pullRequest);
    if (!this.#isOwn(repository.name)) return;
    // Of one instant the one with the greater name, so that the order of reading does not show.
    const when = `${at} ${sha256}`;
    if (this.#repository === undefined || this.#repository.when < when)
      this.#repository = {
        name: repository.name,
        ...(repository.url === undefined ? {} : { url: repository.url }),
        when,
      };
    const last = { sequence, record: sha256, at, head };
    const draft: Draft = this.#pulls.get(pullRequest) ?? {
      decisions: [],
      places: [],
      others: [],
      last,
      first: at,
      named: new Set(),
    };
    this.#pulls.set(pullRequest, draft);
    if (sequence > draft.last.sequence) draft.last = last;
    if (at < draft.first) draft.first = at;
    if (typeof previous === "string") draft.named.add(previous);
    try {
      if (predicate.kind === "decision") this.#takeDecision(draft, predicate, sha256);
      else {
        draft.others.push(otherLine(predicate, sha256));
        if (predicate.kind === "merge") this.#meet(predicate.merged.by);
      }
    } catch {
      // Nested too deeply, or otherwise nothing that the gate writes.
      this.#damaged.push({ sha256, damage: "it is not what the gate writes" });
      this.claim(pullRequest, sha256);
    }
    this.#expectRoom();
  }

  /** Something says that this record is about that pull request; it is only asked where the record itself is damaged. */
  claim(number: number, sha256: string): void {
    this.#claims.push({ number, sha256 });
  }

  /** Which of the records that were taken in are the ledger's own. */
  settle(names: OwnNames): Ownership {
    return this.#census.settle(names);
  }

  /** Whether any record had to be left out. */
  get isDamaged(): boolean {
    return this.#damaged.length > 0;
  }

  #findLost(): Map<number, string[]> {
    const damaged = new Set(this.#damaged.map(({ sha256 }) => sha256));
    const lost = new Map<number, Set<string>>();
    const note = (number: number, sha256: string) => {
      if (damaged.has(sha256)) lost.set(number, (lost.get(number) ?? new Set()).add(sha256));
    };
    if (damaged.size === 0) return new Map();
    for (const { number, sha256 } of this.#claims) note(number, sha256);
    for (const [number, { named, others }] of this.#pulls) {
      for (const sha256 of named) note(number, sha256);
      for (const each of others) if (each.kind === "merge" && each.decision !== null) note(number, each.decision);
    }
    return new Map([...lost].sort(([a], [b]) => a - b).map(([number, names]) => [number, [...names].sort()]));
  }

  #takeDecision(draft: Draft, decision: Decision, record: string): void {
    const { sequence, at, event, head, facts } = decision;
    const verdict = decision.verdict as unknown as Verdict;
    // What cannot be told stops here, before anything is kept.
    const isNewest = draft.newest === undefined || draft.newest.sequence < sequence;
    const told = isNewest ? condense(decision, this.#texts) : undefined;
    const newest = told === undefined ? undefined : this.#summariseNewest(told, decision);
    let letters = "";
    const places: number[] = [];
    for (const { id, title, status, dimension, enforcement, controls } of verdict.requirements) {
      const known = this.#requirements.get(id);
      const place = known?.place ?? this.#requirements.size;
      const when = `${at} ${record}`;
      if (known === undefined || known.when < when)
        this.#requirements.set(id, { place, when, row: { id, title, dimension, enforcement, controls } });
      places.push(place);
      letters += own(STATUS_LETTERS, status) ?? NOT_ASKED;
    }
    draft.decisions.push({
      ...{ record, sequence, at, event, head, status: verdict.status },
      ...(verdict.mode === "advisory" ? { advisory: true as const } : {}),
      letters,
    });
    draft.places.push(this.#shared(places));
    this.#decisions += 1;
    if (told === undefined || newest === undefined) return;
    draft.newest = newest;
    this.#meet(facts.pullRequest?.author);
    for (const { by } of told.acts) this.#meet(by);
  }

  /** The same list for all decisions by the same requirements, which are most. */
  #shared(places: readonly number[]): readonly number[] {
    const key = places.join(" ");
    const known = this.#places.get(key);
    if (known === undefined) this.#places.set(key, places);
    return known ?? places;
  }

  /** What the page shows of decisions is as large as all of them times all requirements. */
  #expectRoom(): void {
    const results = this.#decisions * this.#requirements.size;
    if (results > this.#mostResults)
      throw new LedgerError(
        "too-large",
        `so far ${this.#decisions} decisions name ${this.#requirements.size} different requirements, and a report has room for ${this.#mostResults} results, decisions times requirements: \`secmlops-gate audit export --format csv\` lists them, however many`,
      );
  }

  #summariseNewest(told: ToldDecision, { sequence, facts }: Decision): NonNullable<Draft["newest"]> {
    const author = facts.pullRequest?.author.login ?? "";
    const acts = "known" in facts.acts ? facts.acts.known : [];
    const idOf = (text: string) => this.#texts.get(text)?.id ?? "";
    return {
      ...{ sequence, author },
      told: JSON.stringify(told),
      people: [...new Set(told.acts.map(({ by }) => by.login))],
      paths: told.verdict.items.slice(0, MOST_PATHS).map(({ path }) => path),
      signings: signingsOf(told, idOf),
      concessions: concessionsOf(told, acts, idOf),
      restsOnWaiver: told.requirements.some(
        ({ status, text }) => status === "waived" && this.#texts.get(text)?.enforcement === "block",
      ),
      warned: told.requirements.flatMap(({ text }) => {
        const { id, enforcement } = this.#texts.get(text) ?? {};
        return id !== undefined && enforcement === "warn" ? [id] : [];
      }),
    };
  }

  #meet(person: Person | undefined): void {
    if (person !== undefined && this.#accounts.get(person.login)?.id === undefined)
      this.#accounts.set(person.login, person);
  }

  finish(): Collected {
    const ordered = [...this.#requirements.values()].sort((a, b) => byDimension(a.row, b.row));
    const requirements = ordered.map(({ row }) => row);
    const ranks = new Map(ordered.map(({ place }, rank) => [place, rank]));
    const inOrder = (letters: string, places: readonly number[]): string => {
      const row = Buffer.alloc(ordered.length, NOT_ASKED);
      places.forEach((place, at) => {
        row.write(letters[at] ?? NOT_ASKED, ranks.get(place) ?? 0, "latin1");
      });
      return row.toString("latin1");
    };
    const numbers = [...this.#pulls.keys()].sort((a, b) => a - b);
    const { name = "", url } = this.#repository ?? {};
    const lost = this.#findLost();
    return {
      pulls: numbers.flatMap((number) => {
        const draft = this.#pulls.get(number);
        return draft === undefined ? [] : [summarise(number, settle(draft, inOrder))];
      }),
      requirements,
      texts: this.#texts,
      repository: { name, ...(url === undefined ? {} : { url }) },
      accounts: this.#accounts,
      records: this.#records,
      damaged: [...this.#damaged].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
      lost,
      detailOf: (number) => {
        const draft = this.#pulls.get(number);
        const { decisions = [], others = [], newest } = draft ?? {};
        const detail: Omit<PullDetail, "newest"> = {
          ...{ number, decisions, others },
          ...(lost.has(number) ? { damaged: lost.get(number) ?? [] } : {}),
        };
        const text = JSON.stringify(detail);
        return newest === undefined ? text : `${text.slice(0, -1)},"newest":${newest.told}}`;
      },
    };
  }
}

/** Which pull request a damaged record says that it is about: a hint for the reader, and nothing is counted by it. */
function claimedPull(bytes: Uint8Array): number | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const number = Number(/"pullRequest":([1-9]\d{0,14})[,}]/.exec(text)?.[1]);
  return Number.isSafeInteger(number) ? number : undefined;
}

function otherLine(predicate: Exclude<Predicate, Decision>, record: string): OtherLine {
  const { sequence, at } = predicate;
  switch (predicate.kind) {
    case "merge": {
      const { merged, decision, governed } = predicate;
      const known = governed !== undefined && "known" in governed ? { governed: governed.known } : {};
      return {
        ...{ record, sequence, at, kind: "merge", by: merged.by, mergedAt: merged.at, decision },
        ...(merged.commit === undefined ? {} : { commit: merged.commit }),
        ...known,
      };
    }
    case "merge-group":
      return { record, sequence, at, kind: "merge-group", group: predicate.group.head, status: predicate.status };
    case "retrospective":
      return {
        ...{ record, sequence, at, kind: "retrospective" },
        acts: predicate.acts.map(({ act, requirements }) => ({
          act: tellAct(act),
          requirements: requirements.map(({ id, held }) => ({
            id,
            ...(held !== undefined && "known" in held ? { held: held.known } : {}),
          })),
        })),
      };
  }
}

/** Everything in the order of the chain, and letters in the order of all requirements. */
function settle(draft: Draft, inOrder: (letters: string, places: readonly number[]) => string): Draft {
  const bySequence = (a: DecisionLine | OtherLine, b: DecisionLine | OtherLine) => a.sequence - b.sequence;
  draft.decisions = draft.decisions
    .map((line, at) => ({ ...line, letters: inOrder(line.letters, draft.places[at] ?? []) }))
    .sort(bySequence);
  draft.others.sort(bySequence);
  return draft;
}
