import { describe, expect, it, test } from "@jest/globals";
import { listMetrics, readAs, readKnown, reportFixture, shortfallOf } from "../support/report-fixtures.ts";

const clean = reportFixture("picklescan", "clean.txt");
const found = reportFixture("picklescan", "found.txt");
const HEADING = "----------- SCAN SUMMARY -----------";
const read = (text: string) => readAs("picklescan", "scan.txt", Buffer.from(text));

describe("what picklescan prints", () => {
  it("counts files and globals, each at its line", () => {
    expect(listMetrics(readKnown(found))).toEqual([
      "Scanned files = 6 count",
      "Infected files = 2 count",
      "Suspicious globals = 1 count",
      "Dangerous globals = 2 count",
    ]);
    expect(readKnown(found).metrics[0]).toMatchObject({ at: "line 6" });
  });

  it("has a test for each file: infected ones fail, and what could not be parsed does not pass", () => {
    expect(readKnown(found).tests).toMatchObject({ passed: 2, failed: 2, errors: 1, skipped: 1 });
    expect(shortfallOf(readAs("picklescan", "scan.txt", found.bytes))).toBe(
      "failed /tmp/report/models/evil.pkl at line 1; skipped /tmp/report/models/broken.pkl at line 2; " +
        "errors /tmp/report/models/cut.pkl at line 3; failed /tmp/report/models/cut.pkl at line 4",
    );
  });

  it("passes where every file was read and none is infected", () => {
    expect(readKnown(clean).tests).toMatchObject({ passed: 3, failed: 0, errors: 0, skipped: 0 });
  });

  it("is known by its summary alone, in the form before 1.0 and with Windows' line ends too", () => {
    const old = `${HEADING}\r\nScanned files: 3\r\nInfected files: 0\r\nDangerous globals: 0\r\n`;
    expect(read(old)).toMatchObject({ known: { format: "picklescan", tests: { passed: 3, failed: 0 } } });
    expect(readAs("auto", "scan.txt", Buffer.from(old))).toMatchObject({ known: { format: "picklescan" } });
  });

  const summary = (scanned: unknown, infected: unknown, suspicious: unknown, dangerous: unknown) =>
    `${HEADING}\nScanned files: ${scanned}\nInfected files: ${infected}\nSuspicious globals: ${suspicious}\nDangerous globals: ${dangerous}\n`;
  const danger = "/m/a.pkl: dangerous import 'os system' FOUND\n";
  test.each<[string, string, string]>([
    ["no file was scanned", summary(0, 0, 0, 0), "at line 2: no file was scanned"],
    ["files are infected by nothing", summary(3, 1, 0, 0), "at line 2: the summary contradicts itself"],
    ["something dangerous is in no file", danger + summary(3, 0, 0, 1), "at line 3: the summary contradicts itself"],
    ["more is infected than was scanned", danger + danger + summary(1, 2, 0, 2), "contradicts itself"],
    ["a warning above it is not in the summary", danger + summary(3, 0, 0, 0), "at line 3: the summary has 0"],
    ["a warning that it counts is gone", summary(3, 1, 0, 1), "at line 2: the summary has 1"],
    ["a count is NaN", summary("NaN", 0, 0, 0), "at line 2"],
    ["a count is empty", summary("", 0, 0, 0), "at line 2"],
    ["a count is negative", summary(3, "-1", 0, 0), "at line 3"],
    ["a line of the summary is gone", summary(3, 0, 0, 0).replace("Infected files: 0\n", ""), "at line 1"],
    ["a line stands twice", summary(3, 0, 0, 0).replace("Scanned", "Scanned files: 9\nScanned"), "at line 1"],
    ["the summary stands twice", summary(3, 0, 0, 0) + summary(3, 0, 0, 0), "at line 6"],
    ["there is no summary", danger, "at the end: expected the summary"],
    ["it stopped", "Unhandled exception\nTraceback (most recent call last):\n", "at the end: expected the summary"],
    ["other text stands above it", `We ran this:\n${summary(3, 0, 0, 0)}`, "at line 1: expected nothing but"],
    ["other text stands below it", `${summary(3, 0, 0, 0)}All is well.\n`, "at line 6: expected nothing but"],
    ["a file could not be parsed", `WARNING: could not parse /m/a.pkl as pickle: x\n${summary(3, 0, 0, 0)}`, "skipped"],
    ["a pickle broke off", `ERROR: parsing pickle in /m/a.pkl: x\n${summary(3, 0, 0, 0)}`, "errors /m/a.pkl"],
    ["a part of an archive is locked", `Invalid file a in zip archive b: x\n${summary(3, 0, 0, 0)}`, "errors a"],
    [
      "globals are listed as innocuous alone",
      `${summary(3, 0, 1, 0)}All globals found:\n  * a.b - innocuous\n`,
      "at line 4",
    ],
    [
      "the list of globals has other lines",
      `${summary(3, 0, 0, 0)}All globals found:\nScanned files: 3\n`,
      "at line 7",
    ],
    ["a line is without end", `${"x".repeat(20_000)}\n${summary(3, 0, 0, 0)}`, "at line 1"],
  ])("is no pass where %s", (_, text, expected) => {
    expect(shortfallOf(read(text))).toContain(expected);
  });
});
