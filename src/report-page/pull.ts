/** The page of one pull request: what was decided, by whom and on what, everything before it, and how to check that. */
import { expand } from "../audit/report/condense.ts";
import {
  type OtherLine,
  OUTCOMES,
  type PullDetail,
  type ReportIndex,
  type ToldAct,
  type ToldDecision,
} from "../audit/report/report-data.ts";
import { own } from "../core/own.ts";
import type { Verdict } from "../core/verdict.ts";
import { decisionHtml } from "../render/html/decision.ts";
import { WAYS } from "../render/html/decision-people.ts";
import { type DecisionView, personHtml, statusHtml } from "../render/html/decision-view.ts";
import { type Html, html, linkTo } from "../render/html/html.ts";
import { instantHtml, listHtml, pathHtml, tableHtml } from "../render/html/text.ts";
import { OUTCOME_MEANING } from "../render/report/words.ts";
import { type Child, el, safely } from "./dom.ts";
import { ACTS, historyPart } from "./pull-history.ts";
import { verifyPart } from "./verify-yourself.ts";

type Names = Pick<DecisionView, "nameOf">;

/** @param place of the pull request in the index */
export function pullPage(
  place: number,
  { number, decisions, others, newest, damaged }: PullDetail,
  index: ReportIndex,
): Child {
  const known = new Map(index.people);
  const names: Names = { nameOf: ({ login }) => known.get(login) };
  const author = index.logins[index.pulls.author[place] ?? -1] ?? "";
  const merged = others.find((each) => each.kind === "merge");
  const unrecorded = new Map(index.unrecorded).get(number);
  const verdict = newest === undefined ? undefined : expand(newest, new Map(index.texts), index.repository.name);
  const rows: readonly (readonly [string, Html | string | undefined])[] = [
    [
      "Outcome",
      outcomeHtml(OUTCOMES[index.pulls.outcome[place] ?? -1] ?? "not merged", index.pulls.advised.includes(place)),
    ],
    ["Author", author === "" ? "not recorded, as there was nothing to decide" : personHtml({ login: author }, names)],
    ["Merged", mergedHtml(merged, unrecorded, day(index.pulls.ended[place]), names)],
    ["Head", verdict && html`<code>${verdict.head}</code>`],
    ["Compared with", verdict && html`<code>${verdict.mergeBase}</code>`],
    [
      "Policy",
      verdict &&
        newest &&
        html`<code>${verdict.policyDigest}</code>${newest.sources.length > 0 && html`<span class="faint"> from ${newest.sources.map(({ name }) => name).join(", ")}</span>`}`,
    ],
    [
      "Judged by",
      newest &&
        `secmlops-gate ${newest.tool}${newest.run === undefined ? "" : `, run ${newest.run.id}, attempt ${newest.run.attempt} of ${newest.run.workflow}`}`,
    ],
  ];
  return [
    el("h2", { id: "pull-title", tabindex: -1 }, linkTo(newest?.url, `#${number}`), author !== "" && ` by ${author}`),
    html`<dl>${rows.map(([name, value]) => value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`,
    damaged !== undefined && damagePart(damaged),
    verdict === undefined || newest === undefined
      ? el("p", {}, withoutDecision(merged, damaged))
      : decisionPart(verdict, newest, names),
    historyPart(decisions, others, index, names),
    newest !== undefined && safely(() => actsPart(newest.acts, names), newest.acts),
    newest !== undefined && safely(() => evidencePart(newest), newest.evidence),
    verifyPart(number, decisions, others, newest, index),
  ];
}

const outcomeHtml = (outcome: (typeof OUTCOMES)[number], isAdvised: boolean): Html =>
  isAdvised
    ? html`${statusHtml(outcome)} <strong>advised only</strong>: the policy did not block yet, so that it could have been merged whatever the gate found`
    : html`${statusHtml(outcome)} ${OUTCOME_MEANING[outcome]}`;

