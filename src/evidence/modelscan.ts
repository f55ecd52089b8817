/** What `modelscan -p models -r json --show-skipped -o report.json` writes (modelscan 0.8, modelscan/modelscan.py): https://github.com/protectai/modelscan. */

import { asObject } from "../scan/strict-json.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, type Found, note, takeCount, takeList, takeObject, takeText } from "./take.ts";

const SEVERITIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;

export const modelscan: ReportFormat = {
  name: "modelscan",
  recognise: (source) => {
    const summary = asObject(source.object()?.summary);
    return summary?.modelscan_version !== undefined && summary.total_issues_by_severity !== undefined;
  },
  parse: (source) => {
    const top = takeObject(source.json(), "$");
    const summary = takeObject(top.summary, "$.summary");
    const version = takeText(summary.modelscan_version, "$.summary.modelscan_version");
    const issues = readIssues(top, summary);
    const scanned = readScanned(summary);
    const skipped = readSkipped(summary);
    const errors = takeList(top.errors, "$.errors").map((each, place) => takeObject(each, `$.errors[${place}]`));
    const found: Found = { metrics: [], broken: [] };
    const count = (name: string, value: unknown, at: string) => note(found, value, { name, unit: "count", at });
    count("total_issues", issues.length, "$.summary.total_issues");
    for (const severity of SEVERITIES) {
      const number = issues.filter((issue) => issue.severity === severity).length;
      count(`total_issues_by_severity.${severity}`, number, `$.summary.total_issues_by_severity.${severity}`);
    }
    count("scanned.total_scanned", scanned.length, "$.summary.scanned.total_scanned");
    if (skipped !== undefined) count("skipped.total_skipped", skipped.length, "$.summary.skipped.total_skipped");
    count("errors", errors.length, "$.errors");
    const tests = countTests([
      ...judgeFiles(scanned, issues),
      ...errors.map((error, place) => fail(error, "errors", `$.errors[${place}]`)),
      ...judgeSkipped(skipped, new Set(scanned)),
    ]);
    // Its `timestamp` is the local time of a machine that nobody knows: no instant.
    return { tool: { name: "modelscan", version }, ...found, tests };
  },
};

interface Issue {
  readonly source: string;
  readonly severity: string;
  readonly description: unknown;
}

/** The issues, counted in three ways that must agree. */
function readIssues(top: Fields, summary: Fields): Issue[] {
  const issues = takeList(top.issues, "$.issues").map((each, place): Issue => {
    const { source, severity, description } = takeObject(each, `$.issues[${place}]`);
    const known = SEVERITIES.find((name) => name === severity);
    if (known === undefined)
      throw new ReportError(`$.issues[${place}].severity`, `expected one of ${SEVERITIES.join(", ")}`);
    return { source: takeText(source, `$.issues[${place}].source`), severity: known, description };
  });
  agree(summary.total_issues, issues.length, "$.summary.total_issues", "$.issues");
  const at = "$.summary.total_issues_by_severity";
  const stated = takeObject(summary.total_issues_by_severity, at);
  for (const severity of SEVERITIES) {
    const listed = issues.filter((issue) => issue.severity === severity).length;
    agree(stated[severity], listed, `${at}.${severity}`, "$.issues");
  }
  return issues;
}

/** The files that were scanned; a part of an archive stands as `archive:part`. */
function readScanned(summary: Fields): string[] {
  const at = "$.summary.scanned";
  const scanned = takeObject(summary.scanned, at);
  if (takeCount(scanned.total_scanned, `${at}.total_scanned`) === 0)
    throw new ReportError(`${at}.total_scanned`, "no file was scanned; give modelscan a model, or a folder with one");
  const files = takeList(scanned.scanned_files, `${at}.scanned_files`).map((file, place) =>
    takeText(file, `${at}.scanned_files[${place}]`),
  );
  agree(scanned.total_scanned, files.length, `${at}.total_scanned`, `${at}.scanned_files`);
  return files;
}

/** The files that were skipped, where the report says so: without `--show-skipped` it does not. */
function readSkipped(summary: Fields): Fields[] | undefined {
  if (summary.skipped === undefined) return undefined;
  const at = "$.summary.skipped";
  const skipped = takeObject(summary.skipped, at);
  const files = takeList(skipped.skipped_files, `${at}.skipped_files`).map((file, place) =>
    takeObject(file, `${at}.skipped_files[${place}]`),
  );
  agree(skipped.total_skipped, files.length, `${at}.total_skipped`, `${at}.skipped_files`);
  return files;
}

function agree(stated: unknown, listed: number, at: string, list: string): void {
  if (takeCount(stated, at) !== listed)
    throw new ReportError(at, `it says ${stated}, and ${list} has ${listed}: was the report edited?`);
}

function judgeFiles(scanned: readonly string[], issues: readonly Issue[]): TestOutcome[] {
  const bySource = new Map(issues.map((issue, place) => [issue.source, { issue, place }]));
  const strangers = new Set(bySource.keys());
  for (const file of scanned) strangers.delete(file);
  return [...scanned, ...strangers].map((name, place) => {
    const found = bySource.get(name);
    if (found === undefined) return { name, result: "passed", at: `$.summary.scanned.scanned_files[${place}]` };
    return fail({ source: name, description: found.issue.description }, "failed", `$.issues[${found.place}]`);
  });
}

/** A part that PyTorch itself puts beside the pickle of its archives, which is all that is loaded from there as code. */
const PYTORCH_PART =
  /^(.+:[^/:]+\/)(?:data\/\d+|version|byteorder|\.data\/serialization_id|\.format_version|\.storage_alignment)$/;

function judgeSkipped(skipped: readonly Fields[] | undefined, scanned: ReadonlySet<string>): TestOutcome[] {
  const at = "$.summary.skipped";
  if (skipped === undefined)
    return [{ name: "skipped files", result: "skipped", at, detail: "not stated: run modelscan with --show-skipped" }];
  return skipped.flatMap((file, place) => {
    const [, archive] = typeof file.source === "string" ? (PYTORCH_PART.exec(file.source) ?? []) : [];
    const tensor = archive !== undefined && scanned.has(`${archive}data.pkl`) && file.category === "SCAN_NOT_SUPPORTED";
    return tensor ? [] : [fail(file, "skipped", `${at}.skipped_files[${place}]`)];
  });
}

function fail({ source, description }: Fields, result: "failed" | "errors" | "skipped", at: string): TestOutcome {
  return {
    name: typeof source === "string" ? source : "the scan",
    result,
    at,
    ...(typeof description === "string" ? { detail: description } : {}),
  };
}
