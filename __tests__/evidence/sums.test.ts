import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { readSums } from "../../src/evidence/sums.ts";

const REPORT = Buffer.from('{"accuracy": 0.9}');
const hash = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest("hex");
const OWN = hash("sha256", REPORT);
const MODEL = "a".repeat(64);
const read = (text: string) => readSums(Buffer.from(text), ".sha256", REPORT);

describe("sums beside a report", () => {
  it("are what sha256sum and md5sum write, names with line breaks and backslashes included", () => {
    const folder = mkdtempSync(join(tmpdir(), "sums-"));
    try {
      writeFileSync(join(folder, "r.json"), REPORT);
      writeFileSync(join(folder, "m\no\\del.pt"), "weights");
      for (const algorithm of ["sha256", "md5"] as const) {
        const text = execFileSync(`${algorithm}sum`, ["r.json", "m\no\\del.pt"], { cwd: folder });
        expect(readSums(text, `.${algorithm}`, REPORT)).toEqual({
          known: [{ name: "m\no\\del.pt", [algorithm]: hash(algorithm, Buffer.from("weights")) }],
        });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each<[string, string, string]>([
    ["names an older report", `${MODEL}  m.pt\n${"b".repeat(64)}  r.json\n`, OWN],
    ["names the report alone", `${OWN}  r.json\n`, "names nothing beside the report"],
    ["is empty", "", "none of its lines"],
    ["has another algorithm's digests", `${"b".repeat(32)}  m.pt\n`, "line 1: expected 64"],
    ["has upper case", `${MODEL.toUpperCase()}  m.pt\n`, "line 1"],
    ["has an empty line", `${OWN}  r.json\n\n${MODEL}  m.pt\n`, "line 2"],
    ["has a digest without a name", `${OWN}  r.json\n${MODEL}\n`, "line 2"],
    ["has a checkbox in front", `- [x] ${MODEL}  m.pt\n`, "line 1"],
    ["is too long", `${MODEL}  m.pt\n`.repeat(10_001), "10001 lines"],
  ])("are refused, with the place, if a file %s", (_, text, where) => {
    expect(read(text)).toEqual({ unavailable: expect.stringContaining(where) });
  });

  it("never throw, and know nothing by chance", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readSums(bytes, ".sha256", REPORT)).toEqual({ unavailable: expect.any(String) });
      }),
    );
  });
});
