import type { Figures, Tally } from "../../audit/report/figures.ts";
import { OUTCOMES, type Outcome } from "../../audit/report/report-data.ts";
import { type Html, html } from "../html/html.ts";
import { tableHtml, textHtml } from "../html/text.ts";
import { wordCoverageNote } from "../wording-coverage.ts";
import type { ReportView } from "./report-view.ts";
import {
  MONTHS,
  OUTCOME_MEANING,
  pullsHash,
  slug,
  wordCount,
  wordHours,
  wordMany,
  wordMonth,
  wordShare,
} from "./words.ts";

/** The summary: a sentence, key figures, what was gated when, and the heat map. */
export function overviewHtml(view: ReportView): Html {
  const { figures } = view;
  return html`<p class="lead">${summaryText(view)}</p>
${damageHtml(view)}${foreignHtml(view)}
${tilesHtml(view)}
<h3>What became of merged changes</h3>
${shareHtml(figures.counts, MERGED, figures.listed)}
<h3 id="when">What was gated when</h3>
<div class="chart" id="chart-months" hidden></div>
${folded("Numbers by month", monthsTable(view))}
<h3 id="heat">Requirements held, by dimension and month</h3>
<p class="faint">Of the requirements that applied to a change, how many its newest decision found satisfied: not waived, not open. Each cell names the share, and how many verdicts it rests on.</p>
${heatHtml(figures)}`;
}

const MERGED = OUTCOMES.filter((outcome) => outcome !== "not merged");

/** One sentence that a manager can repeat. */
export function summaryText(view: ReportView): string {
  const { figures, from, to, repository, coverage } = view;
  const { counts, advised } = figures;
  const merged = sumOf(counts);
  const period =
    from === undefined && to === undefined ? spanOf(figures) : `${from ?? "the beginning"} to ${to ?? "today"}`;
  if (merged === 0) return `No merge is recorded for ${repository.name} in this period (${period}).`;
  const governed = merged - counts["not governed"];
  const good = counts.gated + counts.waived;
  const rest = [
    counts.waived > 0 ? `${wordCount(counts.waived)} of them with a waiver` : "",
    advised > 0
      ? `${wordMany(advised, "pull request")} among them on advice alone, as the policy did not block yet`
      : "",
    counts.bypassed > 0 ? `${wordCount(counts.bypassed)} ${are(counts.bypassed)} merged without passing` : "",
    counts.ungated > 0 ? `${wordCount(counts.ungated)} without any decision` : "",
  ].filter((text) => text !== "");
  const people =
    figures.toSignOff.count === 0
      ? ""
      : ` Half of all sign-offs came within ${wordHours(figures.toSignOff.median)} of the first decision.`;
  const landed =
    coverage === undefined
      ? `${wordCount(merged)} merged ${merged === 1 ? "pull request is" : "pull requests are"} recorded`
      : `${wordCount(merged)} ${merged === 1 ? "change" : "changes"} reached the default branch`;
  return `${repository.name}, ${period}: ${landed}; requirements applied to ${wordCount(governed)}. Of these ${wordCount(good)} (${wordShare(good, governed)}) passed the gate before they were merged${rest.length > 0 ? `; ${rest.join(", ")}` : ""}.${people}`;
}

const are = (count: number): string => (count === 1 ? "was" : "were");
const spanOf = ({ months }: Figures): string => {
  const [first, last] = [months[0], months.at(-1)];
  if (first !== undefined && first.month === last?.month) return wordMonth(first.month);
  return first === undefined || last === undefined
    ? "the whole ledger"
    : `${wordMonth(first.month)} to ${wordMonth(last.month)}`;
};

function damageHtml({ damaged }: ReportView): Html {
  if (damaged.length === 0) return html``;
  const shown = damaged.slice(0, 20);
  return html`<div class="alert" role="alert"><h3>Records that cannot be believed</h3><p>${wordCount(damaged.length)} ${damaged.length === 1 ? "record is" : "records are"} left out of every figure here. Run <code>secmlops-gate audit verify</code> and find out why before you rely on this report.</p>
<ul>${shown.map(({ sha256, damage }) => html`<li><code>${sha256}</code>: ${damage}</li>`)}</ul>${damaged.length > shown.length && html`<p>and ${damaged.length - shown.length} more</p>`}</div>`;
}

