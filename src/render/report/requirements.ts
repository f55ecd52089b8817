import type { Figures, Firmness, Tally } from "../../audit/report/figures.ts";
import type { RequirementRow } from "../../audit/report/report-data.ts";
import { type Html, html } from "../html/html.ts";
import { tableHtml } from "../html/text.ts";
import type { ReportView } from "./report-view.ts";
import { nameFramework, pullsHash, wordCount, wordMany, wordShare } from "./words.ts";

/** How often each requirement held. */
export const requirementsHtml = ({ requirements }: Figures): Html =>
  html`<p class="faint">Each change counts once, with its newest decision. A requirement that did not apply to it is not counted.</p>
${
  requirements.length === 0
    ? html`<p>No requirement applied in this period.</p>`
    : tableHtml(
        "Requirements and how often they held",
        ["id", "requirement", "dimension", "enforced", "applied", "held", "waived", "open", "share held"],
        requirements.map(({ id, title, dimension, enforcement, lenient, ...tally }) => [
          html`<a href="${pullsHash({ requirement: id })}">${id}</a>`,
          title,
          dimension,
          wordFirmness({ enforcement, ...tally }),
          wordCount(tally.applied),
          wordCount(tally.held),
          apart(linked(tally.waived, { requirement: id, result: "waived" }), lenient.waived, tally.waived),
          apart(linked(tally.open, { requirement: id, result: "open" }), lenient.open, tally.open),
          rateHtml(tally),
        ]),
      )
}`;

/** What of these could not have kept the gate from passing. */
const apart = (all: Html | string, lenient: number, of: number): Html =>
  html`${all}${lenient > 0 && html` <span class="faint">(${lenient === of ? "" : `${wordCount(lenient)} of them `}where it did not block)</span>`}`;

/** `blocks in 60 of 125; warned before 2026-01-09`: a policy grows, and one word would say too much of what came before. */
function wordFirmness({
  enforcement,
  applied,
  blocked,
  warned,
  advised,
  blocksSince,
  warnsSince,
}: Pick<RequirementRow, "enforcement"> & Tally & Omit<Firmness, "lenient">): string {
  if (blocked === applied) return "blocks";
  if (warned === applied) return "warns";
  if (blocked === 0 && warned === 0) return enforcement === "warn" ? "warns; only advised so far" : "only advised";
  return [
    blocked > 0 ? `blocks in ${wordCount(blocked)} of ${wordCount(applied)}` : "",
    warned === 0
      ? ""
      : blocksSince !== undefined
        ? `warned before ${blocksSince}`
        : warnsSince !== undefined
          ? `warns since ${warnsSince}`
          : `warned in ${wordCount(warned)}`,
    advised > 0 ? `only advised in ${wordCount(advised)}` : "",
  ]
    .filter((text) => text !== "")
    .join("; ");
}

const linked = (count: number, filters: Readonly<Record<string, string>>): Html | string =>
  count === 0 ? "0" : html`<a href="${pullsHash(filters)}">${wordCount(count)}</a>`;

function rateHtml({ applied, held, waived, open }: Tally): Html {
  const part = (name: string, count: number) =>
    count > 0 && html`<span class="${name}" style="flex-grow:${count}"></span>`;
  return html`<span class="rate"><span class="bar small" aria-hidden="true">${part("o-gated", held)}${part("o-waived", waived)}${part("o-bypassed", open)}</span> ${wordShare(held, applied)}</span>`;
}

/** By framework and control: population, tested, exceptions. */
export function controlsHtml({ figures: { controls, undecided, counts }, coverage }: ReportView): Html {
  const frameworks = [...new Set(controls.map(({ framework }) => framework))];
  const them =
    coverage === undefined || counts.ungated === 0
      ? html`${wordMany(undecided, "merged change")}`
      : html`<a href="#past-ungated">${wordMany(undecided, "governed change")}</a>`;
  return html`<p>What an auditor asks of a control: to how many changes it applied (<dfn>population</dfn>), how many of these the gate decided about before they were merged (<dfn>tested</dfn>), and to how many it applied and did not hold when they were merged (<dfn>exceptions</dfn>: waived, open, or failed; apart, where its requirement only warned or the policy only advised).</p>
${
  undecided > 0 &&
  html`<p>${them} ${undecided === 1 ? "has" : "have"} no decision, so that nobody can say which controls applied: ${undecided === 1 ? "it is" : "they are"} in every population here, and not tested.</p>`
}
${coverage === undefined && html`<p><strong>Not in these populations:</strong> commits that were pushed directly, and merges while the gate was off. Only the repository knows of them: <code>secmlops-gate audit report --repo DIR</code>.</p>`}
<p class="faint">That a requirement which maps to a control held does not show that the control is satisfied.</p>
${frameworks.length === 0 && html`<p>No requirement that applied maps to a control.</p>`}
${frameworks.map(
  (framework) =>
    html`<h3>${nameFramework(framework)}</h3>${tableHtml(
      `Controls of ${nameFramework(framework)}`,
      [
        "control",
        "requirements",
        "population",
        "tested",
        "not tested",
        "exceptions",
        "where it did not block",
        "tested and held",
      ],
      controls
        .filter((each) => each.framework === framework)
        .map(({ control, requirements, population, tested, held, exceptions, lenient }) => {
          const whole = framework === "" ? control : `${framework}:${control}`;
          return [
            html`<a href="${pullsHash({ control: whole })}">${control}</a>`,
            requirements.join(", "),
            wordCount(population),
            wordCount(tested),
            wordCount(population - tested),
            linked(exceptions.length, { outcome: "merged", control: whole, result: "not held, blocking" }),
            linked(lenient.length, { outcome: "merged", control: whole, result: "not held, not blocking" }),
            wordShare(held, population),
          ];
        }),
    )}`,
)}`;
}
