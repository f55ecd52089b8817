import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { localLfsObject } from "../../../src/adapters/lfs/local-object.ts";
import { tempFolder } from "../git/temp-repository.ts";

describe("an object that is in the repository already", () => {
  const bytes = Buffer.from("a model");
  const oid = createHash("sha256").update(bytes).digest("hex");
  const object = { oid, size: bytes.length };
  function stored(make: (file: string) => void): string {
    const folder = tempFolder();
    const file = join(folder, "lfs/objects", oid.slice(0, 2), oid.slice(2, 4), oid);
    mkdirSync(dirname(file), { recursive: true });
    make(file);
    return folder;
  }

  it("is its file, once all of it was compared with the oid", async () => {
    const folder = stored((file) => writeFileSync(file, bytes));
    const found = await localLfsObject(folder, object);
    expect(found).toEqual({ file: expect.stringContaining(join("lfs", "objects", oid.slice(0, 2))) });
  });

  test.each<[string, (file: string) => void, string]>([
    ["other bytes", (file) => writeFileSync(file, "a modem"), "not what its oid says"],
    ["another length", (file) => writeFileSync(file, "a model!"), "the pointer says 7 bytes, Git LFS's own copy has 8"],
    ["a folder", (file) => mkdirSync(file), "not a regular file"],
    ["a link", (file) => symlinkSync("/dev/zero", file), "could not be read (ELOOP)"],
  ])("with %s is not it", async (_, make, reason) => {
    expect(await localLfsObject(stored(make), object)).toEqual({ unavailable: expect.stringContaining(reason) });
  });

  it("may be missing", async () => {
    expect(await localLfsObject(tempFolder(), object)).toBeUndefined();
    expect(await localLfsObject(tempFolder(), { oid: "../../../../etc/passwd", size: 1 })).toBeUndefined();
  });
});
