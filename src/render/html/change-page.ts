/** One change that reached the branch, as a page for an auditor: what became of it, the whole decision, and how to check every word. */
import type { LandedChange } from "../../audit/coverage/change.ts";
import type { Facts, FileChange, Person } from "../../core/facts.ts";
import type { Verdict } from "../../core/verdict.ts";
import { evidencePath, recordPath } from "../../ledger/layout.ts";
import type { GateRecord, Predicate } from "../../ledger/record.ts";
import { type CoverageSetting, coverageCommand } from "../coverage-command.ts";
import { capitalise, plural } from "../span.ts";
import { wordClassReason } from "../wording-coverage.ts";
import { chainHtml, laterHtml } from "./chain.ts";
import { decisionHtml } from "./decision.ts";
import { type DecisionView, personHtml, statusHtml } from "./decision-view.ts";
import { factsHtml } from "./facts.ts";
import { type Html, html, linkTo } from "./html.ts";
import { pageHtml } from "./page.ts";
import { instantHtml, tableHtml, textHtml } from "./text.ts";

export interface ChangePage {
  readonly change: LandedChange;
  /** Its number among the pages, and how many there are. */
  readonly number: number;
  readonly of: number;
  /** How coverage was asked that the sample was drawn from. */
  readonly query: CoverageSetting;
  readonly repository: string;
  /** What git says that it changed. */
  readonly files: readonly FileChange[];
  /** Of its pull request, in order. */
  readonly records: readonly { readonly sha256: string; readonly record: GateRecord }[];
  readonly nameOf: (person: Person) => string | undefined;
  /** From the page to the ledger that lies beside it, as `../ledger`. */
  readonly ledger: string;
}

/** Files that are listed before the rest is counted. */
const FILES = 500;

/** @returns the whole document */
export function renderChangePage(page: ChangePage): string {
  const { change, number, of, records } = page;
  const subject = change.pullRequest === undefined ? `commit ${change.commit.slice(0, 12)}` : `#${change.pullRequest}`;
  const decision = records.find(({ sha256 }) => sha256 === change.record);
  const said = decision?.record.predicate;
  return pageHtml(
    `Change ${number} of ${of}: ${subject}, ${change.class}`,
    html`<p class="faint">Change ${number} of ${of} in the sample of ${page.repository}</p>
<h1>${statusHtml(change.class)} ${change.pullRequest === undefined ? html`Commit <code>${change.commit.slice(0, 12)}</code>` : `Pull request #${change.pullRequest}`}</h1>
<p>${textHtml(capitalise(wordClassReason(change.reason)))}.</p>
${change.doubt !== undefined && html`<p>It counts as governed, because the policy before it could not be read: ${change.doubt}</p>`}
${summaryHtml(page, said)}
${said?.kind === "decision" && decision !== undefined ? judgedHtml(page, said, decision.sha256) : missingHtml(page)}
<h2>What landed</h2>${filesHtml(page)}
${records.length > 0 && html`<h2>After the merge</h2>${laterHtml(records, page)}<h2>Chain of records</h2>${chainHtml(records, change, page.ledger)}`}
<h2>How to verify this</h2>${verifyHtml(page)}`,
  );
}

function summaryHtml({ change, query, records, nameOf }: ChangePage, said: Predicate | undefined): Html {
  const merge = records.map(({ record }) => record.predicate).find((each) => each.kind === "merge");
  const url = said?.kind === "decision" ? said.facts.pullRequest?.url : undefined;
  const run = said?.run;
  const rows: readonly (readonly [string, Html | string | undefined])[] = [
    [
      "Pull request",
      change.pullRequest === undefined ? "none that the ledger knows of" : linkTo(url, `#${change.pullRequest}`),
    ],
    ["Opened by", change.opened === undefined ? undefined : personHtml(change.opened, { nameOf })],
    ["Landed", html`${instantHtml(change.at)} on ${query.ref}`],
    [
      "Merged by",
      merge === undefined
        ? undefined
        : html`${personHtml(merge.merged.by, { nameOf })}, ${instantHtml(merge.merged.at)}`,
    ],
    [
      "Commit",
      html`<code>${change.commit}</code>${change.commits > 1 && html` and ${plural(change.commits - 1, "commit")} before it, from <code>${change.first ?? ""}</code>`}`,
    ],
    ["Commit's author", change.author],
    [
      "Decided by",
      said === undefined ? undefined : `${said.tool.name} ${said.tool.version}, on the event ${said.event}`,
    ],
    [
      "In the run",
      run === undefined ? undefined : html`${run.id}, attempt ${run.attempt}, of <code>${run.workflow}</code>`,
    ],
    ["Head", said === undefined ? undefined : html`<code>${said.head}</code>`],
    ["Policy", said?.kind === "decision" ? html`<code>${said.policy.digest}</code>` : undefined],
    ["Record", change.record === undefined ? "none" : html`<code>${change.record}</code>`],
  ];
  return html`<dl class="panel">${rows.map(([name, value]) => value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function judgedHtml(
  { nameOf, ledger, change }: ChangePage,
  said: Extract<Predicate, { kind: "decision" }>,
  record: string,
): Html {
  // What base has under the same name was only compared with.
  const own = said.evidence.filter(({ from }) => from !== "base");
  const stored = new Map(own.flatMap((each) => (each.stored ? [[each.path, each.sha256]] : [])));
  const facts: Facts = said.facts;
  const view: DecisionView = {
    // What of a verdict the ledger's schema does not check, the page holds for a stranger's word.
    verdict: said.verdict as unknown as Verdict,
    facts,
    nameOf,
    evidenceAt: (path) => {
      const sha256 = stored.get(path);
      return sha256 === undefined ? undefined : `${ledger}/${evidencePath(sha256)}`;
    },
  };
  return html`<h2>Decision</h2>
