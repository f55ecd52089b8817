import { DIMENSIONS } from "../../core/policy/policy.ts";
import type { RequirementRow } from "./report-data.ts";

const DIMENSION_NAMES: readonly string[] = DIMENSIONS;
const rank = ({ dimension }: RequirementRow): number => DIMENSION_NAMES.indexOf(dimension) >>> 0;

/** The order in which a report has requirements: by dimension, then by id, in which numbers count as such. */
export const byDimension = (a: RequirementRow, b: RequirementRow): number =>
  rank(a) - rank(b) || a.id.localeCompare(b.id, "en", { numeric: true }) || (a.id < b.id ? -1 : 1);
