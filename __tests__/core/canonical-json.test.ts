import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson } from "../../src/core/canonical-json.ts";

/** The same by JSON's own writer, over members put in order. */
const sorted = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const keys = Object.keys(value).sort();
  return new Map(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
};
const written = (value: unknown): string => {
  if (value instanceof Map)
    return `{${[...value].map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`).join()}}`;
  return Array.isArray(value) ? `[${value.map(written).join()}]` : JSON.stringify(value);
};

describe("canonical JSON", () => {
  it("is JSON with its keys in order, whatever the value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        fc.pre(JSON.stringify(value).isWellFormed());
        expect(canonicalJson(value)).toBe(written(sorted(value)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("means the value that it was written from", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  // https://www.rfc-editor.org/rfc/rfc8785: 3.2.2.2 for texts, appendix B for numbers, 3.2.3 for the order of keys.
  it.each([
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [
      { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [
      [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0, 1e21, 5e-324],
      "[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21,5e-324]",
    ],
    [{ a: undefined, b: null }, '{"b":null}'],
    ["\u007f\u2028", '"\u007f\u2028"'],
  ])("writes %j", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([[Number.NaN], [Infinity], ["\ud800"], [{ "\udc00": 1 }], [undefined], [[undefined]], [() => 1], [1n]])(
    "cannot hold %p",
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
