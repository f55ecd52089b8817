/** Finds the numbers of a report that a policy means. */
import { distance } from "fastest-levenshtein";
import type { EvidenceProof } from "../policy/policy.ts";
import type { BrokenMetric, Metric, Report, ReportFact } from "../report-facts.ts";

export interface Selection {
  readonly metrics: readonly Metric[];
  /** Stated, and no numbers. */
  readonly broken: readonly BrokenMetric[];
}

/** What a metric's name in a policy asks for: `name`, `name[*]` for each group and slice, `name[group]` for one of them. */
interface Selector {
  readonly name: string;
  readonly about?: string;
}

/** The group or slice that a number is about. */
export function aboutOf({ group, slice }: Pick<Metric, "group" | "slice">): string | undefined {
  return group === undefined ? slice : slice === undefined ? group : `${group}, ${slice}`;
}

/** The name that is looked for, without the group behind it. */
export function baseName(metric: string): string {
  return parseSelector(metric)?.name ?? metric;
}

function parseSelector(metric: string): Selector | undefined {
  const bracket = metric.indexOf("[");
  return bracket > 0 && metric.endsWith("]")
    ? { name: metric.slice(0, bracket), about: metric.slice(bracket + 1, -1) }
    : undefined;
}

/**
 * The numbers that `metric` means. A bare name means the number about everybody; where the report has none, each group and
 * slice of it. A name that the policy gave to a place means what stands there.
 */
export function selectMetrics(metric: string, proof: EvidenceProof, fact: ReportFact, content: Report): Selection {
  const path = proof.metrics.find(({ name }) => name === metric)?.path;
  if (path !== undefined) {
    const at = fact.places.find((place) => place.path === path)?.at;
    const stands = (each: { at: string }) => each.at === at;
    return { metrics: content.metrics.filter(stands), broken: content.broken.filter(stands) };
  }
  const exact = selectBy(content, (each) => each.name === metric);
  const overall = filterBy(exact, (each) => aboutOf(each) === undefined);
  const bare = count(overall) > 0 ? overall : exact;
  const selector = parseSelector(metric);
  if (selector === undefined) return bare;
  const { name, about } = selector;
  const grouped = selectBy(content, (each) => {
    const own = each.name === name ? aboutOf(each) : undefined;
    return own !== undefined && (about === "*" || own === about || each.group === about || each.slice === about);
  });
  // A tool's own name may end in brackets: it counts besides the groups that it looks like, never instead of them.
  return { metrics: [...bare.metrics, ...grouped.metrics], broken: [...bare.broken, ...grouped.broken] };
}

type About = Pick<Metric, "name" | "group" | "slice">;
function selectBy({ metrics, broken }: Selection, isMeant: (each: About) => boolean): Selection {
  return { metrics: metrics.filter(isMeant), broken: broken.filter(isMeant) };
}
const filterBy = selectBy;
const count = ({ metrics, broken }: Selection): number => metrics.length + broken.length;

/** Names longer than this are compared by nobody. */
const LONGEST = 100;

/** The name in the report that looks most like what was asked for, if one does. */
export function nearestMetric(metric: string, { metrics }: Report): string | undefined {
  const wanted = baseName(metric).slice(0, LONGEST).toLowerCase();
  let best: { name: string; off: number } | undefined;
  for (const name of new Set(metrics.map((each) => each.name))) {
    const off = distance(wanted, name.slice(0, LONGEST).toLowerCase());
    if (off <= Math.max(2, wanted.length / 3) && off < (best?.off ?? Number.POSITIVE_INFINITY)) best = { name, off };
  }
  return best?.name;
}