/** @param unrecorded the commit that git shows, where the ledger has no record of the merge */
function mergedHtml(
  merged: Extract<OtherLine, { kind: "merge" }> | undefined,
  unrecorded: string | undefined,
  ended: string,
  names: Names,
): Html | undefined {
  if (merged !== undefined)
    return html`${instantHtml(merged.mergedAt)} by ${personHtml(merged.by, names)}${merged.commit !== undefined && html` as <code>${merged.commit}</code>`}`;
  if (unrecorded === undefined) return undefined;
  return html`as <code>${unrecorded}</code> on ${ended}, as git shows; the ledger has no record of the merge`;
}

/** Records about it that cannot be believed: what they said counts nowhere. */
export const damagePart = (damaged: readonly string[]): Html =>
  html`<div class="alert"><p>${damaged.length === 1 ? "A record about it was" : "Records about it were"} left out as damaged, so that this page may lack a decision, an act or a merge. <code>secmlops-gate audit verify</code> says what is wrong.</p>${listHtml(
    damaged.map((sha256) => html`<code class="long">${sha256}</code>`),
  )}</div>`;

function withoutDecision(
  merged: Extract<OtherLine, { kind: "merge" }> | undefined,
  damaged: readonly string[] | undefined,
): string {
  if (damaged !== undefined) return "Of the records that can be believed, none is a decision about it.";
  if (merged !== undefined && merged.decision !== null)
    return `It was merged on the decision ${merged.decision}, which is not in this ledger: audit verify says more.`;
  return "There is no decision about it: no requirement of the policy applied, or the gate was off.";
}

const day = (minutes = 0): string => new Date(minutes * 60_000).toISOString().slice(0, 10);

function decisionPart(verdict: Verdict, newest: ToldDecision, names: Names): Html {
  const items = verdict.items.map(({ path, previousPath, status, kinds, through }) => [
    html`<code>${pathHtml(path)}</code>${previousPath !== undefined && html`, before <code>${previousPath}</code>`}${through !== undefined && html` through <code>${through}</code>`}`,
    status,
    kinds.join(", "),
  ]);
  const { governed, changed } = verdict.files;
  const makers = verdict.contributors.map(
    ({ person, because }, at) => html`${at > 0 && ", "}${personHtml(person, names)} (${because})`,
  );
  return html`<h3>The decision</h3>
${decisionHtml({ ...names, verdict, idle: newest.idle, level: 4, folded: true })}
<h3>What is changed</h3>${tableHtml("Governed files", ["path", "status", "kinds"], items)}
<p class="faint">${governed} of ${changed} changed files are governed${newest.moreItems > 0 && `; ${newest.moreItems} more are in the record`}.</p>
${makers.length > 0 && html`<p>Made by ${makers}.</p>`}`;
}

const actsPart = (acts: readonly ToldAct[], names: Names): Html | false =>
  acts.length > 0 &&
  html`<h3>What people did</h3>${tableHtml(
    "Sign-offs, objections and waivers, whether they counted or not",
    ["when", "who", "did", "about", "note"],
    [...acts]
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ at, by, kind, on, via, note, until, url, state }) => [
        linkTo(url, instantHtml(at)),
        personHtml(by, names),
        `${ACTS.get(kind) ?? kind}${until === undefined ? "" : ` until ${until}`} ${own(WAYS, via) ?? ""}${state === undefined ? "" : ` (${state} since)`}`,
        on.join(", "),
        note ?? "",
      ]),
  )}`;

const evidencePart = ({ evidence }: ToldDecision): Html | false =>
  evidence.length > 0 &&
  html`<h3>What the decision read</h3>${tableHtml(
    "Reports and documents",
    ["path", "of", "bytes", "sha256", "kept in the ledger"],
    evidence.map((each) => [
      html`<code>${each.path}</code>`,
      each.from,
      each.bytes === undefined ? "" : each.bytes.toLocaleString("en-US"),
      each.sha256 === undefined ? "" : html`<code class="long">${each.sha256}</code>`,
      each.stored
        ? html`<code class="long">evidence/${each.sha256.slice(0, 2)}/${each.sha256}</code>`
        : `no: ${each.why}`,
    ]),
  )}`;
