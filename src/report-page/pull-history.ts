/** Every record of a pull request in its order, and what each decision changed. */
import {
  type DecisionLine,
  NOT_ASKED,
  type OtherLine,
  type ReportIndex,
  STATUS_LETTERS,
} from "../audit/report/report-data.ts";
import { type DecisionView, person, safely } from "./decision.ts";
import { type Child, el, instant, status } from "./dom.ts";

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
  nameOf: DecisionView["nameOf"],
): Child {
  const idOf = (at: number) => requirements[at]?.id ?? "";
  const steps = [
    ...decisions.map((line, at) => ({
      sequence: line.sequence,
      at: line.at,
      what: decisionStep(line, decisions[at - 1], idOf),
    })),
    ...others.map((line) => ({
      sequence: line.sequence,
      at: line.at,
      what: safely(() => otherStep(line, nameOf), line),
    })),
  ].sort((a, b) => a.sequence - b.sequence);
  return [
    el("h3", {}, "Everything that was recorded"),
    el(
      "ol",
      { class: "steps" },
      steps.map(({ sequence, at, what }) =>
        el("li", {}, el("span", { class: "faint" }, `${sequence}. `, instant(at), " "), what),
      ),
    ),
  ];
}

const LETTER_WORDS = new Map<string, string>(Object.entries(STATUS_LETTERS).map(([name, letter]) => [letter, name]));

function decisionStep(line: DecisionLine, before: DecisionLine | undefined, idOf: (at: number) => string): Child {
  const changes = Array.from({ length: Math.max(line.letters.length, before?.letters.length ?? 0) }, (_, at) => {
    const [was, is] = [before?.letters[at] ?? NOT_ASKED, line.letters[at] ?? NOT_ASKED];
    return was === is ? undefined : { id: idOf(at), is: LETTER_WORDS.get(is) ?? is };
  }).filter((change) => change !== undefined);
  const isPushed = before !== undefined && before.head !== line.head;
  return [
    status(line.status),
    line.advisory === true && " (advice)",
    ` after ${EVENTS.get(line.event) ?? line.event}`,
    isPushed && [", new head ", el("code", {}, line.head.slice(0, 12))],
    changes.length > 0 && [": ", changes.map(({ id, is }, at) => [at > 0 && ", ", `${id} `, is])],
    el("br"),
    el("span", { class: "faint" }, "record ", el("code", { class: "long" }, line.record)),
  ];
}

function otherStep(line: OtherLine, nameOf: DecisionView["nameOf"]): Child {
  const record = [el("br"), el("span", { class: "faint" }, "record ", el("code", { class: "long" }, line.record))];
  switch (line.kind) {
    case "merge":
      return [
        el("strong", {}, "merged"),
        " by ",
        person(line.by, nameOf),
        line.decision === null && ", without a decision before it",
        record,
      ];
    case "merge-group":
      return ["the merge queue's group was judged: ", status(line.status), record];
    case "retrospective":
      return [
        "after the merge: ",
        line.acts.map(({ act, requirements }, at) => [
          at > 0 && "; ",
          person(act.by, nameOf),
          ` ${ACTS.get(act.kind) ?? act.kind} ${requirements.map(({ id }) => id).join(", ")}`,
          act.until !== undefined && ` until ${act.until}`,
          act.note !== undefined && `: “${act.note}”`,
        ]),
        " (changes no verdict)",
        record,
      ];
  }
}
