/**
 * Reads our JSON of a Fairlearn `MetricFrame`: Fairlearn itself writes none. docs/reports/fairlearn.md has the ten lines of Python that do.
 * What the numbers are: https://fairlearn.org/main/api_reference/generated/fairlearn.metrics.MetricFrame.html
 */
import { own } from "../core/own.ts";
import { type FairlearnGroup, readFairlearnGroups } from "./fairlearn-groups.ts";
import { contradictAverage, contradictSpread, type SpreadKind } from "./fairlearn-spread.ts";
import { noteInUnit } from "./note-in-unit.ts";
import { ReportError } from "./report-error.ts";
import type { ParsedReport, ReportFormat } from "./report-format.ts";
import { type Fields, type Found, member, note, takeList, takeObject, takeText } from "./take.ts";
import { toInstant } from "./to-instant.ts";

const SCHEMA = "secmlops-gate/fairlearn@1";
const KEYS = [
  "schema",
  "fairlearn_version",
  "made_at",
  "subjects",
  "overall",
  "by_group",
  "difference",
  "ratio",
  "fairness",
];

export const fairlearn: ReportFormat = {
  name: "fairlearn",
  recognise: (source) => own(source.object() ?? {}, "schema") === SCHEMA,
  parse: (source) => {
    const report = takeObject(source.json(), "$");
    if (own(report, "schema") !== SCHEMA) throw new ReportError("$.schema", `expected ${JSON.stringify(SCHEMA)}`);
    refuseUnknown(report, KEYS, "$");
    const overall = takeObject(own(report, "overall"), "$.overall");
    const names = Object.keys(overall);
    if (names.length === 0) throw new ReportError("$.overall", "expected at least one metric");
    // Here it would be held against no group, and a ratio would be none.
    const compared = names.find((name) => COMPARISON.test(name));
    if (compared !== undefined)
      throw new ReportError(member("$.overall", compared), "a comparison of groups belongs in $.fairness");
    const groups = readFairlearnGroups(own(report, "by_group"), names);
    const found: Found = { metrics: [], broken: [] };
    const samples = groups.reduce((sum, group) => sum + group.samples, 0);
    for (const name of names) {
      const [value, at] = [own(overall, name), member("$.overall", name)];
      const odd = AVERAGES.has(name) ? contradictAverage(value, name, groups) : undefined;
      if (odd !== undefined) throw new ReportError(at, odd);
      note(found, value, { name, samples, at });
    }
    for (const { group, samples, metrics, at } of groups)
      for (const name of names) note(found, own(metrics, name), { name, group, samples, at: member(at, name) });
    const known = new Set(names);
    const taken = new Set(names);
    for (const { name, stated, kind, of, at } of listComparisons(report, known)) {
      if (taken.has(name))
        throw new ReportError(at, `${JSON.stringify(name)} is stated elsewhere too: which of the two is meant?`);
      taken.add(name);
      noteComparison(found, { name, stated, kind, of, at }, groups);
    }
    return { ...found, ...readOrigin(report) };
  },
};

/** What lies between the groups' own values, because it is their average, weighted somehow. */
const AVERAGES: ReadonlySet<string> = new Set([
  "accuracy",
  "selection_rate",
  "true_positive_rate",
  "true_negative_rate",
  "false_positive_rate",
  "false_negative_rate",
]);

/** What `fairlearn.metrics` calls the comparison of which metric, so that it can be held against the groups where they state that. */
const COMPARED: ReadonlyMap<string, string> = new Map([
  ["demographic_parity", "selection_rate"],
  ["equal_opportunity", "true_positive_rate"],
]);

/** What `fairlearn.metrics` calls its comparisons of groups. */
const COMPARISON = /^(?:demographic_parity|equal_opportunity|equalized_odds)_(?:difference|ratio)$/;

/** A number that compares the groups. */
interface Comparison {
  readonly name: string;
  readonly stated: unknown;
  readonly kind: SpreadKind | undefined;
  /** The metric that is compared, where the groups state it. */
  readonly of: string | undefined;
  readonly at: string;
}

function* listComparisons(report: Fields, known: ReadonlySet<string>): Generator<Comparison> {
  for (const kind of ["difference", "ratio"] as const)
    for (const [of, stated] of Object.entries(takeOptional(report, kind))) {
      const at = member(`$.${kind}`, of);
      if (!known.has(of)) throw new ReportError(at, "$.overall has no metric of that name");
      yield { name: `${of}_${kind}`, stated, kind, of, at };
    }
  for (const [name, stated] of Object.entries(takeOptional(report, "fairness"))) {
    const kind = name.endsWith("_ratio") ? "ratio" : name.endsWith("_difference") ? "difference" : undefined;
    const of = kind === undefined ? undefined : COMPARED.get(name.slice(0, -kind.length - 1));
    yield {
      name,
      stated,
      kind,
      of: of !== undefined && known.has(of) ? of : undefined,
      at: member("$.fairness", name),
    };
  }
}

function noteComparison(found: Found, compared: Comparison, groups: readonly FairlearnGroup[]): void {
  const { name, stated, kind, of, at } = compared;
  if (of !== undefined && kind !== undefined) {
    const silent = groups.find(({ samples, metrics }) => samples > 0 && !Number.isFinite(own(metrics, of)));
    // Fairlearn leaves such a group out, and what remains is not the comparison of all groups.
    if (silent !== undefined) {
      found.broken.push({ name, at, detail: `${silent.group} has no ${of} to be compared` });
      return;
    }
    const odd = contradictSpread(stated, kind, of, groups);
    if (odd !== undefined) throw new ReportError(at, odd);
  }
  if (kind === "ratio") noteInUnit(found, stated, { name, unit: "ratio", at });
  else note(found, stated, { name, at });
}

function takeOptional(report: Fields, key: string): Fields {
  const value = own(report, key);
  return value === undefined ? {} : takeObject(value, `$.${key}`);
}

function refuseUnknown(fields: Fields, keys: readonly string[], at: string): void {
  for (const key of Object.keys(fields))
    if (!keys.includes(key)) throw new ReportError(member(at, key), `expected one of ${keys.join(", ")}`);
}

function readOrigin(report: Fields): ParsedReport {
  const version = own(report, "fairlearn_version");
  const madeAt = own(report, "made_at");
  const instant = toInstant(madeAt);
  if (madeAt !== undefined && instant === undefined)
    throw new ReportError("$.made_at", "expected a time with its offset, as 2026-03-01T12:00:00Z");
  return {
    tool: {
      name: "fairlearn",
      ...(version === undefined ? {} : { version: takeText(version, "$.fairlearn_version") }),
    },
    ...(instant === undefined ? {} : { madeAt: instant }),
    subjects: takeList(own(report, "subjects") ?? [], "$.subjects").map((each, index) => {
      const at = member("$.subjects", index);
      const subject = takeObject(each, at);
      refuseUnknown(subject, ["name", "sha256", "md5", "gitBlob"], at);
      return Object.fromEntries(Object.entries(subject).map(([key, value]) => [key, takeText(value, member(at, key))]));
    }),
  };
}
