/**
 * Reads results of Great Expectations, 0.18 and 1: of one validation (`to_json_dict`, `describe`) or of a checkpoint with several.
 * https://github.com/great-expectations/great_expectations/blob/develop/great_expectations/core/expectation_validation_result.py
 */
import { own } from "../core/own.ts";
import { asObject } from "../scan/strict-json.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { readValidation } from "./great-expectations-validation.ts";
import { ReportError } from "./report-error.ts";
import type { ParsedReport, ReportFormat } from "./report-format.ts";
import { type Fields, type Found, member, note, takeCount, takeList, takeObject } from "./take.ts";
import { toInstant } from "./to-instant.ts";

export const greatExpectations: ReportFormat = {
  name: "great-expectations",
  recognise: (source) => {
    const report = source.object() ?? {};
    if (typeof own(report, "success") !== "boolean") return false;
    const statistics = asObject(own(report, "statistics")) ?? {};
    if (asObject(own(report, "run_results")) !== undefined)
      return asObject(own(report, "checkpoint_config")) !== undefined;
    if (Array.isArray(own(report, "validation_results"))) return Object.hasOwn(statistics, "evaluated_validations");
    return listOf(report) !== undefined && Object.hasOwn(statistics, "evaluated_expectations");
  },
  parse: (source) => {
    const report = takeObject(source.json(), "$");
    const found: Found = { metrics: [], broken: [] };
    const outcomes: TestOutcome[] = [];
    const validations = listValidations(report);
    if (validations.length === 0) throw new ReportError("$", "expected the results of a validation: none ran");
    const sure = validations.map(({ value, at }, index) =>
      readValidation(found, outcomes, value, at, validations.length > 1 ? `validation ${index + 1}` : undefined),
    );
    checkCheckpoint(found, report, sure);
    return { ...readOrigin(validations), ...found, tests: countTests(outcomes) };
  },
};

interface Validation {
  readonly value: Fields;
  readonly at: string;
}

const listOf = (report: Fields) => ["results", "expectations"].find((key) => Array.isArray(own(report, key)));

function listValidations(report: Fields): Validation[] {
  if (Object.hasOwn(report, "run_results"))
    return Object.entries(takeObject(own(report, "run_results"), "$.run_results")).map(([key, each]) => {
      const at = member("$.run_results", key);
      const result = takeObject(each, at);
      return {
        value: takeObject(own(result, "validation_result"), `${at}.validation_result`),
        at: `${at}.validation_result`,
      };
    });
  if (!Object.hasOwn(report, "validation_results")) return [{ value: report, at: "$" }];
  return takeList(own(report, "validation_results"), "$.validation_results").map((each, index) => {
    const at = member("$.validation_results", index);
    return { value: takeObject(each, at), at };
  });
}

/** @throws ReportError where what is said of all validations is not what is said of each */
function checkCheckpoint(found: Found, report: Fields, succeeded: readonly boolean[]): void {
  const passed = succeeded.filter(Boolean).length;
  if (own(report, "success") !== (passed === succeeded.length))
    throw new ReportError("$.success", `${passed} of ${succeeded.length} validations succeeded, and it says otherwise`);
  if (!Object.hasOwn(report, "validation_results")) return;
  const statistics = takeObject(own(report, "statistics"), "$.statistics");
  const expected = {
    evaluated_validations: succeeded.length,
    successful_validations: passed,
    unsuccessful_validations: succeeded.length - passed,
  };
  for (const [name, count] of Object.entries(expected)) {
    const at = `$.statistics.${name}`;
    if (takeCount(own(statistics, name), at) !== count)
      throw new ReportError(at, `expected ${count}, as the list has it`);
    note(found, count, { name, unit: "count", at });
  }
}

/** The version, and the oldest time, if every validation states one: a checkpoint is as fresh as what it was made of. */
function readOrigin(validations: readonly Validation[]): ParsedReport {
  const metas = validations.map(({ value }) => asObject(own(value, "meta")) ?? {});
  const version = metas
    .map((meta) => own(meta, "great_expectations_version"))
    .find((stated) => typeof stated === "string");
  const times = metas.map((meta) => toInstant(own(asObject(own(meta, "run_id")) ?? {}, "run_time")));
  const [oldest] = times.filter((time) => time !== undefined).sort();
  return {
    tool: { name: "great_expectations", ...(version === undefined ? {} : { version }) },
    ...(oldest === undefined || times.includes(undefined) ? {} : { madeAt: oldest }),
  };
}
