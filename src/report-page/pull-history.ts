/** Every record of a pull request in its order, and what each decision changed. */
import {
  type DecisionLine,
  NOT_ASKED,
  type OtherLine,
  type ReportIndex,
  STATUS_LETTERS,
} from "../audit/report/report-data.ts";
import { type DecisionView, personHtml, statusHtml } from "../render/html/decision-view.ts";
import { type Html, html } from "../render/html/html.ts";
import { instantHtml } from "../render/html/text.ts";
import { type Child, el, safely } from "./dom.ts";

type Names = Pick<DecisionView, "nameOf">;

const EVENTS = new Map([
  ["pull_request_target", "opened or pushed to"],
  ["pull_request", "opened or pushed to"],
  ["issue_comment", "a comment"],
  ["pull_request_review", "a review"],
  ["workflow_run", "a workflow ended"],
  ["check_run", "a check ended"],
  ["merge_group", "the merge queue"],
  ["schedule", "the clock"],
]);

/** What people do, as of those who did it. */
export const ACTS = new Map([
  ["sign-off", "signed off"],
  ["revoke", "revoked"],
  ["object", "objected to"],
  ["overrule", "overruled objections to"],
  ["waive", "waived"],
  ["approve", "approved"],
  ["request-changes", "requested changes of"],
]);

export function historyPart(
  decisions: readonly DecisionLine[],
  others: readonly OtherLine[],
  { requirements }: ReportIndex,
  names: Names,
): Child {
  const idOf = (at: number) => requirements[at]?.id ?? "";
  const steps = [
    ...decisions.map((line, at) => ({ ...placeOf(line), what: decisionStep(line, decisions[at - 1], idOf) })),
    ...others.map((line) => ({ ...placeOf(line), what: safely(() => otherStep(line, names), line) })),
  ].sort((a, b) => a.sequence - b.sequence);
  return [
    el("h3", {}, "Everything that was recorded"),
    el(
      "ol",
      { class: "steps" },
      steps.map(({ sequence, at, what }) =>
        el("li", {}, html`<span class="faint">${sequence}. ${instantHtml(at)} </span>`, what),
      ),
    ),
  ];
}

const placeOf = ({ sequence, at }: DecisionLine | OtherLine) => ({ sequence, at });

const LETTER_WORDS = new Map<string, string>(Object.entries(STATUS_LETTERS).map(([name, letter]) => [letter, name]));

function decisionStep(line: DecisionLine, before: DecisionLine | undefined, idOf: (at: number) => string): Html {
  const changes = Array.from({ length: Math.max(line.letters.length, before?.letters.length ?? 0) }, (_, at) => {
    const [was, is] = [before?.letters[at] ?? NOT_ASKED, line.letters[at] ?? NOT_ASKED];
    return was === is ? undefined : `${idOf(at)} ${LETTER_WORDS.get(is) ?? is}`;
  }).filter((change) => change !== undefined);
  const isPushed = before !== undefined && before.head !== line.head;
  return html`${statusHtml(line.status)}${line.advisory === true && " (advice)"} after ${EVENTS.get(line.event) ?? line.event}${
    isPushed && html`, new head <code>${line.head.slice(0, 12)}</code>`
  }${changes.length > 0 && `: ${changes.join(", ")}`}${recordHtml(line)}`;
}

function otherStep(line: OtherLine, names: Names): Html {
  switch (line.kind) {
    case "merge":
      return html`<strong>merged</strong> by ${personHtml(line.by, names)}${line.decision === null && ", without a decision before it"}${recordHtml(line)}`;
    case "merge-group":
      return html`the merge queue's group was judged: ${statusHtml(line.status)}${recordHtml(line)}`;
    case "retrospective": {
      const acts = line.acts.map(
        ({ act, requirements }, at) =>
          html`${at > 0 && "; "}${personHtml(act.by, names)} ${ACTS.get(act.kind) ?? act.kind} ${requirements.map(({ id }) => id).join(", ")}${
            act.until !== undefined && ` until ${act.until}`
          }${act.note !== undefined && `: “${act.note}”`}`,
      );
      return html`after the merge: ${acts} (changes no verdict)${recordHtml(line)}`;
    }
  }
}

const recordHtml = ({ record }: DecisionLine | OtherLine): Html =>
  html`<br><span class="faint">record <code class="long">${record}</code></span>`;
