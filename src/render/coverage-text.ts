/** Coverage for a terminal: the numbers, what to know about them, what got past the gate, what rests on waivers, and the question that was asked. */
import type { ChangeClass, LandedChange } from "../audit/coverage/change.ts";
import { type Coverage, type CoverageQuery, sharesOf } from "../audit/coverage/coverage.ts";
import type { People } from "../audit/people.ts";
import { plainText } from "./plain-text.ts";
import { code, list, plural, say } from "./span.ts";
import { wordClassReason, wordCoverageNote } from "./wording-coverage.ts";

/** Changes that are listed before the rest is counted. */
const SHOWN = 200;
/** Paths of one change, likewise. */
const PATHS = 3;
const ALL = "--format csv lists all";

export function renderCoverage(coverage: Coverage, people: People): string {
  const { query, changes, changesInPeriod, beforeTheGate, notes } = coverage;
  const shares = sharesOf(coverage).map(
    ({ name, count, share }) =>
      `  ${name.padEnd(14)}${String(count).padStart(7)}  ${share.padStart(8)}${wordAdvised(coverage, name)}`,
  );
  const isWaived = (change: LandedChange) => change.class === "waived";
  const unlisted = (["gated", "not governed"] as const).filter((name) => coverage.counts[name] > 0);
  return [
    wordPopulation(coverage),
    ...(changes.length === 0 ? [] : shares),
    // Where paths are asked for, changes of other paths were left out before.
    ...(query.population === "governed" && query.paths === undefined
      ? [`  ${plural(changesInPeriod - changes.length, "other change")} touched nothing governed (--all counts them)`]
      : []),
    `  ${plural(beforeTheGate, "commit")} landed before the first record, and ${beforeTheGate === 1 ? "is" : "are"} not counted`,
    ...section(
      "Notes",
      notes.map((note) => `- ${plainText(wordCoverageNote(note))}`),
    ),
    ...section("Got past the gate", listChanges(changes.filter(isPast), people)),
    ...section("Passed on a waiver", listChanges(changes.filter(isWaived), people)),
    ...section(
      "Not listed",
      unlisted.length === 0
        ? []
        : [`  ${unlisted.map((name) => `${coverage.counts[name]} ${name}`).join(", ")} (${ALL})`],
    ),
    ...section("Asked", describeQuery(query)),
    "",
  ].join("\n");
}

const listChanges = (changes: readonly LandedChange[], people: People): string[] => [
  ...changes.slice(-SHOWN).flatMap((change) => describeChange(change, people)),
  ...(changes.length > SHOWN ? [`  and ${changes.length - SHOWN} earlier ones (${ALL})`] : []),
];

/** What reached which branch when, in a sentence without its end. */
export function wordPopulation({ query, changes }: Pick<Coverage, "query" | "changes">): string {
  const { population, paths = [], ref } = query;
  const [one, many, none] =
    population === "all"
      ? ["change", "changes", "Nothing"]
      : ["governed change", "governed changes", "Nothing governed"];
  const touching = paths.length === 0 ? "" : ` that touched ${paths.join(" or ")}`;
  return `${changes.length === 0 ? none : plural(changes.length, one, many)}${touching} reached ${ref}${periodOf(query)}`;
}

function wordAdvised({ advised }: Coverage, name: ChangeClass): string {
  const count = name === "gated" || name === "waived" ? advised[name] : 0;
  return count === 0 ? "" : `  ${count} of them only advised: the policy did not block yet`;
}

const isPast = (change: LandedChange): boolean => change.class === "bypassed" || change.class === "ungated";

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

function describeChange(change: LandedChange, people: People): string[] {
  const { commit, commits, at, pullRequest, author, opened, reason, doubt, record, paths, morePaths } = change;
  const name = opened === undefined ? undefined : people.nameOf(opened);
  const who = opened === undefined ? author : `${opened.login}${name === undefined ? "" : ` (${name})`}`;
  const run = commits > 1 ? ` and ${commits - 1} before it` : "";
  const named = [
    ...paths.slice(0, PATHS).map(code),
    ...(paths.length + morePaths > PATHS ? [say`${Math.max(0, paths.length - PATHS) + morePaths} more`] : []),
  ];
  return [
    `  ${change.class.padEnd(13)} ${commit.slice(0, 12)}${run}  ${at.slice(0, 10)}  ${pullRequest === undefined ? "no pull request" : `#${pullRequest}`}  ${who}`,
    `      ${plainText(wordClassReason(reason))}${record === undefined ? "" : ` (record ${record.slice(0, 12)})`}`,
    ...(isPast(change) && named.length > 0 ? [`      touches ${plainText(list(named, "and"))}`] : []),
    ...(doubt === undefined ? [] : [`      counts as governed, as its policy could not be read: ${doubt}`]),
  ];
}

function periodOf({ from, to }: CoverageQuery): string {
  if (from !== undefined && to !== undefined) return ` between ${from} and ${to}`;
  if (from !== undefined) return ` from ${from} on`;
  return to === undefined ? " since the first record" : ` until ${to}`;
}

/** The question, so that anybody can ask it again. */
export const describeQuery = (query: CoverageQuery): string[] => [
  `  tool        ${query.tool}`,
  `  branch      ${query.ref} at ${query.tip}`,
  `  period      ${query.from ?? "the first record"} to ${query.to ?? "the tip"}, both included`,
  `  population  ${query.population === "all" ? "every change" : "changes that a requirement applied to"}`,
  ...(query.paths === undefined ? [] : [`  paths       ${query.paths.join(" ")}`]),
  ...(query.formerly === undefined ? [] : [`  formerly    ${query.formerly.join(" ")}`]),
  ...(query.policy === undefined ? [] : [`  policy      ${query.policy}`]),
  ...(query.orgPolicy === undefined ? [] : [`  org policy  ${query.orgPolicy}`]),
  ...(query.packs === undefined ? [] : [`  packs       ${query.packs}`]),
  `  ledger      ${query.ledger.name}${query.ledger.tip === undefined ? "" : `, tip ${query.ledger.tip}`}`,
  `  records     ${query.ledger.records}, sha256 over their sorted names ${query.ledger.digest}`,
];
