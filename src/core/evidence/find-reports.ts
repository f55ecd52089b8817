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
  /** Reports of base that no report here follows, although base has some: what they stated is gone. */
  readonly lost: readonly ReportFact[];
}

/**
 * Pairs reports with base's: by path, or where one is new here and one is gone, these two, so that a new name is no way around a
 * comparison.
 */
export function findForerunners(proof: EvidenceProof, reports: readonly ReportFact[], facts: Facts): Forerunners {
  const before = matching(proof, facts.baseReports);
  const byPath = new Map(before.map((report) => [report.path, report]));
  const here = new Set(reports.map(({ path }) => path));
  const of = new Map(
    reports.flatMap(({ path }) => {
      const same = byPath.get(path);
      return same === undefined ? [] : [[path, same] as const];
    }),
  );
  const added = reports.filter(({ path }) => !byPath.has(path));
  const gone = before.filter(({ path }) => !here.has(path));
  const [only] = added;
  const [former] = gone;
  if (only !== undefined && former !== undefined && added.length === 1 && gone.length === 1) of.set(only.path, former);
  return { of, lost: of.size === 0 ? before : [] };
}
