import type { Facts, Person } from "../../core/facts.ts";
import { own } from "../../core/own.ts";
import type { Verdict } from "../../core/verdict.ts";
import { nameBase } from "../describe.ts";
import type { ReportPlace } from "../describe-origin.ts";
import { code } from "../span.ts";
import { type Html, html } from "./html.ts";

/** What a page shows of one decision. */
export interface DecisionView {
  readonly verdict: Verdict;
  readonly facts: Facts;
  /** Somebody's name, where the reader has given names. */
  readonly nameOf?: (person: Person) => string | undefined;
  /** Where the bytes of a report or document lie beside the page, by its path. */
  readonly evidenceAt?: (path: string) => string | undefined;
  /** Begins the page's anchors, so that several decisions can stand on one page. */
  readonly anchor?: string;
}

/** `alice (Alice Miller, account 4711)`. */
export function personHtml(person: Person, { nameOf }: Pick<DecisionView, "nameOf">): Html {
  const name = nameOf?.(person);
  const notes = [name, person.id === undefined ? undefined : `account ${person.id}`].filter(
    (note) => note !== undefined,
  );
  return html`<span class="person">${person.login}${notes.length > 0 && html` <span class="faint">(${notes.join(", ")})</span>`}</span>`;
}

/** How reports are named on a page. */
export const placeOf = (verdict: Verdict): ReportPlace => ({
  base: nameBase(verdict),
  listsGroups: true,
  report: (path) => code(path),
});

const STATUS_WORDS: Readonly<Record<string, string>> = {
  satisfied: "✓ satisfied",
  pending: "○ pending",
  unmet: "✗ unmet",
  error: "! error",
  waived: "– waived",
  "not-applicable": "· does not apply",
  pass: "✓ pass",
  fail: "✗ fail",
  gated: "✓ gated",
  bypassed: "✗ bypassed",
  ungated: "✗ ungated",
  "not governed": "· not governed",
};

/** A status as a small label: sign, word and colour, so that no reader depends on one of them. */
export const statusHtml = (status: string): Html =>
  html`<span class="status status-${status.replace(/[^a-z-]/g, "-")}">${own(STATUS_WORDS, status) ?? status}</span>`;
