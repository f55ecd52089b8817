import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { parseLfsPointer } from "../../../src/core/change/lfs-pointer.ts";

const oid = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
const pointer = (...lines: string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(""));
const VERSION = "version https://git-lfs.github.com/spec/v1";

describe("a Git LFS pointer", () => {
  test.each([
    ["as it is written", pointer(VERSION, `oid sha256:${oid}`, "size 12345")],
    ["of the first version", pointer("version https://hawser.github.com/spec/v1", `oid sha256:${oid}`, "size 12345")],
    ["with extensions", pointer(VERSION, `ext-0-foo sha256:${oid}`, `oid sha256:${oid}`, "size 12345")],
    ["with keys to come", pointer(VERSION, `oid sha256:${oid}`, "size 12345", "x-new thing")],
  ])("%s is read", (_, bytes) => {
    expect(parseLfsPointer(bytes)).toEqual({ oid, size: 12_345 });
  });

  test.each([
    ["empty", Buffer.alloc(0)],
    ["of another version", pointer("version https://git-lfs.github.com/spec/v2", `oid sha256:${oid}`, "size 1")],
    ["without a size", pointer(VERSION, `oid sha256:${oid}`)],
    ["without an oid", pointer(VERSION, "size 1")],
    ["of another hash", pointer(VERSION, "oid md5:900150983cd24fb0d6963f7d28e17f72", "size 1")],
    ["with a short oid", pointer(VERSION, "oid sha256:4d7a", "size 1")],
    ["with an upper-case oid", pointer(VERSION, `oid sha256:${oid.toUpperCase()}`, "size 1")],
    ["with a negative size", pointer(VERSION, `oid sha256:${oid}`, "size -1")],
    ["with a size past all counting", pointer(VERSION, `oid sha256:${oid}`, "size 9999999999999999")],
    ["with a padded size", pointer(VERSION, `oid sha256:${oid}`, "size 01")],
    ["out of order", pointer(VERSION, "size 1", `oid sha256:${oid}`)],
    ["with a key twice", pointer(VERSION, `oid sha256:${oid}`, `oid sha256:${oid}`, "size 1")],
    ["with the version last", pointer(`oid sha256:${oid}`, "size 1", VERSION)],
    ["without the last newline", Buffer.from(`${VERSION}\noid sha256:${oid}\nsize 1`)],
    ["with Windows line ends", Buffer.from(`${VERSION}\r\noid sha256:${oid}\r\nsize 1\r\n`)],
    ["with a blank line", pointer(VERSION, "", `oid sha256:${oid}`, "size 1")],
    ["too long", pointer(VERSION, `oid sha256:${oid}`, "size 1", `x ${"y".repeat(1_024)}`)],
  ])("%s is none", (_, bytes) => {
    expect(parseLfsPointer(bytes)).toBeUndefined();
  });

  it("is told from any bytes, and read back from what git-lfs writes", () => {
    const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(hex, fc.maxSafeNat(), (some, size) => {
        expect(parseLfsPointer(pointer(VERSION, `oid sha256:${some}`, `size ${size}`))).toEqual({ oid: some, size });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parseLfsPointer(bytes)).toBeUndefined();
      }),
    );
  });
});
