/** Who did what about a requirement: the sign-offs that fill its seats, the acts that did not count, the objections that were lifted. */
import { findGrant } from "../../core/acts/find-grant.ts";
import type { Act, Facts } from "../../core/facts.ts";
import type { ActSummary, RefusedAct, RequirementVerdict, SignOffVerdict } from "../../core/verdict.ts";
import { describeLift } from "../describe.ts";
import { leavesOf } from "../proof-tree.ts";
import { describeRefusal } from "../refusal.ts";
import { type DecisionView, headingHtml, personHtml } from "./decision-view.ts";
import { type Html, html, linkTo } from "./html.ts";
import { instantHtml, listHtml, tableHtml, textHtml } from "./text.ts";

/** How somebody acted. */
export const WAYS: Readonly<Record<Act["via"], string>> = {
  command: "by command",
  tick: "by tick",
  review: "in a review",
};

/** Every seat of a sign-off: who filled it, when, how, and bound to which digest; open ones say that they are. */
export function seatsHtml(proof: SignOffVerdict, { digest, id }: RequirementVerdict, view: DecisionView): Html {
  const rows = proof.seats.map(({ signer }, index) =>
    signer === undefined
      ? [`${proof.role}, seat ${index + 1}`, html`<strong>open</strong>`, "", "", "", ""]
      : [
          proof.role,
          personHtml(signer.by, view),
          html`${linkTo(signer.url, instantHtml(signer.at))}`,
          WAYS[signer.via],
          boundHtml(signer, id, digest, view),
          signer.note ?? "",
        ],
  );
  return tableHtml(`Sign-offs as ${proof.role}`, ["role", "who", "when", "how", "bound to", "note"], rows);
}

/** What a sign-off is bound to: the digest of the requirement, which is that of all that it governs, and the head that was seen. */
function boundHtml({ id }: ActSummary, requirement: string, digest: string | undefined, { facts }: DecisionView): Html {
  const act = actsOf(facts).find((each) => each.id === id);
  return html`${digest !== undefined && html`<code class="long">${digest}</code>`}${
    act?.head !== undefined && html` <span class="faint">seen at head <code>${act.head.slice(0, 12)}</code></span>`
  }${facts !== undefined && act === undefined && html` <span class="faint">no act ${id} is among the facts about ${requirement}</span>`}`;
}

const actsOf = (facts: Facts | undefined): readonly Act[] =>
  facts !== undefined && "known" in facts.acts ? facts.acts.known : [];

/** The waiver that a requirement rests on: who gave it, when, until when, and what for. */
export function waiverHtml({ id, digest, reasons }: RequirementVerdict, view: DecisionView): Html {
  const acts = actsOf(view.facts);
  const rows = reasons.flatMap((reason) => {
    if (reason.code === "excepted")
      return [["the policy itself", "", reason.until, "", [reason.note, ...reason.paths].join("; ")]];
    if (reason.code !== "waived") return [];
    const { by, until, note, url } = reason;
    const act = findGrant(acts, { requirement: id, digest, by: by.login, until, note, url });
    return [
      [
        personHtml(by, view),
        act === undefined
          ? linkTo(url, view.facts === undefined ? "there" : "not among the facts")
          : linkTo(url, instantHtml(act.at)),
        until,
        digest === undefined ? "" : html`<code class="long">${digest}</code>`,
        note,
      ],
    ];
  });
  return tableHtml(`Waiver of ${id}`, ["who", "when", "until, that day included", "bound to", "why"], rows);
}

/** Everything that was done about a requirement and did not count, with why. */
export function refusalsHtml({ id, notCounted, proof }: RequirementVerdict, view: DecisionView): Html {
  const all = [...notCounted, ...leavesOf(proof).flatMap((leaf) => (leaf.kind === "sign-off" ? leaf.notCounted : []))];
  const once = new Map<string, RefusedAct>(all.map((act) => [`${act.reason.code} ${act.id}`, act]));
  if (once.size === 0) return html``;
  return html`${headingHtml(view, "Did not count", 1)}${listHtml(
    [...once.values()].map(
      (act) =>
        html`${textHtml(describeRefusal({ act, requirements: [id] }, view.verdict.waiverRole))}${
          view.nameOf?.(act.by) !== undefined && html` <span class="faint">${personHtml(act.by, view)}</span>`
        }`,
    ),
  )}`;
}

export const liftsHtml = ({ lifted }: RequirementVerdict, view: DecisionView): Html =>
  lifted.length === 0
    ? html``
    : html`${headingHtml(view, "Objections that were lifted", 1)}${listHtml(lifted.map((one) => textHtml(describeLift(one))))}`;
