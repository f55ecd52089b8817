import type { Coverage } from "../../audit/coverage/coverage.ts";
import { OUTCOMES } from "../../audit/report/report-data.ts";
import { type Html, html } from "../html/html.ts";
import { listHtml, tableHtml, textHtml } from "../html/text.ts";
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
${shareHtml(figures.counts, MERGED)}`;
}

function fromGit({ counts, query, notes, changes, beforeTheGate }: Coverage, ledger: string): Html {
  const past = changes.filter((each) => each.class === "bypassed" || each.class === "ungated");
  const more = past.length - SHOWN;
  const asked: readonly (readonly [string, Html | string])[] = [
    ["History of", html`<code>${query.ref}</code> at <code class="long">${query.tip}</code>`],
    [
      "Ledger",
      html`${ledger}, ${wordMany(query.ledger.records, "record")} with the digest <code class="long">${query.ledger.digest}</code>`,
    ],
    [
      "Period",
      `${query.from ?? "since the gate began"} to ${query.to ?? "the tip"}${beforeTheGate > 0 ? `; not counted: ${plural(beforeTheGate, "commit")} from before the gate` : ""}`,
    ],
  ];
  return html`<p><strong>Counted from git</strong>: ${wordCount(changes.length)} changes reached the branch, whichever way they came: merged, squashed, rebased or pushed.</p>
${shareHtml(counts, MERGED, false)}
<dl>${asked.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${notes.length > 0 && html`<h3>What to know about these numbers</h3>${listHtml(notes.map((note) => textHtml(wordCoverageNote(note))))}`}
${
  past.length === 0
    ? html`<p>Nothing governed got past the gate.</p>`
    : html`<h3>What got past the gate</h3>${tableHtml(
        "Governed changes that were bypassed or ungated, oldest first",
        ["commit", "landed", "outcome", "author", "pull request", "why"],
        past
          .slice(0, SHOWN)
          .map((each) => [
            html`<code class="day">${each.commit.slice(0, 12)}</code>`,
            html`<span class="day">${each.at.slice(0, 10)}</span>`,
            html`<span class="status status-${each.class}">✗ ${each.class}</span>`,
            each.author,
            each.pullRequest === undefined
              ? "none"
              : html`<a href="#pull-${each.pullRequest}">#${each.pullRequest}</a>`,
            textHtml(capitalise(wordClassReason(each.reason))),
          ]),
      )}${more > 0 && html`<p>and ${wordCount(more)} more: <code>secmlops-gate audit coverage --format csv</code> lists them all.</p>`}`
}`;
}
