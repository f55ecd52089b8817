/** Every report format is told of where people look for it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { CONCLUDING_FORMATS, REPORT_FORMATS } from "../../src/evidence/format-names.ts";

const docs = join(import.meta.dirname, "..", "..", "docs");
const index = readFileSync(join(docs, "reports", "README.md"), "utf8");
const ELSEWHERE: Readonly<Record<string, string>> = { "model-signing": "signatures.md", "secmlops-scan": "scan.md" };

describe.each([...REPORT_FORMATS])("the format %s", (format) => {
  test("has a page of its own", () => {
    expect(existsSync(join(docs, ELSEWHERE[format] ?? `reports/${format}.md`))).toBe(true);
  });

  test("stands in the index, with whether it concludes anything itself", () => {
    const row = index.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${format}\``));
    const conclusions = row?.split("|").at(-3)?.trim();
    expect(conclusions).toBe(CONCLUDING_FORMATS.some((name) => name === format) ? "yes" : "no");
  });
});
