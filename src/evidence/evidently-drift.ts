/**
 * What a drift score of Evidently says: which way is worse depends on the method, named by its id where the author chose it and by its title where Evidently did.
 * Each: https://github.com/evidentlyai/evidently/tree/main/src/evidently/legacy/calculations/stattests
 */
import { own } from "../core/own.ts";
import type { Fields } from "./take.ts";

/** More is more drift. */
const DISTANCES: ReadonlySet<unknown> = new Set([
  ...["ed", "Energy-distance"],
  ...["hellinger", "Hellinger distance"],
  ...["jensenshannon", "Jensen-Shannon distance"],
  ...["kl_div", "Kullback-Leibler divergence"],
  ...["psi", "PSI"],
  ...["wasserstein", "Wasserstein distance (normed)"],
]);

/** How well a classifier tells old texts from new, or how much better than by chance: more is more drift. */
const CLASSIFIERS: ReadonlySet<unknown> = new Set([
  ...["perc_text_content_drift", "Percentile text content drift"],
  ...["abs_text_content_drift", "Absolute text content drift"],
]);

/** Less is more drift. */
const P_VALUES: ReadonlySet<unknown> = new Set([
  ...["anderson", "Anderson-Darling"],
  ...["chisquare", "chi-square p_value"],
  ...["cramer_von_mises", "Cramer-von Mises"],
  "empirical_mmd",
  ...["es", "Epps-Singleton"],
  ...["fisher_exact", "Fisher's Exact test"],
  "g_test",
  ...["ks", "K-S p_value"],
  ...["mannw", "Mann-Whitney U-rank test"],
  "t_test",
  ...["TVD", "Total-Variation-Distance"],
  ...["z", "Z-test p_value"],
]);

/**
 * One threshold cannot mean both a distance and a p-value, so they cannot have one name: else whoever chooses the method chooses how a policy is read.
 * @returns nothing for a score of which more is worse; `p_value`; for a method that Evidently does not have, its own name
 */
export function scoreKind(config: Fields): string | undefined {
  const method = own(config, "method");
  if (DISTANCES.has(method) || CLASSIFIERS.has(method)) return undefined;
  if (P_VALUES.has(method)) return "p_value";
  return typeof method === "string" && method !== "" ? method.slice(0, 100) : "unknown";
}

/** Whether a score is beyond its threshold; nothing where that is not sure. */
export function isDrift(config: Fields, score: unknown): boolean | undefined {
  const [method, threshold] = [own(config, "method"), own(config, "threshold")];
  if (typeof score !== "number" || typeof threshold !== "number" || score === threshold) return undefined;
  if (P_VALUES.has(method)) return score < threshold;
  return DISTANCES.has(method) ? score > threshold : undefined;
}
