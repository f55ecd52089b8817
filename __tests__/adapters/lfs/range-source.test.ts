import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { type Located, openLfs } from "../../../src/adapters/lfs/batch.ts";
import { redirectTarget } from "../../../src/adapters/lfs/http.ts";
import { type RangeOptions, type RangeSource, rangeSource } from "../../../src/adapters/lfs/range-source.ts";
import { bytesOf, sparse } from "../../support/lfs/content.ts";
import { compress, ignoreRange, lie, redirect, refuse, reset, times, trickle } from "../../support/lfs/faults.ts";
import { type LfsServer, LINK_KEY, serveLfs } from "../../support/lfs/server.ts";

const TOKEN = "ghs_never-to-the-storage";
const MIB = 1_048_576;
const SMALL = randomBytes(300_001);

let server: LfsServer;
let small: Located;
let large: Located;
const pauses: number[] = [];
const locate = async (object: { oid: string; size: number }): Promise<Located> => {
  const lfs = openLfs({ endpoint: server.endpoint, authorization: `Bearer ${TOKEN}` });
  const found = await lfs.relocate(object);
  if ("unavailable" in found) throw new Error(found.unavailable);
  return found;
};
beforeAll(async () => {
  server = await serveLfs();
  small = await locate(server.add(bytesOf(SMALL)));
  large = await locate(server.add(sparse(300 * MIB, [{ offset: 200 * MIB, bytes: SMALL }]), "a".repeat(64)));
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  pauses.splice(0);
});

const open = (located: Located, more: RangeOptions = {}): RangeSource =>
  rangeSource(located, { pause: async (time) => void pauses.push(time), ...more });
const downloads = () => server.requests.filter(({ at }) => at !== "api");

describe("an object read by range", () => {
  it("gives the same bytes as the whole, in whatever order it is read", async () => {
    const piece = fc.record({ offset: fc.integer({ min: -10, max: 310_000 }), length: fc.nat(70_000) });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
        const source = open(small);
        for (const { offset, length } of pieces) {
          const start = Math.max(0, offset);
          const expected = SMALL.subarray(start, start + length);
          expect(Buffer.compare(await source.read(offset, length), expected)).toBe(0);
        }
        expect(source.bytesHeld()).toBeLessThanOrEqual(MIB);
      }),
      { numRuns: 100 },
    );
  });

  it("gives the same bytes when it is read at several places at once", async () => {
    const source = open(small);
    const starts = Array.from({ length: 40 }, (_, at) => at * 7_001);
    const parts = await Promise.all(starts.map((start) => source.read(start, 9_000)));
    for (const [at, start] of starts.entries()) expect(parts[at]).toEqual(SMALL.subarray(start, start + 9_000));
  });

  it("costs a page for a look, and nothing for a second one", async () => {
    const source = open(large);
    expect(await source.read(200 * MIB + 5, 10)).toEqual(SMALL.subarray(5, 15));
    expect(await source.read(200 * MIB + 500, 10)).toEqual(SMALL.subarray(500, 510));
    expect([source.requests(), source.bytesFetched(), source.bytesHeld()]).toEqual([1, 4_096, 4_096]);
    expect(source.verified).toBe(false);
    expect(source.size).toBe(300 * MIB);
    expect(downloads().map(({ headers }) => headers.range)).toEqual([`bytes=${200 * MIB}-${200 * MIB + 4_095}`]);
  });

  it("takes few requests to be read forward, by connections kept open, and is not kept", async () => {
    const source = open(large);
    for (let at = 0; at < 16 * MIB; at += 4_096) await source.read(at, 4_096);
    expect(source.requests()).toBeLessThan(80);
    expect(source.bytesFetched()).toBeLessThan(17 * MIB);
    expect(source.bytesHeld()).toBeLessThanOrEqual(MIB);
    expect(new Set(downloads().map(({ port }) => port)).size).toBeLessThanOrEqual(3);
  });

  it("is fetched in parts of at most a MiB where much is wanted at once", async () => {
    const source = open(large);
    expect((await source.read(10, 5 * MIB)).length).toBe(5 * MIB);
    expect(source.requests()).toBeLessThanOrEqual(6);
    expect(source.bytesHeld()).toBeLessThanOrEqual(MIB);
    expect(Math.max(...downloads().map(({ bytes }) => bytes))).toBeLessThanOrEqual(1.25 * MIB);
  });

  it("is not asked for where nothing is wanted", async () => {
    const source = open(small);
    for (const [offset, length] of [
      [0, 0],
      [300_001, 5],
      [5, -1],
      [1e15, 1],
    ] as const)
      expect((await source.read(offset, length)).length).toBe(0);
    expect(source.requests()).toBe(0);
  });

  it("takes no address but one of http or https", () => {
    expect(() => rangeSource({ ...small, url: "file:///etc/passwd" })).toThrow(TypeError);
  });
});

