import type { Unit } from "../core/report-facts.ts";

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  fraction: "",
  percent: " %",
  ratio: "",
  count: "",
  "kg CO2eq": " kg CO2eq",
  kWh: " kWh",
  s: " s",
};

/**
 * A number as a person reads it: four significant digits, whole numbers whole, with its unit.
 * @param unlike what it must not look equal to unless it is: more digits are shown then
 */
export function formatMetric(value: number, unit?: Unit, unlike?: number | string): string {
  const other = typeof unlike === "number" ? unlike : Number(unlike ?? Number.NaN);
  let digits = 4;
  while (digits < 17 && value !== other && formatNumber(value, digits) === formatNumber(other, digits)) digits += 1;
  return `${formatNumber(value, digits)}${unit === undefined ? "" : UNIT_WORDS[unit]}`;
}

function formatNumber(value: number, digits: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toLocaleString("en-US");
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return value.toExponential(digits - 1).replace(/\.?0+e/, "e");
  return String(Number(value.toPrecision(digits)));
}
