/** Values of Deepchecks' checks: each check has a form of its own, made of numbers, objects, numpy's wrappers and tables. */
import { own } from "../core/own.ts";
import { asObject, parseJson } from "../scan/strict-json.ts";
import { type NamedPlace, stepInto } from "./named-place.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, type Found, member, note } from "./take.ts";

/**
 * Numbers by the keys that lead to them, as `Label Drift.Drift score`, and scores out of a table, as `Train Test Performance.F1` of a slice. Lists, texts and tables
 * without names for their numbers are passed over: they hold examples, samples and matrices.
 * @throws ReportError where a key is too long to be a name, or a table of scores is none
 */
export function noteDeepchecksValue(found: Found, value: unknown, place: NamedPlace): void {
  if (typeof value === "number" || value === null) {
    note(found, value, place);
    return;
  }
  if (typeof value === "string") {
    noteScores(found, value, place);
    return;
  }
  const fields = asObject(value);
  if (fields === undefined) return;
  if (isNumpy(fields)) note(found, own(fields, "value"), { name: place.name, at: member(place.at, "value") });
  else if (!isPandas(fields))
    // Only the check's own value is ever a table in text.
    for (const [key, each] of Object.entries(fields))
      if (typeof each !== "string") noteDeepchecksValue(found, each, stepInto(place, key));
}

/** A number of numpy, as `{"dtype": "float64", "value": 0.5}`. */
const isNumpy = (fields: Fields) =>
  Object.keys(fields).length === 2 && Object.hasOwn(fields, "dtype") && Object.hasOwn(fields, "value");

/** A table or column of pandas, taken apart by jsonpickle. */
const isPandas = (fields: Fields) =>
  Object.hasOwn(fields, "values") && (Object.hasOwn(fields, "meta") || Object.hasOwn(fields, "index"));

/** A table of scores is JSON in text, a row each: `{"Dataset":"Test","Class":0,"Metric":"F1","Value":0.75,"Number of samples":31}`. */
function noteScores(found: Found, text: string, { name, at }: NamedPlace): void {
  if (!text.startsWith("[")) {
    note(found, text, { name, at });
    return;
  }
  const parsed = parseJson(new TextEncoder().encode(text), true);
  if (typeof parsed === "string") throw new ReportError(at, `expected a table as JSON in text, and it is ${parsed}`);
  const rows = Array.isArray(parsed.value) ? parsed.value : [];
  for (const row of rows) {
    const fields = asObject(row) ?? {};
    const metric = own(fields, "Metric");
    if (typeof metric !== "string" || metric === "" || !Object.hasOwn(fields, "Value")) continue;
    const slice = ["Dataset", "Model", "Class"].flatMap((key) => {
      const value = own(fields, key);
      return typeof value === "string" || typeof value === "number" ? [`${key}=${value}`] : [];
    });
    const samples = own(fields, "Number of samples");
    note(found, own(fields, "Value"), {
      ...stepInto({ name, at }, metric),
      at,
      ...(slice.length === 0 ? {} : { slice: slice.join(", ") }),
      ...(typeof samples === "number" && Number.isSafeInteger(samples) && samples >= 0 ? { samples } : {}),
    });
  }
}
