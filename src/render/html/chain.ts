/** The records of a pull request one after the other, and what was done once it was merged. */
import type { LandedChange } from "../../audit/coverage/change.ts";
import type { Person } from "../../core/facts.ts";
import { recordPath } from "../../ledger/layout.ts";
import type { GateRecord, Predicate } from "../../ledger/record.ts";
import { plural } from "../span.ts";
import { personHtml, statusHtml } from "./decision-view.ts";
import { type Html, html } from "./html.ts";
import { instantHtml, tableHtml } from "./text.ts";

type Records = readonly { readonly sha256: string; readonly record: GateRecord }[];

export function chainHtml(records: Records, { record: shown }: LandedChange, ledger: string): Html {
  return tableHtml(
    "Each record names the one before it",
    ["no.", "recorded", "what", "head", "sha256"],
    records.map(({ sha256, record: { predicate } }) => [
      String(predicate.sequence),
      instantHtml(predicate.at),
      html`${whatHtml(predicate)}${sha256 === shown && html` <strong>shown above</strong>`}`,
      html`<code>${predicate.head.slice(0, 12)}</code>`,
      html`<a href="${ledger}/${recordPath(sha256)}"><code class="long">${sha256}</code></a>`,
    ]),
  );
}

function whatHtml(predicate: Predicate): Html {
  switch (predicate.kind) {
    case "decision":
      return html`decision ${statusHtml(predicate.verdict.status)}`;
    case "merge":
      return html`merge into ${predicate.baseRef} as <code>${predicate.merged.commit?.slice(0, 12) ?? "a commit that is not named"}</code>`;
    case "merge-group":
      return html`merge group of ${plural(predicate.members.length, "pull request")} ${statusHtml(predicate.status)}`;
    case "retrospective":
      return html`${plural(predicate.acts.length, "act")} after the merge`;
  }
}

/** It is recorded, and changes no verdict. */
export function laterHtml(
  records: Records,
  { nameOf }: { readonly nameOf: (person: Person) => string | undefined },
): Html {
  const acts = records.flatMap(({ record: { predicate } }) =>
    predicate.kind === "retrospective" ? predicate.acts : [],
  );
  if (acts.length === 0) return html`<p>Nothing is recorded.</p>`;
  return html`<p>This was recorded and changed no verdict.</p>${tableHtml(
    "Acts after the merge",
    ["when", "who", "what", "requirements", "until", "note"],
    acts.map(({ act, requirements }) => [
      instantHtml(act.at),
      personHtml(act.actor, { nameOf }),
      act.kind,
      requirements
        .map(
          ({ id, held }) =>
            `${id} (${"known" in held ? (held.known ? "held the role" : "did not hold the role") : "role not known"})`,
        )
        .join(", "),
      act.until ?? "",
      act.note ?? "",
    ]),
  )}`;
}
