/** One decision as a person reads it. Words are those of checklist and terminal. */
import type { Person } from "../core/facts.ts";
import type {
  EvidenceVerdict,
  LeafVerdict,
  ProofVerdict,
  RefusedAct,
  RequirementVerdict,
  ScanProofVerdict,
  SignOffVerdict,
  Verdict,
} from "../core/verdict.ts";
import {
  describeLeaf,
  describeLift,
  describePassedOver,
  describeReason,
  nameBase,
  nameConcerns,
} from "../render/describe.ts";
import { reasonsBesides } from "../render/describe-evidence.ts";
import { describeMeasures, EFFECT_WORDS, measuredRows } from "../render/describe-impact.ts";
import type { ReportPlace } from "../render/describe-origin.ts";
import { describeReasons } from "../render/describe-reasons.ts";
import { describeTables } from "../render/describe-tables.ts";
import { formatMetric } from "../render/format-metric.ts";
import { headline } from "../render/headline.ts";
import { byUrgency, isOpen, isScannedAbove, isTree, leavesOf } from "../render/proof-tree.ts";
import { describeRefusal } from "../render/refusal.ts";
import { capitalise, code } from "../render/span.ts";
import { wordNotice } from "../render/wording.ts";
import { nameMetric, wordBounds, wordLimits } from "../render/wording-metrics.ts";
import { type Child, el, instant, linkTo, list, status, table, words } from "./dom.ts";

export interface DecisionView {
  readonly verdict: Verdict;
  /** Where sign-offs were seen: the head, by the act's id. */
  readonly nameOf: (login: string) => string | undefined;
}

/** Deeper trees than a policy can have are not drawn. */
const MAX_DEPTH = 50;
const FINDINGS = 20;

/** The requirements, the open ones first, each with what it rests on. */
export function requirementsOf(view: DecisionView): Child[] {
  const { requirements } = view.verdict;
  const open = byUrgency(requirements.filter(isOpen));
  const settled = requirements.filter((each) => !isOpen(each));
  return [...open, ...settled].map((each) => safely(() => requirement(each, view), each));
}

export const headlineOf = (verdict: Verdict): Child => safely(() => headline(verdict).text, verdict.status);

export const person = ({ login, id }: Person, nameOf: DecisionView["nameOf"]): Child => {
  const notes = [nameOf(login), id === undefined ? undefined : `account ${id}`].filter((note) => note !== undefined);
  return [login, notes.length > 0 && el("span", { class: "faint" }, ` (${notes.join(", ")})`)];
};

function requirement(each: RequirementVerdict, view: DecisionView): Child {
  const { id, title, dimension, concerns, phase, why, enforcement, waivable, origin, governed, digest, controls } =
    each;
  const more = governed.count - governed.first.length;
  const context = { requirement: id, waiverRole: view.verdict.waiverRole };
  const rows: readonly (readonly [string, Child])[] = [
    ["Why", why],
    ["Dimension", `${dimension}; ${nameConcerns(concerns)}${phase === undefined ? "" : `; ${phase}`}`],
    ["Enforcement", `${enforcement}${waivable ? "" : ", cannot be waived"}; defined in ${origin}`],
    [
      "About",
      [governed.first.map((path, at) => [at > 0 && ", ", el("code", {}, path)]), more > 0 && ` and ${more} more`],
    ],
    ["Bound to", digest !== undefined && el("code", {}, digest)],
    ["Controls", controls.length > 0 && controls.join(", ")],
  ];
  return el(
    "article",
    { class: "requirement", "aria-label": `${id} ${title}` },
    el("h4", {}, status(each.status), ` ${id} `, el("span", { class: "title" }, title)),
    list(describeReasons(each.reasons, context).map(words)),
    each.proof !== undefined && proof(each.proof, each, view, 0),
    refusals(each, view),
    lifts(each),
    el(
      "details",
      { class: "numbers" },
      el("summary", {}, `About ${id}`),
      el(
        "dl",
        {},
        rows.map(
          ([name, value]) =>
            value !== undefined && value !== false && el("div", {}, el("dt", {}, name), el("dd", {}, value)),
        ),
      ),
    ),
  );
}

function proof(node: ProofVerdict, of: RequirementVerdict, view: DecisionView, depth: number): Child {
  if (!isTree(node)) return leaf(node, of, view);
  if (depth > MAX_DEPTH) return el("p", {}, "and more, nested too deeply to be drawn");
  return el(
    "div",
    { class: "proof" },
    status(node.status),
    node.kind === "all" ? " All of these:" : " One of these is enough:",
    el(
      "ul",
      { class: "tree" },
      node.of.map((child) => el("li", {}, proof(child, of, view, depth + 1))),
    ),
  );
}

