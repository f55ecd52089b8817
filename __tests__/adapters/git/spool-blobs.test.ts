import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "@jest/globals";
import { type MirrorOptions, openMirror } from "../../../src/adapters/git/mirror.ts";
import { openRepository } from "../../../src/adapters/git/repository.ts";
import type { SpooledBlob } from "../../../src/adapters/git/spool-blobs.ts";
import { type GitServer, serveGit } from "../../support/git-server.ts";
import { TempRepository, tempFolder } from "./temp-repository.ts";

const MIB = 1_048_576;
const GONE = "1".repeat(40);

const contentOf = (blob: SpooledBlob | undefined): Buffer | undefined =>
  blob === undefined || "unavailable" in blob ? undefined : "bytes" in blob ? blob.bytes : readFileSync(blob.file);

const objectFile = (repository: TempRepository, id: string): string =>
  join(repository.folder, ".git/objects", id.slice(0, 2), id.slice(2));

/** Replaces an object's file. */
function overwrite(repository: TempRepository, id: string, bytes: Buffer): void {
  const file = objectFile(repository, id);
  chmodSync(file, 0o644);
  writeFileSync(file, bytes);
}

describe("blobs of a repository", () => {
  it("come as bytes where they are small, as files that only their owner may read where they are large", async () => {
    const repository = new TempRepository();
    const contents = [
      Buffer.alloc(0),
      Buffer.from("\n\n"),
      randomBytes(MIB),
      randomBytes(MIB + 1),
      randomBytes(5_000_000),
    ];
    const ids = contents.map((content) => repository.blob(content));
    const folder = tempFolder();
    const { blobs, dispose } = await (await openRepository(repository.folder)).spoolBlobs([...ids, ...ids], folder);
    expect([...blobs.keys()]).toEqual(ids);
    for (const [at, id] of ids.entries()) {
      const blob = blobs.get(id);
      expect(contentOf(blob)?.equals(contents[at] ?? Buffer.of(1))).toBe(true);
      expect(blob !== undefined && "file" in blob).toBe(at >= 3);
      if (blob !== undefined && "file" in blob) {
        expect(statSync(blob.file).mode & 0o777).toBe(0o600);
        expect(blob.size).toBe(contents[at]?.length);
      }
    }
    expect(statSync(join(folder, readdirSync(folder)[0] ?? "")).mode & 0o777).toBe(0o700);
    await dispose();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("go to the disk once those in memory are many", async () => {
    const repository = new TempRepository();
    const ids = Array.from({ length: 10 }, (_, at) => repository.blob(`${at}`.repeat(100)));
    const opened = await openRepository(repository.folder);
    const { blobs } = await opened.spoolBlobs(ids, tempFolder(), { inMemoryAtAll: 450 });
    expect([...blobs.values()].map((blob) => "bytes" in blob)).toEqual(ids.map((_, at) => at < 4));
    expect(ids.map((id) => contentOf(blobs.get(id))?.toString())).toEqual(ids.map((_, at) => `${at}`.repeat(100)));
  });

  it("come by SHA-256 too", async () => {
    const folder = tempFolder();
    const repository = new TempRepository(tempFolder());
    repository.git(["init", "--quiet", "--object-format=sha256", folder]);
    const other = new TempRepository(folder);
    const id = other.blob(randomBytes(2 * MIB));
    expect(id).toHaveLength(64);
    const { blobs } = await (await openRepository(folder)).spoolBlobs([id], tempFolder());
    expect(contentOf(blobs.get(id))?.length).toBe(2 * MIB);
  });

  it("of 300 MB are never in memory", async () => {
    const repository = new TempRepository();
    const file = join(tempFolder(), "large");
    const size = 300 * MIB;
    repository.git(["config", "core.bigFileThreshold", "1m"]);
    repository.git(["config", "core.compression", "1"]);
    writeFileSync(file, "");
    for (let at = 0; at < size; at += 50 * MIB) writeFileSync(file, Buffer.alloc(50 * MIB, at % 251), { flag: "a" });
    const id = repository.git(["hash-object", "-w", file]);
    rmSync(file);
    const opened = await openRepository(repository.folder);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 5);
    const { blobs } = await opened.spoolBlobs([id], tempFolder());
    clearInterval(watch);
    expect(blobs.get(id)).toEqual({ file: expect.any(String), size });
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(100 * MIB);
  });

  it("that are no blobs, or not there, are unavailable, and nothing is asked for none", async () => {
    const repository = new TempRepository();
    const commit = repository.commit({ a: "b" });
    const { blobs } = await (await openRepository(repository.folder)).spoolBlobs(
      [GONE, commit, `${GONE}0`],
      tempFolder(),
    );
    for (const id of [GONE, commit, `${GONE}0`])
      expect(blobs.get(id)).toEqual({ unavailable: `blob ${id} is not there, or cannot be read` });
    expect((await (await openRepository(repository.folder)).spoolBlobs([], tempFolder())).blobs.size).toBe(0);
  });

  it("too large for the disk are unavailable, and the others come", async () => {
    const repository = new TempRepository();
    const [large, small] = [repository.blob(randomBytes(3 * MIB)), repository.blob("small")];
    const opened = await openRepository(repository.folder);
    const { blobs } = await opened.spoolBlobs([large, small], tempFolder(), { spare: Number.MAX_SAFE_INTEGER });
    expect(blobs.get(large)).toEqual({ unavailable: `there is no room on the disk for a blob of ${3 * MIB} bytes` });
    expect(blobs.get(small)).toEqual({ bytes: Buffer.from("small") });
  });
});

describe("a damaged blob is unavailable, and those around it come", () => {
  const wrong = randomBytes(3 * MIB);
  const object = (content: Buffer, size = content.length) =>
    deflateSync(Buffer.concat([Buffer.from(`blob ${size}\0`), content]));
  test.each<[string, (good: Buffer) => Buffer]>([
    ["other content of the same length", () => object(wrong)],
    ["a cut file", () => object(wrong).subarray(0, 2 * MIB)],
    ["content shorter than it says", () => object(wrong.subarray(0, MIB), 3 * MIB)],
    ["no header", () => deflateSync(wrong)],
    ["no compression", () => wrong],
    ["nothing", () => Buffer.alloc(0)],
    ["a size beyond any disk", () => object(wrong, 2 ** 60)],
  ])("(%s)", async (_, spoil) => {
    const repository = new TempRepository();
    const around = [randomBytes(2 * MIB), Buffer.from("a"), randomBytes(2 * MIB + 1), Buffer.from("b")];
    const [first = "", second = "", third = "", fourth = ""] = around.map((content) => repository.blob(content));
    const bad = repository.blob(randomBytes(3 * MIB));
    overwrite(repository, bad, spoil(wrong));
    const folder = tempFolder();
    const opened = await openRepository(repository.folder);
    const { blobs } = await opened.spoolBlobs([first, second, bad, third, fourth], folder);
    expect(blobs.get(bad)).toEqual({
      unavailable: expect.stringMatching(/is damaged|not there, or cannot be read|no room on the disk/),
    });
    for (const [at, id] of [first, second, third, fourth].entries())
      expect(contentOf(blobs.get(id))?.equals(around[at] ?? wrong)).toBe(true);
    expect(readdirSync(join(folder, readdirSync(folder)[0] ?? ""))).toHaveLength(2);
  });

  it("also where it is small", async () => {
    const repository = new TempRepository();
    const [bad, good] = [repository.blob("bad"), repository.blob("good")];
    overwrite(repository, bad, object(Buffer.from("BAD")));
    const { blobs } = await (await openRepository(repository.folder)).spoolBlobs([bad, good], tempFolder());
    expect(blobs.get(bad)).toEqual({ unavailable: expect.stringContaining("it is not what its id says") });
    expect(blobs.get(good)).toEqual({ bytes: Buffer.from("good") });
  });

  it("also where there are hundreds", async () => {
    const repository = new TempRepository();
    const ids = Array.from({ length: 120 }, (_, at) => repository.blob(`blob ${at}`));
    for (const id of ids.slice(0, -1)) overwrite(repository, id, Buffer.from("x"));
    const { blobs } = await (await openRepository(repository.folder)).spoolBlobs(ids, tempFolder());
    expect(ids.slice(0, -1).every((id) => "unavailable" in (blobs.get(id) ?? {}))).toBe(true);
    expect(blobs.get(ids[119] ?? "")).toEqual({ bytes: Buffer.from("blob 119") });
  });
});

it("a folder that is not there is the system's error", async () => {
  const repository = new TempRepository();
  const opened = await openRepository(repository.folder);
  await expect(opened.spoolBlobs([repository.blob("a")], "/nowhere/at/all")).rejects.toMatchObject({ code: "ENOENT" });
});

describe("blobs of a mirror", () => {
  const root = tempFolder();
  let server: GitServer;
  beforeAll(async () => {
    server = await serveGit(root);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.takeBytes();
    server.fault = () => false;
  });
  let count = 0;
  function served() {
    count += 1;
    mkdirSync(join(root, `acme/${count}`), { recursive: true });
    return { origin: new TempRepository(join(root, `acme/${count}`)), url: `${server.url}/acme/${count}` };
  }
  const open = (url: string, more: Partial<MirrorOptions> = {}) =>
    openMirror({ folder: tempFolder(), url, pause: async () => {}, ...more });

  it("that are absent are fetched first, all in one fetch, and not again", async () => {
    const { origin, url } = served();
    const contents = [randomBytes(2 * MIB), randomBytes(10_000), Buffer.from("pointer-sized")];
    const ids = contents.map((content) => origin.blob(content));
    const head = origin.commit({ a: contents[0] ?? "", b: contents[1] ?? "", c: contents[2] ?? "" });
    const mirror = await open(url);
    await mirror.fetchCommits([head]);
    server.takeBytes();
    const { blobs, dispose } = await mirror.spoolBlobs(ids, tempFolder());
    expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    for (const [at, id] of ids.entries())
      expect(contentOf(blobs.get(id))?.equals(contents[at] ?? Buffer.of(1))).toBe(true);
    await dispose();
    server.takeBytes();
    await mirror.spoolBlobs(ids, tempFolder());
    expect(server.requests).toEqual([]);
  });

  it("that the remote does not have are unavailable, and the others come", async () => {
    const { origin, url } = served();
    const id = origin.blob("there");
    origin.commit({ a: "there" });
    const { blobs } = await (await open(url)).spoolBlobs([GONE, id], tempFolder());
    expect(blobs.get(GONE)).toEqual({ unavailable: expect.stringContaining("is not there") });
    expect(blobs.get(id)).toEqual({ bytes: Buffer.from("there") });
  });

  it("are unavailable with the reason where the remote is down, but for those that are here", async () => {
    const { origin, url } = served();
    const [here, there] = [origin.blob("small"), origin.blob(randomBytes(5_000))];
    const head = origin.commit({ a: "small" });
    const mirror = await open(url, { token: "ghs_secret" });
    await mirror.fetchCommits([head]);
    server.fault = (_, response) => {
      response.writeHead(503);
      response.end();
      return true;
    };
    const { blobs, dispose } = await mirror.spoolBlobs([here, there], tempFolder());
    expect(blobs.get(here)).toEqual({ bytes: Buffer.from("small") });
    expect(blobs.get(there)).toEqual({ unavailable: expect.stringContaining("503") });
    expect(JSON.stringify([...blobs])).not.toContain("ghs_secret");
    await dispose();
  });

  it("are asked for by full ids alone", async () => {
    const { url } = served();
    const mirror = await open(url);
    await expect(mirror.spoolBlobs(["--all"], tempFolder())).rejects.toMatchObject({ code: "unknown-ref" });
    expect(existsSync(mirror.folder)).toBe(true);
  });
});
