/**
 * Reads what `SuiteResult.to_json` and `CheckResult.to_json` of Deepchecks write: checks with a value, and conditions that judge it.
 * https://github.com/deepchecks/deepchecks/blob/main/deepchecks/core/check_result.py
 */
import { own } from "../core/own.ts";
import type { TestResult } from "../core/report-facts.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { noteDeepchecksValue } from "./deepchecks-values.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, type Found, member, takeList, takeObject, takeText } from "./take.ts";

const STATUSES: ReadonlyMap<string, TestResult> = new Map([
  ["PASS", "passed"],
  ["WARN", "warned"],
  ["FAIL", "failed"],
  ["ERROR", "errors"],
]);

export const deepchecks: ReportFormat = {
  name: "deepchecks",
  recognise: (source) => {
    const report = source.object() ?? {};
    const type = own(report, "type");
    if (type === "SuiteResult") return Array.isArray(own(report, "results"));
    return isCheck(type) && typeof own(report, "header") === "string" && Object.hasOwn(report, "check");
  },
  parse: (source) => {
    const report = takeObject(source.json(), "$");
    const type = takeText(own(report, "type"), "$.type");
    const found: Found = { metrics: [], broken: [] };
    const outcomes: TestOutcome[] = [];
    if (isCheck(type)) readCheck(found, outcomes, report, "$");
    else if (type === "SuiteResult") {
      const results = takeList(own(report, "results"), "$.results");
      if (results.length === 0) throw new ReportError("$.results", "expected the results of checks: none ran");
      for (const [index, each] of results.entries()) {
        const at = member("$.results", index);
        readCheck(found, outcomes, takeObject(each, at), at);
      }
    } else throw new ReportError("$.type", "expected SuiteResult, CheckResult or CheckFailure");
    return {
      tool: { name: "deepchecks" },
      ...found,
      ...(outcomes.length === 0 ? {} : { tests: countTests(outcomes) }),
    };
  },
};

const isCheck = (type: unknown) => type === "CheckResult" || type === "CheckFailure";

function readCheck(found: Found, outcomes: TestOutcome[], check: Fields, at: string): void {
  const type = takeText(own(check, "type"), `${at}.type`);
  const header = takeText(own(check, "header"), `${at}.header`);
  if (header === "") throw new ReportError(`${at}.header`, "expected the name of a check");
  // Whatever it was to judge, nothing did: a check that fits the data no more is taken out of the suite by its author.
  if (type === "CheckFailure") {
    const detail = takeText(own(check, "exception"), `${at}.exception`);
    outcomes.push({ name: header, result: "errors", at, detail: `it did not run: ${detail.slice(0, 500)}` });
    return;
  }
  if (type !== "CheckResult") throw new ReportError(`${at}.type`, "expected CheckResult or CheckFailure");
  if (!Object.hasOwn(check, "value")) throw new ReportError(`${at}.value`, "expected what the check found");
  noteDeepchecksValue(found, own(check, "value"), { name: header, at: `${at}.value` });
  const conditions = takeList(own(check, "conditions_results"), `${at}.conditions_results`);
  for (const [index, each] of conditions.entries())
    outcomes.push(readCondition(each, header, `${at}.conditions_results[${index}]`));
}

function readCondition(value: unknown, header: string, at: string): TestOutcome {
  const condition = takeObject(value, at);
  const result = STATUSES.get(takeText(own(condition, "Status"), `${at}.Status`));
  if (result === undefined) throw new ReportError(`${at}.Status`, `expected one of ${[...STATUSES.keys()].join(", ")}`);
  const name = `${header}: ${takeText(own(condition, "Condition"), `${at}.Condition`)}`;
  const more = own(condition, "More Info");
  return { name, result, at, ...(typeof more === "string" ? { detail: more } : {}) };
}
