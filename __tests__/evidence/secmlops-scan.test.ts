import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { readReport } from "../../src/evidence/read-report.ts";

const SHA = "a".repeat(64);
const file = { path: "models/a.pt", size: 3, sha256: SHA, md5: "b".repeat(32), verdict: "safe", findings: [] };
const written = (rest: object = {}) => ({
  schema: "secmlops-gate/scan@1",
  tool: { name: "secmlops-gate", version: "0.1.0" },
  files: [file],
  summary: {},
  ...rest,
});
const read = (bytes: Uint8Array) => readReport("reports/scan.json", bytes, "secmlops-scan");
const parse = (value: unknown) => read(Buffer.from(JSON.stringify(value)));

describe("a report of a scan", () => {
  it("keeps of each file what names its content, and the verdict", () => {
    expect(parse(written())).toMatchObject({
      known: {
        format: "secmlops-scan",
        tool: { version: "0.1.0" },
        files: [{ path: "models/a.pt", sha256: SHA, md5: "b".repeat(32), verdict: "safe" }],
      },
    });
  });

  it("leaves out what could not be read, and so has no digest", () => {
    const { sha256: _, ...link } = { ...file, path: "models/link", verdict: "safe" };
    expect(parse(written({ files: [link, file] }))).toMatchObject({ known: { files: [{ path: "models/a.pt" }] } });
  });

  test.each<[string, Uint8Array, string]>([
    ["is not JSON", Buffer.from("{"), "no JSON"],
    ["is not UTF-8", Buffer.from([0x22, 0xff, 0x22]), "not UTF-8"],
    ["is another tool's", Buffer.from('{"runs":[]}'), "at $.schema:"],
    ["is of another version of the format", Buffer.from(JSON.stringify(written({ schema: "x@2" }))), "at $.schema:"],
    ["speaks of no file", Buffer.from(JSON.stringify(written({ files: [] }))), "at $.files"],
    [
      "has a verdict that there is not",
      Buffer.from(JSON.stringify(written({ files: [{ ...file, verdict: "ok" }] }))),
      "at $.files[0].verdict:",
    ],
    [
      "has a digest that is none",
      Buffer.from(JSON.stringify(written({ files: [{ ...file, sha256: "A" }] }))),
      "at $.files[0].sha256:",
    ],
    [
      "calls a file safe beside a finding that says otherwise",
      Buffer.from(JSON.stringify(written({ files: [{ ...file, findings: [{ rule: "PKL001" }] }] }))),
      "at $.files",
    ],
    ["has a list where a file should stand", Buffer.from(JSON.stringify(written({ files: [[]] }))), "at $.files[0]"],
  ])("says where it is wrong if it %s", (_, bytes, where) => {
    expect(read(bytes)).toEqual({ unavailable: expect.stringContaining(where) });
  });

  it("of any bytes is understood or refused, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const result = read(bytes);
          expect("unavailable" in result ? result.unavailable.length : 0).toBeGreaterThan(0);
        },
      ),
    );
  });
});
