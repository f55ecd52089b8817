import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "@jest/globals";
import { AUTO, REPORT_FORMATS } from "../../src/evidence/format-names.ts";
import { FORMATS } from "../../src/evidence/formats.ts";
import { readReport } from "../../src/evidence/read-report.ts";
import { ReportSource } from "../../src/evidence/report-source.ts";
import { listReportFixtures } from "../support/report-fixtures.ts";

const FIXTURES = listReportFixtures();
/** These read what any tool may have written, and so can claim nothing. */
const GENERIC = ["csv", "json", "yaml"];
const claimsOf = (path: string, bytes: Uint8Array) =>
  REPORT_FORMATS.filter((name) => FORMATS[name].recognise(new ReportSource(path, bytes)));

describe("the formats of reports", () => {
  test.each(REPORT_FORMATS)("%s bears its own name", (name) => {
    expect(FORMATS[name].name).toBe(name);
  });

  test.each(REPORT_FORMATS)("%s has a report to show", (name) => {
    expect(FIXTURES.filter(({ format }) => format === name)).not.toEqual([]);
  });

  test.each(FIXTURES.map((fixture) => [fixture.format, fixture.path, fixture.bytes] as const))(
    "%s alone recognises its %s",
    (format, path, bytes) => {
      expect(claimsOf(path, bytes)).toEqual(GENERIC.includes(format) ? [] : [format]);
    },
  );

  test.each(FIXTURES.map((fixture) => [fixture.format, fixture.path, fixture.bytes] as const))(
    "%s reads its %s alike whether it is named or told by the content",
    (format, path, bytes) => {
      if (GENERIC.includes(format)) expect(readReport(path, bytes, AUTO)).toHaveProperty("unavailable");
      else expect(readReport(path, bytes, AUTO)).toEqual(readReport(path, bytes, format));
    },
  );

  test.each(["", "constructor", "SARIF", "json "])("have no reader called %j", (name) => {
    expect(readReport("a.json", Buffer.from('{"a": 1}'), name)).toEqual({
      unavailable: `at the policy: no report format is called ${JSON.stringify(name)}`,
    });
  });

  it("are told apart by nothing that several of them have", () => {
    for (const text of ["", "{}", "[]", "null", '{"version": "2.1.0"}', '{"metrics": {}}', '{"results": []}', "a,b\n"])
      expect(claimsOf("report.json", Buffer.from(text))).toEqual([]);
  });

  test.each(FIXTURES.map((fixture) => [fixture.format, fixture.path, fixture.bytes] as const))(
    "%s has no trace of the machine that made its %s",
    (_, path, bytes) => {
      expect(`${path}\n${bytes.toString("latin1")}`).not.toMatch(
        /\/(?:home|root|Users|work|mnt|opt|var\/folders)\/|C:\\\\/,
      );
    },
  );

  test.each(FIXTURES.map(({ format, path }) => [format, path] as const))(
    "%s says how its %s was made",
    (format, path) => {
      const rows = readFileSync(new URL("./reports/README.md", import.meta.url), "utf8").split("\n");
      expect(rows.filter((row) => row.startsWith(`| \`${format}\``) && row.includes(`\`${path}\``))).toHaveLength(1);
    },
  );
});
