import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { noteStated, parseNumber } from "../../src/evidence/parse-number.ts";
import type { Found } from "../../src/evidence/take.ts";

describe("a number stated as text", () => {
  test.each<readonly [text: string, value: number, unit?: string]>([
    ["0.95", 0.95],
    ["-3", -3],
    ["0", 0],
    ["1e-3", 0.001],
    ["1.5E+02", 150],
    ["20.0 ± 1.2", 20],
    ["20.0±1.2", 20],
    ["12 %", 0.12, "fraction"],
    ["12%", 0.12, "fraction"],
    ["1.1 %", 0.011, "fraction"],
    ["12.5 ± 0.5 %", 0.125, "fraction"],
    ["350 g", 0.35, "kg CO2eq"],
    ["1.2 kg", 1.2, "kg CO2eq"],
    ["1.2 kg CO2eq", 1.2, "kg CO2eq"],
    ["3 t", 3000, "kg CO2eq"],
    ["3 t CO2e", 3000, "kg CO2eq"],
    ["0.5 kWh", 0.5, "kWh"],
    ["250 Wh", 0.25, "kWh"],
    ["2 MWh", 2000, "kWh"],
    ["7 s", 7, "s"],
    ["1.1e1 g", 0.011, "kg CO2eq"],
  ])("reads %j", (...[text, value, unit]) => {
    expect(parseNumber(text)).toEqual(unit === undefined ? { value } : { value, unit });
  });

  test.each([
    "",
    " ",
    " 1",
    "1 ",
    "1\n",
    "1,000",
    "1 000",
    "1_000",
    "0,95",
    ".5",
    "5.",
    "+5",
    "007",
    "0x1F",
    "1n",
    "NaN",
    "nan",
    "Infinity",
    "-inf",
    "1e999",
    "1e-999",
    "1e99999999999999999999999",
    "1e308 t",
    "null",
    "true",
    "about 5",
    "5 or 6",
    "5-6",
    "5/6",
    "> 0.9",
    "20.0 ±",
    "± 1.2",
    "20.0 ± 1.2 ± 3",
    "20.0 +/- 1.2",
    "12  %",
    "12 % %",
    "12 percent",
    "12 % CO2eq",
    "0.5 kWh CO2eq",
    "5 lb",
    "5 G",
    "5 KG",
    "5 T",
    "5 mg",
    "5 CO2eq",
    "٣",
    "１",
    "−1",
    "constructor",
    "5 constructor",
    "1".repeat(101),
  ])("does not read %j", (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it("comes back from any text that JavaScript writes of a finite number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // `String` writes large exponents with a plus, which JSON takes too.
        expect(parseNumber(String(value))?.value).toBe(Object.is(value, -0) ? 0 : value);
      }),
    );
  });

  it("keeps decimals exact when it moves the point", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (thousandths) => {
        expect(parseNumber(`${thousandths} g`)?.value).toBe(Number(`${thousandths}e-3`));
        expect(parseNumber(`${thousandths} %`)?.value).toBe(Number(`${thousandths}e-2`));
      }),
    );
  });

  it("is finite or nothing, whatever the text", () => {
    const pieces = fc.constantFrom(
      "1",
      "0",
      ".",
      "e",
      "-",
      "+",
      " ",
      "±",
      "%",
      "g",
      "kg",
      "t",
      "CO2eq",
      "kWh",
      ",",
      "NaN",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join("")),
        ),
        (text) => {
          const read = parseNumber(text);
          if (read === undefined) return;
          expect(Number.isFinite(read.value)).toBe(true);
          expect(text).toMatch(/^-?\d/);
        },
      ),
    );
  });
});

describe("a stated value", () => {
  const noted = (value: unknown, unit?: "percent") => {
    const found: Found = { metrics: [], broken: [] };
    noteStated(found, value, { name: "accuracy", at: "$.accuracy", ...(unit === undefined ? {} : { unit }) });
    return found;
  };

  it("is a metric as a number and as text", () => {
    expect(noted(0.5).metrics).toEqual([{ name: "accuracy", at: "$.accuracy", value: 0.5 }]);
    expect(noted("0.5 ± 0.1").metrics).toEqual([{ name: "accuracy", at: "$.accuracy", value: 0.5 }]);
  });

  it("has the unit that its text names", () => {
    expect(noted("50 %").metrics).toEqual([{ name: "accuracy", at: "$.accuracy", value: 0.5, unit: "fraction" }]);
    expect(noted("50", "percent").metrics).toEqual([
      { name: "accuracy", at: "$.accuracy", value: 50, unit: "percent" },
    ]);
  });

  it("is broken where its text names another unit than it is known to have", () => {
    expect(noted("50 %", "percent")).toMatchObject({ metrics: [], broken: [{ name: "accuracy" }] });
    expect(noted("50 g", "percent")).toMatchObject({ metrics: [], broken: [{ name: "accuracy" }] });
  });

  test.each([null, undefined, Number.NaN, true, "high", "", [], {}])("is broken as %p", (value) => {
    const { metrics, broken } = noted(value);
    expect(metrics).toEqual([]);
    expect(broken).toEqual([
      { name: "accuracy", at: "$.accuracy", detail: expect.stringContaining("expected a finite number") },
    ]);
  });
});
