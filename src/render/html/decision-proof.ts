/** The proofs of a requirement as a tree, each with what it rests on. */
import { own } from "../../core/own.ts";
import type {
  EvidenceVerdict,
  LeafVerdict,
  ProofVerdict,
  RequirementVerdict,
  ScannedArtefact,
  ScanProofVerdict,
} from "../../core/verdict.ts";
import { describeLeaf, describePassedOver } from "../describe.ts";
import { reasonsBesides } from "../describe-evidence.ts";
import { describeOrigin, type ReportPlace } from "../describe-origin.ts";
import { describeReasons } from "../describe-reasons.ts";
import { describeTables } from "../describe-tables.ts";
import { formatMetric } from "../format-metric.ts";
import { isScannedAbove, isTree } from "../proof-tree.ts";
import { capitalise, join, type Text } from "../span.ts";
import { nameMetric, wordBounds, wordLimits } from "../wording-metrics.ts";
import { seatsHtml } from "./decision-people.ts";
import { type DecisionView, placeOf, statusHtml } from "./decision-view.ts";
import { type Html, html } from "./html.ts";
import { listHtml, tableHtml, textHtml } from "./text.ts";

/** Findings of one artefact that are told before the rest is counted. */
const FINDINGS = 20;
/** Deeper trees than a policy can have are not drawn. */
const MAX_DEPTH = 50;

export function proofHtml(proof: ProofVerdict, requirement: RequirementVerdict, view: DecisionView, depth = 0): Html {
  if (!isTree(proof)) return leafHtml(proof, requirement, view);
  if (depth > MAX_DEPTH) return html`<p>and more, nested too deeply to be drawn</p>`;
  const title = proof.kind === "all" ? "All of these" : "One of these is enough";
  return html`<div class="proof">${statusHtml(proof.status)} ${title}:
<ul class="tree">${proof.of.map((child) => html`<li>${proofHtml(child, requirement, view, depth + 1)}</li>`)}</ul></div>`;
}

function leafHtml(leaf: LeafVerdict, requirement: RequirementVerdict, view: DecisionView): Html {
  const { verdict } = view;
  const name = html`${statusHtml(leaf.status)} ${textHtml(capitalise(nameOf(leaf, placeOf(verdict))))}`;
  if (isScannedAbove(leaf, requirement.proof)) return html`<div class="proof">${name}, as above</div>`;
  const reasons = leaf.kind === "evidence" ? reasonsBesides(leaf) : leaf.reasons;
  const told = describeReasons(reasons, { requirement: requirement.id, waiverRole: verdict.waiverRole });
  const passedOver = describePassedOver(leaf);
  return html`<div class="proof">${name}
${listHtml([...told, ...(passedOver.length === 0 ? [] : [passedOver]), ...describeTables(leaf)].map(textHtml))}${detailHtml(leaf, requirement, view)}</div>`;
}

/** The numbers of reports stand in a table of their own. */
function nameOf(leaf: LeafVerdict, place: ReportPlace): Text {
  const origin = leaf.kind === "evidence" ? describeOrigin(leaf, place) : [];
  return origin.length > 0 ? join(origin, " · ") : describeLeaf(leaf, place);
}

function detailHtml(leaf: LeafVerdict, requirement: RequirementVerdict, view: DecisionView): Html {
  switch (leaf.kind) {
    case "sign-off":
      return seatsHtml(leaf, requirement, view);
    case "evidence":
      return evidenceHtml(leaf, view);
    case "scan":
      return scanHtml(leaf);
    case "document":
      return storedHtml(leaf.source === "pull-request" ? [] : [leaf.source], view);
    case "check":
    case "owners":
    case "missing-input":
      return html``;
  }
}

/** Numbers against their bounds, and where the reports lie. */
function evidenceHtml(leaf: EvidenceVerdict, view: DecisionView): Html {
  const rows = leaf.metrics.map(({ report, metric, about, status, value, unit, samples, expect, base, compare }) => [
    html`<code>${report}</code>`,
    textHtml(nameMetric(metric, about)),
    value === undefined ? html`<strong>not stated</strong>` : formatMetric(value, unit),
    [wordBounds(expect ?? {}, value), wordLimits(compare ?? {})].filter((text) => text !== "").join("; "),
    base === undefined ? "" : formatMetric(base, unit),
    samples === undefined ? "" : samples.toLocaleString("en-US"),
    statusHtml(status),
  ]);
  return html`${tableHtml(
    "Numbers that reports state",
    ["report", "metric", "value", "asked", view.verdict.baseRef ?? "base", "samples", "status"],
    rows,
  )}${storedHtml(leaf.reports, view)}`;
}

function storedHtml(paths: readonly string[], { evidenceAt }: DecisionView): Html {
  const links = paths.flatMap((path) => {
    const at = evidenceAt?.(path);
    return at === undefined ? [] : [html`<a href="${at}"><code>${path}</code> as the gate read it</a>`];
  });
  return listHtml(links);
}

/** What the scan read of a file. */
const REACHES: Readonly<Record<ScannedArtefact["reach"], string>> = {
  verified: "what the change has",
  unverified: "parts, not held against its digest",
  none: "nothing",
};

function scanHtml({ artefacts }: ScanProofVerdict): Html {
  return tableHtml(
    "Artefacts that were scanned",
    ["artefact", "verdict", "formats", "read", "findings"],
    artefacts.map(({ path, verdict, formats, reach, findings, omitted }) => {
      const more = findings.length - FINDINGS + omitted;
      return [
        html`<code>${path}</code>`,
        verdict,
        formats.join(", "),
        own(REACHES, reach) ?? reach,
        findings.length === 0
          ? "none"
          : listHtml([
              ...findings.slice(0, FINDINGS).map(({ rule, message }) => html`<code>${rule}</code> ${message}`),
              ...(more > 0 ? [html`and ${more} more`] : []),
            ]),
      ];
    }),
  );
}
