import { describe, expect, test } from "@jest/globals";
import type { Fact } from "../../src/core/facts.ts";
import type { Metric, Report } from "../../src/core/report-facts.ts";
import { readReport } from "../../src/evidence/read-report.ts";
import { listReportFixtures, type ReportFixture } from "../support/report-fixtures.ts";

/** Damages to any file, and what reports they are; nothing where a file has nothing of the kind. */
const DAMAGES: Readonly<Record<string, (original: Buffer) => Buffer | undefined>> = {
  "broken off in the middle": (bytes) => bytes.subarray(0, bytes.length / 2),
  "without its first byte": (bytes) => bytes.subarray(1),
  empty: () => Buffer.alloc(0),
  "of spaces alone": (bytes) => Buffer.alloc(bytes.length, " "),
  "of zeros alone": (bytes) => Buffer.alloc(bytes.length),
  "in UTF-16": (bytes) => Buffer.from(`\ufeff${bytes.toString()}`, "utf16le"),
  "with a byte that is no UTF-8": (bytes) => Buffer.concat([bytes, Buffer.of(0xff)]),
  "with Windows' letters": (bytes) => Buffer.concat([Buffer.from("# \xe9\n", "latin1"), bytes]),
  null: () => Buffer.from("null"),
  "an empty list": () => Buffer.from("[]"),
  "an empty object": () => Buffer.from("{}"),
  "nested too deep": () => Buffer.from("[".repeat(600) + "]".repeat(600)),
  "inside too many lists": json((text) => "[".repeat(600) + text + "]".repeat(600)),
  "inside a list": json((text) => `[${text}]`),
  "there twice": (bytes) => Buffer.concat([bytes, bytes]),
  "without what its lists hold": parsed((value) => (Array.isArray(value) ? [] : value)),
  "without what its innermost objects hold": parsed((value) => (isFlat(value) ? {} : value)),
  "with null for every text": parsed((value) => (typeof value === "string" ? null : value)),
  "with null for every number": numbers("null"),
  "with NaN for every number": numbers("NaN"),
  'with the text "NaN" for every number': numbers('"NaN"'),
  "with an infinite number for every number": numbers("1e999"),
};

function json(change: (text: string) => string) {
  return (bytes: Buffer) => (parse(bytes) === undefined ? undefined : Buffer.from(change(bytes.toString())));
}

function parsed(change: (value: unknown) => unknown) {
  return (bytes: Buffer) => {
    const whole = parse(bytes);
    if (whole === undefined) return undefined;
    const damaged = JSON.stringify(JSON.parse(bytes.toString(), (_, value) => change(value)));
    // Other spaces alone are no damage.
    return damaged === JSON.stringify(whole) ? bytes : Buffer.from(damaged);
  };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

const isFlat = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !Object.values(value).some(isObject);
const isObject = (value: unknown) => typeof value === "object" && value !== null;

/** Numbers of JSON, YAML, CSV and of lines `name: 3`, outside of text that is quoted. */
function numbers(instead: string) {
  return (bytes: Buffer) =>
    Buffer.from(
      bytes
        .toString()
        .replace(/"(?:[^"\\\n]|\\.)*"|(?<=^|[\s,:[])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=$|[\s,\]}])/gm, (found) =>
          found.startsWith('"') ? found : instead,
        ),
    );
}

/** Damages that take away nothing of what some report says, and why. */
const HARMLESS: readonly { readonly format: string; readonly damage: RegExp; readonly why: string }[] = [
  { format: "aif360", damage: /^inside a list$/, why: "several explanations stand in a list" },
  { format: "sarif", damage: /every number$/, why: "its numbers are lines and columns; results are counted" },
  { format: "secmlops-scan", damage: /every number$/, why: "its numbers are sizes; verdicts are words" },
  { format: "picklescan", damage: /^without its first byte$/, why: "a file that a warning names is named otherwise" },
  { format: "dvc-metrics", damage: /every text$/, why: "a text is no metric, and neither is null" },
  { format: "hf-model-card", damage: /^broken off in|^there twice$/, why: "what follows the front matter is prose" },
  { format: "promptfoo", damage: /every text$/, why: "verdicts are true or false; text names providers and prompts" },
  { format: "yaml", damage: /^without its first byte$/, why: "a text that is no metric is named otherwise" },
];

/** What a reader has left after a damage, held against the whole: nothing of it may be missing, and nothing bad be new. */
function isAsGood(damaged: Fact<Report>, whole: Report): boolean {
  if ("unavailable" in damaged) return false;
  const left = damaged.known;
  if (left.broken.length > whole.broken.length) return false;
  const stated = new Set(left.metrics.map(nameValue));
  return (
    whole.metrics.every((each) => stated.has(nameValue(each))) &&
    areAsGood(left.tests, whole.tests) &&
    left.subjects.length >= whole.subjects.length &&
    (left.files?.length ?? 0) >= (whole.files?.length ?? 0)
  );
}

function areAsGood(left: Report["tests"], whole: Report["tests"]): boolean {
  if (whole === undefined || left === undefined) return whole === undefined;
  const { failed, errors, skipped, passed } = left;
  return failed <= whole.failed && errors <= whole.errors && skipped <= whole.skipped && passed >= whole.passed;
}

const nameValue = ({ name, group, slice, value }: Metric) => JSON.stringify([name, group, slice, value]);

const isHarmless = (format: string, damage: string) =>
  HARMLESS.some((each) => each.format === format && each.damage.test(damage));

const READABLE = listReportFixtures().flatMap((fixture): [ReportFixture, Report][] => {
  const read = readReport(fixture.path, fixture.bytes, fixture.format);
  return "known" in read ? [[fixture, read.known]] : [];
});

describe.each(READABLE.map(([fixture, whole]) => [fixture.format, fixture.path, fixture, whole] as const))(
  "%s of %s",
  (format, path, { bytes }, whole) => {
    const applicable = Object.entries(DAMAGES).flatMap(([damage, inflict]): [string, Buffer][] => {
      const damaged = inflict(bytes);
      return damaged === undefined || damaged.equals(bytes) || isHarmless(format, damage) ? [] : [[damage, damaged]];
    });

    test.each(applicable)("%s, is never what it was", (_, damaged) => {
      const read = readReport(path, damaged, format);
      expect(isAsGood(read, whole)).toBe(false);
      expect(readReport(path, damaged, "auto")).not.toEqual({ known: whole });
    });

    test("can be damaged in ten ways", () => {
      expect(applicable.length).toBeGreaterThanOrEqual(10);
    });
  },
);

test.each(HARMLESS)("of $format alone, what is damaged $damage is let pass: $why", ({ format, damage }) => {
  const shown = READABLE.flatMap(([fixture, whole]) =>
    Object.entries(DAMAGES).map(([name, inflict]) => {
      const damaged = fixture.format === format && damage.test(name) ? inflict(fixture.bytes) : undefined;
      return damaged !== undefined && isAsGood(readReport(fixture.path, damaged, format), whole);
    }),
  );
  expect(shown).toContain(true);
});
