import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";
import { type BuiltEntry, type BuiltZip, buildZip } from "../../support/zip-builder.ts";

const scan = (entries: readonly BuiltEntry[], options: BuiltZip = {}, path = "a.zip") =>
  scanFile(path, sourceOf(buildZip(entries, options)));
const plain: BuiltEntry = { name: "a.txt", data: "hello\n" };

const at = (zip: Buffer, mark: string): number => zip.indexOf(mark, 0, "latin1");

describe("a zip that is right", () => {
  test.each<[string, BuiltEntry[], BuiltZip]>([
    ["empty", [], {}],
    ["stored", [plain], {}],
    ["deflated", [{ ...plain, deflate: true }], {}],
    [
      "with folders",
      [
        { name: "d/", data: "" },
        { ...plain, name: "d/a.txt" },
      ],
      {},
    ],
    [
      "written as a stream, with descriptors",
      [
        { ...plain, descriptor: true },
        { ...plain, name: "b.txt", descriptor: true },
      ],
      {},
    ],
    ["with zip64 fields", [{ ...plain, wide: true }], {}],
    ["with a zip64 end", [plain], { wide: true }],
    ["with a file type", [{ ...plain, mode: 0o100644 }], {}],
  ])("%s is safe", async (_, entries, options) => {
    expect(await scan(entries, options)).toMatchObject({
      verdict: "safe",
      coverage: "full",
      findings: [],
      formats: ["zip"],
    });
  });
});

describe("a zip that readers take differently", () => {
  test.each<[string, string, BuiltEntry[], BuiltZip]>([
    ["duplicate entries", "ZIP001", [plain, plain], {}],
    ["case-variant entries", "ZIP002", [plain, { ...plain, name: "A.TXT" }], {}],
    ["another name in the local header", "ZIP003", [{ ...plain, localName: "b.txt" }], {}],
    ["other flags in the local header", "ZIP003", [{ ...plain, localFlags: 0x800 }], {}],
    ["another checksum in the local header", "ZIP003", [{ ...plain, localCrc: 1 }], {}],
    ["another size in the directory", "ZIP003", [{ ...plain, size: 3 }], {}],
    ["a wrong checksum", "ZIP004", [{ ...plain, crc: 1 }], {}],
    ["a wrong checksum of deflated data", "ZIP004", [{ ...plain, deflate: true, crc: 1 }], {}],
    ["the encryption flag", "ZIP005", [{ ...plain, flags: 1 }], {}],
    ["the encryption flag in the local header alone", "ZIP005", [{ ...plain, localFlags: 1 }], {}],
    ["bytes in front", "ZIP006", [plain], { prefix: "#!/bin/sh\n" }],
    ["bytes in front, counted in", "ZIP006", [plain], { prefix: "#!/bin/sh\n", shift: true }],
    ["bytes behind", "ZIP006", [plain], { trailing: "more" }],
    ["bytes between entries", "ZIP006", [plain, { ...plain, name: "b.txt" }], { gap: "PK\x03\x04" }],
    ["a name that climbs up", "ZIP007", [{ ...plain, name: "../a.txt" }], {}],
    ["an absolute name", "ZIP007", [{ ...plain, name: "/a.txt" }], {}],
    ["a name with a drive", "ZIP007", [{ ...plain, name: "C:a.txt" }], {}],
    ["a name with a backslash", "ZIP007", [{ ...plain, name: "..\\a.txt" }], {}],
    ["a name with a NUL", "ZIP007", [{ ...plain, name: "a.pkl\0.txt" }], {}],
    ["a link", "ZIP012", [{ ...plain, mode: 0o120777 }], {}],
  ])("%s: malformed, and said so", async (_, rule, entries, options) => {
    const result = await scan(entries, options);
    expect(result.findings.map((finding) => finding.rule)).toContain(rule);
    expect(result.verdict).toBe("malformed");
  });

  test.each<[string, (zip: Buffer) => void, readonly string[]]>([
    ["other counts in the two end records", (zip) => zip.writeBigUInt64LE(9n, at(zip, "PK\x06\x06") + 32), ["ZIP009"]],
    ["a zip64 count that is not held", (zip) => zip.writeUInt16LE(7, at(zip, "PK\x05\x06") + 10), ["ZIP009"]],
    ["a directory of 2^60 bytes", (zip) => zip.writeBigUInt64LE(2n ** 60n, at(zip, "PK\x06\x06") + 40), ["ZIP009"]],
    ["a directory at 2^64", (zip) => zip.writeBigUInt64LE(2n ** 64n - 1n, at(zip, "PK\x06\x06") + 48), ["ZIP009"]],
    ["a locator that leads nowhere", (zip) => zip.write("XX", at(zip, "PK\x06\x06"), "latin1"), ["ZIP009"]],
    [
      "a zip64 size that is too large in the directory",
      (zip) => zip.writeBigUInt64LE(2n ** 62n, at(zip, "PK\x01\x02") + 46 + plain.name.length + 4),
      ["ZIP009"],
    ],
    [
      "a zip64 size in the local header alone",
      (zip) => zip.writeBigUInt64LE(3n, at(zip, "PK\x03\x04") + 30 + plain.name.length + 4),
      ["ZIP003"],
    ],
  ])("lies of zip64: %s", async (_, change, rules) => {
    const zip = buildZip([{ ...plain, wide: true }], { wide: true });
    change(zip);
    const result = await scanFile("a.zip", sourceOf(zip));
    expect(result.verdict).toBe("malformed");
    expect(result.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...rules]));
  });

  test.each([
    [
      "two entries under one name, of which the second is a pickle",
      { name: "a.txt", data: "cos\nsystem\n(S'echo test'\ntR." },
    ],
    [
      "a pickle whose flags say that it is encrypted",
      { name: "b.pkl", data: "cos\nsystem\n(S'echo test'\ntR.", flags: 1 },
    ],
    ["a pickle with a wrong checksum", { name: "b.pkl", data: "cos\nsystem\n(S'echo test'\ntR.", crc: 7 }],
    ["a pickle behind a name that climbs up", { name: "../b", data: "cos\nsystem\n(S'echo test'\ntR." }],
    ["a pickle in what says to be a folder", { name: "b/", data: "cos\nsystem\n(S'echo test'\ntR." }],
    ["a pickle under a picture's name", { name: "b.png", data: "cos\nsystem\n(S'echo test'\ntR." }],
  ])("%s: read all the same, and dangerous", async (_, entry) => {
    expect((await scan([plain, entry])).verdict).toBe("dangerous");
  });

  it("under another format's name is not safe", async () => {
    expect(await scan([plain], {}, "model.safetensors")).toMatchObject({
      verdict: "unknown",
      findings: [{ rule: "SNF003" }],
    });
  });

  it("whose entries differ in Unicode case alone is malformed", async () => {
    const result = await scan([
      { ...plain, name: "stra\u00dfe" },
      { ...plain, name: "STRASSE" },
    ]);
    expect(result.findings.map(({ rule }) => rule)).toContain("ZIP002");
  });

  it("with a comment is not safe", async () => {
    expect(await scan([plain], { comment: "hello" })).toMatchObject({
      verdict: "unknown",
      findings: [{ rule: "ZIP011" }],
    });
  });

  it("with an unknown compression is not safe", async () => {
    expect(await scan([{ ...plain, method: 12 }])).toMatchObject({
      verdict: "unknown",
      coverage: "partial",
      findings: [{ rule: "ZIP008" }],
    });
  });

  it("whose entries overlap is malformed", async () => {
    const zip = buildZip([plain, { ...plain, name: "b.txt" }]);
    zip.writeUInt32LE(0, zip.lastIndexOf("PK\x01\x02", undefined, "latin1") + 42);
    const result = await scanFile("a.zip", sourceOf(zip));
    expect(result.findings.map(({ rule }) => rule)).toContain("ZIP010");
  });
});

