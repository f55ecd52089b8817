/** The numbers of a report, out of the summaries of pull requests. All of it is counted over the period that was asked for. */
import { DIMENSIONS, type Dimension } from "../../core/policy/policy.ts";
import type { LandedChange } from "../coverage/change.ts";
import type { Collected } from "./collect.ts";
import { NOT_ASKED, OUTCOMES, type Outcome, type RequirementRow } from "./report-data.ts";
import type { PullSummary } from "./summarise-pull.ts";
import type { Concession } from "./tell-people.ts";

export type Counts = Readonly<Record<Outcome, number>>;

/** How requirements came out that applied. */
export interface Tally {
  readonly applied: number;
  readonly held: number;
  readonly waived: number;
  /** Pending, unmet, or not to be decided. */
  readonly open: number;
}

export interface Spread {
  readonly count: number;
  /** Hours; absent where there is nothing to take it of. */
  readonly median?: number;
  readonly ninetieth?: number;
}

export interface ControlFigure {
  readonly framework: string;
  readonly control: string;
  /** Requirements that map to it. */
  readonly requirements: readonly string[];
  /** Changes of the default branch in which such a requirement applied, as the newest decision tells. */
  readonly population: number;
  /** Those that the gate decided about. The others have no decision, so that nobody knows which controls applied: they are in every population. */
  readonly tested: number;
  /** Tested, and all such requirements held. */
  readonly held: number;
  /** Merged although such a requirement was waived or did not hold, and it would have blocked. */
  readonly exceptions: readonly number[];
  /** The same where it only warned, or the policy only advised; some may be among the exceptions too. */
  readonly lenient: readonly number[];
}

/** A change that git shows on the branch. */
export type Landing = Pick<LandedChange, "class" | "at" | "pullRequest">;

/** How hard a requirement was meant, over the decisions that it applied in. */
export interface Firmness {
  /** It could have kept the gate from passing. */
  readonly blocked: number;
  readonly warned: number;
  /** The policy as a whole only advised. */
  readonly advised: number;
  /** The day from which it blocked and never warned again; or the other way round. */
  readonly blocksSince?: string;
  readonly warnsSince?: string;
  /** How it came out where it could not have blocked. */
  readonly lenient: Tally;
}

export interface Figures {
  readonly pulls: number;
  readonly merged: number;
  /** Of what reached the branch: of changes where git was asked, else of pull requests. What is not merged is pull requests. */
  readonly counts: Counts;
  /** Of pull requests, as a list has them. */
  readonly listed: Counts;
  /** Changes on the branch that no pull request of the ledger stands for. */
  readonly direct: number;
  /** Governed changes in no list of requirements, as there is no decision about them. */
  readonly undecided: number;
  /** Month by month, from the first to the last, without gaps. */
  readonly months: readonly { readonly month: string; readonly counts: Counts }[];
  readonly heat: readonly { readonly dimension: Dimension; readonly months: readonly Tally[] }[];
  readonly requirements: readonly (RequirementRow & Tally & Firmness)[];
  readonly toPass: Spread;
  readonly toSignOff: Spread;
  readonly byRole: readonly ({ readonly role: string } & Spread)[];
  readonly waits: readonly { readonly label: string; readonly signOffs: number; readonly passes: number }[];
  readonly concessions: readonly (Concession & {
    readonly pull: number;
    readonly isOver: boolean;
    readonly merged: boolean;
  })[];
  readonly controls: readonly ControlFigure[];
  /** Pull requests that passed on a decision that only advised, and were merged. */
  readonly advised: number;
}

/**
 * @param today as `2026-11-21`: what is over by then
 * @param landed everything that reached the branch, where git was asked
 */
