import type { Metric, Report } from "../report-facts.ts";
import type { MetricVerdict } from "../verdict.ts";
import { aboutOf } from "./select-metrics.ts";

/**
 * What a fairness metric is made of, where its name does not say: Fairlearn's definitions
 * (https://fairlearn.org/main/user_guide/assessment/common_fairness_metrics.html).
 */
const MADE_OF: Readonly<Record<string, string>> = {
  demographic_parity: "selection_rate",
  equal_opportunity: "true_positive_rate",
  equalized_odds: "true_positive_rate",
};
const SHOWN = 20;

/** The names under which groups' values may stand that a number comes from. */
export function companionNames(name: string): string[] {
  const stem = name.replace(/_(?:difference|ratio)$/, "");
  const made = Object.hasOwn(MADE_OF, stem) ? MADE_OF[stem] : undefined;
  return [name, stem, ...(made === undefined ? [] : [made])];
}

/** The values by group that a number about everybody comes from, the lowest first: of `accuracy_difference`, those of `accuracy`. */
export function companionGroups(metric: Metric, { metrics }: Report): Pick<MetricVerdict, "groups" | "groupsOf"> {
  if (aboutOf(metric) !== undefined) return { groups: [] };
  const byName = groupsByName(metrics);
  for (const name of companionNames(metric.name)) {
    const groups = byName.get(name) ?? [];
    if (groups.length > 0)
      return {
        ...(name === metric.name ? {} : { groupsOf: name }),
        groups: groups.slice(0, SHOWN).map((each) => ({
          name: aboutOf(each) ?? "",
          value: each.value,
          ...(each.samples === undefined ? {} : { samples: each.samples }),
        })),
      };
  }
  return { groups: [] };
}

const indexes = new WeakMap<Report["metrics"], ReadonlyMap<string, readonly Metric[]>>();

/** The values of groups by their metric's name, the lowest first: a table may have ten thousand numbers that each ask. */
function groupsByName(metrics: Report["metrics"]): ReadonlyMap<string, readonly Metric[]> {
  const known = indexes.get(metrics);
  if (known !== undefined) return known;
  const byName = new Map<string, Metric[]>();
  for (const each of metrics) {
    if (each.group === undefined) continue;
    const same = byName.get(each.name);
    if (same === undefined) byName.set(each.name, [each]);
    else same.push(each);
  }
  for (const groups of byName.values()) groups.sort((a, b) => a.value - b.value);
  indexes.set(metrics, byName);
  return byName;
}
