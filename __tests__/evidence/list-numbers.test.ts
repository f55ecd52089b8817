import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseMetricPath, resolvePath } from "../../src/core/report-path.ts";
import { listNumbers } from "../../src/evidence/list-numbers.ts";

const documents = fc
  .jsonValue({ maxDepth: 5 })
  .filter((value): value is object => typeof value === "object" && value !== null)
  .map((value) => JSON.parse(JSON.stringify(value)) as object);

const place = fc.record({ top: documents, pick: fc.nat() });

/** The value at the end of a path, found by walking the document itself. */
function valueAt(top: unknown, path: string): unknown {
  const parsed = parseMetricPath(path);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed.segments.reduce<unknown>((value, segment) => {
    if (typeof value !== "object" || value === null) throw new Error(`${path} leads nowhere`);
    return Array.isArray(value) ? value.at(Number(segment)) : Reflect.get(value, segment);
  }, top);
}

/** The last index of a place, counted from the end of its list. */
function fromEnd(at: string, places: readonly string[]): string | undefined {
  const [, before = "", index = "", after = ""] = /^(.*)\[(\d+)\]([^[]*)$/.exec(at) ?? [];
  if (before === "" || after.includes('"')) return undefined;
  const others = places.filter((each) => each.startsWith(`${before}[`)).map((each) => each.slice(before.length));
  const last = Math.max(...others.map((each) => Number(/^\[(\d+)\]/.exec(each)?.[1] ?? -1)));
  return `${before}[${Number(index) - last - 1}]${after}`;
}

describe("the numbers of a document", () => {
  it("are where their places say, and no place and no name is there twice", () => {
    fc.assert(
      fc.property(documents, (top) => {
        const { metrics, broken } = listNumbers(top, "$");
        for (const { at, value } of metrics) expect(valueAt(top, at)).toBe(value);
        for (const { at } of broken) expect(valueAt(top, at)).toBeNull();
        const all = [...metrics, ...broken];
        expect(new Set(all.map(({ at }) => at)).size).toBe(all.length);
        expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
      }),
    );
  });

  it("are found by their places, from the end of a list too", () => {
    fc.assert(
      fc.property(place, ({ top, pick }) => {
        const { metrics, broken } = listNumbers(top, "$");
        const places = [...metrics, ...broken].map(({ at }) => at);
        const at = places[pick % Math.max(1, places.length)];
        fc.pre(at !== undefined);
        expect(resolvePath(at, places)).toBe(at);
        const other = fromEnd(at, places);
        if (other !== undefined) expect(resolvePath(other, places)).toBe(at);
      }),
    );
  });
});