export function figuresOf(
  { requirements }: Pick<Collected, "requirements">,
  pulls: readonly PullSummary[],
  today: string,
  landed?: readonly Landing[],
): Figures {
  const open = pulls.filter(({ outcome }) => outcome === "not merged");
  // Every change once: as git has it, or as the pull request that the ledger says was merged.
  const ends: readonly { outcome: Outcome; endedAt: string }[] =
    landed === undefined ? pulls : [...landed.map((each) => ({ outcome: each.class, endedAt: each.at })), ...open];
  const months = monthsOf([...pulls, ...ends]);
  const reached = new Set(landed?.map(({ pullRequest }) => pullRequest));
  const merged = pulls.filter(
    ({ outcome, number }) => outcome !== "not merged" && (landed === undefined || reached.has(number)),
  );
  const known = new Set(pulls.map(({ number }) => number));
  const judged = new Set(pulls.flatMap(({ number, newest }) => (newest === undefined ? [] : [number])));
  const undecided = (landed ?? merged.map(({ number, outcome }) => ({ class: outcome, pullRequest: number }))).filter(
    (each) => each.class === "ungated" && (each.pullRequest === undefined || !judged.has(each.pullRequest)),
  ).length;
  const byMonth = new Map<string, (typeof ends)[number][]>(months.map((month) => [month, []]));
  for (const each of ends) byMonth.get(monthOf(each))?.push(each);
  const passes = pulls.flatMap(({ firstDecisionAt, passedAt }) => hoursBetween(firstDecisionAt, passedAt));
  const signings = pulls.flatMap(({ firstDecisionAt, signings: all }) =>
    all.flatMap(({ role, at }) => hoursBetween(firstDecisionAt, at).map((hours) => ({ role, hours }))),
  );
  return {
    pulls: pulls.length,
    merged: merged.length,
    counts: count(ends),
    listed: count(pulls),
    direct: (landed ?? []).filter(({ pullRequest }) => pullRequest === undefined || !known.has(pullRequest)).length,
    undecided,
    months: months.map((month) => ({ month, counts: count(byMonth.get(month) ?? []) })),
    heat: heatOf(requirements, pulls, months),
    requirements: requirements
      .map((row, place) => ({
        ...row,
        ...tally(pulls.map((pull) => letterOf(pull, place))),
        ...firmnessOf(row.id, place, pulls),
      }))
      .filter(({ applied }) => applied > 0),
    toPass: spread(passes),
    toSignOff: spread(signings.map(({ hours }) => hours)),
    byRole: [...new Set(signings.map(({ role }) => role))]
      .sort()
      .map((role) => ({ role, ...spread(signings.flatMap((each) => (each.role === role ? [each.hours] : []))) })),
    waits: WAITS.map(({ label, from, to }) => {
      const within = (hours: number) => hours >= from && hours < to;
      return {
        label,
        signOffs: signings.filter(({ hours }) => within(hours)).length,
        passes: passes.filter(within).length,
      };
    }),
    concessions: pulls
      .flatMap(({ number, concessions, outcome }) =>
        concessions.map((each) => ({
          ...each,
          pull: number,
          isOver: each.until < today,
          merged: outcome !== "not merged",
        })),
      )
      .sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : a.pull - b.pull)),
    controls: controlsOf(requirements, merged, undecided),
    advised: pulls.filter((pull) => pull.isAdvised).length,
  };
}

const WAITS = [
  { label: "under 1 h", from: 0, to: 1 },
  { label: "1–4 h", from: 1, to: 4 },
  { label: "4–8 h", from: 4, to: 8 },
  { label: "8–24 h", from: 8, to: 24 },
  { label: "1–2 days", from: 24, to: 48 },
  { label: "2–4 days", from: 48, to: 96 },
  { label: "4–7 days", from: 96, to: 168 },
  { label: "over 7 days", from: 168, to: Number.POSITIVE_INFINITY },
] as const;

export const monthOf = ({ endedAt }: Pick<PullSummary, "endedAt">): string => endedAt.slice(0, 7);

const MOST_MONTHS = 600;

/** Every month between the first and the last. */
function monthsOf(pulls: readonly Pick<PullSummary, "endedAt">[]): string[] {
  const all = [...new Set(pulls.map(monthOf))].filter((month) => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)).sort();
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let month = first; month <= last && months.length < MOST_MONTHS; ) {
    months.push(month);
    const [year = 0, number = 0] = month.split("-").map(Number);
    month =
      number === 12
        ? `${String(year + 1).padStart(4, "0")}-01`
        : `${month.slice(0, 5)}${String(number + 1).padStart(2, "0")}`;
  }
  return months;
}

function count(pulls: readonly Pick<PullSummary, "outcome">[]): Counts {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of pulls) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, counts.get(outcome) ?? 0])) as Record<Outcome, number>;
}

const letterOf = ({ newest }: PullSummary, place: number): string => newest?.letters[place] ?? NOT_ASKED;

function tally(letters: readonly string[]): Tally {
  const asked = letters.filter((letter) => letter !== NOT_ASKED);
  const held = asked.filter((letter) => letter === "s").length;
  const waived = asked.filter((letter) => letter === "w").length;
  return { applied: asked.length, held, waived, open: asked.length - held - waived };
}

