/**
 * A decision as a person reads it: the outcome, then each requirement with its proofs, who signed, what did not count, and why. Used by
 * whatever shows decisions as HTML; the styles are in `style.ts`.
 */
import type { RequirementVerdict } from "../../core/verdict.ts";
import { describeReason, nameBase, nameConcerns } from "../describe.ts";
import { describeMeasures, EFFECT_WORDS, measuredRows } from "../describe-impact.ts";
import { describeReasons } from "../describe-reasons.ts";
import { headline } from "../headline.ts";
import { byUrgency, isOpen } from "../proof-tree.ts";
import { plural } from "../span.ts";
import { wordNotice } from "../wording.ts";
import { liftsHtml, refusalsHtml, waiverHtml } from "./decision-people.ts";
import { proofHtml } from "./decision-proof.ts";
import { type DecisionView, headingHtml, statusHtml } from "./decision-view.ts";
import { type Html, html } from "./html.ts";
import { instantHtml, listHtml, tableHtml, textHtml } from "./text.ts";

/** The whole decision, without a heading of its own: the caller has one of level 2 above it. */
export const decisionHtml = (view: DecisionView): Html => safely(() => wholeHtml(view), view.verdict);

function wholeHtml(view: DecisionView): Html {
  const { verdict } = view;
  const open = byUrgency(verdict.requirements.filter(isOpen));
  const settled = verdict.requirements.filter(({ status }) => status === "satisfied" || status === "waived");
  const {
    idle = verdict.requirements.filter(({ status }) => status === "not-applicable").map(({ id }) => id),
    folded = false,
  } = view;
  const shown = [...open, ...settled];
  const notices = verdict.notices.filter(({ code }) => code !== "act-not-counted");
  return html`<p class="outcome">${statusHtml(verdict.status)} <strong>${headline(verdict).text}</strong>, decided ${instantHtml(verdict.now)}</p>
${!folded && contentsHtml(shown)}
${shown.map((each) => safely(() => requirementHtml(each, view), each))}
${idle.length > 0 && html`${headingHtml(view, "Did not apply")}<p>${plural(idle.length, "requirement")}: ${idle.join(", ")}.</p>`}
${safely(() => impactHtml(view))}
${notices.length > 0 && html`${headingHtml(view, "Notes")}${listHtml(notices.map((notice) => safely(() => textHtml(describeReason(wordNotice(notice, { waiverRole: verdict.waiverRole }))), notice)))}`}`;
}

const contentsHtml = (requirements: readonly RequirementVerdict[]): Html =>
  tableHtml(
    "Requirements",
    ["requirement", "title", "status", "enforcement", "dimension", "concerns"],
    requirements.map((each) => [
      html`<a href="#${anchorOf(each)}">${each.id}</a>`,
      each.title,
      statusHtml(each.status),
      each.enforcement,
      each.dimension,
      nameConcerns(each.concerns),
    ]),
  );

const anchorOf = ({ id }: RequirementVerdict): string => `requirement-${id.replace(/[^A-Za-z0-9_.-]/g, "_")}`;

function requirementHtml(requirement: RequirementVerdict, view: DecisionView): Html {
  const { id, title, status, enforcement, dimension, concerns, phase, why, digest, governed, controls, origin } =
    requirement;
  const more = governed.count - governed.first.length;
  const facts: readonly (readonly [string, Html | string | undefined])[] = [
    ["Why", why],
    ["Dimension", `${dimension}; ${nameConcerns(concerns)}${phase === undefined ? "" : `; ${phase}`}`],
    ["Enforcement", `${enforcement}${requirement.waivable ? "" : ", cannot be waived"}; defined in ${origin}`],
    [
      "About",
      html`${governed.first.map((path, index) => html`${index > 0 && ", "}<code>${path}</code>`)}${more > 0 && ` and ${more} more`}`,
    ],
    ["Bound to", digest === undefined ? undefined : html`<code class="long">${digest}</code>`],
    ["Controls", controls.length === 0 ? undefined : controls.join(", ")],
  ];
  const context = { requirement: id, waiverRole: view.verdict.waiverRole };
  const about = html`<dl>${facts.map(([name, value]) => value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  return html`<article class="requirement" ${view.folded ? html`aria-label="${id} ${title}"` : html`id="${anchorOf(requirement)}"`}>
${headingHtml(view, html`${statusHtml(status)} ${id} <span class="title">${title}</span>`)}
${!view.folded && about}
${listHtml(
  describeReasons(
    requirement.reasons.filter(({ code }) => code !== "waived" && code !== "excepted"),
    context,
  ).map(textHtml),
)}${waiverHtml(requirement, view)}
${requirement.proof !== undefined && proofHtml(requirement.proof, requirement, view)}
${refusalsHtml(requirement, view)}${liftsHtml(requirement, view)}${view.folded && html`<details class="numbers"><summary>About ${id}</summary>${about}</details>`}</article>
`;
}

function impactHtml(view: DecisionView): Html {
  const { verdict } = view;
  const rows = measuredRows(verdict.impact).map((row) => [
    row.concern,
    EFFECT_WORDS[row.effect],
    textHtml(describeMeasures(row, nameBase(verdict))),
  ]);
  return rows.length === 0
    ? html``
    : html`${headingHtml(view, "What this change does")}${tableHtml("Effect on each concern, compared with base", ["concern", "effect", "measured"], rows)}`;
}

/** A record is a stranger's word: what cannot be told in words is shown as it was written, rather than the page not at all. */
function safely(make: () => Html, otherwise: unknown = undefined): Html {
  try {
    return make();
  } catch {
    return html`<p>This part cannot be put into words by this version of the gate.</p>${rawHtml(otherwise)}`;
  }
}

function rawHtml(value: unknown): Html {
  if (value === undefined) return html``;
  try {
    return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
  } catch {
    return html`<p>It is nested too deeply to be shown.</p>`;
  }
}
