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
import { OUTCOME_MEANING } from "../render/report/words.ts";
import { type DecisionView, headlineOf, impactOf, noticesOf, person, requirementsOf, safely } from "./decision.ts";
import { type Child, el, instant, linkTo, list, pathOf, status, table } from "./dom.ts";
import { ACTS, historyPart } from "./pull-history.ts";
import { verifyPart } from "./verify-yourself.ts";

/** @param place of the pull request in the index */
export function pullPage(
  place: number,
  { number, decisions, others, newest, damaged }: PullDetail,
  index: ReportIndex,
): Child {
  const names = new Map(index.people);
  const nameOf = (login: string) => names.get(login);
  const author = index.logins[index.pulls.author[place] ?? -1] ?? "";
  const outcome = OUTCOMES[index.pulls.outcome[place] ?? -1] ?? "not merged";
  const merged = others.find((each) => each.kind === "merge");
  const unrecorded = new Map(index.unrecorded).get(number);
  const verdict = newest === undefined ? undefined : expand(newest, new Map(index.texts), index.repository.name);
  const view: DecisionView | undefined = verdict === undefined ? undefined : { verdict, nameOf };
  const rows: readonly (readonly [string, Child])[] = [
    [
      "Outcome",
      index.pulls.advised.includes(place)
        ? [
            status(outcome),
            " ",
            el("strong", {}, "advised only"),
            ": the policy did not block yet, so that it could have been merged whatever the gate found",
          ]
        : [status(outcome), ` ${OUTCOME_MEANING[outcome]}`],
    ],
    ["Author", author === "" ? "not recorded, as there was nothing to decide" : person({ login: author }, nameOf)],
    [
      "Merged",
      merged === undefined && unrecorded !== undefined
        ? [
            "as ",
            el("code", {}, unrecorded),
            " on ",
            day(index.pulls.ended[place]),
            ", as git shows; the ledger has no record of the merge",
          ]
        : merged !== undefined && [
            instant(merged.mergedAt),
            " by ",
            person(merged.by, nameOf),
            merged.commit !== undefined && [" as ", el("code", {}, merged.commit)],
          ],
    ],
    ["Head", verdict !== undefined && el("code", {}, verdict.head)],
    ["Compared with", verdict !== undefined && el("code", {}, verdict.mergeBase)],
    [
      "Policy",
      verdict !== undefined && [
        el("code", {}, verdict.policyDigest),
        newest !== undefined &&
          newest.sources.length > 0 &&
          el("span", { class: "faint" }, ` from ${newest.sources.map(({ name }) => name).join(", ")}`),
      ],
    ],
    [
      "Judged by",
      newest !== undefined &&
        `secmlops-gate ${newest.tool}${newest.run === undefined ? "" : `, run ${newest.run.id}, attempt ${newest.run.attempt} of ${newest.run.workflow}`}`,
    ],
  ];
  return [
    el("h2", { id: "pull-title", tabindex: -1 }, linkTo(newest?.url, `#${number}`), author !== "" && ` by ${author}`),
    el(
      "dl",
      {},
      rows.map(
        ([name, value]) =>
          value !== undefined && value !== false && el("div", {}, el("dt", {}, name), el("dd", {}, value)),
      ),
    ),
    damaged !== undefined && damagePart(damaged),
    verdict === undefined || view === undefined || newest === undefined
      ? el("p", {}, withoutDecision(merged, damaged))
      : decisionPart(verdict, newest, view),
    historyPart(decisions, others, index, nameOf),
    newest !== undefined && safely(() => actsPart(newest.acts, nameOf), newest.acts),
    newest !== undefined && safely(() => evidencePart(newest), newest.evidence),
    verifyPart(number, decisions, others, newest, index),
  ];
}

/** Records about it that cannot be believed: what they said counts nowhere. */
export const damagePart = (damaged: readonly string[]): Child =>
  el(
    "div",
    { class: "alert" },
    el(
      "p",
      {},
      damaged.length === 1 ? "A record about it was" : "Records about it were",
      " left out as damaged, so that this page may lack a decision, an act or a merge. ",
      el("code", {}, "secmlops-gate audit verify"),
      " says what is wrong.",
    ),
    list(damaged.map((sha256) => el("code", { class: "long" }, sha256))),
  );

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

function decisionPart(verdict: DecisionView["verdict"], newest: ToldDecision, view: DecisionView): Child {
  const impact = impactOf(verdict);
  const notices = noticesOf(verdict);
  return [
    el("h3", {}, "The decision"),
    el(
      "p",
      { class: "outcome" },
      status(verdict.status),
      " ",
      el("strong", {}, headlineOf(verdict)),
      ", decided ",
      instant(verdict.now),
    ),
    requirementsOf(view),
    newest.idle.length > 0 && el("p", { class: "faint" }, `Did not apply: ${newest.idle.join(", ")}.`),
    impact !== false && [el("h3", {}, "What the change does"), impact],
    el("h3", {}, "What is changed"),
    table(
      "Governed files",
      ["path", "status", "kinds"],
      verdict.items.map(({ path, previousPath, status: how, kinds, through }) => [
        [
          pathOf(path),
          previousPath !== undefined && [", before ", el("code", {}, previousPath)],
          through !== undefined && [" through ", el("code", {}, through)],
        ],
        how,
        kinds.join(", "),
      ]),
    ),
    el(
      "p",
      { class: "faint" },
      `${verdict.files.governed} of ${verdict.files.changed} changed files are governed${newest.moreItems > 0 ? `; ${newest.moreItems} more are in the record` : ""}.`,
    ),
    verdict.contributors.length > 0 &&
      el(
        "p",
        {},
        "Made by ",
        verdict.contributors.map((each, at) => [
          at > 0 && ", ",
          person(each.person, view.nameOf),
          ` (${each.because})`,
        ]),
        ".",
      ),
    notices !== false && [el("h4", {}, "Notes"), notices],
  ];
}

const WAYS = new Map([
  ["command", "by command"],
  ["tick", "by tick"],
  ["review", "in a review"],
]);

const actsPart = (acts: readonly ToldAct[], nameOf: DecisionView["nameOf"]): Child =>
  acts.length > 0 && [
    el("h3", {}, "What people did"),
    table(
      "Sign-offs, objections and waivers, whether they counted or not",
      ["when", "who", "did", "about", "note"],
      [...acts]
        .sort((a, b) => (a.at < b.at ? -1 : 1))
        .map(({ at, by, kind, on, via, note, until, url, state }) => [
          linkTo(url, instant(at)),
          person(by, nameOf),
          `${ACTS.get(kind) ?? kind}${until === undefined ? "" : ` until ${until}`} ${WAYS.get(via) ?? ""}${state === undefined ? "" : ` (${state} since)`}`,
          on.join(", "),
          note ?? "",
        ]),
    ),
  ];

const evidencePart = ({ evidence }: ToldDecision): Child =>
  evidence.length > 0 && [
    el("h3", {}, "What the decision read"),
    table(
      "Reports and documents",
      ["path", "of", "bytes", "sha256", "kept in the ledger"],
      evidence.map((each) => [
        el("code", {}, each.path),
        each.from,
        each.bytes === undefined ? "" : each.bytes.toLocaleString("en-US"),
        each.sha256 === undefined ? "" : el("code", { class: "long" }, each.sha256),
        each.stored
          ? el("code", { class: "long" }, `evidence/${each.sha256.slice(0, 2)}/${each.sha256}`)
          : `no: ${each.why}`,
      ]),
    ),
  ];
