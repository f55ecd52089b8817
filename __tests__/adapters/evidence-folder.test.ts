import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import { EvidenceFolderError, findRunFolder, openRunFolder } from "../../src/adapters/evidence-folder.ts";

const COMMIT = "a".repeat(40);
const JSON_ONLY = (path: string) => path.endsWith(".json");
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "evidence-folder-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @returns where it lies */
function write(path: string, content: string): string {
  const at = join(root, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, content);
  return at;
}
const folder = (path: string) => mkdirSync(join(root, path), { recursive: true });
const gitId = (text: string, hash = "sha1") =>
  createHash(hash)
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");
/** What the error says, once it is known to be one that says what to do. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error("nothing was refused"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EvidenceFolderError)) throw error;
  return error.message;
}

describe("the folder of a run", () => {
  it("is found by commit, and names its run", async () => {
    write(`${COMMIT}/123/reports/a.json`, "{}");
    write(`${"b".repeat(40)}/9/reports/a.json`, "{}");
    expect(await findRunFolder(root, COMMIT)).toEqual({ run: 123, folder: join(root, COMMIT, "123") });
  });

  test.each([
    ["nothing lies there for the commit", `${"b".repeat(40)}/9`],
    ["the commit's folder is empty", COMMIT],
  ])("is none where %s", async (_, path) => {
    folder(path);
    expect(await findRunFolder(root, COMMIT)).toBeUndefined();
  });

  test.each<[string, () => void, string]>([
    ["there is no such folder at all", () => rmSync(root, { recursive: true }), "cannot be read (ENOENT)"],
    ["reports lie at the top", () => write("reports/a.json", "{}"), "expected are folders named by full commit ids"],
    ["commits are shortened", () => folder(`${COMMIT.slice(0, 7)}/1`), "named by full commit ids"],
    ["reports lie where the run should", () => write(`${COMMIT}/reports/a.json`, "{}"), "named by the id of the run"],
    ["a run is named by no number", () => folder(`${COMMIT}/0123`), "named by the id of the run"],
    ["a run's number is beyond all numbers", () => folder(`${COMMIT}/${"9".repeat(30)}`), "named by the id of the run"],
    ["there are two runs", () => [folder(`${COMMIT}/1`), folder(`${COMMIT}/2`)], "let one workflow make all reports"],
    ["the commit is a file", () => write(COMMIT, ""), "is a link or no folder"],
    [
      "the commit is a link",
      () => {
        folder(`${"b".repeat(40)}/1`);
        symlinkSync(join(root, "b".repeat(40)), join(root, COMMIT));
      },
      "is a link or no folder",
    ],
  ])("is refused where %s", async (_, prepare, says) => {
    prepare();
    expect(await refusalOf(findRunFolder(root, COMMIT))).toContain(says);
  });
});

describe("the files of a run", () => {
  const open = (isAskedFor = JSON_ONLY, digits = 40) => openRunFolder(root, isAskedFor, digits);

  it("are listed in path order with git's ids, those that are asked for alone", async () => {
    write("reports/b.json", "{}");
    write("reports/a/x.json", '{"é":1}');
    write("reports/..odd.json", "");
    write("model.bin", "weights");
    expect((await open()).files).toEqual([
      { path: "reports/..odd.json", id: gitId("") },
      { path: "reports/a/x.json", id: gitId('{"é":1}') },
      { path: "reports/b.json", id: gitId("{}") },
    ]);
    expect((await open(JSON_ONLY, 64)).files[2]).toEqual({ path: "reports/b.json", id: gitId("{}", "sha256") });
  });

  it("are read by id up to a limit, as blobs are", async () => {
    write("a.json", "[1,2]");
    write("same.json", "[1,2]");
    const { read } = await open();
    const id = gitId("[1,2]");
    expect(await read([id, id], 5)).toEqual(new Map([[id, { bytes: Buffer.from("[1,2]") }]]));
    expect(await read([id], 4)).toEqual(new Map([[id, { tooLarge: 5 }]]));
    expect(await read([gitId("other")], 5)).toEqual(new Map([[gitId("other"), { missing: true }]]));
  });

  test.each<[string, () => void, string]>([
    [
      "a link to a file outside",
      () => symlinkSync("/etc/hostname", join(root, "a.json")),
      "a.json is a link or no regular file",
    ],
    ["a link to a file inside", () => symlinkSync(write("b.json", "{}"), join(root, "a.json")), "is a link"],
    ["a link to a folder", () => symlinkSync(tmpdir(), join(root, "more")), "more is a link"],
    ["a link that nobody asks for", () => symlinkSync("gone", join(root, "note.txt")), "note.txt is a link"],
    ["a pipe", () => execFileSync("mkfifo", [join(root, "a.json")]), "a.json is a link or no regular file"],
    [
      "too many files",
      () => {
        for (let each = 0; each <= 2_000; each++) write(`images/${each}.png`, "");
      },
      "more than 2000 files",
    ],
    ["folders in folders without end", () => folder(Array(40).fill("d").join("/")), "more than 32 folders deep"],
    ["a file too large", () => truncateSync(write("a.json", ""), 64 * 1_048_576 + 1), "at most 67108864 are read"],
    [
      "too much of all",
      () => {
        for (let each = 0; each < 5; each++) truncateSync(write(`${each}.json`, ""), 60 * 1_048_576);
      },
      "the reports together have",
    ],
    [
      "a name that is not UTF-8",
      () => writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff]), Buffer.from(".json")]), ""),
      "a name that is not UTF-8",
    ],
  ])("are refused, all of them, with %s among them", async (_, prepare, says) => {
    write("reports/fine.json", "{}");
    prepare();
    expect(await refusalOf(open())).toContain(says);
  });

  it("are not held back by a large file that nobody asks for", async () => {
    truncateSync(write("model.bin", ""), 65 * 1_048_576);
    write("a.json", "{}");
    expect((await open()).files).toHaveLength(1);
  });

  test.each<[string, (at: string) => void]>([
    ["grows", (at) => appendFileSync(at, " ")],
    ["is cut short", (at) => truncateSync(at, 1)],
    [
      "is replaced",
      (at) => {
        rmSync(at);
        writeFileSync(at, "[]");
      },
    ],
    [
      "becomes a link",
      (at) => {
        rmSync(at);
        symlinkSync("/etc/hostname", at);
      },
    ],
    [
      "becomes a pipe",
      (at) => {
        rmSync(at);
        execFileSync("mkfifo", [at]);
      },
    ],
    ["goes away", (at) => rmSync(at)],
  ])("are refused where one %s after it was listed", async (_, alter) => {
    const at = write("a.json", "{}");
    const { read } = await open();
    alter(at);
    expect(await refusalOf(read([gitId("{}")], 100))).toMatch(/a\.json (?:changed while it was read|cannot be read)/);
  });

  it("are refused where one may not be read", async () => {
    chmodSync(write("a.json", "{}"), 0o000);
    const outcome = open().then(
      ({ files }) => files.length,
      (error: Error) => error.message,
    );
    // The superuser may read everything.
    expect([1, "a.json cannot be read (EACCES)"]).toContain(await outcome);
  });
});