describe("a storage that does not do as asked", () => {
  const range = (value: string) => lie(() => ({ headers: { "content-range": value } }));
  test.each<[string, LfsServer["onDownload"], string, RegExp, number]>([
    ["does not have it", refuse(404), "gone", /does not have the object \(404\)/, 0],
    ["says that it is shorter", refuse(416), "wrong-answer", /shorter than its pointer says/, 0],
    ["says that the link's time is over", refuse(403), "denied", /the link is no longer valid/, 0],
    ["is at its limit for good", refuse(429, { "retry-after": "1" }), "busy", /cannot answer now \(429\)/, 2],
    ["is at its limit for long", refuse(503, { "retry-after": "3600" }), "busy", /cannot answer now \(503\)/, 0],
    ["fails for good", refuse(500), "busy", /cannot answer now \(500\)/, 2],
    ["makes a joke", refuse(418), "refused", /refuses the download \(418\)/, 0],
    ["breaks off always", reset, "unreachable", /could not be reached, or broke off/, 2],
    ["trickles", trickle, "too-slow", /did not answer in time/, 0],
    ["has another part", range("bytes 1-4096/300001"), "wrong-answer", /answers with other bytes than 0-4095/, 0],
    ["has a shorter part", range("bytes 0-99/300001"), "wrong-answer", /answers with other bytes/, 0],
    ["has another size", range("bytes 0-4095/300002"), "wrong-answer", /of an object of 300001 bytes/, 0],
    ["does not tell the size", range("bytes 0-4095/*"), "wrong-answer", /answers with other bytes/, 0],
    ["tells nothing", range(""), "wrong-answer", /answers with other bytes/, 0],
    ["sends more", lie(() => ({ body: Buffer.alloc(5_000) })), "wrong-answer", /more bytes than it was asked for/, 0],
    ["sends less", lie(() => ({ body: Buffer.alloc(50) })), "unreachable", /broke off in the middle/, 2],
    [
      "announces more than it sends",
      lie(() => ({ headers: { "content-length": "4096" }, body: Buffer.alloc(50) })),
      "too-slow",
      /did not answer in time/,
      0,
    ],
    ["compresses", compress, "wrong-answer", /compresses what it was asked not to/, 0],
    ["leads in a circle", redirect((path) => path), "wrong-answer", /without end/, 0],
    ["leads to a file", redirect(() => "file:///etc/passwd"), "wrong-answer", /no address of http or https/, 0],
    ["leads nowhere", redirect(() => "http://"), "wrong-answer", /no address of http or https/, 0],
  ])("because it %s is an error", async (_, fault, code, message, retries) => {
    server.onDownload = fault;
    const source = open(small, code === "too-slow" ? { timeLimit: 300 } : {});
    const error: unknown = await source.read(0, 100).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "LfsError", code, message: expect.stringMatching(message) });
    expect(JSON.stringify([String(error), error])).not.toMatch(/signature|RemoteAuth|secret|ghs_/);
    expect(pauses).toHaveLength(retries);
    expect(source.bytesHeld()).toBe(0);
  });

  test.each<[string, LfsServer["onDownload"], number[]]>([
    ["breaking off", times(1, reset), [1_000]],
    ["asking to wait", times(2, refuse(503, { "retry-after": "9" })), [9_000, 9_000]],
    [
      "sending too little",
      times(
        2,
        lie(() => ({ body: Buffer.alloc(50) })),
      ),
      [1_000, 4_000],
    ],
    [
      "leading elsewhere on the same host",
      times(
        1,
        redirect((path) => path),
      ),
      [],
    ],
  ])("for a moment (%s) is asked again", async (_, fault, waits) => {
    server.onDownload = fault;
    expect(await open(small).read(10, 100)).toEqual(SMALL.subarray(10, 110));
    expect(pauses).toEqual(waits);
  });

  it("and leads to another origin gets none of the headers there, but the range", async () => {
    server.onDownload = redirect((path) => `${server.elsewhere}${path}`);
    expect(await open(small).read(10, 100)).toEqual(SMALL.subarray(10, 110));
    const [first, second] = downloads();
    expect(first?.headers).toMatchObject({ authorization: LINK_KEY, "x-kept": "yes" });
    expect(second?.at).toBe("elsewhere");
    expect(second?.headers.range).toBe("bytes=0-4095");
    expect(second?.headers).not.toHaveProperty("authorization");
    expect(second?.headers).not.toHaveProperty("x-kept");
  });

  it("may lead from http to https and to a path of its own, never from https to http", () => {
    expect(redirectTarget("http://a.example/x/y", "https://b.example/z")).toBe("https://b.example/z");
    expect(redirectTarget("https://a.example/x/y", "../z?k")).toBe("https://a.example/z?k");
    expect(() => redirectTarget("https://a.example/x/y", "http://a.example/z")).toThrow("leads from https to http");
  });

  it("whose object changes while it is read is found out by its tag", async () => {
    server.onDownload = (download, count) => lie(() => ({ headers: { etag: `"${Math.min(count, 2)}"` } }))(download, 0);
    const source = open(small);
    await source.read(0, 10);
    await expect(source.read(100_000, 10)).rejects.toThrow("changed while it was read");
  });

  it("never sees the token of the batch API", async () => {
    await open(small).read(0, 10);
    expect(JSON.stringify(downloads())).not.toContain(TOKEN);
  });
});

