import { own } from "../core/own.ts";
import { agrees, recount } from "./aif360-checks.ts";
import { noteFairness } from "./aif360-units.ts";
import { parseNumber } from "./parse-number.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, type Found, member, note, takeObject, takeText } from "./take.ts";

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
  const about = group === undefined ? {} : { group };
  noteFairness(found, number ?? text, { name, ...about, at: `${at}.message` });
  for (const [key, count] of Object.entries(fields))
    if (!TEXTS.includes(key)) note(found, count, { name: `${name}.${key}`, ...about, at: member(at, key) });
}