function foreignHtml({ foreign }: ReportView): Html {
  if (foreign === undefined) return html``;
  return html`<div class="alert" role="alert"><h3>Records of another repository</h3><p>${textHtml(wordCoverageNote(foreign))}</p></div>`;
}

function tilesHtml(view: ReportView): Html {
  const { toPass, concessions, advised, counts, listed } = view.figures;
  const merged = sumOf(counts);
  const governed = merged - counts["not governed"];
  const passed = counts.gated + counts.waived;
  const inForce = concessions.filter(({ isOver, kind }) => !isOver && kind !== "late").length;
  // A tile leads to as many as it says, or nowhere.
  const list = (outcome: string, count: number, length: number) =>
    count === length && count > 0 ? pullsHash({ outcome }) : undefined;
  const past = (outcome: "bypassed" | "ungated") =>
    list(outcome, counts[outcome], listed[outcome]) ??
    (view.coverage !== undefined && counts[outcome] > 0 ? `#past-${outcome}` : undefined);
  const tiles: readonly (readonly [string, string, string, string, string | undefined])[] = [
    [
      "merged",
      "Merged changes",
      wordCount(merged),
      `${wordCount(governed)} governed`,
      list("merged", merged, sumOf(listed)),
    ],
    [
      "gated",
      "Passed the gate",
      wordShare(passed, governed),
      `${wordCount(passed)} of ${wordCount(governed)} governed`,
      list("passed", passed, listed.gated + listed.waived),
    ],
    ...(advised === 0
      ? []
      : [
          [
            "advised",
            "Of these, on advice alone",
            wordCount(advised),
            "pull requests: the policy did not block yet",
            list("advised", advised, advised),
          ] as const,
        ]),
    [
      "waived",
      "With a waiver",
      wordCount(counts.waived),
      `${wordMany(inForce, "waiver")} in force`,
      list("waived", counts.waived, listed.waived),
    ],
    ["bypassed", "Bypassed", wordCount(counts.bypassed), "merged without passing", past("bypassed")],
    ["ungated", "Ungated", wordCount(counts.ungated), "merged without a decision", past("ungated")],
    [
      "time",
      "Median time to pass",
      wordHours(toPass.median),
      `nine in ten within ${wordHours(toPass.ninetieth)}`,
      "#sign-offs",
    ],
  ];
  return html`<ul class="tiles">${tiles.map(([name, label, value, note, href]) => {
    const words = html`<span class="label">${label}</span> <span class="value">${value}</span> <span class="note">${note}</span>`;
    return html`<li class="tile tile-${name}">${href === undefined ? html`<div>${words}</div>` : html`<a href="${href}">${words}</a>`}</li>`;
  })}</ul>`;
}

const sumOf = (counts: Figures["counts"]): number => MERGED.reduce((sum, outcome) => sum + counts[outcome], 0);

/**
 * A bar of shares, and the same as a list with words.
 * @param listed how many pull requests a list would show: what differs leads nowhere
 */
export function shareHtml(
  counts: Readonly<Partial<Record<Outcome, number>>>,
  outcomes: readonly Outcome[],
  listed: Readonly<Partial<Record<Outcome, number>>> = {},
): Html {
  const of = (outcome: Outcome): number => counts[outcome] ?? 0;
  const all = outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
  const present = outcomes.filter((outcome) => of(outcome) > 0);
  return html`<div class="bar" aria-hidden="true">${present.map(
    (outcome) => html`<span class="o-${slug(outcome)}" style="flex-grow:${of(outcome)}"></span>`,
  )}</div>
<ul class="legend">${outcomes.map((outcome) => {
    const words = html`<span class="swatch o-${slug(outcome)}" aria-hidden="true"></span><strong>${wordCount(of(outcome))}</strong> ${outcome}`;
    return html`<li>${of(outcome) > 0 && listed[outcome] === of(outcome) ? html`<a href="${pullsHash({ outcome })}">${words}</a>` : words} <span class="faint">${wordShare(of(outcome), all)}: ${OUTCOME_MEANING[outcome]}</span></li>`;
  })}</ul>`;
}

