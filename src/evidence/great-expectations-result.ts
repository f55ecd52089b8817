/** One expectation of Great Expectations: whether the data met it, and the numbers that say so. */
import { own } from "../core/own.ts";
import type { Unit } from "../core/report-facts.ts";
import { asObject } from "../scan/strict-json.ts";
import type { TestOutcome } from "./count-tests.ts";
import { noteInUnit } from "./note-in-unit.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, type Found, member, note, takeObject, takeText } from "./take.ts";

/** Numbers of a result worth a threshold. Others are examples, or the same again. */
const NUMBERS: readonly (readonly [string, Unit])[] = [
  ["element_count", "count"],
  ["unexpected_count", "count"],
  ["unexpected_percent", "percent"],
  ["missing_count", "count"],
  ["missing_percent", "percent"],
];

/**
 * @returns whether it says that the expectation was met
 * @throws ReportError where its counts contradict one another
 */
export function readExpectation(
  found: Found,
  outcomes: TestOutcome[],
  value: unknown,
  at: string,
  slice: string | undefined,
): boolean {
  const fields = takeObject(value, at);
  const isBrief = !Object.hasOwn(fields, "expectation_config");
  const [config, configAt] = isBrief
    ? [fields, at]
    : [takeObject(own(fields, "expectation_config"), `${at}.expectation_config`), `${at}.expectation_config`];
  const type = takeText(own(config, "expectation_type") ?? own(config, "type"), `${configAt}.type`);
  const kwargs = takeObject(own(config, "kwargs"), `${configAt}.kwargs`);
  const name = nameExpectation(type, kwargs);
  const success = own(fields, "success");
  if (typeof success !== "boolean") throw new ReportError(`${at}.success`, "expected true or false");
  const result = takeObject(own(fields, "result") ?? {}, `${at}.result`);
  checkCounts(result, `${at}.result`);
  if (success) checkMet(result, own(kwargs, "mostly"), at);
  noteNumbers(found, result, { name, at: `${at}.result`, slice });
  const problem = raised(own(fields, "exception_info"));
  const about = slice === undefined ? name : `${name} of ${slice}`;
  if (problem !== undefined) outcomes.push({ name: about, result: "errors", at, detail: problem });
  else if (!success) outcomes.push({ name: about, result: "failed", at });
  else if (isAboutNothing(result))
    outcomes.push({
      name: about,
      result: "skipped",
      at,
      detail: "there was no value to look at, and anything is true of none",
    });
  else outcomes.push({ name: about, result: "passed", at });
  return success;
}

/** As `expect_column_values_to_not_be_null(age)`: with the columns that it is about, in the order of their keys. */
function nameExpectation(type: string, kwargs: Fields): string {
  const columns = ["column", "column_A", "column_B", "column_list", "column_set"].flatMap((key) => {
    const value = own(kwargs, key);
    return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
  });
  return columns.length === 0 ? type : `${type}(${columns.join(", ")})`;
}

function noteNumbers(
  found: Found,
  result: Fields,
  { name, at, slice }: { readonly name: string; readonly at: string; readonly slice: string | undefined },
): void {
  const about = slice === undefined ? {} : { slice };
  const elements = own(result, "element_count");
  const rests = Number.isSafeInteger(elements) && Number(elements) >= 0 ? { samples: Number(elements) } : {};
  for (const [key, unit] of NUMBERS)
    if (Object.hasOwn(result, key))
      noteInUnit(found, own(result, key), { name: `${name}.${key}`, unit, at: member(at, key), ...about, ...rests });
  const observed = own(result, "observed_value");
  // Some expectations observe a list, a text or a table: those are not numbers, and none was promised.
  if (typeof observed === "number" || observed === null)
    note(found, observed, { name: `${name}.observed_value`, at: member(at, "observed_value"), ...about });
}

const TOLERANCE = 1e-6;

function checkCounts(result: Fields, at: string): void {
  const take = (key: string) => {
    const value = own(result, key);
    return typeof value === "number" ? value : undefined;
  };
  const [elements, unexpected, missing = 0] = ["element_count", "unexpected_count", "missing_count"].map(take);
  if (elements === undefined || unexpected === undefined) return;
  if (unexpected + missing > elements)
    throw new ReportError(
      `${at}.unexpected_count`,
      `${unexpected} unexpected and ${missing} missing are more than the ${elements} there are`,
    );
  const percent = take("unexpected_percent");
  const expected = (unexpected / (elements - missing)) * 100;
  if (percent !== undefined && !(Math.abs(percent - expected) <= TOLERANCE))
    throw new ReportError(`${at}.unexpected_percent`, `${unexpected} of ${elements - missing} is ${expected}`);
}

/** @param mostly the share of values that must be as expected: all, unless it is stated; one that is only a parameter's name is not known here */
function checkMet(result: Fields, mostly: unknown, at: string): void {
  const [percent, share] = [own(result, "unexpected_percent"), mostly ?? 1];
  if (typeof percent !== "number" || typeof share !== "number") return;
  if (percent > (1 - share) * 100 + TOLERANCE)
    throw new ReportError(
      `${at}.success`,
      `${percent} % of the values are unexpected, and it says that the expectation was met`,
    );
}

/** Whether it looked at values one by one, and there were none. */
function isAboutNothing(result: Fields): boolean {
  const [elements, missing] = [own(result, "element_count"), own(result, "missing_count")];
  return typeof elements === "number" && elements - (typeof missing === "number" ? missing : 0) <= 0;
}

/** The error of an expectation that could not be evaluated: one, or in newer versions one for each metric that it needs. */
function raised(info: unknown): string | undefined {
  const fields = asObject(info);
  if (fields === undefined) return undefined;
  const all = Object.hasOwn(fields, "raised_exception")
    ? [fields]
    : Object.values(fields).map((each) => asObject(each) ?? {});
  const first = all.find((each) => own(each, "raised_exception") !== false);
  if (first === undefined) return undefined;
  const message = own(first, "exception_message");
  return typeof message === "string" && message !== "" ? message.slice(0, 500) : "it could not be evaluated";
}
