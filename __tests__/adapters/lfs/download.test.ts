import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "@jest/globals";
import { type Lfs, type LfsObject, type Located, openLfs } from "../../../src/adapters/lfs/batch.ts";
import { type DownloadOptions, downloadObject, downloadObjects } from "../../../src/adapters/lfs/download.ts";
import { bytesOf, sparse } from "../../support/lfs/content.ts";
import { compress, ignoreRange, lie, redirect, refuse, reset, times, trickle } from "../../support/lfs/faults.ts";
import { type LfsServer, serveLfs } from "../../support/lfs/server.ts";
import { tempFolder } from "../git/temp-repository.ts";

const MIB = 1_048_576;
const BYTES = randomBytes(300_001);

let server: LfsServer;
let lfs: Lfs;
let object: LfsObject;
const pauses: number[] = [];
const options = { pause: async (time: number) => void pauses.push(time) };
beforeAll(async () => {
  server = await serveLfs();
  lfs = openLfs({ endpoint: server.endpoint, ...options });
  object = server.add(bytesOf(BYTES));
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  pauses.splice(0);
});

async function locate(wanted: LfsObject = object): Promise<Located> {
  const found = await lfs.relocate(wanted);
  if ("unavailable" in found) throw new Error(found.unavailable);
  return found;
}

async function download(wanted: LfsObject = object, more: DownloadOptions = {}, folder = tempFolder()) {
  const result = await downloadObject(await locate(), wanted, folder, { ...options, ...more });
  return { result, left: readdirSync(folder) };
}

describe("a whole object", () => {
  it("becomes a file that only its owner may read", async () => {
    const { result, left } = await download();
    const file = "file" in result ? result.file : "";
    expect(readFileSync(file).equals(BYTES)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(left).toHaveLength(1);
  });

  it("of no bytes is an empty file", async () => {
    const empty = server.add(bytesOf(Buffer.alloc(0)));
    const result = await downloadObject(await locate(empty), empty, tempFolder(), options);
    expect("file" in result ? statSync(result.file).size : undefined).toBe(0);
  });

  it("of 300 MB is never in memory", async () => {
    const large = server.add(sparse(300 * MIB, [{ offset: 5, bytes: BYTES }]));
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 5);
    const result = await downloadObject(await locate(large), large, tempFolder(), options);
    clearInterval(watch);
    expect("file" in result ? statSync(result.file).size : result.unavailable).toBe(300 * MIB);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(100 * MIB);
  });
});

describe("a storage that does not do as asked", () => {
  const tell = (length: string): LfsServer["onDownload"] => lie(() => ({ headers: { "content-length": length } }));
  const other = Buffer.from(BYTES.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte)));
  const endless: LfsServer["onDownload"] = async ({ request, response }) => {
    response.writeHead(200);
    while (!response.destroyed) {
      request.bytes += MIB;
      response.write(Buffer.alloc(MIB));
      await new Promise((done) => setTimeout(done, 1));
    }
    return true;
  };
  test.each<[string, LfsServer["onDownload"], RegExp, number]>([
    ["does not have it", refuse(404), /does not have the object \(404\)/, 0],
    ["removed it", refuse(410), /does not have the object \(410\)/, 0],
    ["says that the link's time is over", refuse(401), /the link is no longer valid/, 0],
    ["is at its limit for good", refuse(429, { "retry-after": "2" }), /cannot answer now \(429\)/, 2],
    ["fails for good", refuse(502), /cannot answer now \(502\)/, 2],
    ["gives a part", refuse(206), /refuses the download \(206\)/, 0],
    ["breaks off always", reset, /could not be reached, or broke off/, 2],
    ["trickles", trickle, /did not answer in time/, 0],
    ["announces another length", tell("300002"), /announces 300002 bytes, the pointer says 300001/, 0],
    ["sends other bytes", lie(() => ({ body: other })), /sent other bytes than the oid names/, 0],
    ["sends without end", endless, /sends more than the 300001 bytes that the pointer says/, 0],
    ["compresses", compress, /compresses what it was asked not to/, 0],
    ["leads in a circle", redirect((path) => path), /without end/, 0],
    ["leads to a file", redirect(() => "file:///etc/passwd"), /no address of http or https/, 0],
  ])("because it %s gives a reason and leaves no file", async (_, fault, message, retries) => {
    server.onDownload = fault;
    const { result, left } = await download(object, fault === trickle ? { timeLimit: 500 } : {});
    expect(result).toEqual({ unavailable: expect.stringMatching(message) });
    expect(JSON.stringify(result)).not.toMatch(/signature|RemoteAuth|secret/);
    expect(left).toEqual([]);
    expect(pauses).toHaveLength(retries);
    expect(server.requests.every(({ bytes }) => bytes < 60 * MIB)).toBe(true);
  });

  it("and does not tell the length, but sends too little, is found out", async () => {
    server.onDownload = ignoreRange(false);
    const claim = { ...object, size: object.size + 1 };
    expect((await download(claim)).result).toEqual({ unavailable: expect.stringContaining("sent 300001 bytes") });
  });

  test.each<[string, LfsServer["onDownload"], number[]]>([
    ["breaking off", times(2, reset), [1_000, 4_000]],
    ["asking to wait", times(1, refuse(503, { "retry-after": "9" })), [9_000]],
    ["leading to another origin", redirect((path) => `${server.elsewhere}${path}`), []],
  ])("for a moment (%s) gives the right bytes in the end", async (_, fault, waits) => {
    server.onDownload = fault;
    const { result } = await download();
    expect("file" in result && readFileSync(result.file).equals(BYTES)).toBe(true);
    expect(pauses).toEqual(waits);
    expect(server.requests.filter(({ at }) => at === "elsewhere").every(({ headers }) => !headers.authorization)).toBe(
      true,
    );
  });
});

