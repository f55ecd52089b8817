import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { type LfsOptions, openLfs } from "../../../src/adapters/lfs/batch.ts";
import { answerFor, readAnswer } from "../../../src/adapters/lfs/batch-answer.ts";
import { basicAuthorization } from "../../../src/adapters/lfs/secrets.ts";
import { bytesOf } from "../../support/lfs/content.ts";
import { type BatchAnswer, type LfsServer, LINK_KEY, serveLfs } from "../../support/lfs/server.ts";

const TOKEN = `ghs_${"long.Jwt-like_".repeat(60)}`;
const GONE = { oid: "0".repeat(64), size: 12 };

let server: LfsServer;
let known: { readonly oid: string; readonly size: number };
beforeAll(async () => {
  server = await serveLfs();
  known = server.add(bytesOf(Buffer.from("a small model")));
});
afterAll(() => server.close());
const pauses: number[] = [];
beforeEach(() => {
  server.reset();
  pauses.splice(0);
});

const open = (more: Partial<LfsOptions> = {}) =>
  openLfs({
    endpoint: server.endpoint,
    authorization: basicAuthorization(TOKEN),
    pause: async (time) => void pauses.push(time),
    ...more,
  });
const locateKnown = async (more: Partial<LfsOptions> = {}) => (await open(more).locate([known])).get(known.oid);
const reason = async (more: Partial<LfsOptions> = {}): Promise<string> => {
  const found = await locateKnown(more);
  return found !== undefined && "unavailable" in found ? found.unavailable : "";
};

describe("the batch API", () => {
  it("is asked for downloads by the basic transfer, and gives a link with its headers", async () => {
    server.accepted.add(basicAuthorization(TOKEN));
    const found = await open({ ref: "refs/heads/main" }).locate([known, GONE]);
    expect(found.get(known.oid)).toEqual({
      ...known,
      url: expect.stringMatching(`^${server.storage}/objects/${known.oid}\\?signature=`),
      headers: { authorization: LINK_KEY, "x-kept": "yes" },
    });
    expect(found.get(GONE.oid)).toEqual({ unavailable: expect.stringContaining("does not have the object (404") });
    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        operation: "download",
        transfers: ["basic"],
        ref: { name: "refs/heads/main" },
        objects: [known, GONE],
        hash_algo: "sha256",
      },
    ]);
  });

  it("takes a bearer token too, and none", async () => {
    server.accepted.add("Bearer abc");
    expect(await locateKnown({ authorization: "Bearer abc" })).toHaveProperty("url");
    server.accepted.clear();
    const lfs = openLfs({ endpoint: server.endpoint });
    expect((await lfs.locate([known])).get(known.oid)).toHaveProperty("url");
    expect(server.requests[1]?.headers.authorization).toBeUndefined();
  });

  it("is asked for at most 100 objects at once, each once", async () => {
    const many = Array.from({ length: 250 }, (_, at) => ({ oid: at.toString(16).padStart(64, "0"), size: at }));
    const found = await open().locate([...many, ...many]);
    expect(found.size).toBe(250);
    expect(server.requests.map(({ body }) => body?.objects.length)).toEqual([100, 100, 50]);
  });

  it("is never asked for what no pointer can hold, nor for one object of two sizes", async () => {
    const wrong = ["../../etc/passwd", "A".repeat(64), "", "0".repeat(63)].map((oid) => ({ oid, size: 1 }));
    const sizes = [-1, 0.5, 2 ** 53, Number.NaN].map((size, at) => ({ oid: `${at}`.repeat(64), size }));
    const twice = [known, { ...known, size: 1 }];
    const found = await open().locate([...wrong, ...sizes, ...twice]);
    expect([...found.values()].every((answer) => "unavailable" in answer)).toBe(true);
    expect(found.size).toBe(9);
    expect(server.requests).toEqual([]);
  });
});

