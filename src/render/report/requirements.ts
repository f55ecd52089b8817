import type { Figures, Tally } from "../../audit/report/figures.ts";
import { type Html, html } from "../html/html.ts";
import { tableHtml } from "../html/text.ts";
import { nameFramework, pullsHash, wordCount, wordShare } from "./words.ts";

/** How often each requirement held. */
export const requirementsHtml = ({ requirements }: Figures): Html =>
  html`<p class="faint">Each change counts once, with its newest decision. A requirement that did not apply to it is not counted.</p>
${
  requirements.length === 0
    ? html`<p>No requirement applied in this period.</p>`
    : tableHtml(
        "Requirements and how often they held",
        ["id", "requirement", "dimension", "enforced", "applied", "held", "waived", "open", "share held"],
        requirements.map(({ id, title, dimension, enforcement, ...tally }) => [
          html`<a href="${pullsHash({ requirement: id })}">${id}</a>`,
          title,
          dimension,
          enforcement === "block" ? "blocks" : enforcement === "warn" ? "warns" : enforcement,
          wordCount(tally.applied),
          wordCount(tally.held),
          linked(tally.waived, { requirement: id, result: "waived" }),
          linked(tally.open, { requirement: id, result: "open" }),
          rateHtml(tally),
        ]),
      )
}`;

const linked = (count: number, filters: Readonly<Record<string, string>>): Html | string =>
  count === 0 ? "0" : html`<a href="${pullsHash(filters)}">${wordCount(count)}</a>`;

function rateHtml({ applied, held, waived, open }: Tally): Html {
  const part = (name: string, count: number) =>
    count > 0 && html`<span class="${name}" style="flex-grow:${count}"></span>`;
  return html`<span class="rate"><span class="bar small" aria-hidden="true">${part("o-gated", held)}${part("o-waived", waived)}${part("o-bypassed", open)}</span> ${wordShare(held, applied)}</span>`;
}

/** By framework and control: population, tested, exceptions. */
export function controlsHtml({ controls, counts }: Figures): Html {
  const frameworks = [...new Set(controls.map(({ framework }) => framework))];
  return html`<p>What an auditor asks of a control: to how many changes it applied (<dfn>population</dfn>), how many of these the gate decided about before they were merged (<dfn>tested</dfn>), and to how many it applied and did not hold when they were merged (<dfn>exceptions</dfn>: waived, open, or failed).</p>
<p class="faint">That a requirement which maps to a control held does not show that the control is satisfied.${
    counts.ungated > 0 &&
    ` ${wordCount(counts.ungated)} merged ${counts.ungated === 1 ? "change has" : "changes have"} no decision, so that nobody can say which controls applied to them: they are in no population here.`
  }</p>
${frameworks.length === 0 && html`<p>No requirement that applied maps to a control.</p>`}
${frameworks.map(
  (framework) =>
    html`<h3>${nameFramework(framework)}</h3>${tableHtml(
      `Controls of ${nameFramework(framework)}`,
      ["control", "requirements", "population", "tested", "exceptions", "share without"],
      controls
        .filter((each) => each.framework === framework)
        .map(({ control, requirements, population, tested, exceptions }) => {
          const whole = framework === "" ? control : `${framework}:${control}`;
          return [
            html`<a href="${pullsHash({ control: whole })}">${control}</a>`,
            requirements.join(", "),
            wordCount(population),
            wordCount(tested),
            linked(exceptions.length, { control: whole, result: "not held" }),
            wordShare(population - exceptions.length, population),
          ];
        }),
    )}`,
)}`;
}
