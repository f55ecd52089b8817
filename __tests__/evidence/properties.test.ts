import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { AUTO, REPORT_FORMATS } from "../../src/evidence/format-names.ts";
import { readReport } from "../../src/evidence/read-report.ts";
import { listReportFixtures } from "../support/report-fixtures.ts";

const PATHS = ["report.json", "README.md", "metrics.json", "emissions.csv", ".eval_results/a.yaml", "a.report.jsonl"];

/** What is read is of the format that was asked for; what is not has a reason. */
function checkRead(path: string, bytes: Uint8Array, format: string): void {
  const read = readReport(path, bytes, format);
  if ("unavailable" in read) expect(read.unavailable).not.toBe("");
  else expect(format === AUTO || read.known.format === format).toBe(true);
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
  fc.string({ unit: "grapheme", maxLength: 300 }).map((text) => Buffer.from(text)),
  // Lines, as tables and logs have them.
  fc.array(fc.json({ maxDepth: 1 }), { maxLength: 8 }).map((lines) => Buffer.from(lines.join("\n"))),
);

describe("whatever a report holds", () => {
  test.each([AUTO, ...REPORT_FORMATS])("%s reads it, or says why not", (format) => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), bytes, (path, each) => checkRead(path, each, format)),
      { numRuns: 200 },
    );
  });

  it("is of no format where it is nothing that a tool writes", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), (text) => {
        expect(readReport("report.json", Buffer.from(text), AUTO)).toHaveProperty("unavailable");
      }),
    );
  });
});

/** One edit of a file's bytes: so many at a place give way to others. */
const edit = fc.record({
  at: fc.nat({ max: 1_000_000 }),
  gone: fc.nat({ max: 40 }),
  come: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.constantFrom(...'{}[]",:\n-0.e%'.split("")).map((text) => Buffer.from(text)),
    fc.constantFrom("null", "NaN", "[]", "{}", '""', "-1", "1e999", "\n\n", "---\n").map((text) => Buffer.from(text)),
  ),
});
type Edit = { readonly at: number; readonly gone: number; readonly come: Uint8Array };

function edited(original: Buffer, edits: readonly Edit[]): Buffer {
  return edits.reduce((left, { at, gone, come }) => {
    const place = left.length === 0 ? 0 : at % left.length;
    return Buffer.concat([left.subarray(0, place), come, left.subarray(place + gone)]);
  }, original);
}

/** One edit of the values in a JSON file: what stands at some place gives way to another value, or is gone. */
const change = fc.record({
  at: fc.nat({ max: 1_000_000 }),
  value: fc.option(fc.jsonValue({ maxDepth: 1 }), { nil: undefined }),
});

function changed(original: Buffer, { at, value }: { at: number; value: unknown }): Buffer {
  let places = 0;
  JSON.parse(original.toString(), (_, each) => {
    places += 1;
    return each;
  });
  let seen = -1;
  const top: unknown = JSON.parse(original.toString(), (_, each) => {
    seen += 1;
    return seen === at % places ? value : each;
  });
  return Buffer.from(JSON.stringify(top) ?? "");
}

describe.each(listReportFixtures().map((fixture) => [fixture.format, fixture.path, fixture.bytes] as const))(
  "%s of %s",
  (format, path, original) => {
    const check = (each: Buffer) => {
      checkRead(path, each, format);
      const told = readReport(path, each, AUTO);
      // A model's signature of which one letter is another is a statement still, of whatever its type says then.
      const others = format === "model-signing" ? ["in-toto"] : [];
      if ("known" in told) expect([format, ...others]).toContain(told.known.format);
    };

    it("edited anywhere, is read as what it is or not at all", () => {
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => check(edited(original, edits))),
        { numRuns: 60 },
      );
    });

    const isJson = (() => {
      try {
        return typeof JSON.parse(original.toString()) === "object";
      } catch {
        return false;
      }
    })();
    if (isJson)
      it("with other values, is read as what it is or not at all", () => {
        fc.assert(
          fc.property(change, (each) => check(changed(original, each))),
          { numRuns: 100 },
        );
      });
  },
);