${change.class === "ungated" && html`<p><strong>This decision is not about what landed</strong>; it is the last that is known of the pull request.</p>`}
${decisionHtml(view)}
<h2>Evidence that was read</h2>${evidenceHtml(said, ledger)}
<h2>Facts behind it</h2>${factsHtml(facts, { nameOf })}
<p>All of them, as JSON, are in <a href="${ledger}/${recordPath(record)}">the record</a>.</p>`;
}

function missingHtml({ change, records }: ChangePage): Html {
  return html`<h2>Decision</h2><p><strong>There is none about this change.</strong> ${
    records.length === 0
      ? "The ledger has no record of it. What is missing is everything: who reviewed it, what was measured, who allowed it."
      : `The ledger has ${plural(records.length, "record")} of its pull request, listed below, and no decision among them that is about it.`
  } Ask ${change.author === "" ? "its author" : html`<span class="person">${change.author}</span>`}, and whoever may push to the branch, how it came there.</p>`;
}

function evidenceHtml({ evidence }: Extract<Predicate, { kind: "decision" }>, ledger: string): Html {
  if (evidence.length === 0) return html`<p>No reports and no documents.</p>`;
  return tableHtml(
    "Reports and documents",
    ["path", "from", "bytes", "sha256"],
    evidence.map((each) => [
      each.stored
        ? html`<a href="${ledger}/${evidencePath(each.sha256)}"><code>${each.path}</code></a>`
        : html`<code>${each.path}</code>`,
      each.from === "job" ? "a job" : each.from,
      each.bytes ?? "",
      each.stored
        ? html`<code class="long">${each.sha256}</code>`
        : html`${each.sha256 !== undefined && html`<code class="long">${each.sha256}</code> `}not stored: ${each.why}`,
    ]),
  );
}

function filesHtml({ files }: ChangePage): Html {
  if (files.length === 0) return html`<p>Nothing that git could tell.</p>`;
  const rows = files
    .slice(0, FILES)
    .map(({ path, previousPath, status, newId }) => [
      html`<code>${path}</code>${previousPath !== undefined && html` from <code>${previousPath}</code>`}`,
      status,
      newId === undefined ? "" : html`<code class="long">${newId}</code>`,
    ]);
  const more = files.length - FILES;
  return html`${tableHtml("Files that the change leaves", ["file", "how", "git blob"], rows)}${more > 0 && html`<p>and ${more} more</p>`}`;
}

/** Commands are run from the folder that holds the sample. */
function verifyHtml({ change, records, query }: ChangePage): Html {
  const { record, commit } = change;
  const here = [
    "# the records of this sample: every digest, chain and reference",
    "secmlops-gate audit verify ledger",
    "# the decisions again, from the recorded facts and policies",
    "secmlops-gate audit replay ledger",
    ...(record === undefined
      ? []
      : [
          "# without this tool: the record's name is the sha256 of its bytes",
          `sha256sum ledger/${recordPath(record)}`,
        ]),
  ];
  const there = [
    "# what landed",
    `git show --first-parent --raw --no-abbrev ${commit}`,
    "# what the whole ledger knows of it",
    `${coverageCommand(query)} | grep ^${commit}`,
  ];
  return html`${records.length > 0 && html`<p>In the folder of this sample:</p><pre>${here.join("\n")}</pre>`}<p>In a clone of the repository that holds the branch of the ledger:</p><pre>${there.join("\n")}</pre>`;
}
