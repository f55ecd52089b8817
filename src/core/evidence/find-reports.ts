/** Which reports a proof means, here and on base. */
import { compileGlobs } from "../change/globs.ts";
import type { Facts } from "../facts.ts";
import type { EvidenceProof } from "../policy/policy.ts";
import type { ReportFact } from "../report-facts.ts";

/** The head's reports that a proof names, in path order. Where a job made one of the same name, the job's counts. */
export function reportsOf(proof: EvidenceProof, { reports }: Pick<Facts, "reports">): ReportFact[] {
  const found = matching(proof, reports);
  const made = new Set(found.flatMap(({ path, from }) => (from === "job" ? [path] : [])));
  return found.filter(({ path, from }) => from === "job" || !made.has(path));
}

function matching({ report, format }: EvidenceProof, reports: readonly ReportFact[]): ReportFact[] {
  const isAskedFor = compileGlobs(report);
  return reports.filter((each) => each.format === format && isAskedFor(each.path));
}

/** What reports are compared with. */
export interface Forerunners {
  /** The report on base that stands for one of the head's, by its path. */
  readonly of: ReadonlyMap<string, ReportFact>;
  /** Reports of base of which one was to be followed, and it is not to be told which: what they stated is gone. */
  readonly lost: readonly ReportFact[];
}

/**
 * Pairs reports with base's: by path, or where one is new here and one is left over there, these two, so that a new name is no way
 * around a comparison.
 * @param mustFollow whether a report speaks of what base had already: of what is new there can be none
 */
export function findForerunners(
  proof: EvidenceProof,
  reports: readonly ReportFact[],
  facts: Facts,
  mustFollow: (report: ReportFact) => boolean = () => true,
): Forerunners {
  const before = matching(proof, facts.baseReports);
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
  const [former] = left;
  if (only === undefined || former === undefined) return { of, lost: [] };
  if (alone.length > 1 || left.length > 1) return { of, lost: left };
  return { of: of.set(only.path, former), lost: [] };
}
