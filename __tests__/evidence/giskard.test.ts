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

const scan = reportFixture("giskard", "scan.json");
const clean = reportFixture("giskard", "clean.json");

describe("a scan of Giskard", () => {
  it("counts issues by level, for all detectors and for each, and the detectors that ran", () => {
    const lines = listMetrics(readKnown(scan));
    expect(lines.slice(-4)).toEqual(["detectors = 9 count", "major = 1 count", "medium = 1 count", "minor = 2 count"]);
    expect(lines.filter((line) => !line.endsWith("= 0 count")).slice(0, -4)).toEqual([
      "SpuriousCorrelationDetector.minor = 2 count",
      "PerformanceBiasDetector.major = 1 count",
      "OverconfidenceDetector.medium = 1 count",
    ]);
    expect(lines).toContain("EthicalBiasDetector.major = 0 count");
  });

  it("has a test for each detector that found nothing and for each issue: a major one fails, others warn", () => {
    expect(readKnown(scan).tests).toMatchObject({
      passed: 6,
      warned: 3,
      failed: 1,
      examples: [
        { name: "SpuriousCorrelationDetector", result: "warned", at: "$.SpuriousCorrelationDetector.minor[0]" },
        { name: "SpuriousCorrelationDetector", result: "warned", at: "$.SpuriousCorrelationDetector.minor[1]" },
        { name: "PerformanceBiasDetector", result: "failed", at: "$.PerformanceBiasDetector.major[0]" },
        { name: "OverconfidenceDetector", result: "warned", at: "$.OverconfidenceDetector.medium[0]" },
      ],
    });
  });

  it("passes where every detector that ran found nothing", () => {
    expect(readKnown(clean).tests).toMatchObject({ passed: 1, warned: 0, failed: 0, errors: 0, skipped: 0 });
  });

  it("that ran no detector tells nothing", () => {
    expect(shortfallOf(readAs("giskard", "r.json", Buffer.from("{}")))).toContain(
      "at $: expected the detectors that ran",
    );
  });

  it("is not taken for one by its name alone", () => {
    for (const text of [
      '{"LeakDetector": []}',
      '{"LeakDetector": {"critical": []}}',
      '{"LeakDetector": {}, "model": {}}',
    ])
      expect(readAs("auto", "giskard.json", Buffer.from(text))).toHaveProperty("unavailable");
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["a detector's findings are null", "EthicalBiasDetector", null, "at $.EthicalBiasDetector: expected an object"],
    ["a detector's findings are a list", "EthicalBiasDetector", [], "at $.EthicalBiasDetector: expected an object"],
    ["a detector's findings are text", "EthicalBiasDetector", "none", "at $.EthicalBiasDetector: expected an object"],
    ["a detector's findings are a number", "EthicalBiasDetector", 0, "at $.EthicalBiasDetector: expected an object"],
    [
      "there is a level that Giskard has not",
      "PerformanceBiasDetector.none",
      [""],
      "at $.PerformanceBiasDetector.none: expected major",
    ],
    ["a level is spelt in capitals", "PerformanceBiasDetector.MAJOR", ["x"], "at $.PerformanceBiasDetector.MAJOR"],
    [
      "the issues of a level are cut out",
      "PerformanceBiasDetector.major",
      [],
      "at $.PerformanceBiasDetector.major: a level without",
    ],
    [
      "the issues of a level are null",
      "PerformanceBiasDetector.major",
      null,
      "at $.PerformanceBiasDetector.major: expected a list",
    ],
    [
      "the issues of a level are counted",
      "PerformanceBiasDetector.major",
      1,
      "at $.PerformanceBiasDetector.major: expected a list",
    ],
    [
      "the issues of a level are text",
      "PerformanceBiasDetector.major",
      "x",
      "at $.PerformanceBiasDetector.major: expected a list",
    ],
    [
      "an issue is no text",
      "PerformanceBiasDetector.major.0",
      {},
      "at $.PerformanceBiasDetector.major[0]: expected text",
    ],
    [
      "an issue is null",
      "PerformanceBiasDetector.major.0",
      null,
      "at $.PerformanceBiasDetector.major[0]: expected text",
    ],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("giskard", "r.json", altered(scan, place, value).bytes))).toContain(expected);
  });
});