const monthsTable = ({ figures: { months }, coverage }: ReportView): Html =>
  tableHtml(
    coverage === undefined
      ? "Pull requests by the month in which they were merged, or last decided about"
      : "Changes by the month in which they reached the branch, counted from git; pull requests that were not merged by that of their newest record",
    ["month", ...OUTCOMES],
    months.map(({ month, counts }) => [
      html`<a href="${pullsHash({ month })}">${wordMonth(month)}</a>`,
      ...OUTCOMES.map((outcome) => wordCount(counts[outcome])),
    ]),
  );

export const folded = (title: string, body: Html): Html =>
  html`<details class="numbers"><summary>${title}</summary>${body}</details>`;

/** A table as wide as the months are many; the year stands once over its months. */
function heatHtml({ heat, months }: Figures): Html {
  if (months.length === 0) return html`<p>There is no decision in this period.</p>`;
  const years = new Map<string, number>();
  for (const { month } of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + 1);
  return html`<div class="wide" tabindex="0" role="region" aria-label="Requirements held, by dimension and month"><table class="heat"><caption>Share of requirements held</caption>
<thead><tr><th scope="col" rowspan="2">Dimension</th>${[...years].map(([year, span]) => html`<th scope="colgroup" colspan="${span}">${year}</th>`)}<th scope="col" rowspan="2">All</th></tr>
<tr>${months.map(({ month }) => html`<th scope="col"><abbr title="${wordMonth(month)}">${MONTHS[Number(month.slice(5)) - 1] ?? month}</abbr></th>`)}</tr></thead>
<tbody>${heat.map(
    ({ dimension, months: row }) => html`<tr><th scope="row">${dimension}</th>${row.map((tally, index) =>
      cellHtml(tally, dimension, months[index]?.month ?? ""),
    )}${cellHtml(sum(row), dimension, undefined)}</tr>
`,
  )}</tbody></table></div>
<ul class="legend heat-legend" aria-label="Colours of the heat map">${LEVELS.map(({ name, words }) => html`<li><span class="swatch ${name}" aria-hidden="true"></span>${words}</li>`)}</ul>`;
}

const LEVELS = [
  { name: "h5", words: "all held", least: 1 },
  { name: "h4", words: "95% and more", least: 0.95 },
  { name: "h3", words: "90% and more", least: 0.9 },
  { name: "h2", words: "75% and more", least: 0.75 },
  { name: "h1", words: "less", least: 0 },
] as const;

function cellHtml({ applied, held, waived, open }: Tally, dimension: string, month: string | undefined): Html {
  if (applied === 0) return html`<td class="h0"><span aria-label="none applied">·</span></td>`;
  const level = LEVELS.find(({ least }) => held / applied >= least) ?? LEVELS[4];
  const told = `${wordCount(applied)} applied: ${wordCount(held)} held, ${wordCount(waived)} waived, ${wordCount(open)} open`;
  const share = wordShare(held, applied);
  return html`<td class="${level.name}"><a href="${pullsHash(month === undefined ? { dimension } : { dimension, month })}" title="${told}" aria-label="${month === undefined ? "all" : wordMonth(month)}: ${share}; ${told}">${share.replace("%", "")}<span class="unit">%</span><span class="n">${wordCount(applied)}</span></a></td>`;
}

const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, each) => ({
      applied: all.applied + each.applied,
      held: all.held + each.held,
      waived: all.waived + each.waived,
      open: all.open + each.open,
    }),
    { applied: 0, held: 0, waived: 0, open: 0 },
  );
