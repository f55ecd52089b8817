/** Which reports a proof means, here and on base. */
import { compileGlobs } from "../change/globs.ts";
import type { Facts } from "../facts.ts";
import { perObject } from "../per-object.ts";
import type { EvidenceProof } from "../policy/policy.ts";
import type { ReportFact } from "../report-facts.ts";

/** The head's reports that a proof names, in path order. Where a job made one of the same name, the job's counts. */
export function reportsOf(proof: EvidenceProof, { reports }: Pick<Facts, "reports">): readonly ReportFact[] {
  const found = matching(proof, reports);
  const made = new Set(found.flatMap(({ path, from }) => (from === "job" ? [path] : [])));
  return found.filter(({ path, from }) => from === "job" || !made.has(path));
}

/** Base's reports that a proof names. */
export function baseReportsOf(
  proof: EvidenceProof,
  { baseReports }: Pick<Facts, "baseReports">,
): readonly ReportFact[] {
  return matching(proof, baseReports);
}

function matching(proof: EvidenceProof, reports: readonly ReportFact[]): readonly ReportFact[] {
  const known = matchedIn(reports);
  const before = known.get(proof);
  if (before !== undefined) return before;
  const { report, format } = proof;
  const isAskedFor = compileGlobs(report);
  const found = reports.filter((each) => each.format === format && isAskedFor(each.path));
  known.set(proof, found);
  return found;
}

/** The same proof asks of the same facts several times: for its digest, for its verdict, for what the change does to concerns. */
const matchedIn = perObject((_: readonly ReportFact[]) => new WeakMap<EvidenceProof, readonly ReportFact[]>());

/** What reports are compared with. */
export interface Forerunners {
  /** The report on base that stands for one of the head's, by its path. */
  readonly of: ReadonlyMap<string, ReportFact>;
  /** Reports of base of which one was to be followed, and it is not to be told which: what they stated is gone. */
  readonly lost: readonly ReportFact[];
  /** Reports that are new beside several of base that all go on: which of those they follow is not to be told. */
  readonly strays: readonly ReportFact[];
}

/**
 * Pairs reports with base's: by path, or where one is new here and one is left over there, these two, so that a new name is no way
 * around a comparison. Nor is a new report beside those that stay: it is held against base's, where base has one alone.
 * @param mustFollow whether a report speaks of what base had already: of what is new there can be none
 */
export function findForerunners(
  proof: EvidenceProof,
  reports: readonly ReportFact[],
  facts: Facts,
  mustFollow: (report: ReportFact) => boolean = () => true,
): Forerunners {
  const before = baseReportsOf(proof, facts);
  const byPath = new Map(before.map((report) => [report.path, report]));
  const here = new Set(reports.map(({ path }) => path));
  const of = new Map(
    reports.flatMap(({ path }) => {
      const same = byPath.get(path);
      return same === undefined ? [] : [[path, same] as const];
    }),
  );
  const alone = reports.filter((report) => !byPath.has(report.path) && mustFollow(report));
  const left = before.filter(({ path }) => !here.has(path));
  const [only] = alone;
  const [former] = before;
  if (only === undefined || former === undefined) return { of, lost: [], strays: [] };
  if (left.length === 0 && before.length > 1) return { of, lost: [], strays: alone };
  if (left.length > 0 && (alone.length > 1 || left.length > 1)) return { of, lost: left, strays: [] };
  for (const { path } of alone) of.set(path, left[0] ?? former);
  return { of, lost: [], strays: [] };
}
