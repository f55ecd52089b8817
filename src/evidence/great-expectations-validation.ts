/** One validation of Great Expectations: a list of expectations, each met or not, and the counts over them. */
import { own } from "../core/own.ts";
import { asObject } from "../scan/strict-json.ts";
import type { TestOutcome } from "./count-tests.ts";
import { readExpectation } from "./great-expectations-result.ts";
import { noteInUnit } from "./note-in-unit.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, type Found, takeCount, takeList, takeObject } from "./take.ts";

/**
 * @param oneOf what to call it among others if it has no name: without a slice its numbers would pass for those of all of them
 * @returns whether it says that it succeeded
 * @throws ReportError where nothing was evaluated, or the counts are not those of the list
 */
export function readValidation(
  found: Found,
  outcomes: TestOutcome[],
  validation: Fields,
  at: string,
  oneOf: string | undefined,
): boolean {
  const key = Object.hasOwn(validation, "expectations") ? "expectations" : "results";
  const results = takeList(own(validation, key), `${at}.${key}`);
  if (results.length === 0)
    throw new ReportError(`${at}.${key}`, "expected the results of expectations: none was evaluated");
  const slice = oneOf === undefined ? undefined : (nameSlice(validation, results) ?? oneOf);
  let met = 0;
  for (const [index, each] of results.entries())
    if (readExpectation(found, outcomes, each, `${at}.${key}[${index}]`, slice)) met += 1;
  const statistics = takeObject(own(validation, "statistics"), `${at}.statistics`);
  const about = slice === undefined ? {} : { slice };
  const expected = {
    evaluated_expectations: results.length,
    successful_expectations: met,
    unsuccessful_expectations: results.length - met,
  };
  for (const [name, count] of Object.entries(expected)) {
    const place = `${at}.statistics.${name}`;
    if (takeCount(own(statistics, name), place) !== count)
      throw new ReportError(place, `expected ${count}, as the list has it`);
    noteInUnit(found, count, { name, unit: "count", at: place, ...about });
  }
  const place = `${at}.statistics.success_percent`;
  const percent = own(statistics, "success_percent");
  if (typeof percent === "number" && Math.abs(percent - (met / results.length) * 100) > 1e-6)
    throw new ReportError(place, `${met} of ${results.length} is ${(met / results.length) * 100}`);
  noteInUnit(found, percent, {
    name: "success_percent",
    unit: "percent",
    at: place,
    samples: results.length,
    ...about,
  });
  const success = own(validation, "success");
  if (success !== (met === results.length))
    throw new ReportError(`${at}.success`, `${met} of ${results.length} expectations were met, and it says otherwise`);
  return success;
}

/** The suite, and the batch of data, as far as the result names them. */
function nameSlice(validation: Fields, results: readonly unknown[]): string | undefined {
  const meta = asObject(own(validation, "meta")) ?? {};
  const first = asObject(results[0]) ?? {};
  const config = asObject(own(first, "expectation_config")) ?? first;
  const names = [
    own(validation, "suite_name") ?? own(meta, "expectation_suite_name"),
    own(asObject(own(config, "kwargs")) ?? {}, "batch_id"),
  ].filter((name): name is string => typeof name === "string" && name !== "");
  return names.length === 0 ? undefined : names.join(", ");
}
