/** Charts beside the tables that hold the same numbers. */
import * as Plot from "@observablehq/plot";
import { OUTCOMES, type ReportIndex } from "../audit/report/report-data.ts";
import { MONTHS, slug, wordMonth } from "../render/report/words.ts";

/** Draws into the places that the document has for charts, and again when their width changes. */
export function drawCharts({ charts, hasGit }: ReportIndex): void {
  keepDrawing("chart-months", (width) => months(charts.months, width, hasGit ? "changes" : "pull requests"));
  keepDrawing("chart-waits", (width) => waits(charts.waits, width));
}

/** Things are counted: between two of them there is nothing to read off an axis. */
const wholeOnly = (count: number): string => (Number.isInteger(count) ? String(count) : "");

function keepDrawing(id: string, draw: (width: number) => Element | undefined): void {
  const place = document.getElementById(id);
  if (place === null) return;
  place.hidden = false;
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(place.clientWidth);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const chart = draw(width);
    place.hidden = chart === undefined;
    if (chart !== undefined) place.replaceChildren(chart);
  }).observe(place);
}

function months(rows: ReportIndex["charts"]["months"], width: number, what: string): Element | undefined {
  const present = OUTCOMES.filter((_, at) => rows.some(({ counts }) => (counts[at] ?? 0) > 0));
  if (present.length === 0) return undefined;
  const data = rows.flatMap(({ month, counts }) =>
    OUTCOMES.flatMap((outcome, at) => ((counts[at] ?? 0) === 0 ? [] : [{ month, outcome, count: counts[at] ?? 0 }])),
  );
  const every = Math.max(1, Math.ceil((rows.length * 34) / width));
  return Plot.plot({
    width: Math.min(width, 1100),
    height: 260,
    marginLeft: 48,
    marginTop: 26,
    style: { fontSize: "12.5px" },
    ariaLabel: `${what === "changes" ? "Changes" : "Pull requests"} by month and outcome`,
    ariaDescription: "Stacked bars; the same numbers stand in the table below.",
    x: {
      type: "band",
      domain: rows.map(({ month }) => month),
      label: null,
      tickFormat: (month: string, at: number) =>
        at % every > 0
          ? ""
          : month.endsWith("-01") || at === 0
            ? `${MONTHS[Number(month.slice(5)) - 1]}\n${month.slice(0, 4)}`
            : `${MONTHS[Number(month.slice(5)) - 1]}`,
      tickSize: 0,
      padding: 0.18,
    },
    y: { label: what, grid: true, tickFormat: wholeOnly, ticks: 5 },
    color: { domain: present, range: present.map((outcome) => `var(--${slug(outcome)})`), legend: true },
    marks: [
      Plot.barY(data, {
        x: "month",
        y: "count",
        fill: "outcome",
        order: present,
        title: ({ month, outcome, count }: (typeof data)[number]) => `${wordMonth(month)}: ${count} ${outcome}`,
      }),
      Plot.ruleY([0]),
    ],
  });
}

function waits(rows: ReportIndex["charts"]["waits"], width: number): Element | undefined {
  const data = rows.flatMap(({ label, signOffs, passes }) => [
    { label, of: "sign-offs", count: signOffs },
    { label, of: "passes", count: passes },
  ]);
  if (data.every(({ count }) => count === 0)) return undefined;
  return Plot.plot({
    width: Math.min(width, 900),
    height: 240,
    marginLeft: 48,
    marginTop: 26,
    style: { fontSize: "12.5px" },
    ariaLabel: "How long changes waited for sign-offs and for their first pass",
    ariaDescription: "Bars by length of the wait; the same numbers stand in the table below.",
    fx: { domain: rows.map(({ label }) => label), label: null, padding: 0.15, tickSize: 0 },
    x: { axis: null, domain: ["sign-offs", "passes"], padding: 0.05 },
    y: { label: "how many", grid: true, tickFormat: wholeOnly, ticks: 5 },
    color: { domain: ["sign-offs", "passes"], range: ["var(--waived)", "var(--gated)"], legend: true },
    marks: [
      Plot.barY(data, {
        fx: "label",
        x: "of",
        y: "count",
        fill: "of",
        title: ({ label, of, count }: (typeof data)[number]) => `${label}: ${count} ${of}`,
      }),
      Plot.ruleY([0]),
    ],
  });
}
