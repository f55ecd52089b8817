import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import { makeFolder } from "../../src/adapters/make-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "make-folder-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a folder", () => {
  it("is made with all that are missing above it, by several at once and again", async () => {
    const path = join(folder, "a", "b", "c");
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(folder, "a", "d"))]);
    await makeFolder(path);
    expect([path, join(folder, "a", "d")].map((each) => statSync(each).isDirectory())).toEqual([true, true]);
  });

  it("may be a link to one", async () => {
    symlinkSync(tmpdir(), join(folder, "link"));
    await makeFolder(join(folder, "link"));
  });

  test.each([
    ["it", "file", "EEXIST"],
    ["what is above it", "file/x/y", "EEXIST"],
    ["a link to nothing", "link", "EEXIST"],
  ])("is not made where %s is none", async (_, name, code) => {
    writeFileSync(join(folder, "file"), "");
    symlinkSync("nowhere", join(folder, "link"));
    await expect(makeFolder(join(folder, name))).rejects.toMatchObject({ code });
  });
});
