import { chmodSync, copyFileSync, existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { openRepository } from "../../../src/adapters/git/repository.ts";
import { TempRepository, tempFolder } from "./temp-repository.ts";

/** A program that says by a file that it ran. */
function evilProgram() {
  const folder = tempFolder();
  const mark = join(folder, "ran");
  const path = join(folder, "evil.sh");
  writeFileSync(path, `#!/bin/sh\ntouch ${mark}\nexit 1\n`);
  chmodSync(path, 0o755);
  return { folder, path, ran: () => existsSync(mark) };
}

/** A clone that left its blobs at the origin. */
function blobless() {
  const origin = new TempRepository();
  const base = origin.commit({ f: "1", l: { link: "f" } });
  const head = origin.commit({ f: "2" }, [base]);
  origin.branch("main", head);
  origin.git(["config", "uploadpack.allowFilter", "true"]);
  origin.git(["config", "uploadpack.allowAnySHA1InWant", "true"]);
  const folder = join(tempFolder(), "clone");
  origin.git(["clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${origin.folder}`, folder]);
  return { folder, base, head, blob: origin.git(["rev-parse", `${head}:f`]), clone: new TempRepository(folder) };
}

describe("a partial clone", () => {
  test.each<[string, (evil: string) => Record<string, string>]>([
    ["nothing", () => ({})],
    ["an upload-pack", (evil) => ({ "remote.origin.uploadpack": evil })],
    [
      "an upload-pack of a remote that only promises",
      (evil) => ({ "remote.x.promisor": "yes", "remote.x.url": "/", "remote.x.uploadpack": evil }),
    ],
    ["ssh", (evil) => ({ "core.sshCommand": evil, "remote.origin.url": "ssh://example.org/x" })],
    ["a proxy", (evil) => ({ "core.gitProxy": evil, "remote.origin.url": "git://example.org/x" })],
    [
      "ext",
      (evil) => ({ "remote.origin.url": `ext::${evil}`, "protocol.ext.allow": "always", "protocol.allow": "always" }),
    ],
    ["a helper", () => ({ "remote.origin.vcs": "evil", "protocol.evil.allow": "always" })],
    [
      "credentials",
      (evil) => ({ "credential.helper": evil, "core.askPass": evil, "remote.origin.url": "https://localhost:1/x" }),
    ],
  ])("runs nothing and fetches nothing, whatever its configuration names: %s", async (_, settings) => {
    const evil = evilProgram();
    copyFileSync(evil.path, join(evil.folder, "git-remote-evil"));
    const { folder, base, head, blob, clone } = blobless();
    for (const [key, value] of Object.entries(settings(evil.path))) clone.git(["config", key, value]);
    const path = process.env.PATH;
    process.env.PATH = `${evil.folder}:${path}`;
    process.env.GIT_SSH_COMMAND = evil.path;
    process.env.GIT_PROXY_COMMAND = evil.path;
    try {
      const repository = await openRepository(folder);
      expect((await repository.diffChanges(base, head)).map((change) => change.path)).toEqual(["f"]);
      expect(await repository.mergeBase(base, head)).toBe(base);
      expect(await repository.commitsBetween(base, head)).toHaveLength(1);
      expect(await repository.blobSizes([blob])).toEqual(new Map());
      expect(await repository.readBlobs([blob], 10)).toEqual(new Map([[blob, { missing: true }]]));
      expect(await repository.treeLinks(head)).toEqual([
        { path: "l", target: { unavailable: "what it holds could not be read" } },
      ]);
      await repository.countUncommitted();
      await expect(repository.resolveCommit("1".repeat(40))).rejects.toMatchObject({ code: "unknown-ref" });
      await expect(repository.listTree("1".repeat(40))).rejects.toMatchObject({ code: "missing-object" });
    } finally {
      process.env.PATH = path;
      delete process.env.GIT_SSH_COMMAND;
      delete process.env.GIT_PROXY_COMMAND;
    }
    expect(evil.ran()).toBe(false);
  });

  it("is mended by fetching everything", async () => {
    const { folder, blob, clone } = blobless();
    clone.git(["fetch", "--quiet", "--refetch", "--no-filter"]);
    expect(await (await openRepository(folder)).readBlobs([blob], 10)).toEqual(
      new Map([[blob, { bytes: Buffer.from("2") }]]),
    );
  });

  it("without trees says what is missing", async () => {
    const { clone, base, head } = blobless();
    const folder = join(tempFolder(), "treeless");
    const origin = clone.git(["config", "remote.origin.url"]);
    clone.git(["clone", "--quiet", "--no-checkout", "--filter=tree:0", origin, folder]);
    await expect((await openRepository(folder)).diffChanges(base, head)).rejects.toMatchObject({
      code: "missing-object",
      message: expect.stringContaining("git fetch"),
    });
  });
});

describe("a work tree", () => {
  test.each([
    ["evil", "clean"],
    ["evil", "process"],
    ["e=v=il", "clean"],
  ])("whose files have to be compared runs no filter of the repository's: %s %s", async (name, kind) => {
    const evil = evilProgram();
    const temp = new TempRepository();
    // As old as the index: git cannot tell by the time that the file is unchanged.
    const time = new Date(1_700_000_000_000);
    writeFileSync(join(temp.folder, "f"), "1");
    utimesSync(join(temp.folder, "f"), time, time);
    temp.git(["add", "f"]);
    temp.git(["commit", "--quiet", "-m", "x"]);
    writeFileSync(join(temp.folder, ".gitattributes"), `* filter=${name}\n`);
    temp.git(["config", `filter.${name}.${kind}`, evil.path]);
    utimesSync(join(temp.folder, ".git/index"), time, time);
    await (await openRepository(temp.folder)).countUncommitted();
    expect(evil.ran()).toBe(false);
  });

  it("of a submodule is not asked what it configures", async () => {
    const evil = evilProgram();
    const temp = new TempRepository();
    mkdirSync(join(temp.folder, "sub"));
    const inner = new TempRepository(join(temp.folder, "sub"));
    writeFileSync(join(inner.folder, "f"), "1");
    inner.git(["add", "f"]);
    inner.git(["commit", "--quiet", "-m", "x"]);
    temp.git(["add", "sub"]);
    temp.git(["commit", "--quiet", "-m", "x"]);
    writeFileSync(join(inner.folder, ".gitattributes"), "* filter=evil\n");
    inner.git(["config", "filter.evil.clean", evil.path]);
    const time = new Date(1_700_000_000_000);
    utimesSync(join(inner.folder, "f"), time, time);
    expect(await (await openRepository(temp.folder)).countUncommitted()).toBe(0);
    expect(evil.ran()).toBe(false);
  });
});

describe("a bare repository", () => {
  function makeBare(folder: string) {
    const temp = new TempRepository();
    const id = temp.commit({ a: "1" });
    temp.branch("main", id);
    temp.git(["clone", "--quiet", "--bare", temp.folder, folder]);
    return id;
  }

  it("that is files of a work tree is never taken for the repository", async () => {
    const outer = new TempRepository();
    const planted = join(outer.folder, "data", "planted");
    mkdirSync(join(outer.folder, "data"));
    makeBare(planted);
    for (const folder of [planted, join(planted, "objects")])
      await expect(openRepository(folder)).rejects.toMatchObject({
        code: "not-a-repository",
        message: expect.stringMatching(/bare repository.*inside/),
      });
    await expect(openRepository(join(outer.folder, ".git"))).rejects.toMatchObject({ code: "not-a-repository" });
    const above = await openRepository(join(outer.folder, "data"));
    expect(await above.root()).toContain(outer.folder);
  });

  it("that shares what another holds is none the less one", async () => {
    const outer = new TempRepository();
    const planted = join(outer.folder, "planted");
    const other = join(tempFolder(), "other.git");
    makeBare(other);
    mkdirSync(planted);
    writeFileSync(join(planted, "HEAD"), "ref: refs/heads/main\n");
    writeFileSync(join(planted, "commondir"), `${other}\n`);
    await expect(openRepository(planted)).rejects.toMatchObject({ code: "not-a-repository" });
  });

  it("by itself is one", async () => {
    const folder = join(tempFolder(), "bare.git");
    const id = makeBare(folder);
    expect(await (await openRepository(folder)).resolveCommit("main")).toBe(id);
    expect(await (await openRepository(join(folder, "refs"))).resolveCommit("main")).toBe(id);
  });
});
