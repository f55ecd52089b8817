/** The facts that a decision rests on, those that a person can check against the repository and the people. */
import type { Act, Facts, Identity, Person } from "../../core/facts.ts";
import { plural } from "../span.ts";
import { personHtml } from "./decision-view.ts";
import { type Html, html, linkTo } from "./html.ts";
import { instantHtml, tableHtml } from "./text.ts";

interface Names {
  readonly nameOf: (person: Person) => string | undefined;
}

/** Rows of one table before the rest is counted. */
const ROWS = 200;

export function factsHtml(facts: Facts, names: Names): Html {
  const { base, mergeBase, head, changes, pushers, scans, reports, documents } = facts;
  const rows: readonly (readonly [string, Html | string])[] = [
    ["Read at", instantHtml(facts.now)],
    ["Base", html`<code>${base}</code>`],
    ["Merge base", html`<code>${mergeBase}</code>`],
    ["Head", html`<code>${head}</code>`],
    [
      "Looked at",
      [
        plural(changes.length, "changed file"),
        plural(scans.length, "scanned artefact"),
        plural(reports.length, "report"),
        plural(Object.keys(documents).length, "document"),
      ].join(", "),
    ],
    ...(pushers.length === 0
      ? []
      : [
          [
            "Pushed by",
            html`${pushers.map((person, at) => html`${at > 0 && ", "}${personHtml(person, names)}`)}`,
          ] as const,
        ]),
  ];
  return html`<dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${actsHtml(facts, names)}${commitsHtml(facts, names)}${checksHtml(facts)}${rightsHtml(facts, names)}`;
}

const unknown = (what: string, why: string): Html => html`<p>${what} could not be read: ${why}</p>`;

/** The first rows, and how many more there are. */
function cut<T>(items: readonly T[], table: (shown: readonly T[]) => Html): Html {
  const more = items.length - ROWS;
  return html`${table(items.slice(0, ROWS))}${more > 0 && html`<p>and ${more} more</p>`}`;
}

/** Every act, whether it counted or not: the decision above says which did. */
function actsHtml({ acts }: Facts, names: Names): Html {
  if ("unavailable" in acts) return unknown("What people did", acts.unavailable);
  return cut(acts.known, (shown) =>
    tableHtml(
      "What people did in the pull request",
      ["when", "who", "what", "on", "bound to", "text since then", "note"],
      shown.map((act) => [
        linkTo(act.url, instantHtml(act.at)),
        personHtml(act.actor, names),
        html`${act.kind} by ${act.via}${act.role !== undefined && ` as ${act.role}`}${act.until !== undefined && ` until ${act.until}`}`,
        targetsOf(act),
        html`${boundTo(act).map((digest, at) => html`${at > 0 && ", "}<code>${digest.slice(0, 16)}</code>`)}`,
        stateOf(act),
        act.note ?? "",
      ]),
    ),
  );
}

const targetsOf = ({ targets }: Act): string =>
  targets === undefined ? "all" : "group" in targets ? targets.group : targets.ids.map(({ id }) => id).join(", ");

const boundTo = ({ targets, shown }: Act): string[] => {
  const typed = targets !== undefined && "ids" in targets ? targets.ids.flatMap(({ digest }) => digest ?? []) : [];
  return [...new Set([...typed, ...Object.values(shown)])].slice(0, 10);
};

function stateOf({ source }: Act): string {
  switch (source.state) {
    case "intact":
      return "as it was";
    case "deleted":
      return "deleted";
    case "dismissed":
      return `dismissed${source.by === undefined ? "" : ` by ${source.by.login}`}`;
    case "edited-by-other":
      return `edited by ${source.by.login} on ${source.at}`;
  }
}

function commitsHtml({ commits }: Facts, names: Names): Html {
  if ("unavailable" in commits) return unknown("Commits", commits.unavailable);
  const who = (one: Identity): Html =>
    "login" in one ? personHtml(one, names) : html`${one.unattributed} <span class="faint">(no account)</span>`;
  return cut(commits.known, (shown) =>
    tableHtml(
      "Commits",
      ["commit", "author", "committer", "co-authors", "signature"],
      shown.map(({ id, author, committer, coAuthors, verified }) => [
        html`<code>${id.slice(0, 12)}</code>`,
        who(author),
        who(committer),
        html`${coAuthors.map((one, at) => html`${at > 0 && ", "}${who(one)}`)}`,
        verified ? "verified by the host" : "none, or not verified",
      ]),
    ),
  );
}

function checksHtml({ checks }: Facts): Html {
  if ("unavailable" in checks) return unknown("Checks", checks.unavailable);
  return cut(checks.known, (shown) =>
    tableHtml(
      "Checks of the head commit",
      ["check", "app", "workflow", "when", "state"],
      shown.map(({ name, app, workflow, at, state, conclusion, url }) => [
        linkTo(url, name),
        app ?? "",
        workflow ?? "",
        instantHtml(at),
        conclusion ?? state,
      ]),
    ),
  );
}

/** Who was in which team, and who could do what in the repository, on that day. */
function rightsHtml({ teams, permissions }: Facts, names: Names): Html {
  const members = Object.entries(teams).map(([team, fact]) => [
    team,
    "unavailable" in fact
      ? html`could not be read: ${fact.unavailable}`
      : html`${fact.known.slice(0, ROWS).map((member, at) => html`${at > 0 && ", "}${personHtml(member, names)}`)}${fact.known.length > ROWS && ` and ${fact.known.length - ROWS} more`}`,
  ]);
  const rights = Object.entries(permissions).map(([login, fact]) => [
    login,
    "unavailable" in fact ? `could not be read: ${fact.unavailable}` : fact.known,
  ]);
  return html`${cut(members, (shown) => tableHtml("Teams then", ["team", "members"], shown))}${cut(rights, (shown) =>
    tableHtml("Permissions then", ["login", "permission"], shown),
  )}`;
}
