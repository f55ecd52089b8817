/** The list of pull requests: search, filters, order, pages. */
import { OUTCOMES, type ReportIndex, STATUSES } from "../audit/report/report-data.ts";
import { DIMENSIONS } from "../core/policy/policy.ts";
import { statusHtml } from "../render/html/decision-view.ts";
import { pathHtml } from "../render/html/text.ts";
import { wordMonth } from "../render/report/words.ts";
import { type Child, el, replace } from "./dom.ts";
import {
  ADVISED,
  FIRST_STATE,
  type Filter,
  type ListState,
  MERGED,
  monthOfMinutes,
  PASSED,
  RESULTS,
  readState,
  type Sort,
  select,
  writeState,
} from "./filters.ts";

const PAGE = 50;
const COLUMNS: readonly (readonly [Sort, string])[] = [
  ["number", "Number"],
  ["outcome", "Outcome"],
  ["decision", "Decision"],
  ["opened", "Opened"],
  ["ended", "Merged or last seen"],
  ["author", "Author"],
  ["open", "Not held"],
];

export interface List {
  /** Shows what an address asks for. */
  readonly show: (query: string) => void;
  /** Pull requests in the order in which the list has them. */
  readonly order: () => readonly number[];
  /** The address of the list as it is. */
  readonly address: () => string;
}

/** @param say tells a screen reader */
export function openList(root: Element, index: ReportIndex, say: (text: string) => void): List {
  let state: ListState = FIRST_STATE;
  let found: readonly number[] = select(state, index);
  const results = el("div");
  const controls = new Map<Filter, HTMLInputElement | HTMLSelectElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const apply = (next: ListState, speak = true) => {
    state = next;
    found = select(state, index);
    history.replaceState(null, "", writeState(state));
    draw();
    if (speak) say(countWords());
  };
  const countWords = () =>
    `${found.length.toLocaleString("en-US")} of ${index.pulls.number.length.toLocaleString("en-US")} pull requests`;

  const set = (name: Filter, value: string) => {
    const filters = { ...state.filters };
    if (value === "") delete filters[name];
    else filters[name] = value;
    apply({ ...state, filters, page: 1 });
  };
  const choice = (name: Filter, label: string, options: readonly (readonly [string, string])[]): HTMLElement => {
    const control = el(
      "select",
      {},
      el("option", { value: "" }, "any"),
      options.map(([value, text]) => el("option", { value }, text)),
    );
    control.addEventListener("change", () => set(name, control.value));
    controls.set(name, control);
    return el("label", {}, label, control);
  };
  const search = el("input", {
    type: "search",
    placeholder: "number, path, person, requirement, commit",
    autocomplete: "off",
    spellcheck: "false",
  });
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => set("q", search.value.trim()), 120);
  });
  controls.set("q", search);
  const reset = el("button", { type: "button" }, "Clear filters");
  reset.addEventListener("click", () => {
    apply({ ...FIRST_STATE, sort: state.sort, descending: state.descending });
    fill();
  });

  const months = [...new Set(index.pulls.ended.map(monthOfMinutes))].sort().reverse();
  const used = new Set(index.requirements.map(({ dimension }) => dimension));
  const controlNames = [...new Set(index.requirements.flatMap((row) => row.controls))].sort((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  const self = (values: readonly string[]) => values.map((value): [string, string] => [value, value]);
  const names = new Map(index.people);
  const filters = el(
    "form",
    { class: "filters", role: "search", "aria-label": "Filter pull requests" },
    el("label", { class: "search" }, "Search", search),
    choice("outcome", "Outcome", outcomesIn(index)),
    choice("decision", "Newest decision", [...self(STATUSES), ["none", "none"], ["advisory", "advice only"]]),
    choice("dimension", "Dimension", self(DIMENSIONS.filter((each) => used.has(each)))),
    choice(
      "requirement",
      "Requirement",
      index.requirements
        .toSorted((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }))
        .map(({ id, title }) => [id, `${id} ${title}`]),
    ),
    choice("result", "Which came to", self(Object.keys(RESULTS))),
    choice("control", "Control", self(controlNames)),
    choice(
      "month",
      "Month",
      months.map((month) => [month, wordMonth(month)]),
    ),
    choice(
      "person",
      "Person",
      index.logins
        .toSorted((a, b) => a.localeCompare(b, "en"))
        .map((login) => [login, names.has(login) ? `${login} (${names.get(login)})` : login]),
    ),
    reset,
  );
  filters.addEventListener("submit", (event) => event.preventDefault());
  const aside =
    index.direct > 0 &&
    el(
      "p",
      { class: "faint" },
      `${index.direct.toLocaleString("en-US")} ${index.direct === 1 ? "change" : "changes"} reached the branch without any of these pull requests, pushed directly or unknown to the ledger: see `,
      el("a", { href: "#coverage" }, "Coverage"),
      ".",
    );
  replace(root, filters, aside, results);

  /** Puts the address's filters into the controls. */
  const fill = () => {
    for (const [name, control] of controls) {
      const value = state.filters[name] ?? "";
      control.value = value;
      // An address may ask for what nothing here has.
      if (control.value !== value) {
        control.append(el("option", { value }, value));
        control.value = value;
      }
    }
  };

  const draw = () => {
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    const page = Math.min(state.page, pages);
    const shown = found.slice((page - 1) * PAGE, page * PAGE);
    replace(
      results,
      el("div", { class: "count" }, el("p", { id: "count" }, el("strong", {}, countWords())), pager(page, pages)),
      shown.length === 0
        ? el("p", {}, "None fits all of these filters. Clear one of them.")
        : el(
            "div",
            { class: "wide", tabindex: 0, role: "region", "aria-label": "Pull requests" },
            el(
              "table",
              { class: "list", "aria-describedby": "count" },
              el("caption", { class: "unseen" }, "Pull requests; the buttons in the header change the order"),
              el(
                "thead",
                {},
                el(
                  "tr",
                  {},
                  COLUMNS.map(([sort, name]) => header(sort, name)),
                  el("th", { scope: "col" }, "Governed files"),
                ),
              ),
              el(
                "tbody",
                {},
                shown.map((place) => row(place, index)),
              ),
            ),
          ),
      pages > 1 && el("div", { class: "count" }, el("span"), pager(page, pages)),
    );
  };

  const header = (sort: Sort, name: string): HTMLElement => {
    const button = el("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      const descending = state.sort === sort ? !state.descending : sort !== "author" && sort !== "outcome";
      apply({ ...state, sort, descending, page: 1 }, false);
      say(`Sorted by ${name}, ${descending ? "descending" : "ascending"}`);
      results.querySelector<HTMLElement>(`th[data-sort=${sort}] button`)?.focus();
    });
    const order = state.sort === sort ? (state.descending ? "descending" : "ascending") : undefined;
    return el("th", { scope: "col", "data-sort": sort, "aria-sort": order }, button);
  };

  const pager = (page: number, pages: number): Child => {
    if (pages <= 1) return undefined;
    const turn = (to: number, label: string, isOff: boolean) => {
      const button = el("button", { type: "button", disabled: isOff, "data-turn": label }, label);
      button.addEventListener("click", () => {
        apply({ ...state, page: to }, false);
        say(`Page ${to} of ${pages}`);
        const again =
          results.querySelector<HTMLButtonElement>(`button[data-turn="${label}"]:not(:disabled)`) ??
          results.querySelector<HTMLButtonElement>(".pager button:not(:disabled)");
        again?.focus();
      });
      return button;
    };
    return el(
      "div",
      { class: "pager" },
      turn(page - 1, "Previous", page <= 1),
      el("span", {}, `Page ${page} of ${pages}, ${PAGE} on each`),
      turn(page + 1, "Next", page >= pages),
    );
  };

  return {
    show(query) {
      state = readState(query);
      found = select(state, index);
      fill();
      draw();
    },
    order: () => found,
    address: () => writeState(state),
  };
}

