import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { unpackBzip2 } from "../../../src/scan/decompress/bzip2.ts";
import { unpackLz4 } from "../../../src/scan/decompress/lz4.ts";
import { unpackLzma } from "../../../src/scan/decompress/lzma-alone.ts";
import type { Decompressor } from "../../../src/scan/decompress/output.ts";
import { unpackXz } from "../../../src/scan/decompress/xz.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

const folder = join(import.meta.dirname, "../../golden/scan/compressed");
const read = (name: string): Buffer => readFileSync(join(folder, name));
const UNPACK: Readonly<Record<string, Decompressor>> = {
  ".bz2": unpackBzip2,
  ".xz": unpackXz,
  ".lzma": unpackLzma,
  ".lz4": unpackLz4,
};
const unpack = (name: string, bytes: Uint8Array = read(name), most = 10_000_000) => {
  const decompressor = UNPACK[extname(name)];
  if (decompressor === undefined) throw new Error(`no decompressor for ${name}`);
  return decompressor(bytes, most);
};
const text = Array.from({ length: 99 }, (_, count) => `${count % 37} green bottles\n`).join("");
const whole = readdirSync(folder).filter((name) => !name.startsWith("bomb.") && name !== "delta.xz");
/** The old LZMA has no mark; with properties that encoders do not write by themselves it is not seen. */
const seen = whole.filter((name) => name !== "narrow.lzma");
/** Files whose every byte is under a checksum; the old LZMA has none, and LZ4 only if asked. */
const checked = whole.filter((name) => /\.(?:bz2|xz)$|^sums\./.test(name) && !name.startsWith("two."));

describe("what Python's libraries compressed", () => {
  test.each(whole)("%s comes out as it went in", (name) => {
    const bytes = read(name);
    const result = unpack(name, bytes);
    expect(result).toMatchObject({ used: bytes.length });
    expect("bytes" in result ? result.bytes.toString() : "").toBe(text);
  });

  test.each(["bz2", "xz", "lzma", "lz4"])("a bomb of %s stops at the limit", (kind) => {
    expect(unpack(`bomb.${kind}`, undefined, 999_999)).toEqual({ tooLarge: true });
    expect(unpack(`bomb.${kind}`, undefined, 1_000_000)).toHaveProperty("used");
  });

  test.each(["bz2", "xz", "lzma", "lz4"])("a bomb of %s is never safe", async (kind) => {
    const result = await scanFile(`model.pkl.${kind}`, sourceOf(read(`bomb.${kind}`)));
    expect(result).toMatchObject({ verdict: "unknown", limitsHit: ["inflateRatio"] });
    expect(result.findings.map(({ rule }) => rule)).toEqual(["JOB002"]);
  });

  test("a filter in front of LZMA2 is said not to be read, not to be broken", async () => {
    expect(unpack("delta.xz")).toEqual({ unread: "filters in front of LZMA2" });
    const result = await scanFile("a.txt.xz", sourceOf(read("delta.xz")));
    expect(result).toMatchObject({ verdict: "unknown", findings: [{ rule: "JOB001" }] });
  });
});

describe("a file in a compressed stream", () => {
  test.each(seen)("%s is read as what it is", async (name) => {
    const result = await scanFile(`notes.txt${extname(name)}`, sourceOf(read(name)));
    expect(result).toMatchObject({ verdict: "safe", coverage: "full", formats: ["compressed"] });
  });

  test.each(seen)("%s with bytes behind it is malformed", async (name) => {
    const bytes = Buffer.concat([read(name), Buffer.from("more")]);
    const result = await scanFile(`notes.txt${extname(name)}`, sourceOf(bytes));
    expect(result).toMatchObject({ verdict: "malformed", findings: [{ rule: "JOB003" }] });
  });

  it("hides no pickle", async () => {
    // What Python's `bz2.compress` makes of `cos\nsystem\n(S'echo test'\ntR.`.
    const hex =
      "425a68393141592653598d9f8c47000005d380001040c118000a428c202000314c00014f536a07a9e889972b4a3afdc366670a2930287c5dc914e14242367e311c";
    const packed = Buffer.from(hex, "hex");
    const result = await scanFile("model.joblib", sourceOf(packed));
    expect(result).toMatchObject({ verdict: "dangerous" });
  });
});

describe("hostile streams", () => {
  it("that are cut never come out whole", () => {
    for (const name of whole)
      for (let length = 0; length < read(name).length; length += 1) {
        const result = unpack(name, read(name).subarray(0, length));
        const cut = !("bytes" in result) || result.bytes.length < text.length || !name.startsWith("two.");
        expect([name, length, cut]).toEqual([name, length, true]);
        if ("bytes" in result) expect(name).toMatch(/^two\./);
      }
  });

  it("with one bit changed never come out as something else, where there are checksums", () => {
    for (const name of checked)
      for (let at = 0; at < 8 * read(name).length; at += 1) {
        const bytes = read(name);
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
        const result = unpack(name, bytes);
        if ("bytes" in result) expect([name, at, result.bytes.toString()]).toEqual([name, at, text]);
      }
  });

  it("of any bytes end within the limit, without an exception", () => {
    const start = fc.constantFrom(...readdirSync(folder).map((name) => ({ name, bytes: read(name) })));
    fc.assert(
      fc.property(start, fc.nat(400), fc.uint8Array({ maxLength: 300 }), ({ name, bytes }, kept, rest) => {
        const result = unpack(name, Buffer.concat([bytes.subarray(0, kept), rest]), 100_000);
        if ("bytes" in result) expect(result.bytes.length).toBeLessThanOrEqual(100_000);
        else expect(Object.keys(result)).toHaveLength(1);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ["a length of 2^60", "text.lzma", (bytes: Buffer) => bytes.writeBigUInt64LE(2n ** 60n, 5), "broken"],
    ["a length beyond the limit", "text.lzma", (bytes: Buffer) => bytes.writeBigUInt64LE(2n ** 35n, 5), "tooLarge"],
    ["less than comes out", "text.lzma", (bytes: Buffer) => bytes.writeBigUInt64LE(10n, 5), "broken"],
    ["a dictionary of 4 GiB", "text.lzma", (bytes: Buffer) => bytes.writeUInt32LE(0xffffffff, 1), "bytes"],
    ["properties beyond all", "text.lzma", (bytes: Buffer) => bytes.writeUInt8(225, 0), "broken"],
  ])("with %s are read within bounds", (_, name, change, kind) => {
    const bytes = read(name);
    change(bytes);
    expect(unpack(name, bytes)).toHaveProperty(kind);
  });
});
