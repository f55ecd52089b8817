import { describe, expect, it, test } from "@jest/globals";
import {
  altered,
  type JsonValue,
  listMetrics,
  readAs,
  readKnown,
  reportFixture,
  shortfallOf,
} from "../support/report-fixtures.ts";

const clean = reportFixture("modelscan", "clean.json");
const found = reportFixture("modelscan", "found.json");

describe("a report of modelscan", () => {
  it("counts issues by severity, and what was scanned, skipped and not readable", () => {
    expect(listMetrics(readKnown(found))).toEqual([
      "total_issues = 1 count",
      "total_issues_by_severity.LOW = 0 count",
      "total_issues_by_severity.MEDIUM = 0 count",
      "total_issues_by_severity.HIGH = 0 count",
      "total_issues_by_severity.CRITICAL = 1 count",
      "scanned.total_scanned = 3 count",
      "skipped.total_skipped = 3 count",
      "errors = 1 count",
    ]);
  });

  it("has a test for each file: failed with an issue, and neither an error nor a skipped file passes", () => {
    expect(readKnown(found).tests).toMatchObject({
      passed: 2,
      failed: 1,
      errors: 1,
      skipped: 1,
      examples: [
        { name: "evil.pkl", result: "failed", at: "$.issues[0]" },
        { name: "broken.pkl", result: "errors", at: "$.errors[0]" },
        { name: "notes.txt", result: "skipped", at: "$.summary.skipped.skipped_files[2]" },
      ],
    });
  });

  it("takes no offence at the tensors that lie beside a scanned pickle in PyTorch's own archive", () => {
    expect(readKnown(clean)).toMatchObject({
      tool: { name: "modelscan", version: "0.8.8" },
      tests: { passed: 2, failed: 0, errors: 0, skipped: 0 },
    });
  });

  it("gives no time: the tool writes its machine's own, without an offset", () => {
    expect(readKnown(clean).madeAt).toBeUndefined();
  });

  const skipped = (source: string): JsonValue => ({ category: "SCAN_NOT_SUPPORTED", description: "", source });
  test.each<[string, string, JsonValue | undefined, string]>([
    ["it does not say what it skipped", "summary.skipped", undefined, "skipped skipped files"],
    ["no file was scanned", "summary.scanned.total_scanned", 0, "at $.summary.scanned.total_scanned: no file"],
    ["fewer files are listed than counted", "summary.scanned.total_scanned", 3, "at $.summary.scanned.total_scanned"],
    ["the files are not listed", "summary.scanned.scanned_files", undefined, "at $.summary.scanned.scanned_files"],
    ["a file is no text", "summary.scanned.scanned_files.0", 7, "at $.summary.scanned.scanned_files[0]"],
    ["an issue was taken out of the total alone", "summary.total_issues", 1, "at $.summary.total_issues"],
    ["a severity counts an issue nobody lists", "summary.total_issues_by_severity.HIGH", 1, "by_severity.HIGH"],
    ["a severity is not counted", "summary.total_issues_by_severity.HIGH", undefined, "by_severity.HIGH"],
    ["a count is NaN", "summary.total_issues", null, "at $.summary.total_issues"],
    ["a count is text", "summary.total_issues", "0", "at $.summary.total_issues"],
    ["a count is negative", "summary.total_issues", -1, "at $.summary.total_issues"],
    ["the issues are gone", "issues", undefined, "at $.issues"],
    ["the errors are gone", "errors", undefined, "at $.errors"],
    ["an error is no object", "errors", ["x"], "at $.errors[0]"],
    [
      "something could not be read",
      "errors",
      [{ category: "PATH", description: "Path is not valid" }],
      "errors the scan",
    ],
    ["more was skipped than is listed", "summary.skipped.total_skipped", 3, "at $.summary.skipped.total_skipped"],
    ["a skipped file is not a tensor", "summary.skipped.skipped_files.0", skipped("net.pt:net/x.py"), "net/x.py"],
    ["a skipped file is in no archive", "summary.skipped.skipped_files.0", skipped("net/data/0"), "net/data/0"],
    ["its archive was not scanned", "summary.skipped.skipped_files.0", skipped("o.pt:net/data/0"), "o.pt:net/data/0"],
    ["the version is gone", "summary.modelscan_version", undefined, "at $.summary.modelscan_version"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("modelscan", "r.json", altered(clean, place, value).bytes))).toContain(expected);
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["the only issue is taken out", "issues", [], "at $.summary.total_issues"],
    [
      "its severity is made milder in one place",
      "issues.0.severity",
      "LOW",
      "at $.summary.total_issues_by_severity.LOW",
    ],
    ["its severity is one that the tool does not have", "issues.0.severity", "none", "at $.issues[0].severity"],
    ["it is about a file that was not scanned", "issues.0.source", "other.pkl", "failed other.pkl"],
  ])("stays a failure where %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("modelscan", "r.json", altered(found, place, value).bytes))).toContain(expected);
  });
});
