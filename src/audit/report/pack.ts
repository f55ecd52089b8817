/** The index of a report: what lists, filters and charts need of every pull request, as columns of small numbers. */
import type { Collected } from "./collect.ts";
import { type Figures, isLenient } from "./figures.ts";
import { OUTCOMES, REPORT_SCHEMA, type ReportIndex, STATUSES } from "./report-data.ts";
import type { PullSummary } from "./summarise-pull.ts";

export interface PackOptions {
  readonly branch: string;
  readonly today: string;
  /** Full names by login. */
  readonly people: ReadonlyMap<string, string>;
  /** Whether git was asked what reached the branch. */
  readonly hasGit?: boolean;
}

/** Details of so many pull requests are packed together: more pack better, fewer unpack faster. */
export const BLOCK = 48;
const MARK_DIGITS = 12;

export function packIndex(
  collected: Collected,
  pulls: readonly PullSummary[],
  figures: Figures,
  { branch, today, people, hasGit = false }: PackOptions,
): ReportIndex {
  const known = new Set(pulls.map(({ number }) => number));
  const logins = new Places();
  const paths = new Places();
  const minutes = (at: string) => Math.floor(Date.parse(at) / 60_000);
  const columns: ReportIndex["pulls"] = {
    number: pulls.map(({ number }) => number),
    outcome: pulls.map(({ outcome }) => OUTCOMES.indexOf(outcome)),
    status: pulls.map(({ newest }) => (newest === undefined ? -1 : STATUSES.indexOf(newest.status))),
    advisory: pulls.map(({ newest }) => (newest?.advisory === true ? 1 : 0)),
    opened: pulls.map(({ openedAt }) => minutes(openedAt)),
    ended: pulls.map(({ endedAt }) => minutes(endedAt)),
    author: pulls.map(({ author }) => (author === "" ? -1 : logins.of(author))),
    people: pulls.map((pull) => pull.people.map((login) => logins.of(login))),
    paths: pulls.map((pull) => pull.paths.map((path) => paths.of(path))),
    letters: pulls.map((pull) => lettersOf(pull, collected)),
    advised: pulls.flatMap(({ isAdvised }, place) => (isAdvised ? [place] : [])),
    marks: pulls.map(({ head, newestRecord }) => `${head.slice(0, MARK_DIGITS)} ${newestRecord.slice(0, MARK_DIGITS)}`),
  };
  return {
    schema: REPORT_SCHEMA,
    repository: collected.repository,
    ...{ branch, today },
    logins: logins.all,
    people: logins.all.flatMap((login): [string, string][] => {
      const name = people.get(login);
      return name === undefined ? [] : [[login, name]];
    }),
    paths: paths.all,
    requirements: collected.requirements,
    texts: collected.texts.all(),
    pulls: columns,
    unrecorded: pulls.flatMap(({ number, unrecorded }): [number, string][] =>
      unrecorded === undefined ? [] : [[number, unrecorded]],
    ),
    lost: [...collected.lost].filter(([number]) => !known.has(number)),
    direct: figures.direct,
    hasGit,
    block: BLOCK,
    charts: {
      months: figures.months.map(({ month, counts }) => ({
        month,
        counts: OUTCOMES.map((outcome) => counts[outcome]),
      })),
      waits: figures.waits,
    },
  };
}

/** In capitals where a requirement could not have blocked. */
const lettersOf = (pull: PullSummary, { requirements }: Collected): string =>
  Array.from((pull.newest?.letters ?? "").replace(/\.+$/, ""), (letter, place) =>
    isLenient(pull, requirements[place]?.id ?? "") ? letter.toUpperCase() : letter,
  ).join("");

/** Texts of pull requests in blocks, each a JSON array. */
export function* packDetails(pulls: readonly PullSummary[], detailOf: Collected["detailOf"]): Generator<string> {
  for (let from = 0; from < pulls.length; from += BLOCK)
    yield `[${pulls
      .slice(from, from + BLOCK)
      .map(({ number }) => detailOf(number))
      .join(",")}]`;
}

/** Each text once, and its place. */
class Places {
  readonly #places = new Map<string, number>();
  readonly all: string[] = [];

  of(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.all.length);
    this.all.push(text);
    return this.all.length - 1;
  }
}
