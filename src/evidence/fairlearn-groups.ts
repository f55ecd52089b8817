/** The groups of people of a Fairlearn report. */
import { own } from "../core/own.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, member, nameKind, takeCount, takeList, takeObject } from "./take.ts";

export interface FairlearnGroup {
  /** As `sex=female, age=under 40`. */
  readonly group: string;
  readonly samples: number;
  /** What it states for each metric of the report. */
  readonly metrics: Fields;
  /** Where the metrics stand. */
  readonly at: string;
}

const KEYS = ["group", "samples", "metrics"];

/**
 * @param names the metrics of the report
 * @throws ReportError where a group has no size, has other features or metrics than the rest, stands twice, states numbers about nobody, or has nobody to be compared with
 */
export function readFairlearnGroups(value: unknown, names: readonly string[]): FairlearnGroup[] {
  const known = new Set(names);
  const seen = new Set<string>();
  let features: readonly string[] | undefined;
  const groups = takeList(value, "$.by_group").map((row, index): FairlearnGroup => {
    const at = member("$.by_group", index);
    const fields = takeObject(row, at);
    for (const key of Object.keys(fields))
      if (!KEYS.includes(key)) throw new ReportError(member(at, key), `expected one of ${KEYS.join(", ")}`);
    const about = takeObject(own(fields, "group"), `${at}.group`);
    features ??= Object.keys(about);
    const group = nameGroup(about, features, `${at}.group`);
    if (seen.has(group)) throw new ReportError(`${at}.group`, `${group} stands twice: which of the two is meant?`);
    seen.add(group);
    const samples = takeCount(own(fields, "samples"), `${at}.samples`);
    const metrics = takeObject(own(fields, "metrics"), `${at}.metrics`);
    for (const [name, metric] of Object.entries(metrics)) {
      if (!known.has(name))
        throw new ReportError(member(`${at}.metrics`, name), "$.overall has no metric of that name");
      if (samples === 0 && metric !== null)
        throw new ReportError(member(`${at}.metrics`, name), "a group of nobody has no number");
    }
    const missing = names.find((name) => !Object.hasOwn(metrics, name));
    if (missing !== undefined)
      throw new ReportError(member(`${at}.metrics`, missing), "expected a number, found nothing");
    return { group, samples, metrics, at: `${at}.metrics` };
  });
  if (groups.filter(({ samples }) => samples > 0).length < 2)
    throw new ReportError("$.by_group", "expected two groups of people or more: one has nobody to be compared with");
  return groups;
}

/** Several features are joined in the order of the first group; each group must have them all. */
function nameGroup(about: Fields, features: readonly string[], at: string): string {
  if (features.length === 0 || Object.keys(about).length !== features.length)
    throw new ReportError(at, "expected the same sensitive features in every group, and at least one");
  return features
    .map((feature) => {
      const value = own(about, feature);
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
        throw new ReportError(member(at, feature), `expected a feature's value, found ${nameKind(value)}`);
      return `${feature}=${value}`;
    })
    .join(", ");
}
