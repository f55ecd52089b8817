import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it, test } from "@jest/globals";
import { explainFailure } from "../../../src/adapters/git/git-error.ts";
import { openRepository } from "../../../src/adapters/git/repository.ts";
import { TempRepository, tempFolder } from "./temp-repository.ts";

const PATH = process.env.PATH ?? "";
afterEach(() => {
  process.env.PATH = PATH;
});
const objectPath = (folder: string, id: string) => join(folder, ".git/objects", id.slice(0, 2), id.slice(2));
const damage = (folder: string, id: string, bytes: Buffer | string) => {
  chmodSync(objectPath(folder, id), 0o644);
  writeFileSync(objectPath(folder, id), bytes);
};
/** A stand-in for git, first on the path. */
const fakeGit = (script: string) => {
  const folder = tempFolder();
  writeFileSync(join(folder, "git"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "git"), 0o755);
  process.env.PATH = `${folder}${delimiter}${PATH}`;
};

describe("what is wrong, and the command that mends it", () => {
  it("no repository", async () => {
    const folder = tempFolder();
    await expect(openRepository(folder)).rejects.toMatchObject({
      code: "not-a-repository",
      message: expect.stringContaining("git init"),
    });
  });

  it("a repository of somebody else's", async () => {
    fakeGit(`echo "fatal: detected dubious ownership in repository at '/x'" >&2; exit 128`);
    await expect(openRepository("/tmp")).rejects.toMatchObject({
      code: "not-a-repository",
      message: expect.stringContaining("git config --global --add safe.directory /tmp"),
    });
  });

  it("no git", async () => {
    const folder = new TempRepository().folder;
    process.env.PATH = tempFolder();
    await expect(openRepository(folder)).rejects.toMatchObject({
      code: "git-missing",
      message: expect.stringContaining("https://git-scm.com"),
    });
  });

  test.each(["git version 2.25.1", "git version 1.9.0"])("an old git: %s", async (version) => {
    fakeGit(`case "$*" in *version) echo "${version}";; *) echo .git;; esac`);
    await expect(openRepository("/tmp")).rejects.toMatchObject({
      code: "git-too-old",
      message: expect.stringContaining(version),
    });
  });

  test.each(["git version 2.30.0", "git version 2.39.5 (Apple Git-154)", "git version 3.0.1.windows.1"])(
    "%s is new enough",
    async (version) => {
      fakeGit(`case "$*" in *version) echo "${version}";; *) echo .git;; esac`);
      await expect(openRepository("/tmp")).resolves.toBeDefined();
    },
  );

  test.each([
    "nope",
    "-x",
    "--all",
    "HEAD:a",
    "main..main",
    "\u001b[31mred",
    "0123456789012345678901234567890123456789",
  ])("an unknown ref: %j", async (ref) => {
    const temp = new TempRepository();
    temp.branch("main", temp.commit({ a: "1" }));
    const answer = (await openRepository(temp.folder)).resolveCommit(ref);
    await expect(answer).rejects.toMatchObject({ code: "unknown-ref", message: expect.stringContaining("git fetch") });
    await expect(answer).rejects.toMatchObject({ message: expect.not.stringContaining("\u001b") });
  });

  it("refs are taken as commits: branches, tags, short ids", async () => {
    const temp = new TempRepository();
    const id = temp.commit({ a: "1" });
    temp.branch("main", id);
    temp.git(["tag", "-a", "v1", "-m", "x", id]);
    const repository = await openRepository(temp.folder);
    for (const ref of ["main", "v1", "HEAD", id.slice(0, 8), "refs/heads/main"])
      expect(await repository.resolveCommit(ref)).toBe(id);
    expect(await repository.firstCommit(["nope", "v1", "main"])).toEqual({ ref: "v1", id });
    expect(await repository.firstCommit(["nope"])).toBeUndefined();
  });

  it("a missing tree", async () => {
    const temp = new TempRepository();
    const [base, head] = [temp.commit({ "a/b": "1" }), temp.commit({ "a/b": "2" })];
    rmSync(objectPath(temp.folder, temp.git(["rev-parse", `${head}:a`])));
    await expect((await openRepository(temp.folder)).diffChanges(base, head)).rejects.toMatchObject({
      code: "missing-object",
      message: expect.stringContaining("git fetch"),
    });
  });

  it("a missing commit", async () => {
    const temp = new TempRepository();
    const base = temp.commit({ a: "1" });
    await expect((await openRepository(temp.folder)).diffChanges(base, "1".repeat(40))).rejects.toMatchObject({
      code: "missing-object",
    });
    await expect((await openRepository(temp.folder)).mergeBase(base, "1".repeat(40))).rejects.toMatchObject({
      code: "missing-object",
    });
  });

  test.each([
    ["garbage", "garbage"],
    ["an empty file", ""],
  ])("a damaged tree: %s", async (_, bytes) => {
    const temp = new TempRepository();
    const [base, head] = [temp.commit({ "a/b": "1" }), temp.commit({ "a/b": "2" })];
    damage(temp.folder, temp.git(["rev-parse", `${head}:a`]), bytes);
    await expect((await openRepository(temp.folder)).diffChanges(base, head)).rejects.toMatchObject({
      code: "corrupt-object",
      message: expect.stringContaining("git fsck"),
    });
  });

  it("a damaged blob", async () => {
    const temp = new TempRepository();
    const id = temp.blob("content");
    damage(temp.folder, id, "garbage");
    await expect((await openRepository(temp.folder)).readBlobs([id], 100)).rejects.toMatchObject({
      code: "corrupt-object",
    });
  });

  it("a blob that is not what its id says", async () => {
    const temp = new TempRepository();
    const [id, other] = [temp.blob("content"), temp.blob("another")];
    damage(temp.folder, id, execFileSync("cat", [objectPath(temp.folder, other)]));
    await expect((await openRepository(temp.folder)).readBlobs([id], 100)).rejects.toMatchObject({
      code: "corrupt-object",
      message: expect.stringContaining("git fsck"),
    });
  });

  it("says anything else as git said it, without what could harm a terminal", () => {
    expect(explainFailure("diff-tree", 129, "usage\nfatal: \u001b[2Jodd\n")).toMatchObject({
      code: "failed",
      message: "git diff-tree ended with 129: fatal: \ufffd[2Jodd",
    });
  });
});

describe("where the repository lies", () => {
  it("is found from a folder inside it, bare or not, whatever the environment says", async () => {
    const temp = new TempRepository();
    const id = temp.commit({ "a/b": "1", c: "1" });
    temp.branch("main", id);
    mkdirSync(join(temp.folder, "a"));
    const bare = join(tempFolder(), "bare.git");
    temp.git(["clone", "--quiet", "--bare", temp.folder, bare]);
    process.env.GIT_DIR = "/nowhere";
    process.env.GIT_ICASE_PATHSPECS = "1";
    try {
      const inside = await openRepository(join(temp.folder, "a"));
      expect(await inside.resolveCommit("main")).toBe(id);
      expect((await inside.listTree(id)).map(({ path }) => path)).toEqual(["a/b", "c"]);
      expect((await inside.entriesAt(id, ["a/b"])).size).toBe(1);
      expect(await inside.root()).toContain(temp.folder);
      const other = await openRepository(bare);
      expect(await other.resolveCommit("main")).toBe(id);
      expect(await other.name()).toBe(temp.folder.split("/").slice(-2).join("/"));
      expect(readdirSync(bare)).toContain("objects");
    } finally {
      delete process.env.GIT_DIR;
      delete process.env.GIT_ICASE_PATHSPECS;
    }
  });
});
