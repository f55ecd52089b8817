/** What AIF360's metrics of one model must be to one another, whatever the model. */
import { own } from "../core/own.ts";
import type { Fields } from "./take.ts";

const TOLERANCE = 1e-6;

/**
 * With favourable rates u of the unprivileged and p of the privileged, statistical parity difference is u - p and disparate impact u / p; a
 * true positive rate is what is left of one by the false negative rate.
 * @param report as the pipeline component writes it
 * @returns which metric contradicts another, and how
 */
export function contradictFairness(report: Fields): { readonly name: string; readonly detail: string } | undefined {
  const take = (name: string) => {
    const value = own(report, name);
    return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  };
  for (const name of Object.keys(report))
    if (name.endsWith("difference") && Math.abs(take(name) ?? 0) > 1 + TOLERANCE)
      return { name, detail: "rates lie between 0 and 1, and so two of them differ by 1 at the most" };
  const [difference, impact] = [take("Statistical parity difference"), take("Disparate impact")];
  if (difference !== undefined && impact !== undefined && !isPossible(difference, impact))
    return { name: "Disparate impact", detail: `no two rates have this ratio and differ by ${difference}` };
  const [opportunity, missed] = [take("Equal opportunity difference"), take("False negative rate difference")];
  if (opportunity !== undefined && missed !== undefined && Math.abs(opportunity + missed) > TOLERANCE)
    return {
      name: "Equal opportunity difference",
      detail: `expected ${-missed}, the opposite of "False negative rate difference"`,
    };
  return undefined;
}

/** Whether two rates between 0 and 1 differ by `difference` and have the ratio `impact`: p = difference / (impact - 1). */
function isPossible(difference: number, impact: number): boolean {
  const apart = impact - 1;
  const most = Math.abs(apart) * (1 + TOLERANCE) + TOLERANCE * TOLERANCE;
  const sameSide = difference * apart >= -TOLERANCE * TOLERANCE;
  return sameSide && Math.abs(difference) <= most && Math.abs(difference) * impact <= most;
}

/** Of the counts that an explanation states beside its number, what the number must be; nothing where it states none. */
export function recount(metric: string, counts: Fields): number | undefined {
  const take = (name: string) => {
    const value = own(counts, name);
    return typeof value === "number" ? value : Number.NaN;
  };
  if (metric === "Disparate Impact" && Object.hasOwn(counts, "numUnprivileged"))
    return (
      take("numPositivePredictionsUnprivileged") /
      take("numUnprivileged") /
      (take("numPositivePredictionsPrivileged") / take("numPrivileged"))
    );
  if (metric === "Statistical Parity Difference" && Object.hasOwn(counts, "numInstancesUnprivileged"))
    return (
      take("numPositivesUnprivileged") / take("numInstancesUnprivileged") -
      take("numPositivesPrivileged") / take("numInstancesPrivileged")
    );
  if ((metric === "Accuracy" || metric === "Error Rate") && Object.hasOwn(counts, "numTruePositives")) {
    const right = take("numTruePositives") + take("numTrueNegatives");
    const share = right / (take("numPositives") + take("numNegatives"));
    return metric === "Accuracy" ? share : 1 - share;
  }
  return undefined;
}

/** Whether a number is what its counts make it; what is no number is no contradiction, it is noted as broken. */
export function agrees(value: number | undefined, expected: number | undefined): boolean {
  return (
    value === undefined ||
    expected === undefined ||
    Math.abs(value - expected) <= TOLERANCE * Math.max(1, Math.abs(expected))
  );
}