describe("a server that refuses", () => {
  test.each([
    [401, "denies access", 0],
    [403, "the token is not valid, or lacks `contents: read`", 0],
    [404, "no Git LFS for this repository", 0],
    [410, "no Git LFS for this repository", 0],
    [413, "does not accept the request (413: Said", 0],
    [422, "does not accept the request (422: Said", 0],
    [301, "has moved (301)", 0],
    [501, "refuses the request (501", 0],
    [509, "refuses the request (509", 0],
    [429, "cannot answer now (429", 2],
    [500, "cannot answer now (500", 2],
    [502, "cannot answer now (502", 2],
    [503, "cannot answer now (503", 2],
  ])("with %d is quoted, and asked again only where that may help", async (status, text, retries) => {
    server.onBatch = (response) => {
      response.writeHead(status, { location: server.elsewhere });
      response.end(JSON.stringify({ message: `Said \u001b[31mby ${TOKEN}, ${basicAuthorization(TOKEN)}` }));
      return true;
    };
    const said = await reason();
    expect(said).toContain(text);
    expect(said).not.toContain(TOKEN.slice(0, 20));
    expect(said).not.toContain(basicAuthorization(TOKEN).slice(6, 30));
    expect(said).not.toContain("\u001b");
    expect(pauses).toHaveLength(retries);
    expect(server.requests.every(({ at }) => at === "api")).toBe(true);
  });

  it("says that there is no token, where there is none", async () => {
    server.accepted.add("Bearer abc");
    const { endpoint } = server;
    const found = (await openLfs({ endpoint }).locate([known])).get(known.oid);
    expect(found).toEqual({ unavailable: expect.stringContaining("there is no token with `contents: read`") });
  });

  it("gets the time it asks for, if that is not much", async () => {
    const busy =
      (after: string, most: number): LfsServer["onBatch"] =>
      (response, count) => {
        if (count > most) return false;
        response.writeHead(429, { "retry-after": after });
        response.end();
        return true;
      };
    server.onBatch = busy("7", 1);
    expect(await locateKnown()).toHaveProperty("url");
    expect(pauses).toEqual([7_000]);
    server.reset();
    server.onBatch = busy(new Date(Date.now() + 3_600_000).toUTCString(), 9);
    expect(await reason()).toContain("cannot answer now (429)");
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["404: Not here", { code: 404, message: "Not here" }, "does not have the object (404: Not here): push it"],
    ["410", { code: 410, message: "" }, "was removed from Git LFS"],
    ["422 with the token", { code: 422, message: `no ${TOKEN}` }, "does not give the object (422: no ***)"],
    ["a code alone", { code: 500 }, "does not give the object (500: )"],
  ])("one object with %s gives the rest all the same", async (_, error, text) => {
    const other = server.add(bytesOf(Buffer.from("another")));
    server.answer = ({ objects, ...rest }) => ({
      ...rest,
      objects: [{ ...known, error }, objects[1]],
    });
    const found = await open().locate([known, other]);
    expect(found.get(known.oid)).toEqual({ unavailable: expect.stringContaining(text) });
    expect(found.get(other.oid)).toHaveProperty("url");
  });

  it("is not asked for the rest of a long list once it is down", async () => {
    const many = Array.from({ length: 250 }, (_, at) => ({ oid: at.toString(16).padStart(64, "0"), size: at }));
    server.onBatch = (response) => {
      response.destroy();
      return true;
    };
    const found = await open().locate(many);
    expect(server.requests).toHaveLength(3);
    expect(new Set([...found.values()].map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([...found.values()][249]).toEqual({
      unavailable: expect.stringContaining("could not be reached, or broke off"),
    });
  });

  it("that does not exist is named, with the reason", async () => {
    const closed = await serveLfs();
    await closed.close();
    expect(await reason({ endpoint: closed.endpoint })).toMatch(/^127\.0\.0\.1:\d+ could not be reached.*ECONNREFUSED/);
  });

  it("that says nothing is given up", async () => {
    server.onBatch = () => true;
    expect(await reason({ timeLimit: 50 })).toContain("did not answer in time");
    expect(server.requests).toHaveLength(1);
  });
});

describe("an answer that is not right", () => {
  const link = (more: object) => (right: BatchAnswer) => {
    const [object] = right.objects;
    return { ...right, objects: [{ ...object, actions: { download: { ...object?.actions?.download, ...more } } }] };
  };
  test.each<[string, LfsServer["answer"], string]>([
    ["no JSON object", () => "<html>Welcome</html>", "does not answer as a Git LFS server"],
    ["no list", () => ({ objects: {} }), "does not answer as a Git LFS server"],
    ["an error with status 200", () => ({ message: "no" }), "does not answer as a Git LFS server"],
    ["more than 4 MiB", (right) => ({ ...right, more: "x".repeat(5_000_000) }), "does not answer as a Git LFS server"],
    ["another transfer", (right) => ({ ...right, transfer: "ssh" }), "was not offered"],
    ["another hash", (right) => ({ ...right, hash_algo: "md5" }), "was not offered"],
    ["nothing of the object", () => ({ objects: [] }), "says nothing of the object"],
    ["another object", () => ({ objects: [{ ...GONE, actions: {} }] }), "says nothing of the object"],
    ["what is no object", () => ({ objects: [null, 1, { oid: 3 }] }), "says nothing of the object"],
    ["no link", () => ({ objects: [known] }), "gives no link"],
    ["an upload", () => ({ objects: [{ ...known, actions: { upload: { href: "x" } } }] }), "gives no link"],
    [
      "another size",
      ({ objects }) => ({ objects: [{ ...objects[0], size: 99 }] }),
      "the pointer says 13 bytes, Git LFS at",
    ],
    ["a file", link({ href: "file:///etc/passwd" }), "no address of http or https"],
    ["data", link({ href: "data:text/plain,a" }), "no address of http or https"],
    ["a path", link({ href: "/objects/1" }), "no address of http or https"],
    ["a password", link({ href: "http://a:b@localhost/" }), "no address of http or https"],
    ["a long address", link({ href: `http://localhost/${"a".repeat(20_000)}` }), "no address of http or https"],
    ["a header of two lines", link({ header: { a: "b\r\nc: d" } }), "headers that cannot be sent"],
    ["a header without a name", link({ header: { "": "b" } }), "headers that cannot be sent"],
    ["a header of 40 kB", link({ header: { a: "b".repeat(40_000) } }), "headers that cannot be sent"],
  ])("(%s) makes the object unavailable", async (_, answer, text) => {
    server.answer = answer;
    expect(await reason()).toContain(text);
  });

  it("of any shape gives every object an answer, and never throws", async () => {
    const field = <T>(right: T) => fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, fc.jsonValue());
    const download = fc.record({ href: field(`${server.storage}/x`), header: field({ a: "b" }) }, { requiredKeys: [] });
    const object = fc.record(
      {
        oid: field(known.oid),
        size: field(known.size),
        actions: field({}).chain((other) =>
          fc.oneof(fc.constant(other), fc.record({ download: fc.oneof(download, fc.jsonValue()) })),
        ),
        error: fc.jsonValue(),
      },
      { requiredKeys: ["oid"] },
    );
    const answer = fc.oneof(fc.jsonValue(), fc.record({ objects: fc.oneof(fc.jsonValue(), fc.array(object)) }));
    await fc.assert(
      fc.asyncProperty(answer, async (said) => {
        server.answer = () => said;
        const found = await open().locate([known, GONE]);
        expect([...found.keys()]).toEqual([known.oid, GONE.oid]);
        for (const place of found.values())
          if (!("unavailable" in place)) expect([place.oid, place.size]).toEqual([known.oid, known.size]);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves out what only the client decides: connection, length, range, compression", async () => {
    server.answer = link({ header: { Host: "x", Range: "bytes=0-1", "Content-Length": "1", TE: "x", Accept: "*/*" } });
    expect(await locateKnown()).toMatchObject({ headers: { accept: "*/*" } });
  });

  it("is not awaited from an endpoint that is no address of http or https, or holds a password", () => {
    expect(() => openLfs({ endpoint: "file:///srv/lfs" })).toThrow(TypeError);
    expect(() => openLfs({ endpoint: "https://a:b@localhost/x" })).toThrow(TypeError);
  });

  it("may lead from http to https, never back", () => {
    const answer = (href: string) =>
      readAnswer({ objects: [{ ...known, actions: { download: { href } } }] }, "http://a.example");
    const at = (endpoint: string, href: string) => answerFor(known, answer(href), endpoint, (text) => text);
    expect(at("http://a.example/x", "https://b.example/y")).toMatchObject({ url: "https://b.example/y" });
    expect(at("https://a.example/x", "https://b.example/y")).toMatchObject({ url: "https://b.example/y" });
    expect(at("https://a.example/x", "http://b.example/y")).toEqual({
      unavailable: "Git LFS at a.example links from https to http",
    });
  });
});
