/**
 * Reads what `ScanReport.to_json` of Giskard 2 writes: `{detector: {level: [description]}}`, an empty object for a detector that found nothing.
 * https://github.com/Giskard-AI/giskard/blob/main/giskard/scanner/report.py
 */
import type { TestResult } from "../core/report-facts.ts";
import { asObject } from "../scan/strict-json.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, type Found, member, note, takeList, takeObject, takeText } from "./take.ts";

/** Giskard's levels, and what each comes to: a major issue is one that it calls a failure of the model. */
const LEVELS: ReadonlyMap<string, TestResult> = new Map([
  ["major", "failed"],
  ["medium", "warned"],
  ["minor", "warned"],
]);

export const giskard: ReportFormat = {
  name: "giskard",
  recognise: (source) => {
    const detectors = source.members();
    return detectors.length > 0 && detectors.every(([name, levels]) => name.endsWith("Detector") && isFindings(levels));
  },
  parse: (source) => {
    const report = takeObject(source.json(), "$");
    const detectors = Object.keys(report).length;
    if (detectors === 0)
      throw new ReportError("$", "expected the detectors that ran: a scan that ran none finds nothing");
    const found: Found = { metrics: [], broken: [] };
    const outcomes: TestOutcome[] = [];
    const totals = new Map([...LEVELS.keys()].map((level) => [level, 0]));
    for (const [detector, levels] of Object.entries(report)) {
      const at = member("$", detector);
      for (const [level, issues] of readLevels(levels, at)) {
        totals.set(level, (totals.get(level) ?? 0) + issues.length);
        noteCount(found, issues.length, `${detector}.${level}`, issues.length === 0 ? at : member(at, level));
        for (const [index, issue] of issues.entries()) {
          const place = member(member(at, level), index);
          outcomes.push({
            name: detector,
            result: LEVELS.get(level) ?? "failed",
            at: place,
            detail: takeText(issue, place),
          });
        }
      }
      if (Object.keys(takeObject(levels, at)).length === 0) outcomes.push({ name: detector, result: "passed", at });
    }
    noteCount(found, detectors, "detectors", "$");
    for (const [level, count] of totals) noteCount(found, count, level, "$");
    return { tool: { name: "giskard" }, ...found, tests: countTests(outcomes) };
  },
};

/** The issues of every level, those without any included. */
function readLevels(levels: unknown, at: string): [string, readonly unknown[]][] {
  const fields = takeObject(levels, at);
  for (const [level, issues] of Object.entries(fields)) {
    if (!LEVELS.has(level)) throw new ReportError(member(at, level), `expected ${[...LEVELS.keys()].join(", ")}`);
    if (takeList(issues, member(at, level)).length === 0)
      throw new ReportError(member(at, level), "a level without issues is not written: is something cut out?");
  }
  return [...LEVELS.keys()].map((level) => [level, Object.hasOwn(fields, level) ? takeList(fields[level], at) : []]);
}

function noteCount(found: Found, value: number, name: string, at: string): void {
  note(found, value, { name, unit: "count", at });
}

function isFindings(value: unknown): value is Fields {
  const levels = asObject(value);
  return (
    levels !== undefined && Object.keys(levels).every((level) => LEVELS.has(level) && Array.isArray(levels[level]))
  );
}
