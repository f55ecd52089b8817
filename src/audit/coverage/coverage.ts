/** How much of what reached a branch was gated: the population, counted, with the question that it answers. */
import { CHANGE_CLASSES, type ChangeClass, type LandedChange } from "./change.ts";

export const COVERAGE_SCHEMA = "secmlops-gate/coverage@1";

/** Everything that anybody needs to ask again and get the same answer. */
export interface CoverageQuery {
  readonly tool: string;
  /** As it was given or found, and the commit that it was. */
  readonly ref: string;
  readonly tip: string;
  readonly from?: string;
  readonly to?: string;
  /** `governed`: of the changes, those that a requirement applied to. */
  readonly population: "governed" | "all";
  /** Patterns: only changes that touch a path of one of them are counted. */
  readonly paths?: readonly string[];
  /** Names that the repository had before: records of them are its own. */
  readonly formerly?: readonly string[];
  /** As they were given: where the policy lies, what is composed beneath it, and where packs lie. They decide what is governed. */
  readonly policy?: string;
  readonly orgPolicy?: string;
  readonly packs?: string;
  /** The ledger's branch, where one was named. */
  readonly ledgerBranch?: string;
  readonly ledger: {
    readonly name: string;
    readonly tip?: string;
    readonly records: number;
    /** sha256 over the names of all records, sorted, each on a line. */
    readonly digest: string;
  };
}

/** Something that a reader of the numbers must know. */
export type CoverageNote =
  | { readonly code: "shallow"; readonly commit: string }
  /** The oldest record of this branch names no commit of this line as its base: what lies before it is told by date alone. */
  | { readonly code: "gate-by-date"; readonly at: string }
  | {
      readonly code: "lost-merges";
      readonly merges: readonly { readonly pullRequest: number; readonly commit: string }[];
    }
  | { readonly code: "unplaced-merges"; readonly pullRequests: readonly number[] }
  /** The ledger has no record of any merge, as one that `check --ledger` keeps: content alone tells what landed. */
  | { readonly code: "merges-not-recorded" }
  /** Former names that were given, and that no record has. */
  | { readonly code: "unused-names"; readonly names: readonly string[] }
  /** Records that say they are of another repository than this one; they are not used. */
  | {
      readonly code: "foreign-records";
      readonly own: string;
      readonly others: readonly string[];
      readonly records: number;
    }
  | { readonly code: "branch-unnamed" }
  | { readonly code: "policy-in-doubt"; readonly why: string; readonly changes: number };

export interface Coverage {
  readonly schema: typeof COVERAGE_SCHEMA;
  readonly query: CoverageQuery;
  readonly counts: Readonly<Record<ChangeClass, number>>;
  /** Of those, how many passed under a policy that only advised. */
  readonly advised: { readonly gated: number; readonly waived: number };
  /** All changes of the period, whatever the population. */
  readonly changesInPeriod: number;
  /** Commits of the line, in the period, from before the first record of the ledger. */
  readonly beforeTheGate: number;
  readonly notes: readonly CoverageNote[];
  /** Oldest first. */
  readonly changes: readonly LandedChange[];
}

/**
 * @param landed every change since the first record, oldest first
 * @param within whether an instant lies in the period
 */
export function measureCoverage(
  landed: readonly LandedChange[],
  { query, notes, beforeTheGate }: Pick<Coverage, "query" | "notes" | "beforeTheGate">,
  within: (at: string) => boolean,
): Coverage {
  const inPeriod = landed.filter(({ at }) => within(at));
  const changes = query.population === "all" ? inPeriod : inPeriod.filter((each) => each.class !== "not governed");
  const advised = { gated: 0, waived: 0 };
  const counts = { gated: 0, waived: 0, bypassed: 0, ungated: 0, "not governed": 0 };
  for (const each of changes) {
    counts[each.class] += 1;
    if (each.advised && (each.class === "gated" || each.class === "waived")) advised[each.class] += 1;
  }
  return {
    ...{ schema: COVERAGE_SCHEMA, query, counts, advised, changesInPeriod: inPeriod.length, beforeTheGate, notes },
    changes: changes.map((each) => ({ ...each, at: plainInstant(each.at) })),
  };
}

/** An instant as the ledger writes it. */
export const plainInstant = (at: string): string => at.replace(/\.000Z$/, "Z");

/** Notes that leave open what got past the gate: the population itself, or whether the records are of this repository and branch, is in doubt. */
const DOUBTS: ReadonlySet<CoverageNote["code"]> = new Set(["gate-by-date", "foreign-records", "branch-unnamed"]);

/** Whether nothing governed got past the gate, as far as it can be told at all. */
export const isCovered = ({ counts, notes }: Pick<Coverage, "counts" | "notes">): boolean =>
  counts.bypassed + counts.ungated === 0 && !notes.some(({ code }) => DOUBTS.has(code));

/** What shares are told of. */
export interface Counted extends Pick<Coverage, "counts"> {
  readonly query: Pick<CoverageQuery, "population">;
  readonly changes: { readonly length: number };
}

/** Classes with their counts and their shares of the population, as `97.5 %`; `–` of nothing. */
export function sharesOf({ counts, query, changes }: Counted): { name: ChangeClass; count: number; share: string }[] {
  const shown = CHANGE_CLASSES.filter((name) => query.population === "all" || name !== "not governed");
  return shown.map((name) => ({
    name,
    count: counts[name],
    share: shareOf(counts[name], changes.length),
  }));
}

/** Rounded half up, but 100 % means all and 0 % none. */
function shareOf(count: number, all: number): string {
  if (all === 0) return "–";
  const tenths = Math.floor((count * 2000 + all) / (2 * all));
  if (tenths === 1000 && count < all) return "> 99.9 %";
  if (tenths === 0 && count > 0) return "< 0.1 %";
  return `${(tenths / 10).toFixed(1)} %`;
}

/**
 * Reads a day or an instant, in UTC.
 * @param end whether a day stands for its last instant
 * @returns ISO 8601 with milliseconds, or nothing where it is neither
 */
export function readInstant(text: string, end: boolean): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(text)) return undefined;
  const whole = text.length > 10 ? text : `${text}T${end ? "23:59:59.999" : "00:00:00.000"}Z`;
  const parsed = Date.parse(whole);
  if (Number.isNaN(parsed)) return undefined;
  const instant = new Date(parsed).toISOString();
  // The 31st of February is no day.
  return instant.startsWith(text.slice(0, 10)) ? instant : undefined;
}