/** Whether a requirement could not have kept this change from passing. */
export const isLenient = ({ newest, warned }: PullSummary, id: string): boolean =>
  newest?.advisory === true || warned.includes(id);

function firmnessOf(id: string, place: number, pulls: readonly PullSummary[]): Firmness {
  const asked = pulls.filter((pull) => letterOf(pull, place) !== NOT_ASKED);
  const warning = asked.filter(({ warned }) => warned.includes(id));
  const advising = asked.filter(({ newest, warned }) => newest?.advisory === true && !warned.includes(id));
  const firm = asked.filter(({ warned }) => !warned.includes(id));
  const days = (some: readonly PullSummary[]) => some.map(({ newest }) => (newest?.at ?? "").slice(0, 10)).sort();
  const [warnDays, firmDays] = [days(warning), days(firm)];
  const since = (later: readonly string[], earlier: readonly string[]) => {
    const [first, last] = [later[0], earlier.at(-1)];
    return first !== undefined && last !== undefined && last < first ? first : undefined;
  };
  const [blocksSince, warnsSince] = [since(firmDays, warnDays), since(warnDays, firmDays)];
  return {
    ...{ blocked: firm.length - advising.length, warned: warning.length, advised: advising.length },
    ...(blocksSince === undefined ? {} : { blocksSince }),
    ...(warnsSince === undefined ? {} : { warnsSince }),
    lenient: tally(asked.filter((pull) => isLenient(pull, id)).map((pull) => letterOf(pull, place))),
  };
}

function heatOf(
  requirements: readonly RequirementRow[],
  pulls: readonly PullSummary[],
  months: readonly string[],
): Figures["heat"] {
  const byMonth = new Map<string, PullSummary[]>(months.map((month) => [month, []]));
  for (const pull of pulls) byMonth.get(monthOf(pull))?.push(pull);
  return DIMENSIONS.map((dimension) => {
    const places = requirements.flatMap((row, place) => (row.dimension === dimension ? [place] : []));
    return {
      dimension,
      months: months.map((month) =>
        tally((byMonth.get(month) ?? []).flatMap((pull) => places.map((place) => letterOf(pull, place)))),
      ),
    };
  });
}

/** @returns nothing where one of them is not known, or they are the wrong way round */
function hoursBetween(from: string | undefined, to: string | undefined): number[] {
  if (from === undefined || to === undefined) return [];
  const hours = (Date.parse(to) - Date.parse(from)) / 3_600_000;
  return Number.isFinite(hours) && hours >= 0 ? [hours] : [];
}

/** By nearest rank. */
export function spread(hours: readonly number[]): Spread {
  const sorted = [...hours].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  const [median, ninetieth] = [at(0.5), at(0.9)];
  if (median === undefined || ninetieth === undefined) return { count: 0 };
  return { count: sorted.length, median, ninetieth };
}

function controlsOf(
  requirements: readonly RequirementRow[],
  merged: readonly PullSummary[],
  undecided: number,
): ControlFigure[] {
  const places = new Map<string, number[]>();
  for (const [place, { controls }] of requirements.entries())
    for (const control of new Set(controls)) places.set(control, [...(places.get(control) ?? []), place]);
  return [...places]
    .map(([control, own]): ControlFigure => {
      const asked = merged.filter((pull) => own.some((place) => letterOf(pull, place) !== NOT_ASKED));
      const tested = asked.filter(({ outcome }) => outcome !== "ungated");
      const failing = (pull: PullSummary) => own.filter((place) => !["s", NOT_ASKED].includes(letterOf(pull, place)));
      const isLet = (pull: PullSummary, place: number) => isLenient(pull, requirements[place]?.id ?? "");
      const colon = control.indexOf(":");
      return {
        framework: colon < 0 ? "" : control.slice(0, colon),
        control: control.slice(colon + 1),
        requirements: own.flatMap((place) => requirements[place]?.id ?? []),
        population: asked.length + undecided,
        tested: tested.length,
        held: tested.filter((pull) => failing(pull).length === 0).length,
        exceptions: asked
          .filter((pull) => failing(pull).some((place) => !isLet(pull, place)))
          .map(({ number }) => number),
        lenient: asked.filter((pull) => failing(pull).some((place) => isLet(pull, place))).map(({ number }) => number),
      };
    })
    .sort(
      (a, b) =>
        // What belongs to no framework comes last.
        Number(a.framework === "") - Number(b.framework === "") ||
        a.framework.localeCompare(b.framework, "en") ||
        a.control.localeCompare(b.control, "en", { numeric: true }),
    );
}
