/** Which pull requests a list shows. Filters come from the address, so that a view can be kept and sent to somebody. */
import { OUTCOMES, type ReportIndex, STATUSES } from "../audit/report/report-data.ts";

export const FILTERS = [
  "q",
  "outcome",
  "decision",
  "dimension",
  "requirement",
  "control",
  "result",
  "month",
  "person",
] as const;
export type Filter = (typeof FILTERS)[number];
export const SORTS = ["number", "outcome", "decision", "opened", "ended", "author", "open"] as const;
export type Sort = (typeof SORTS)[number];

export interface ListState {
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly sort: Sort;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
}

export const FIRST_STATE: ListState = { filters: {}, sort: "ended", descending: true, page: 1 };

/** Results of a requirement, by the letters that say so. */
export const RESULTS: Readonly<Record<string, string>> = {
  held: "sS",
  waived: "wW",
  open: "puePUE",
  "not held": "wpueWPUE",
  "not held, blocking": "wpue",
  "not held, not blocking": "WPUE",
};
/** Outcomes that stand for several. */
export const MERGED = "merged";
export const PASSED = "passed";
/** Merged on a pass of a policy that only advised. */
export const ADVISED = "advised";

/** @param query what stands behind `?` in `#pulls?…` */
export function readState(query: string): ListState {
  const given = new URLSearchParams(query);
  const filters: Partial<Record<Filter, string>> = {};
  for (const name of FILTERS) {
    const value = given.get(name);
    if (value !== null && value !== "") filters[name] = value;
  }
  const sort = SORTS.find((each) => each === given.get("sort")) ?? FIRST_STATE.sort;
  const page = Number(given.get("page") ?? 1);
  return {
    filters,
    sort,
    descending: given.has("order") ? given.get("order") === "down" : FIRST_STATE.descending,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

export function writeState({ filters, sort, descending, page }: ListState): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters[name];
    if (value !== undefined && value !== "") query.set(name, value);
  }
  if (sort !== FIRST_STATE.sort || descending !== FIRST_STATE.descending) {
    query.set("sort", sort);
    query.set("order", descending ? "down" : "up");
  }
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text === "" ? "#pulls" : `#pulls?${text}`;
}

export const monthOfMinutes = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(0, 7);

/** @returns the places of the pull requests that every filter lets through, in the order asked for */
export function select({ filters, sort, descending }: ListState, index: ReportIndex): number[] {
  const { pulls } = index;
  const tests = [...testsOf(filters, index)];
  const found: number[] = [];
  for (let place = 0; place < pulls.number.length; place++) if (tests.every((test) => test(place))) found.push(place);
  const compare = comparison(sort, index);
  const sign = descending ? -1 : 1;
  return found.sort((a, b) => sign * compare(a, b) || (pulls.number[b] ?? 0) - (pulls.number[a] ?? 0));
}

function* testsOf(filters: ListState["filters"], index: ReportIndex): Generator<(place: number) => boolean> {
  const { pulls, requirements, logins } = index;
  const { q, outcome, decision, dimension, requirement, control, result, month, person } = filters;
  if (outcome === ADVISED) {
    const wanted = new Set(pulls.advised);
    yield (place) => wanted.has(place);
  } else if (outcome !== undefined) {
    const wanted = new Set(
      OUTCOMES.flatMap((name, at) =>
        name === outcome ||
        (outcome === MERGED && name !== "not merged") ||
        (outcome === PASSED && (name === "gated" || name === "waived"))
          ? [at]
          : [],
      ),
    );
    yield (place) => wanted.has(pulls.outcome[place] ?? -1);
  }
  if (decision !== undefined) {
    const names: readonly string[] = STATUSES;
    const wanted = decision === "none" ? -1 : names.indexOf(decision);
    yield decision === "advisory"
      ? (place) => pulls.advisory[place] === 1
      : (place) => pulls.status[place] === wanted && (decision === "none" || wanted >= 0);
  }
  if (dimension !== undefined || requirement !== undefined || control !== undefined || result !== undefined) {
    const places = requirements.flatMap((row, at) =>
      (dimension === undefined || row.dimension === dimension) &&
      (requirement === undefined || row.id === requirement) &&
      (control === undefined || row.controls.includes(control))
        ? [at]
        : [],
    );
    const letters = result === undefined ? "swpueSWPUE" : Object.hasOwn(RESULTS, result) ? (RESULTS[result] ?? "") : "";
    yield (place) => {
      const own = pulls.letters[place] ?? "";
      return places.some((at) => letters.includes(own[at] ?? "."));
    };
  }
  if (month !== undefined) yield (place) => monthOfMinutes(pulls.ended[place] ?? 0) === month;
  if (person !== undefined) {
    const wanted = logins.indexOf(person);
    yield (place) => wanted >= 0 && (pulls.author[place] === wanted || (pulls.people[place] ?? []).includes(wanted));
  }
  for (const word of (q ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((each) => each !== "")
    .slice(0, 10))
    yield searchFor(word, index);
}

/** A number, a part of a path, a person, a requirement, or the beginning of a commit or record. */
function searchFor(
  word: string,
  { pulls, logins, paths, people, requirements }: ReportIndex,
): (place: number) => boolean {
  const number = /^#?(\d+)$/.exec(word)?.[1];
  const names = new Map(people);
  const inPeople = new Set(
    logins.flatMap((login, at) =>
      login.toLowerCase().includes(word) || names.get(login)?.toLowerCase().includes(word) ? [at] : [],
    ),
  );
  const inPaths = new Set(paths.flatMap((path, at) => (path.toLowerCase().includes(word) ? [at] : [])));
  const asked = requirements.flatMap(({ id }, at) => (id.toLowerCase() === word ? [at] : []));
  const isHex = /^[0-9a-f]{4,}$/.test(word);
  const mark = word.slice(0, 12);
  return (place) =>
    (number !== undefined && String(pulls.number[place]) === number) ||
    inPeople.has(pulls.author[place] ?? -1) ||
    (pulls.people[place] ?? []).some((each) => inPeople.has(each)) ||
    (pulls.paths[place] ?? []).some((each) => inPaths.has(each)) ||
    asked.some((at) => (pulls.letters[place]?.[at] ?? ".") !== ".") ||
    (isHex && (pulls.marks[place] ?? "").split(" ").some((each) => each.startsWith(mark)));
}

function comparison(sort: Sort, { pulls, logins }: ReportIndex): (a: number, b: number) => number {
  const by = (column: readonly number[]) => (a: number, b: number) => (column[a] ?? 0) - (column[b] ?? 0);
  switch (sort) {
    case "number":
      return by(pulls.number);
    case "outcome":
      return by(pulls.outcome);
    case "decision":
      return by(pulls.status);
    case "opened":
      return by(pulls.opened);
    case "ended":
      return by(pulls.ended);
    case "author":
      return (a, b) => (logins[pulls.author[a] ?? -1] ?? "").localeCompare(logins[pulls.author[b] ?? -1] ?? "", "en");
    case "open":
      return by(pulls.letters.map((letters) => [...letters].filter((letter) => !"sS.".includes(letter)).length));
  }
}
