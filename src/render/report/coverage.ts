import type { LandedChange } from "../../audit/coverage/change.ts";
import type { Coverage } from "../../audit/coverage/coverage.ts";
import { OUTCOMES } from "../../audit/report/report-data.ts";
import { type Html, html } from "../html/html.ts";
import { listHtml, pathHtml, tableHtml, textHtml } from "../html/text.ts";
import { capitalise, plural } from "../span.ts";
import { wordClassReason, wordCoverageNote } from "../wording-coverage.ts";
import { shareHtml } from "./overview.ts";
import type { ReportView } from "./report-view.ts";
import { wordCount, wordMany } from "./words.ts";

const MERGED = OUTCOMES.filter((outcome) => outcome !== "not merged");
/** Changes that are named before the rest is counted. */
const SHOWN = 200;

/** Whether everything that reached the default branch passed the gate: from git, or as far as the ledger itself can say. */
export function coverageHtml({ coverage, figures, ledger }: ReportView): Html {
  if (coverage !== undefined) return fromGit(coverage, ledger);
  return html`<p><strong>What merges in the ledger tell.</strong> Commits that were pushed directly, and merges while the gate was off, are not in it: only the repository knows of them. <code>secmlops-gate audit report --repo DIR</code> counts from git.</p>
${shareHtml(figures.counts, MERGED, figures.listed)}`;
}

function fromGit({ counts, query, notes, changes, beforeTheGate }: Coverage, ledger: string): Html {
  const past = changes.filter((each) => each.class === "bypassed" || each.class === "ungated");
  const asked: readonly (readonly [string, Html | string])[] = [
    ["History of", html`<code>${query.ref}</code> at <code class="long">${query.tip}</code>`],
    [
      "Ledger",
      html`${ledger}, ${wordMany(query.ledger.records, "record")} with the digest <code class="long">${query.ledger.digest}</code>`,
    ],
    ...(query.formerly === undefined ? [] : [["Formerly", html`<code>${query.formerly.join(" ")}</code>`] as const]),
    [
      "Period",
      `${query.from ?? "since the gate began"} to ${query.to ?? "the tip"}${beforeTheGate > 0 ? `; not counted: ${plural(beforeTheGate, "commit")} from before the gate` : ""}`,
    ],
  ];
  return html`<p><strong>Counted from git</strong>: ${wordCount(changes.length)} changes reached the branch, whichever way they came: merged, squashed, rebased or pushed.</p>
${shareHtml(counts, MERGED)}
<dl>${asked.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${notes.length > 0 && html`<h3>What to know about these numbers</h3>${listHtml(notes.map((note) => textHtml(wordCoverageNote(note))))}`}
${past.length === 0 ? html`<p>Nothing governed got past the gate.</p>` : PAST.map((name) => pastHtml(name, past))}`;
}

const PAST = ["bypassed", "ungated"] as const;
/** Paths of one change that are named before the rest is counted. */
const PATHS = 3;

function pastHtml(name: (typeof PAST)[number], past: readonly LandedChange[]): Html {
  const own = past.filter((each) => each.class === name);
  if (own.length === 0) return html``;
  const more = own.length - SHOWN;
  return html`<h3 id="past-${name}">${name === "bypassed" ? "Bypassed" : "Ungated"}: ${wordMany(own.length, "change")}</h3>${tableHtml(
    `Governed changes that were ${name}, oldest first`,
    ["commit", "landed", "author", "pull request", "why", "governed paths"],
    own
      .slice(0, SHOWN)
      .map((each) => [
        html`<code class="day">${each.commit.slice(0, 12)}</code>`,
        html`<span class="day">${each.at.slice(0, 10)}</span>`,
        each.author,
        each.pullRequest === undefined
          ? "none: pushed"
          : html`<a href="#pull-${each.pullRequest}">#${each.pullRequest}</a>`,
        textHtml(capitalise(wordClassReason(each.reason))),
        pathsOf(each),
      ]),
  )}${more > 0 && html`<p>and ${wordCount(more)} more: <code>secmlops-gate audit coverage --format csv</code> lists them all.</p>`}`;
}

function pathsOf({ paths, morePaths }: LandedChange): Html {
  if (paths.length === 0) return html`<span class="faint">not to be seen</span>`;
  const more = Math.max(0, paths.length - PATHS) + morePaths;
  return html`${paths.slice(0, PATHS).map((path, at) => html`${at > 0 && html`<br>`}<code>${pathHtml(path)}</code>`)}${more > 0 && html` and ${wordCount(more)} more`}`;
}
