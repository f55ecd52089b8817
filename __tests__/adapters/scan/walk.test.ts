import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Walked, walk } from "../../../src/adapters/scan/walk.ts";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "secmlops-gate-test-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), "x");
  }
}
function link(path: string, target: string): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  symlinkSync(target, join(folder, path));
}
const show = (entry: Walked) => ("file" in entry ? entry.path : `${entry.path} ${entry.found.rule}`);
const list = async (...asked: readonly string[]) => (await walk(asked, folder)).files.map(show);

describe("a walk lists files", () => {
  test("in the order of the paths asked for, then by the bytes of their names", async () => {
    put("b/z", "b/Z", "b/é", "b/a/2", "b/a/10", "b/a.txt", "a");
    expect(await list("b", "a")).toEqual(["b/Z", "b/a/10", "b/a/2", "b/a.txt", "b/z", "b/é", "a"]);
  });

  test.each([
    [".", ["m/a"]],
    ["./", ["m/a"]],
    ["m", ["m/a"]],
    ["m//", ["m/a"]],
    ["./m/", ["m/a"]],
    [".//m/a", ["m/a"]],
    ["m/../m", ["m/../m/a"]],
  ])("below %s under the names that the user would write", async (asked, expected) => {
    put("m/a");
    expect(await list(asked)).toEqual(expected);
  });

  test("under absolute names where it was asked so", async () => {
    put("m/a");
    expect(await list(join(folder, "m"))).toEqual([join(folder, "m/a")]);
  });

  test("once, however often they are asked for", async () => {
    put("m/a", "m/b");
    expect(await list("m", "m/b", "./m/a", "m")).toEqual(["m/a", "m/b"]);
  });

  test("with the path to open them by", async () => {
    put("m/a");
    expect((await walk(["m"], folder)).files).toEqual([{ path: "m/a", file: join(folder, "m/a") }]);
  });

  test("whose names are no UTF-8, escaped, and opens them by their bytes", async () => {
    const name = Buffer.from([0x61, 0xff, 0x0a, 0x62]);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), "x");
    const [entry] = (await walk(["."], folder)).files;
    expect(entry).toMatchObject({ path: "a\\xff\\x0ab" });
    const file = entry !== undefined && "file" in entry ? entry.file : "";
    expect(Buffer.from(file)).toEqual(Buffer.concat([Buffer.from(`${folder}/`), name]));
  });

  test("with line breaks in their names", async () => {
    put("a\nb");
    expect(await list(".")).toEqual(["a\nb"]);
  });

  test("twenty thousand of them, in one folder and deep below each other", async () => {
    mkdirSync(join(folder, "many"));
    for (let at = 0; at < 20_000; at += 1) writeFileSync(join(folder, "many", String(at)), "");
    put(`deep/${"d/".repeat(500)}end`);
    const { files } = await walk(["."], folder);
    expect(files.length).toBe(20_001);
    expect(files[0]?.path).toMatch(/^deep\/(d\/){500}end$/);
  });
});

describe("a walk leaves out", () => {
  test("git's own folder, and says so", async () => {
    put("m/.git/config", "m/a", "m/sub/.git/config", "m/.gitignore");
    const { files, skipped } = await walk(["m"], folder);
    expect(files.map(show)).toEqual(["m/.gitignore", "m/a"]);
    expect(skipped).toEqual(["m/.git", "m/sub/.git"]);
  });

  test("what does not exist, and names it as the user did", async () => {
    put("a");
    expect(await walk(["gone", "a", "a/b", "./none/x"], folder)).toMatchObject({
      missing: ["gone", "a/b", "./none/x"],
      files: [{ path: "a" }],
    });
  });
});

describe("a link inside a folder is not followed", () => {
  test.each([
    ["to a file that is scanned where it lies", "m/real", "SRC005"],
    ["to a folder that is scanned where it lies", "m/sub", "SRC005"],
    ["to the folder it lies in", "m", "SRC005"],
    ["to a file elsewhere", "other/real", "SRC004"],
    ["to a folder whose name begins like one that is scanned", "mm/real", "SRC004"],
    ["to git's own files", "m/.git/config", "SRC004"],
    ["to git's own folder", "m/.git", "SRC004"],
    ["to nothing", "gone", "SRC004"],
    ["to itself", "m/link", "SRC004"],
  ])("%s", async (_, target, rule) => {
    put("m/real", "m/sub/x", "m/.git/config", "other/real", "mm/real");
    link("m/link", join(folder, target));
    expect(await list("m")).toEqual([`m/link ${rule}`, "m/real", "m/sub/x"]);
  });

  test("but one that was asked for by name is", async () => {
    put("store/real");
    link("model", "store/real");
    link("models", "store");
    expect((await walk(["model", "models"], folder)).files).toEqual([
      { path: "model", file: join(folder, "store/real") },
      { path: "models/real", file: join(folder, "store/real") },
    ]);
  });

  test("and one that was asked for and leads nowhere is said", async () => {
    link("model", "gone");
    expect(await list("model")).toEqual(["model SRC004"]);
  });
});

describe("a walk does not open", () => {
  test("a pipe", async () => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    expect(await list(".")).toEqual(["pipe SRC006"]);
    expect(await list("pipe")).toEqual(["pipe SRC006"]);
  });

  test("a socket", async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(folder, "socket"), done));
    expect(await list(".")).toEqual(["socket SRC006"]);
    await new Promise((done) => server.close(done));
  });

  test("a device", async () => {
    expect(await list("/dev/null")).toEqual(["/dev/null SRC006"]);
  });
});

test("a name that is too long for the system is unknown, with the reason", async () => {
  const { files, missing } = await walk(["x".repeat(5_000)], folder);
  expect(missing).toEqual([]);
  expect(files).toMatchObject([{ found: { rule: "SRC001", evidence: "name too long (ENAMETOOLONG)" } }]);
});