describe("a disk", () => {
  it("that has no such folder is a reason", async () => {
    const result = await downloadObject(await locate(), object, "/nowhere/at/all", options);
    expect(result).toEqual({ unavailable: expect.stringContaining("could not be written to the disk (ENOENT)") });
  });

  it("without room is a reason, before anything is asked", async () => {
    const { result } = await download({ ...object, size: 2 ** 52 });
    expect(result).toEqual({ unavailable: expect.stringContaining("no room on the disk") });
    expect(server.requests.filter(({ at }) => at === "storage")).toEqual([]);
  });

  it("never takes a name from the server", async () => {
    const located = await locate();
    expect(await downloadObject(located, { ...object, oid: "../../x" }, tempFolder(), options)).toEqual({
      unavailable: "the pointer holds no valid oid",
    });
  });
});

describe("many objects", () => {
  it("come a few at a time, and one that fails leaves the rest alone", async () => {
    const folder = tempFolder();
    const all = Array.from({ length: 20 }, (_, at) => server.add(bytesOf(Buffer.from(`object ${at}`))));
    const gone = { oid: "0".repeat(64), size: 1 };
    let [now, most] = [0, 0];
    server.onDownload = async ({ request, response }) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((done) => setTimeout(done, 5));
      now -= 1;
      if (!request.path.includes(all[3]?.oid ?? "-")) return false;
      response.writeHead(404);
      response.end();
      return true;
    };
    const results = await downloadObjects(lfs, [...all, gone, all[0] ?? gone], folder, { ...options, atOnce: 3 });
    expect(results.size).toBe(21);
    expect(most).toBe(3);
    for (const [at, { oid }] of all.entries()) {
      const result = results.get(oid);
      if (at === 3) expect(result).toEqual({ unavailable: expect.stringContaining("404") });
      else
        expect(
          result !== undefined &&
            "file" in result &&
            createHash("sha256").update(readFileSync(result.file)).digest("hex"),
        ).toBe(oid);
    }
    expect(results.get(gone.oid)).toHaveProperty("unavailable");
    expect(server.requests.filter(({ at }) => at === "api")).toHaveLength(1);
  });

  it("whose links run out on the way are located again, each once", async () => {
    const all = Array.from({ length: 3 }, (_, at) => server.add(bytesOf(Buffer.from(`late ${at}`))));
    server.onDownload = (_, count) => {
      if (count === 1) server.expire();
      return false;
    };
    const results = await downloadObjects(lfs, all, tempFolder(), { ...options, atOnce: 1 });
    expect([...results.values()].every((result) => "file" in result)).toBe(true);
    expect(server.requests.filter(({ at }) => at === "api")).toHaveLength(3);
  });
});