function row(place: number, { pulls, logins, paths, requirements }: ReportIndex): Child {
  const number = pulls.number[place] ?? 0;
  const decision = STATUSES[pulls.status[place] ?? -1];
  const letters = pulls.letters[place] ?? "";
  const notHeld = requirements.flatMap(({ id }, at) => {
    const letter = letters[at] ?? ".";
    if ("sS.".includes(letter)) return [];
    return [
      letter.toLowerCase() === "w" ? `${id} (waived)` : letter === letter.toUpperCase() ? `${id} (did not block)` : id,
    ];
  });
  const files = (pulls.paths[place] ?? []).map((each) => paths[each] ?? "");
  const shown = files.slice(0, 3);
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, el("a", { href: `#pull-${number}` }, `#${number}`)),
    el("td", { class: "short" }, statusHtml(OUTCOMES[pulls.outcome[place] ?? -1] ?? "not merged")),
    el(
      "td",
      { class: "short" },
      decision === undefined ? el("span", { class: "faint" }, "none") : statusHtml(decision),
      pulls.advisory[place] === 1 && el("span", { class: "faint" }, " advice"),
    ),
    el("td", { class: "short" }, day(pulls.opened[place])),
    el("td", { class: "short" }, day(pulls.ended[place])),
    el("td", {}, logins[pulls.author[place] ?? -1] ?? el("span", { class: "faint" }, "–")),
    el("td", {}, notHeld.length === 0 ? el("span", { class: "faint" }, "–") : notHeld.join(", ")),
    el(
      "td",
      {},
      shown.map((path, at) => [at > 0 && el("br"), el("code", {}, pathHtml(path))]),
      files.length > shown.length && ` …`,
    ),
  );
}

/** What some pull request came to: a choice that never finds anything only misleads. */
function outcomesIn({ pulls }: ReportIndex): [string, string][] {
  const there = new Set(pulls.outcome.map((each) => OUTCOMES[each]));
  return [
    [MERGED, "merged, any"],
    [PASSED, "passed, with or without a waiver"],
    ...(pulls.advised.length > 0 ? [[ADVISED, "passed, on advice alone"] as [string, string]] : []),
    ...OUTCOMES.filter((each) => there.has(each)).map((each): [string, string] => [each, each]),
  ];
}

const day = (minutes = 0): string => new Date(minutes * 60_000).toISOString().slice(0, 10);
