import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { replaceFile } from "../../../src/app/audit/replace-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const here = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(here(name), "utf8");

describe("a file that is replaced", () => {
  it("is made where there was none", async () => {
    await replaceFile(here("a"), "new");
    expect([text("a"), readdirSync(folder)]).toEqual(["new", ["a"]]);
  });

  it("is another file than before, with the same rights", async () => {
    writeFileSync(here("a"), "old");
    chmodSync(here("a"), 0o600);
    linkSync(here("a"), here("kept"));
    await replaceFile(here("a"), "new");
    expect([text("a"), text("kept"), statSync(here("a")).mode & 0o777]).toEqual(["new", "old", 0o600]);
  });

  it("is still there as it was, and nothing beside it, where writing fails half-way", async () => {
    writeFileSync(here("a"), "old");
    function* half() {
      yield "ne";
      throw new Error("the disk is full");
    }
    await expect(replaceFile(here("a"), half())).rejects.toThrow("the disk is full");
    expect([text("a"), readdirSync(folder)]).toEqual(["old", ["a"]]);
  });

  it("is the one that a link leads to", async () => {
    mkdirSync(here("away"));
    writeFileSync(here("away/b"), "old");
    symlinkSync("away/b", here("a"));
    await replaceFile(here("a"), "new");
    expect([text("away/b"), text("a"), readdirSync(here("away"))]).toEqual(["new", "new", ["b"]]);
  });

  it("is never a device", async () => {
    await replaceFile("/dev/null", "new");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});