describe("limits of zips", () => {
  const bomb = buildZip([{ name: "zeros.txt", data: Buffer.alloc(20_000_000, 0x20), deflate: true }]);

  it("stop a bomb", async () => {
    expect(await scanFile("a.zip", sourceOf(bomb))).toMatchObject({
      verdict: "unknown",
      coverage: "partial",
      limitsHit: ["inflateRatio"],
    });
  });

  it("count all members together", async () => {
    const entries = ["a", "b", "c"].map((name) => ({
      name: `${name}.txt`,
      data: Buffer.alloc(40_000, 0x20),
      deflate: true,
    }));
    expect(await scanFile("a.zip", sourceOf(buildZip(entries)), { inflatedBytes: 100_000 })).toMatchObject({
      verdict: "unknown",
      limitsHit: ["inflatedBytes"],
    });
  });

  it("hold for the number of entries", async () => {
    const entries = Array.from({ length: 20 }, (_, at) => ({ ...plain, name: `${at}.txt` }));
    expect(await scanFile("a.zip", sourceOf(buildZip(entries)), { entries: 10 })).toMatchObject({
      verdict: "unknown",
      limitsHit: ["entries"],
    });
  });

  it("hold for archives in archives", async () => {
    let zip = buildZip([plain]);
    for (let depth = 0; depth < 5; depth += 1) zip = buildZip([{ name: "inner.zip", data: zip }]);
    const result = await scanFile("a.zip", sourceOf(zip));
    expect(result).toMatchObject({ verdict: "unknown", limitsHit: ["nesting"] });
    expect(result.findings.map(({ rule, member }) => [rule, member])).toEqual([
      ["ARC005", "inner.zip!inner.zip!inner.zip!inner.zip"],
    ]);
  });
});

describe("members of a zip", () => {
  it.each(["weights.pkl", "readme.txt", "notes"])("are read by content, not by name: %s", async (name) => {
    const data = "cos\nsystem\n(S'echo test'\ntR.";
    const result = await scan([{ name, data }]);
    expect(result.verdict).toBe("dangerous");
    expect(result.findings.every(({ member }) => member === name)).toBe(true);
  });
});
