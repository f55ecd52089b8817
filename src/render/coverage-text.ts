/** Coverage for a terminal: the numbers, what to know about them, what got past the gate, and the question that was asked. */
import type { LandedChange } from "../audit/coverage/change.ts";
import { type Coverage, type CoverageQuery, sharesOf } from "../audit/coverage/coverage.ts";
import type { People } from "../audit/people.ts";
import { plainText } from "./plain-text.ts";
import { plural } from "./span.ts";
import { wordClassReason, wordCoverageNote } from "./wording-coverage.ts";

/** Changes that are listed before the rest is counted. */
const SHOWN = { bad: 200, good: 50 };
const ALL = "--format csv lists all";

export function renderCoverage(coverage: Coverage, people: People): string {
  const { query, changes, changesInPeriod, beforeTheGate, notes } = coverage;
  const shares = sharesOf(coverage).map(
    ({ name, count, share }) => `  ${name.padEnd(14)}${String(count).padStart(7)}  ${share.padStart(7)}`,
  );
  const bad = changes.filter(isPast);
  const good = changes.filter((change) => !isPast(change));
  const kind = query.population === "all" ? "changes" : "governed changes";
  return [
    `${plural(changes.length, kind.slice(0, -1), kind)} reached ${query.ref}${periodOf(query)}`,
    ...shares,
    ...(query.population === "governed"
      ? [`  ${plural(changesInPeriod - changes.length, "other change")} touched nothing governed (--all counts them)`]
      : []),
    `  ${plural(beforeTheGate, "commit")} landed before the first record, and ${beforeTheGate === 1 ? "is" : "are"} not counted`,
    ...section(
      "Notes",
      notes.map((note) => `- ${plainText(wordCoverageNote(note))}`),
    ),
    ...section("Got past the gate", [
      ...bad.slice(-SHOWN.bad).flatMap((change) => describeChange(change, people)),
      ...(bad.length > SHOWN.bad ? [`  and ${bad.length - SHOWN.bad} earlier ones (${ALL})`] : []),
    ]),
    ...section("In order", [
      ...good.slice(-SHOWN.good).flatMap((change) => describeChange(change, people)),
      ...(good.length > SHOWN.good ? [`  and ${good.length - SHOWN.good} earlier ones (${ALL})`] : []),
    ]),
    ...section("Asked", describeQuery(query)),
    "",
  ].join("\n");
}

const isPast = (change: LandedChange): boolean => change.class === "bypassed" || change.class === "ungated";

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

function describeChange(change: LandedChange, people: People): string[] {
  const { commit, commits, at, pullRequest, author, opened, reason, doubt, record } = change;
  const name = opened === undefined ? undefined : people.nameOf(opened);
  const who = opened === undefined ? author : `${opened.login}${name === undefined ? "" : ` (${name})`}`;
  const run = commits > 1 ? ` and ${commits - 1} before it` : "";
  return [
    `  ${change.class.padEnd(13)} ${commit.slice(0, 12)}${run}  ${at.slice(0, 10)}  ${pullRequest === undefined ? "no pull request" : `#${pullRequest}`}  ${who}`,
    `      ${plainText(wordClassReason(reason))}${record === undefined ? "" : ` (record ${record.slice(0, 12)})`}`,
    ...(doubt === undefined ? [] : [`      counts as governed, as its policy could not be read: ${doubt}`]),
  ];
}

const periodOf = ({ from, to }: CoverageQuery): string =>
  `${from === undefined ? "" : ` from ${from}`}${to === undefined ? "" : ` to ${to}`}`;

/** The question, so that anybody can ask it again. */
export const describeQuery = (query: CoverageQuery): string[] => [
  `  tool        ${query.tool}`,
  `  branch      ${query.ref} at ${query.tip}`,
  `  period      ${query.from ?? "the first record"} to ${query.to ?? "the tip"}, both included`,
  `  population  ${query.population === "all" ? "every change" : "changes that a requirement applied to"}`,
  `  ledger      ${query.ledger.name}${query.ledger.tip === undefined ? "" : `, tip ${query.ledger.tip}`}`,
  `  records     ${query.ledger.records}, sha256 over their sorted names ${query.ledger.digest}`,
];
