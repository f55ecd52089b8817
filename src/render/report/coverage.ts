import { OUTCOMES } from "../../audit/report/report-data.ts";
import { type Html, html } from "../html/html.ts";
import { tableHtml } from "../html/text.ts";
import { shareHtml } from "./overview.ts";
import type { ReportView } from "./report-view.ts";
import { wordCount } from "./words.ts";

const MERGED = OUTCOMES.filter((outcome) => outcome !== "not merged");

/** Whether everything that reached the default branch passed the gate: from git, or as far as the ledger itself can say. */
export function coverageHtml({ coverage, figures }: ReportView): Html {
  if (coverage === undefined)
    return html`<p><strong>What merges in the ledger tell.</strong> Commits that were pushed directly, and merges while the gate was off, are not in it: only the repository knows of them. <code>secmlops-gate audit report --repo DIR</code> counts from git.</p>
${shareHtml(figures.counts, MERGED)}`;
  const all = MERGED.reduce((sum, outcome) => sum + coverage.counts[outcome], 0);
  return html`<p><strong>Counted from git</strong>: ${wordCount(all)} changes reached the default branch (${coverage.scope}), whichever way they came.</p>
${shareHtml(coverage.counts, MERGED, false)}
<p class="faint">The population: <code>${coverage.query}</code></p>
${tableHtml(
  "Changes that were not gated",
  ["commit", "when", "outcome", "subject", "pull request"],
  coverage.exceptions.map(({ commit, at, outcome, subject, pull }) => [
    html`<code>${commit.slice(0, 12)}</code>`,
    at.slice(0, 10),
    html`<span class="status status-${outcome}">${outcome}</span>`,
    subject,
    pull === undefined ? "none" : html`<a href="#pull-${pull}">#${pull}</a>`,
  ]),
)}`;
}
