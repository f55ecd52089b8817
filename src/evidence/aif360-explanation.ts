import { own } from "../core/own.ts";
import { agrees, recount } from "./aif360-checks.ts";
import { noteFairness } from "./aif360-units.ts";
import { parseNumber } from "./parse-number.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, type Found, member, takeObject, takeText } from "./take.ts";

const TEXTS = ["metric", "message", "description", "ideal"];

/** Whether it has the texts that every explanation has. */
export function isExplanation(fields: Fields): boolean {
  return TEXTS.every((key) => typeof own(fields, key) === "string");
}

/**
 * The metric that `MetricJSONExplainer` explains: its number stands at the end of `message` alone. Beside it are the counts that it was made of.
 * @throws ReportError where it is no explanation, or its number is not what its counts make it
 */
export function noteExplanation(found: Found, value: unknown, at: string): void {
  const fields = takeObject(value, at);
  for (const key of TEXTS) takeText(own(fields, key), member(at, key));
  const name = takeText(own(fields, "metric"), `${at}.metric`);
  if (name === "") throw new ReportError(`${at}.metric`, "expected the name of a metric");
  const message = takeText(own(fields, "message"), `${at}.message`);
  const text = message.slice(message.lastIndexOf(": ") + 2);
  const stated = parseNumber(/^\[.*\]$/s.test(text) ? text.slice(1, -1).trim() : text);
  const number = stated?.unit === undefined ? stated?.value : undefined;
  if (!agrees(number, recount(name, fields)))
    throw new ReportError(`${at}.message`, `by the counts beside it the number is ${recount(name, fields)}`);
  const group = /\b((?:un)?privileged)(?: [a-z-]+){0,2} instances(?: predicted)?$/.exec(
    message.slice(Math.max(0, message.lastIndexOf(": ") - 80), message.lastIndexOf(": ")),
  )?.[1];
  const samples = countPeople(fields);
  noteFairness(found, number ?? text, {
    name,
    ...(group === undefined ? {} : { group }),
    ...(samples === undefined ? {} : { samples }),
    at: `${at}.message`,
  });
}

/** How many instances a number rests on, where the counts beside it add up to all of them; they need not be whole where instances have weights. */
function countPeople(fields: Fields): number | undefined {
  for (const keys of PARTITIONS) {
    const [one, other] = keys.map((key) => own(fields, key));
    if (
      typeof one === "number" &&
      typeof other === "number" &&
      Number.isSafeInteger(one + other) &&
      one >= 0 &&
      other >= 0
    )
      return one + other;
  }
  return undefined;
}

const PARTITIONS = [
  ["numUnprivileged", "numPrivileged"],
  ["numInstancesUnprivileged", "numInstancesPrivileged"],
  ["numPositives", "numNegatives"],
] as const;