describe("a storage that knows no ranges", () => {
  it("gives what is near the start, after one request", async () => {
    server.onDownload = ignoreRange(true);
    const source = open(large);
    expect(await source.read(1_000, 10)).toEqual(Buffer.alloc(10));
    expect((await source.read(MIB - 10, 10)).length).toBe(10);
    await expect(source.read(MIB - 10, 11)).rejects.toThrow("does not serve parts of objects: scan with `lfs: full`");
    await expect(source.read(250 * MIB, 10)).rejects.toMatchObject({ code: "no-range" });
    expect(source.requests()).toBe(1);
    expect(source.bytesHeld()).toBeLessThanOrEqual(MIB + 4_096);
    expect(source.bytesFetched()).toBeLessThan(2 * MIB);
    await new Promise((done) => setTimeout(done, 50));
    expect(downloads()[0]?.bytes).toBeLessThan(20 * MIB);
  });

  it("is an error where the first look is at the end", async () => {
    server.onDownload = ignoreRange(false);
    await expect(open(large).read(250 * MIB, 10)).rejects.toMatchObject({ code: "no-range" });
  });

  it.each([true, false])("gives all of a small object (its length told: %s)", async (told) => {
    server.onDownload = ignoreRange(told);
    const source = open(small);
    expect(await source.read(299_990, 100)).toEqual(SMALL.subarray(299_990));
    expect(await source.read(0, 400_000)).toEqual(SMALL);
    expect(source.requests()).toBe(1);
  });

  it.each([
    ["more", 300_000, /another length|more than/],
    ["less", 300_002, /another length|fewer than/],
  ])("and has %s than the pointer says is found out", async (_, size, message) => {
    for (const told of [true, false]) {
      server.onDownload = ignoreRange(told);
      await expect(open({ ...small, size }).read(0, 10)).rejects.toThrow(message);
    }
  });
});

it("is found by plain data alone, which can be handed to a worker", async () => {
  const source = open(structuredClone(small));
  expect(await source.read(7, 10)).toEqual(SMALL.subarray(7, 17));
});

describe("a link whose time is over", () => {
  it("is asked for once more, and reading goes on", async () => {
    const located = await locate(small);
    let asked = 0;
    const relocate = () => {
      asked += 1;
      return locate(small);
    };
    const source = open(located, { relocate });
    await source.read(0, 10);
    server.expire();
    expect(await source.read(100_000, 10)).toEqual(SMALL.subarray(100_000, 100_010));
    server.expire();
    await expect(source.read(200_000, 10)).rejects.toMatchObject({ code: "denied" });
    expect(asked).toBe(1);
    small = await locate(small);
    large = await locate(large);
  });

  it("is an error with the reason where no other link is to be had", async () => {
    server.onDownload = refuse(401);
    const source = open(small, { relocate: async () => ({ unavailable: "Git LFS says no" }) });
    await expect(source.read(0, 10)).rejects.toThrow("Git LFS says no");
  });
});
