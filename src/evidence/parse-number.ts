/** Numbers that a report states as text, with their unit: strictly, or not at all. */
import { own } from "../core/own.ts";
import type { Metric, Unit } from "../core/report-facts.ts";
import { type Found, note } from "./take.ts";

export interface StatedNumber {
  /** Always finite, and in `unit`'s own terms. */
  readonly value: number;
  /** Absent where the text names none. */
  readonly unit?: Unit;
}

/** By what power of ten a written unit becomes one of ours. A mass means carbon dioxide equivalents: no other mass is a metric of models. */
const WRITTEN_UNITS: Readonly<Record<string, readonly [shift: number, unit: Unit]>> = {
  "%": [-2, "fraction"],
  g: [-3, "kg CO2eq"],
  kg: [0, "kg CO2eq"],
  t: [3, "kg CO2eq"],
  Wh: [-3, "kWh"],
  kWh: [0, "kWh"],
  MWh: [3, "kWh"],
  s: [0, "s"],
};

/** The grammar of a number is JSON's (RFC 8259, section 6): no thousands separators, no leading zeros or plus, no bare point. */
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?`;
const UNIT = "(?:(%|[kM]?Wh|s)|(k?g|t)(?: ?CO2eq?)?)";
const STATED = new RegExp(`^(${NUMBER})(?: ?± ?${NUMBER})?(?: ?${UNIT})?$`);
const LONGEST = 100;

/**
 * Reads text such as `0.95`, `20.0 ± 1.2` (the middle is the number), `12 %` (0.12), `350 g` or `3 t CO2eq` (in kg CO2eq), `0.5 kWh`. The whole text must be it.
 * @returns nothing where the text is anything else: another unit, `NaN`, two numbers, a number too large or too small to be held
 */
export function parseNumber(text: string): StatedNumber | undefined {
  if (text.length > LONGEST) return undefined;
  const [, digits, plain, mass] = STATED.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const [shift, unit] = own(WRITTEN_UNITS, plain ?? mass ?? "") ?? [0, undefined];
  const value = shiftDecimal(digits, shift);
  const isLost = value === 0 && /^[^eE]*[1-9]/.test(digits);
  if (isLost || !Number.isFinite(value)) return undefined;
  return unit === undefined ? { value } : { value, unit };
}

/**
 * Puts a number, stated as one or as text, among the metrics, and anything else among the broken ones. A unit that the text names becomes the metric's; one that
 * contradicts `metric.unit` breaks it.
 */
export function noteStated(found: Found, value: unknown, metric: Omit<Metric, "value">): void {
  const stated = typeof value === "string" ? parseNumber(value) : undefined;
  const unit = stated?.unit ?? metric.unit;
  const agrees = metric.unit === undefined || metric.unit === unit;
  note(found, stated !== undefined && agrees ? stated.value : value, unit === undefined ? metric : { ...metric, unit });
}

/** Moves the point in the text, so that `1.1 %` is 0.011 and not what binary arithmetic makes of it. */
function shiftDecimal(digits: string, shift: number): number {
  const [mantissa = digits, exponent = "0"] = digits.split(/e/i);
  return Number(`${mantissa}e${Number(exponent) + shift}`);
}
