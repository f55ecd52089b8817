import type { Figures } from "../../audit/report/figures.ts";
import { type Html, html } from "../html/html.ts";
import { tableHtml } from "../html/text.ts";
import { folded } from "./overview.ts";
import type { ReportView } from "./report-view.ts";
import { pullsHash, wordCount, wordHours } from "./words.ts";

/** How long changes waited for people. */
export function signOffsHtml({ toPass, toSignOff, byRole, waits }: Figures): Html {
  const rows = [{ role: "any role", ...toSignOff }, ...byRole].map(({ role, count, median, ninetieth }) => [
    role,
    wordCount(count),
    wordHours(median),
    wordHours(ninetieth),
  ]);
  return html`<p class="faint">From the first decision about a pull request to each sign-off that counts in its newest one, and to its first pass. Nights and weekends are in it.</p>
<div class="chart" id="chart-waits" hidden></div>
${tableHtml("Time to sign-off by role", ["role", "sign-offs", "median", "nine in ten within"], rows)}
${tableHtml("Time to the first pass", ["what", "pull requests", "median", "nine in ten within"], [["to pass", wordCount(toPass.count), wordHours(toPass.median), wordHours(toPass.ninetieth)]])}
${folded(
  "Numbers of the distribution",
  tableHtml(
    "Distribution",
    ["waited", "sign-offs", "passes"],
    waits.map(({ label, signOffs, passes }) => [label, wordCount(signOffs), wordCount(passes)]),
  ),
)}`;
}

const KINDS = { waiver: "waiver", exception: "exception of the policy", late: "after the merge" } as const;

/** Waivers and exceptions, those that end last first. */
export function waiversHtml({ figures: { concessions }, people }: ReportView): Html {
  if (concessions.length === 0) return html`<p>No waiver or exception was used in this period.</p>`;
  const inForce = concessions.filter(({ isOver }) => !isOver).length;
  const name = (login: string) => people.get(login);
  return html`<p>${wordCount(concessions.length)} waivers and exceptions; ${wordCount(inForce)} still in force. One that has ended blocks the next decision about the same content; whether what it let pass is still there, <code>secmlops-gate audit waivers</code> says.</p>
${tableHtml(
  "Waivers and exceptions, by their last day",
  ["last day", "state", "requirement", "pull request", "by", "given", "kind", "reason"],
  concessions.map(({ until, isOver, requirement, pull, by, at, kind, note }) => [
    html`<span class="day">${until}</span>`,
    isOver ? html`<span class="status">ended</span>` : html`<span class="status status-waived">in force</span>`,
    html`<a href="${pullsHash({ requirement, result: "waived" })}">${requirement}</a>`,
    html`<a href="#pull-${pull}">#${pull}</a>`,
    by === "" ? "–" : html`${by}${name(by) !== undefined && html` <span class="faint">${name(by) ?? ""}</span>`}`,
    html`<span class="day">${at.slice(0, 10)}</span>`,
    KINDS[kind],
    note,
  ]),
)}`;
}
