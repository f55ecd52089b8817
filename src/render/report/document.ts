/** The report as one HTML document: a summary that needs no script, and the data and script of everything else. */
import { createHash } from "node:crypto";
import type { ReportIndex } from "../../audit/report/report-data.ts";
import { Html, html } from "../html/html.ts";
import { STYLE } from "../html/style.ts";
import { aboutHtml } from "./about.ts";
import { coverageHtml } from "./coverage.ts";
import { overviewHtml } from "./overview.ts";
import { signOffsHtml, waiversHtml } from "./people.ts";
import type { ReportView } from "./report-view.ts";
import { controlsHtml, requirementsHtml } from "./requirements.ts";
import { REPORT_STYLE } from "./style.ts";
import { wordMany } from "./words.ts";

export interface ReportParts {
  readonly view: ReportView;
  readonly index: ReportIndex;
  /** The page's script, ours. */
  readonly script: string;
}

const NAVIGATION = [
  ["overview", "Overview"],
  ["requirements", "Requirements"],
  ["controls", "Controls"],
  ["sign-offs", "Sign-offs"],
  ["waivers", "Waivers"],
  ["coverage", "Coverage"],
  ["pulls", "Pull requests"],
  ["about", "About"],
] as const;

/**
 * Everything before the blocks of details. Nothing in it is loaded from anywhere, and nothing but the page's own script runs.
 * @see https://www.w3.org/TR/CSP3/ for what the policy forbids
 */
export function beginReport({ view, index, script }: ReportParts): string {
  const { repository, from, to, now } = view;
  const period = from === undefined && to === undefined ? "" : ` from ${from ?? "the beginning"} to ${to ?? "today"}`;
  const section = (id: string, title: string, body: Html) =>
    html`<section class="view" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title" tabindex="-1">${title}</h2>${body}</section>
`;
  const body = html`<a class="skip" href="#main">Skip to the content</a>
<header><p class="kind">Gate history report</p><h1>${repository.name}</h1>
<p class="faint">${wordMany(view.records, "record")}${period}, as of ${now.slice(0, 10)} · <span class="ledger">${view.ledger}</span></p></header>
<nav aria-label="Sections">${NAVIGATION.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav>
<main id="main" tabindex="-1">
${section("overview", "Overview", overviewHtml(view))}${section("requirements", "Requirements", requirementsHtml(view.figures))}${section("controls", "Controls", controlsHtml(view))}${section("sign-offs", "Time to sign-off", signOffsHtml(view.figures))}${section("waivers", "Waivers and exceptions", waiversHtml(view))}${section("coverage", "Coverage", coverageHtml(view))}${section("about", "About this report", aboutHtml(view))}<section class="view" id="pulls" aria-labelledby="pulls-title"><h2 id="pulls-title" tabindex="-1">Pull requests</h2><noscript><p>The list of pull requests and their pages need JavaScript, which is switched off here.</p></noscript><div id="list"></div></section>
<section class="view" id="pull" aria-live="off" hidden></section>
</main>
<p id="said" class="unseen" role="status" aria-live="polite"></p>
<footer class="faint"><p>${view.coverage === undefined ? "Rests on the ledger alone and says nothing about what was never recorded." : "What reached the branch is counted from git; what was decided, by the ledger."} <a href="#about">How to check it yourself</a></p></footer>`;
  const policy = `default-src 'none'; script-src '${digestOf(script)}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  return `${
    html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>Gate history of ${repository.name}${view.tip !== undefined && html`, ${view.branch}`}</title><style>${new Html(STYLE + REPORT_STYLE)}</style></head>
<body>
${body}
<script type="application/json" id="index">${new Html(inertJson(index))}</script>
`.markup
  }`;
}

/** One block of details: base64 has nothing that could end the element. */
export const blockElement = (base64: string): string => `<script type="text/plain" class="block">${base64}</script>\n`;

/** Everything behind the blocks. */
export const endReport = (script: string): string => `<script>${script}</script>\n</body></html>\n`;

/** JSON that cannot leave a script element: whatever began markup is written as an escape of JSON's own. */
export const inertJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const digestOf = (script: string): string => `sha256-${createHash("sha256").update(script).digest("base64")}`;
