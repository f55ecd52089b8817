import type { Facts, Person } from "../../core/facts.ts";
import { own } from "../../core/own.ts";
import type { Verdict } from "../../core/verdict.ts";
import { nameBase } from "../describe.ts";
import type { ReportPlace } from "../describe-origin.ts";
import { code } from "../span.ts";
import { Html, html } from "./html.ts";

/** What a page shows of one decision. */
export interface DecisionView {
  readonly verdict: Verdict;
  /** Where the page has them, it says when waivers were given, and which head a signer saw. */
  readonly facts?: Facts;
  /** Ids of requirements that did not apply, where the verdict left them out. */
  readonly idle?: readonly string[];
  /** Somebody's name, where the reader has given names. */
  readonly nameOf?: (person: Person) => string | undefined;
  /** Where the bytes of a report or document lie beside the page, by its path. */
  readonly evidenceAt?: (path: string) => string | undefined;
  /** Of a requirement's heading; 3 by default. */
  readonly level?: 3 | 4;
  /** Whether what a requirement is about is folded away, and no list of all of them stands in front. */
  readonly folded?: boolean;
}

/** A requirement's heading, or with `below` one inside of it. */
export function headingHtml({ level = 3 }: Pick<DecisionView, "level">, words: Html | string, below: 0 | 1 = 0): Html {
  const name = new Html(`h${level + below}`);
  return html`<${name}>${words}</${name}>`;
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
  "not merged": "· not merged",
};

/** A status as a small label: sign, word and colour, so that no reader depends on one of them. */
export const statusHtml = (status: string): Html =>
  html`<span class="status status-${status.replace(/[^a-z-]/g, "-")}">${own(STATUS_WORDS, status) ?? status}</span>`;