function leaf(node: LeafVerdict, { id, proof: whole }: RequirementVerdict, view: DecisionView): Child {
  const { verdict } = view;
  const reasons = node.kind === "evidence" ? reasonsBesides(node) : node.reasons;
  const told = describeReasons(reasons, { requirement: id, waiverRole: verdict.waiverRole });
  const passedOver = describePassedOver(node);
  const name = describeLeaf(node.kind === "evidence" ? { ...node, metrics: [] } : node, placeOf(verdict));
  if (isScannedAbove(node, whole))
    return el("div", { class: "proof" }, status(node.status), " ", words(capitalise(name)), ", as above");
  return el(
    "div",
    { class: "proof" },
    status(node.status),
    " ",
    words(capitalise(name)),
    list([...told, ...(passedOver.length === 0 ? [] : [passedOver]), ...describeTables(node)].map(words)),
    node.kind === "sign-off" && seats(node, view),
    node.kind === "evidence" && evidence(node, verdict),
    node.kind === "scan" && scan(node),
  );
}

const placeOf = (verdict: Verdict): ReportPlace => ({
  base: nameBase(verdict),
  listsGroups: true,
  report: (path) => code(path),
});
const WAYS = { command: "by command", tick: "by tick", review: "in a review" } as const;

const seats = ({ role, seats: all }: SignOffVerdict, { nameOf }: DecisionView): Child =>
  table(
    `Sign-offs as ${role}`,
    ["role", "who", "when", "how", "note"],
    all.map(({ signer }) =>
      signer === undefined
        ? [role, el("strong", {}, "open"), "", "", ""]
        : [
            role,
            person(signer.by, nameOf),
            linkTo(signer.url, instant(signer.at)),
            WAYS[signer.via] ?? signer.via,
            signer.note ?? "",
          ],
    ),
  );

const evidence = (node: EvidenceVerdict, verdict: Verdict): Child =>
  table(
    "Numbers that reports state",
    ["report", "metric", "value", "asked", verdict.baseRef ?? "base", "samples", "status"],
    node.metrics.map(({ report, metric, about, value, unit, expect, compare, base, samples, status: came }) => [
      el("code", {}, report),
      words(nameMetric(metric, about)),
      value === undefined ? el("strong", {}, "not stated") : formatMetric(value, unit),
      [wordBounds(expect ?? {}, value), wordLimits(compare ?? {})].filter((text) => text !== "").join("; "),
      base === undefined ? "" : formatMetric(base, unit),
      samples === undefined ? "" : samples.toLocaleString("en-US"),
      status(came),
    ]),
  );

const scan = ({ artefacts }: ScanProofVerdict): Child =>
  table(
    "Artefacts that were scanned",
    ["artefact", "verdict", "formats", "bytes", "findings"],
    artefacts.map(({ path, verdict, formats, reach, findings, omitted }) => {
      const more = findings.length - FINDINGS + omitted;
      return [
        el("code", {}, path),
        verdict,
        formats.join(", "),
        reach,
        findings.length === 0
          ? "none"
          : list([
              ...findings.slice(0, FINDINGS).map(({ rule, message }) => [el("code", {}, rule), ` ${message}`]),
              ...(more > 0 ? [`and ${more} more`] : []),
            ]),
      ];
    }),
  );

function refusals({ id, notCounted, proof: node }: RequirementVerdict, { verdict }: DecisionView): Child {
  const all = [...notCounted, ...leavesOf(node).flatMap((each) => (each.kind === "sign-off" ? each.notCounted : []))];
  const once = new Map<string, RefusedAct>(all.map((act) => [`${act.reason.code} ${act.id}`, act]));
  return (
    once.size > 0 && [
      el("h5", {}, "Did not count"),
      list([...once.values()].map((act) => words(describeRefusal({ act, requirements: [id] }, verdict.waiverRole)))),
    ]
  );
}

const lifts = ({ lifted }: RequirementVerdict): Child =>
  lifted.length > 0 && [
    el("h5", {}, "Objections that were lifted"),
    list(lifted.map((one) => words(describeLift(one)))),
  ];

/** What the change does to each concern, worst first. */
export const impactOf = (verdict: Verdict): Child =>
  safely(
    () =>
      table(
        "Effect on each concern, compared with base",
        ["concern", "effect", "measured"],
        measuredRows(verdict.impact).map((row) => [
          row.concern,
          EFFECT_WORDS[row.effect],
          words(describeMeasures(row, nameBase(verdict))),
        ]),
      ),
    verdict.impact,
  );

export const noticesOf = (verdict: Verdict): Child =>
  list(
    verdict.notices
      .filter((notice) => notice.code !== "act-not-counted")
      .map((notice) =>
        safely(() => words(describeReason(wordNotice(notice, { waiverRole: verdict.waiverRole }))), notice),
      ),
  );

/** A record is a stranger's word: what cannot be told in words is shown as it was written, rather than the page not at all. */
export function safely(make: () => Child, otherwise: unknown): Child {
  try {
    return make();
  } catch {
    return [
      el("p", {}, "This part cannot be put into words by this version of the gate."),
      el("pre", {}, JSON.stringify(otherwise, null, 1)),
    ];
  }
}
