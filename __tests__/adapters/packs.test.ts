import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openPacks } from "../../src/adapters/packs.ts";
import { parsePackRef } from "../../src/core/policy/pack-ref.ts";

const root = mkdtempSync(join(tmpdir(), "packs-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function find(reference: string, { packageRoot = root, clones }: { packageRoot?: string; clones?: string } = {}) {
  const ref = parsePackRef(reference);
  if ("problem" in ref) throw new Error(ref.problem);
  return openPacks(packageRoot, clones).load(ref);
}

describe("a pack we ship", () => {
  beforeAll(() => {
    mkdirSync(join(root, "policies"));
    writeFileSync(join(root, "policies/baseline.yml"), "version: 1\npack: { name: baseline, version: 2 }\n");
    writeFileSync(join(root, "policies/llm.yml"), "version: 1\npack: { name: llm, version: 1 }\n");
    writeFileSync(join(root, "policies/baseline.test.yml"), "pack: baseline\n");
    writeFileSync(join(root, "policies/assets.yml"), "assets: {}\n");
  });

  it("is read by its name", async () => {
    expect(await find("secmlops:baseline@2")).toEqual({
      name: "secmlops:baseline@2",
      text: expect.stringContaining("name: baseline"),
    });
  });

  it("has exactly one major version, and another one is answered with it", async () => {
    const unavailable = "this version of the gate ships only secmlops:baseline@2";
    expect(await find("secmlops:baseline@1")).toEqual({ unavailable });
  });

  it("is listed, and files beside the packs are not", async () => {
    const unavailable = "this version of the gate ships only secmlops:baseline@2 and secmlops:llm@1";
    expect(await find("secmlops:basline@1")).toEqual({ unavailable });
    expect(await find("secmlops:assets@1")).toEqual({ unavailable });
    expect(await openPacks(root, undefined).shipped()).toEqual(["secmlops:baseline@2", "secmlops:llm@1"]);
  });

  it("cannot be named out of its folder", async () => {
    const ref = { kind: "shipped", ref: "", name: "../policies/baseline", major: 2 } as const;
    expect(await openPacks(root, undefined).load(ref)).toMatchObject({
      unavailable: expect.stringContaining("ships only"),
    });
  });
});

describe("a pack of another repository", () => {
  const work = join(root, "work");
  const clones = join(root, "clones");
  const commits: Record<string, string> = {};

  const git = (folder: string, ...words: string[]) =>
    execFileSync("git", ["-C", folder, ...words], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: devNull,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "Nina",
        GIT_AUTHOR_EMAIL: "nina@example.com",
        GIT_COMMITTER_NAME: "Nina",
        GIT_COMMITTER_EMAIL: "nina@example.com",
      },
    }).trim();
  const commit = (text: string) => {
    writeFileSync(join(work, "policies/base.yml"), text);
    git(work, "add", "--all");
    git(work, "commit", "--quiet", "--message", text.slice(0, 20));
    return git(work, "rev-parse", "HEAD");
  };
  const pack = (id: string | undefined, path = "policies/base.yml", repo = "acme/ml-governance") =>
    find(`github:${repo}//${path}@${id}`, { clones });

  beforeAll(() => {
    mkdirSync(join(work, "policies"), { recursive: true });
    git(work, "init", "--quiet", "--initial-branch=trunk");
    symlinkSync("base.yml", join(work, "policies/link.yml"));
    symlinkSync("policies", join(work, "elsewhere"));
    writeFileSync(join(work, "policies/large.yml"), "# ".repeat(600_000));
    writeFileSync(join(work, "policies/binary.yml"), Buffer.from([0xff, 0xfe, 0x00]));
    mkdirSync(join(work, "policies/folder.yml"));
    writeFileSync(join(work, "policies/folder.yml/inside.yml"), "version: 1\n");
    commits.first = commit("first: 1\n");
    commits.second = commit("second: 2\n");
    git(work, "checkout", "--quiet", "-b", "release");
    commits.tagged = commit("tagged: 3\n");
    git(work, "tag", "v1");
    commits.branch = commit("branch: 4\n");
    git(work, "checkout", "--quiet", "-b", "fork", "trunk");
    commits.fork = commit("fork: 5\n");
    git(work, "checkout", "--quiet", "trunk");
    commits.tree = git(work, "rev-parse", "trunk^{tree}");

    git(root, "clone", "--quiet", "--bare", work, join(clones, "acme/ml-governance"));
    git(root, "clone", "--quiet", work, join(clones, "acme/worktree"));
    git(root, "clone", "--quiet", "--bare", work, join(clones, "acme/suffixed.git"));
    git(root, "clone", "--quiet", "--bare", "--depth=1", `file://${work}`, join(clones, "acme/shallow"));
    git(root, "init", "--quiet", join(clones, "acme/unknown-head"));
    git(join(clones, "acme/unknown-head"), "fetch", "--quiet", work, "trunk");
    mkdirSync(join(clones, "acme/empty"));
  });

  it("is read at a commit of the default branch, the newest or not", async () => {
    expect(await pack(commits.first)).toMatchObject({ text: "first: 1\n" });
    expect(await pack(commits.second)).toMatchObject({ text: "second: 2\n" });
  });

  it("is read at a commit that only a tag holds", async () => {
    expect(await pack(commits.tagged)).toMatchObject({ text: "tagged: 3\n" });
  });

  it("is read from a clone with a work tree, whatever is checked out there, and from one named .git", async () => {
    git(join(clones, "acme/worktree"), "checkout", "--quiet", "origin/fork");
    expect(await pack(commits.first, undefined, "acme/worktree")).toMatchObject({ text: "first: 1\n" });
    expect(await pack(commits.fork, undefined, "acme/worktree")).toMatchObject({ unavailable: expect.any(String) });
    expect(await pack(commits.first, undefined, "acme/suffixed")).toMatchObject({ text: "first: 1\n" });
  });

  it("is refused at a commit of another branch, as a fork's would be", async () => {
    for (const id of [commits.branch, commits.fork])
      expect(await pack(id)).toEqual({ unavailable: expect.stringContaining("it could be a fork's") });
  });

  it("is refused where a replaced object would stand in for the commit", async () => {
    const folder = join(clones, "acme/replaced");
    git(root, "clone", "--quiet", "--bare", work, folder);
    git(folder, "replace", String(commits.second), String(commits.fork));
    expect(await pack(commits.fork, undefined, "acme/replaced")).toMatchObject({ unavailable: expect.any(String) });
    expect(await pack(commits.second, undefined, "acme/replaced")).toMatchObject({ text: "second: 2\n" });
  });

  it.each([
    ["a symlink", "policies/link.yml", "is a symlink, folder or submodule"],
    ["a folder", "policies/folder.yml", "is a symlink, folder or submodule"],
    ["a path through a symlink", "elsewhere/base.yml", "there is no file"],
    ["a path that is not there", "policies/nothing.yml", "there is no file"],
    ["a pattern for git", ":(glob)policies/b*.yml", "there is no file"],
    ["a file of more than 1 MiB", "policies/large.yml", "1200000 bytes, more than 1048576"],
    ["a file that is no text", "policies/binary.yml", "is not UTF-8 text"],
  ])("is refused if its path is %s", async (_, path, problem) => {
    expect(await pack(commits.second, path)).toEqual({ unavailable: expect.stringContaining(problem) });
  });

  it.each([
    ["a commit that the clone lacks", () => pack("0".repeat(40)), "does not have commit 0000"],
    ["an id that is not a commit's", () => pack(commits.tree), "is a tree, not a commit"],
    ["a shallow clone", () => pack(commits.first, undefined, "acme/shallow"), "fetch --tags origin"],
    [
      "a clone without a default branch",
      () => pack(commits.second, undefined, "acme/unknown-head"),
      "remote set-head origin --auto",
    ],
    [
      "a folder inside some other repository",
      () => pack(commits.first, undefined, "acme/empty"),
      "is no clone of acme/empty",
    ],
    [
      "no clone",
      () => pack(commits.first, undefined, "acme/none"),
      "git clone --bare https://github.com/acme/none.git",
    ],
    ["no folder of clones", () => find(`github:acme/none//a.yml@${commits.first}`), "SECMLOPS_GATE_PACKS"],
  ])("is answered, for %s, with what to do", async (_, find, problem) => {
    expect(await find()).toEqual({ unavailable: expect.stringContaining(problem) });
  });
});
