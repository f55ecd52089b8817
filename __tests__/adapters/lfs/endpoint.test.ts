import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { gitIn } from "../../../src/adapters/git/run-git.ts";
import { endpointOf, localEndpoint, localLfsObject } from "../../../src/adapters/lfs/endpoint.ts";
import { TempRepository, tempFolder } from "../git/temp-repository.ts";

describe("the LFS server of a remote", () => {
  test.each([
    ["https://github.com/acme/credit", "https://github.com/acme/credit.git/info/lfs"],
    ["https://github.com/acme/credit.git", "https://github.com/acme/credit.git/info/lfs"],
    ["https://github.com/acme/credit.git/", "https://github.com/acme/credit.git/info/lfs"],
    ["http://localhost:8080/acme/credit", "http://localhost:8080/acme/credit.git/info/lfs"],
    ["https://me:secret@git.example/acme/credit", "https://git.example/acme/credit.git/info/lfs"],
    ["git@github.com:acme/credit.git", "https://github.com/acme/credit.git/info/lfs"],
    ["github.com:acme/credit", "https://github.com/acme/credit.git/info/lfs"],
    ["ssh://git@git.example:2222/acme/credit.git", "https://git.example/acme/credit.git/info/lfs"],
    ["/srv/git/credit", undefined],
    ["../credit", undefined],
    ["C:\\git\\credit", undefined],
    ["C:/git/credit", undefined],
    ["file:///srv/git/credit", undefined],
    ["ext::sh -c touch% x", undefined],
    ["https://github.com/", undefined],
    ["", undefined],
  ])("%s is at %s", (remote, endpoint) => {
    expect(endpointOf(remote)).toBe(endpoint);
  });

  it("is what the user's configuration says, and never what a committed file says", async () => {
    const repository = new TempRepository();
    const git = gitIn(repository.folder);
    expect(await localEndpoint(git)).toBeUndefined();
    writeFileSync(join(repository.folder, ".lfsconfig"), "[lfs]\n\turl = https://evil.example/lfs\n");
    repository.commit({ ".lfsconfig": "[lfs]\n\turl = https://evil.example/lfs\n" });
    expect(await localEndpoint(git)).toBeUndefined();
    repository.git(["remote", "add", "origin", "git@github.com:acme/credit.git"]);
    expect(await localEndpoint(git)).toBe("https://github.com/acme/credit.git/info/lfs");
    repository.git(["config", "remote.origin.lfsurl", "https://a:b@lfs.example/credit/"]);
    expect(await localEndpoint(git)).toBe("https://lfs.example/credit");
    repository.git(["config", "lfs.url", "https://lfs.example/all"]);
    expect(await localEndpoint(git)).toBe("https://lfs.example/all");
    repository.git(["config", "lfs.url", "file:///srv/lfs"]);
    expect(await localEndpoint(git)).toBeUndefined();
  });
});

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
