import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, test } from "@jest/globals";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { renderSarif } from "../../src/render/sarif.ts";
import type { FileResult } from "../../src/scan/result.ts";
import { RULES } from "../../src/scan/rules.ts";
import { expectGolden } from "../support/golden.ts";
import { anyResult, result, SCANS } from "./scan-results.ts";

// OASIS's own schema. Its keywords mean the same in draft 4, which it names, and in draft 7, which ajv knows.
const { $schema, id, ...schema } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../support/sarif-schema-2.1.0.json"), "utf8"),
);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile({ ...schema, $id: id });

function parse(text: string) {
  const log = JSON.parse(text);
  isValid(log);
  expect({ $schema, errors: isValid.errors }).toEqual({ $schema, errors: null });
  return log.runs[0];
}
const render = (files: readonly FileResult[], options = {}) =>
  parse(renderSarif(files, { version: "1.2.3", ...options }));

describe("SARIF", () => {
  it.each(Object.entries(SCANS))("of the scan %s is as the golden file shows, and valid", (name, files) => {
    const text = renderSarif(files, { version: "1.2.3" });
    const run = parse(text);
    // The rules are the same for all, and each new one moves the places of others.
    run.tool.driver.rules = "…";
    for (const one of run.results) delete one.ruleIndex;
    const shown = `${JSON.stringify(run, null, 2)}\n`;
    expectGolden(join(import.meta.dirname, "../golden/scan-report", name, "run.json"), shown);
  });

  test("lists every rule with its page, its level and GitHub's severity", () => {
    const { rules } = render([]).tool.driver;
    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(Object.keys(RULES));
    expect(rules[0]).toEqual({
      id: "PKL001",
      name: "ImportThatRunsCodeOrCommands",
      shortDescription: { text: "Import that runs code or commands" },
      fullDescription: { text: expect.stringContaining("dangerous at best") },
      help: { text: expect.stringContaining("safetensors"), markdown: expect.stringContaining("[About PKL001](") },
      helpUri: "https://github.com/secmlops/secmlops-gate/blob/main/docs/rules/PKL001.md",
      defaultConfiguration: { level: "error" },
      properties: { "security-severity": "9.5", precision: "high", tags: ["security", "machine-learning"] },
    });
  });

  test("names the rule of each result by its place in the list", () => {
    const { results, tool } = render(SCANS.mixed ?? []);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(results.length).toBe(5);
  });

  test("has a result for every file that is not safe, a finding or not", () => {
    const run = render(SCANS.unknown ?? []);
    expect(run.results.map((one: { ruleId: string }) => one.ruleId)).toEqual(["PKL002", "SRC009", "SRC009"]);
    expect(run.results[1].message.text).toContain("opcodes, memo");
    expect(
      new Set(run.results.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints))).size,
    ).toBe(3);
  });

  test("says of each finding whether base has it, where base is known", () => {
    const [first, second] = result("a", { verdict: "dangerous" }, [
      { rule: "PKL001", message: "one" },
      { rule: "PKL001", message: "two" },
    ]).findings;
    const file = result("a", { verdict: "dangerous", findings: [first, second].flatMap((each) => each ?? []) });
    const run = render([file], {
      baseline: (path: string, fingerprint: string) =>
        path === "a" && fingerprint === first?.fingerprint ? "unchanged" : "new",
    });
    expect(run.results.map((one: { baselineState: string }) => one.baselineState)).toEqual(["unchanged", "new"]);
    expect(render([file]).results[0]).not.toHaveProperty("baselineState");
  });

  test("names the import that a policy could allow", () => {
    const file = result("a.pkl", { verdict: "unknown" }, [{ rule: "PKL002", message: "acme.Net is imported." }]);
    const findings = file.findings.map((finding) => ({ ...finding, import: "acme.Net" }));
    expect(render([{ ...file, findings }]).results[0].properties.import).toBe("acme.Net");
  });

  test.each([
    ["a b/ü.pt", "a%20b/%C3%BC.pt"],
    ["%41#?&.pt", "%2541%23%3F%26.pt"],
    ["c:\\x.pt", "c%3A%5Cx.pt"],
    ["../x.pt", "../x.pt"],
    ["/abs/x y.pt", "file:///abs/x%20y.pt"],
    ["a\nb.pt", "a%0Ab.pt"],
  ])("encodes the path %j as %s", (path, uri) => {
    const [{ locations }] = render([result(path, { verdict: "unknown" })]).results;
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  test("gives the offset in the file as a region, and that in a member with the member", () => {
    const run = render(SCANS.mixed ?? []);
    const [member, , plain] = run.results;
    expect(member.locations[0].physicalLocation.region).toEqual({ startLine: 1 });
    expect(member.locations[0].logicalLocations).toEqual([
      { name: "archive/data.pkl", fullyQualifiedName: "models/evil model.pt!archive/data.pkl", kind: "resource" },
    ]);
    expect(member.properties).toMatchObject({ verdict: "dangerous", memberOffset: 34 });
    expect(plain.locations[0].physicalLocation.region).toEqual({ startLine: 1, byteOffset: 7 });
  });

  test("is valid, and lets no text write links, placeholders or control characters, whatever files hold", () => {
    fc.assert(
      fc.property(fc.array(anyResult, { maxLength: 4 }), (files) => {
        const rendered = renderSarif(files, { version: "1.2.3" });
        expect(rendered).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
        for (const { message } of parse(rendered).results) {
          expect(message.text).not.toContain("](");
          expect(message.text.replaceAll("{{", "").replaceAll("}}", "")).not.toMatch(/[{}]/);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("what GitHub would refuse for its size", () => {
  const many = [
    ...Array.from({ length: 40 }, (_, at) => result(`u${at}.bin`, { verdict: "unknown" })),
    result("evil.pkl", { verdict: "dangerous" }, [{ rule: "PKL001", message: "posix.system is called." }]),
  ];

  test("is cut to the results it takes, gravest first, and a note says how many are missing", () => {
    const run = render(many, { most: { results: 10, gzipBytes: 10_000_000 } });
    expect(run.results.length).toBe(10);
    expect(run.results[0].ruleId).toBe("PKL001");
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      { level: "warning", message: { text: expect.stringContaining("31 of 41 results were left out") } },
    ]);
    expect(run.artifacts.length).toBe(10);
  });

  test("is cut to the bytes it takes", () => {
    const whole = gzipSync(renderSarif(many, { version: "1.2.3" })).length;
    const gzipBytes = whole - 200;
    const text = renderSarif(many, { version: "1.2.3", most: { results: 25_000, gzipBytes } });
    const { results } = parse(text);
    expect(gzipSync(text).length).toBeLessThanOrEqual(gzipBytes);
    expect(results.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThan(41);
    expect(results[0].ruleId).toBe("PKL001");
  });

  test("is 25,000 results", () => {
    const files = Array.from({ length: 25_010 }, (_, at) => result(`${at}.bin`, { verdict: "unknown" }));
    expect(JSON.parse(renderSarif(files, { version: "1.2.3" })).runs[0].results.length).toBe(25_000);
  });

  test("has no note where nothing was cut", () => {
    expect(render(many).invocations).toEqual([{ executionSuccessful: true }]);
  });
});
