/** Waivers for a terminal and as rows. */
import type { CoverageNote } from "../audit/coverage/coverage.ts";
import type { Cell } from "../audit/csv.ts";
import type { People } from "../audit/people.ts";
import { isOverdue, type JudgedWaiver } from "../audit/waivers/still-there.ts";
import type { Person } from "../core/facts.ts";
import { plainText } from "./plain-text.ts";
import { plural } from "./span.ts";
import { wordCoverageNote } from "./wording-coverage.ts";

export interface WaiversAnswer {
  readonly query: {
    readonly ref: string;
    readonly tip: string;
    readonly at: string;
    readonly ledger: string;
    readonly formerly?: readonly string[];
  };
  /** Overdue ones first. */
  readonly waivers: readonly JudgedWaiver[];
  readonly notes: readonly WaiversNote[];
}

/** What a reader of the list must know. */
export type WaiversNote = Extract<CoverageNote, { code: "merges-not-recorded" | "foreign-records" }>;

const NOTES: { readonly [Code in WaiversNote["code"]]: (note: Extract<WaiversNote, { code: Code }>) => string } = {
  "merges-not-recorded": () =>
    "Merges are not recorded in this ledger, as is so where `check --ledger` keeps it: a waiver is listed where the last decision of a pull request, or the last that passed, rests on it and its content is on the branch. Nothing tells who merged it.",
  "foreign-records": (note) => plainText(wordCoverageNote(note)),
};
export const wordWaiversNote = (note: WaiversNote): string => (NOTES[note.code] as (note: WaiversNote) => string)(note);

/** Paths of one waiver before the rest is counted. */
const PATHS = 5;

export function renderWaivers({ query, waivers, notes }: WaiversAnswer, people: People): string {
  const overdue = waivers.filter(isOverdue);
  const running = waivers.filter((each) => !isOverdue(each) && each.stillThere.length > 0);
  const late = waivers.filter(({ kind }) => kind === "late").length;
  const gone = waivers.filter((each) => each.stillThere.length === 0);
  const isRecorded = !notes.some(({ code }) => code === "merges-not-recorded");
  const how = isRecorded ? `: ${waivers.length - late} that merges went through on, ${late} given after the merge` : "";
  return [
    `${plural(waivers.length, "waiver")}${how}; ${overdue.length} expired by ${query.at} while the content is still on ${query.ref}`,
    ...(notes.length === 0 ? [] : ["", "Notes", ...notes.map((note) => `- ${wordWaiversNote(note)}`)]),
    ...part("Expired, and the content is still there", overdue, people),
    ...part("Running", running, people),
    ...part("The content is no longer there", gone, people),
    "",
    `Asked of ${query.ref} at ${query.tip}, for ${query.at}, and of ${query.ledger}${query.formerly === undefined ? "" : `, formerly ${query.formerly.join(" ")}`}`,
    "",
  ].join("\n");
}

function part(title: string, waivers: readonly JudgedWaiver[], people: People): string[] {
  return waivers.length === 0 ? [] : ["", title, ...waivers.flatMap((each) => describe(each, people))];
}

function describe(waiver: JudgedWaiver, people: People): string[] {
  const { requirement, title, kind, by, at, until, note, pullRequest, merged, stillThere, later, record } = waiver;
  const waivedBy = `waived by ${by === undefined ? "nobody" : nameOf(by, people)}`;
  const who = {
    waiver: waivedBy,
    exception: "excepted by the policy",
    late: `${waivedBy} after the merge${at === undefined ? "" : `, on ${at.slice(0, 10)},`}`,
  }[kind];
  const how =
    merged === undefined
      ? "of whose merge nothing is recorded"
      : `merged ${merged.at.slice(0, 10)} by ${nameOf(merged.by, people)}`;
  const more = stillThere.length - PATHS;
  return [
    `  ${requirement} ${title}`,
    `      ${who} until ${until === "" ? "no day that is recorded" : until}: ${note}`,
    `      #${pullRequest}, ${how} (record ${record.slice(0, 12)})`,
    ...stillThere.slice(0, PATHS).map(({ path, now }) => `      ${path}${now === undefined ? "" : `, now as ${now}`}`),
    ...(more > 0 ? [`      and ${more} more`] : []),
    ...later.map(
      (act) =>
        `      after the merge: ${act.kind} by ${nameOf(act.by, people)} on ${act.at.slice(0, 10)}${act.until === undefined ? "" : `, until ${act.until}`}; it changes nothing`,
    ),
  ];
}

function nameOf(person: Person, people: People): string {
  const name = people.nameOf(person);
  return name === undefined ? person.login : `${person.login} (${name})`;
}

export const WAIVER_COLUMNS: readonly Cell[] = [
  ...["overdue", "expired", "still_there", "requirement", "title", "kind", "by", "name", "granted", "until", "note"],
  ...["pull_request", "merged", "merged_by", "merged_into", "merge_commit", "digest", "record", "later"],
];

export function waiverRow(waiver: JudgedWaiver, people: People): Cell[] {
  const { expired, stillThere, requirement, title, kind, by, at, until, note, pullRequest, merged, digest, record } =
    waiver;
  return [
    ...[
      isOverdue(waiver),
      expired,
      stillThere.map(({ path, now }) => (now === undefined ? path : `${path} as ${now}`)).join("; "),
    ],
    ...[requirement, title, kind, by?.login, by === undefined ? undefined : people.nameOf(by), at, until, note],
    ...[pullRequest, merged?.at, merged?.by.login, merged?.into, merged?.commit, digest, record],
    waiver.later.map((act) => `${act.kind} by ${act.by.login} at ${act.at}`).join("; "),
  ];
}
