import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
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
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import { UsageError } from "../../src/app/io.ts";
import { refuseToWrite, writeNamed } from "../../src/app/write-named.ts";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "write-named-"));
});
afterEach(() => {
  chmodSync(cwd, 0o700);
  rmSync(cwd, { recursive: true, force: true });
});

const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
const write = (name: string, result: Parameters<typeof writeNamed>[2]) => writeNamed(name, "--out", result, { cwd });

describe("a result that is written to a named file", () => {
  it("is there whole, in order, whatever its pieces", async () => {
    const pieces = ["a", Buffer.from("ö"), "x".repeat(70_000), "", "end"];
    await write("r.txt", async (to) => {
      for (const piece of pieces) await to(piece);
    });
    expect(read("r.txt")).toBe(`aö${"x".repeat(70_000)}end`);
    expect(readdirSync(cwd)).toEqual(["r.txt"]);
  });

  it("leaves what was there, and nothing beside it, where the work fails half-way", async () => {
    writeFileSync(join(cwd, "r.txt"), "before");
    const failing = write("r.txt", async (to) => {
      await to("x".repeat(70_000));
      throw new TypeError("half-way");
    });
    await expect(failing).rejects.toThrow(new TypeError("half-way"));
    expect(read("r.txt")).toBe("before");
    expect(readdirSync(cwd)).toEqual(["r.txt"]);
  });

  it("touches no file of the user's that is called like a part of it", async () => {
    writeFileSync(join(cwd, "r.txt.part"), "the user's");
    await write("r.txt", "new");
    expect([read("r.txt"), read("r.txt.part")]).toEqual(["new", "the user's"]);
  });

  it("is another file than before, with the same rights", async () => {
    writeFileSync(join(cwd, "r.txt"), "before");
    chmodSync(join(cwd, "r.txt"), 0o600);
    linkSync(join(cwd, "r.txt"), join(cwd, "kept"));
    await write("r.txt", "new");
    expect([read("r.txt"), read("kept"), statSync(join(cwd, "r.txt")).mode & 0o777]).toEqual(["new", "before", 0o600]);
  });

  it("goes where a link leads, and the link stays", async () => {
    mkdirSync(join(cwd, "far"));
    writeFileSync(join(cwd, "far", "r.txt"), "before");
    symlinkSync(join("far", "r.txt"), join(cwd, "link"));
    await write("link", "new");
    expect(lstatSync(join(cwd, "link")).isSymbolicLink()).toBe(true);
    expect(read("far/r.txt")).toBe("new");
  });

  it("goes into a device as it comes, which stays what it is", async () => {
    await write("/dev/null", "gone");
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
    expect(existsSync("/dev/null.part")).toBe(false);
  });

  test.each([
    [
      "the current folder",
      ".",
      ". cannot be written (EISDIR): it is a folder. Name a file in a folder that is there with --out",
    ],
    ["no name", "", '"" cannot be written (EISDIR): it is a folder'],
    [
      "a file as if it were a folder",
      "file/x",
      "file/x cannot be written (ENOTDIR): a file is where a folder is expected.",
    ],
    [
      "a folder that is not there",
      "gone/x",
      "gone/x cannot be written (ENOENT): the folder that it would lie in is not there.",
    ],
  ])("is refused with what to name instead: %s", async (_, name, message) => {
    writeFileSync(join(cwd, "file"), "");
    let worked = false;
    const refused = write(name, async () => {
      worked = true;
    });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    expect([worked, readdirSync(cwd)]).toEqual([false, ["file"]]);
  });

  it("says nothing of names that it made up itself", () => {
    const denied = Object.assign(new Error("EACCES: permission denied, open '/ro/c.json.part'"), { code: "EACCES" });
    expect(() => refuseToWrite("c.json", "--out", "file", denied)).toThrow(
      new UsageError(
        "c.json cannot be written (EACCES): this user may not write there. Name a file in a folder that is there with --out",
      ),
    );
    const full = Object.assign(new Error("EDQUOT: disk quota exceeded, write '/x/y.part'"), { code: "EDQUOT" });
    expect(() => refuseToWrite("s", "--out", "folder", full)).toThrow(
      new UsageError("s cannot be written: disk quota exceeded (EDQUOT)"),
    );
  });
});
